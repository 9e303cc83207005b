-- grain: one row per rewatched film
with
rewatched as (
    select
        film_id, title, year, rating, is_liked, watch_count, rewatch_count, last_watched_on, poster_path, uri, kind, tmdb_id
    from scoped_film
    where rewatch_count > 0
)
select
    film_id, title, year, rating, is_liked, watch_count, rewatch_count, last_watched_on, poster_path, uri, kind, tmdb_id
from rewatched
order by rewatch_count desc, watch_count desc, title, year, film_id
limit $limit
