-- grain: one row per half star, also those never given, and one for the unrated films
with
step as (
    select unnest(range(1, 11)) / 2.0::double as rating
    union all
    select null as rating
),
given as (
    select rating, count(*) as film_count, count(*) filter (where is_liked) as liked_count
    from scoped_film
    group by rating
)
select
    step.rating,
    coalesce(given.film_count, 0) as film_count,
    coalesce(given.liked_count, 0) as liked_count,
    given.liked_count / given.film_count as liked_share
from step
left join given on given.rating is not distinct from step.rating
order by step.rating nulls last
