-- grain: one row per dot: one film, or where there are more than fit, all of one rating and one step of the crowd's average
with
measured as materialized (
    select film_id, title, year, rating, crowd_rating, vote_count, residual
    from scoped_film
    where rating is not null and crowd_rating is not null and vote_count >= $least_votes
),
placed as (
    -- A film's own number is a place that no other has.
    select *, case when count(*) over () > $most_dots then round(crowd_rating / $step)::integer else film_id end as place
    from measured
)
select
    film_id,
    title,
    year,
    rating,
    crowd_rating,
    rating - residual as expected_rating,
    residual,
    count(*) over dot as film_count,
    string_agg(film_id::varchar, ',') over dot as film_ids,
    avg(residual) over dot as mean_residual
from placed
window dot as (partition by rating, place)
-- The film that most people know stands for the others.
qualify row_number() over (partition by rating, place order by vote_count desc, title, year, film_id) = 1
order by film_count desc, residual desc nulls last, vote_count desc, title, year, film_id
