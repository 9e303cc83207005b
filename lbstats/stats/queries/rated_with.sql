-- grain: one row per film with that rating
with
rated as (
    select
        film_id, title, year, rating, is_liked, watch_count, rewatch_count, last_watched_on, poster_path, uri, kind, tmdb_id
    from scoped_film
    where rating = $rating
)
select
    film_id, title, year, rating, is_liked, watch_count, rewatch_count, last_watched_on, poster_path, uri, kind, tmdb_id
from rated
order by is_liked desc, watch_count desc, title, year, film_id
limit $limit
