-- grain: one row: the least squares line of own rating on the crowd's, without numbers where there are too few films
with
measured as (
    select rating, crowd_rating
    from scoped_film
    where rating is not null and crowd_rating is not null and vote_count >= $least_votes
),
fitted as (
    select
        count(*) as film_count,
        -- Of one and the same average for all there is no line, of one and the same rating no correlation.
        count(*) >= $least_films and min(crowd_rating) < max(crowd_rating) as is_line,
        min(rating) < max(rating) as is_spread,
        regr_slope(rating, crowd_rating) as slope,
        regr_intercept(rating, crowd_rating) as intercept,
        corr(rating, crowd_rating) as correlation
    from measured
)
select
    film_count,
    case when is_line then slope end as slope,
    case when is_line then intercept end as intercept,
    case when is_line and is_spread then correlation end as correlation
from fitted
