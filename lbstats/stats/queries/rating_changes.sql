-- grain: one row per film whose rating now is not that of its first rated entry, or per film that has both
with
compared as (
    select
        film_id, title, year, watched_on as first_rated_on, rating as rating_then, film_rating as rating,
        film_rating - rating as change, poster_path, uri, kind, tmdb_id
    from scoped_entry
    where rating is not null and film_rating is not null and watched_on is not null
    qualify row_number() over (partition by film_id order by watched_on, position, entry_id) = 1
)
select film_id, title, year, first_rated_on, rating_then, rating, change, poster_path, uri, kind, tmdb_id
from compared
where change <> 0 or $keeps_unchanged
order by abs(change) desc, change desc, first_rated_on desc, title, year, film_id
