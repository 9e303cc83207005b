-- grain: one row per first watch of a film with a release date
with
first_watch as (
    select
        film_id, title, year, released_on, watched_on, watched_on - released_on as lag_days, film_rating as rating, poster_path,
        uri, kind, tmdb_id
    from scoped_entry
    where not is_rewatch and watched_on is not null and released_on is not null and not is_series
)
select film_id, title, year, released_on, watched_on, lag_days, rating, poster_path, uri, kind, tmdb_id
from first_watch
order by lag_days, title, year, film_id
