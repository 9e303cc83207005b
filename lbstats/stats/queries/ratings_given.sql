-- grain: one row per half star, also those never given
with
step as (
    select unnest(range(1, 11)) / 2.0::double as rating
),
film as (
    select rating, count(*) as film_count, count(*) filter (where is_liked) as liked_count
    from scoped_film
    group by rating
),
entry as (
    select
        rating,
        count(*) as entry_count,
        count(*) filter (where not is_rewatch) as first_watch_count,
        count(*) filter (where is_rewatch) as rewatch_count
    from scoped_watch
    group by rating
)
select
    step.rating,
    coalesce(film.film_count, 0) as film_count,
    coalesce(film.liked_count, 0) as liked_count,
    coalesce(entry.entry_count, 0) as entry_count,
    coalesce(entry.first_watch_count, 0) as first_watch_count,
    coalesce(entry.rewatch_count, 0) as rewatch_count
from step
left join film on film.rating = step.rating
left join entry on entry.rating = step.rating
order by step.rating
