-- grain: one row per decade of release years
with
counted as (
    select
        year - year % 10 as decade,
        count(*) as film_count,
        count(rating) as rated_count,
        avg(rating) as mean_rating,
        sum(rating) as rating_sum
    from scoped_film
    group by decade
),
own as (
    select sum(rating_sum) / sum(rated_count) as mean_rating from counted
)
select
    counted.decade,
    counted.film_count,
    counted.rated_count,
    counted.mean_rating,
    case when counted.rated_count >= $minimum
        then (counted.rating_sum + $weight * own.mean_rating) / (counted.rated_count + $weight)
    end as fair_average
from counted
cross join own
where counted.decade is not null
order by counted.decade
