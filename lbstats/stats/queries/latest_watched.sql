-- grain: one row per film of the diary, by its latest dated entry
-- after latest
with
latest_few as (
    select film_id, entry from latest order by entry desc limit $limit
)
select
    scoped_film.film_id, scoped_film.title, scoped_film.year, scoped_film.rating, scoped_film.is_liked, scoped_film.watch_count,
    scoped_film.rewatch_count, scoped_film.last_watched_on, scoped_film.poster_path, scoped_film.uri, scoped_film.kind, scoped_film.tmdb_id
from latest_few
join scoped_film on scoped_film.film_id = latest_few.film_id
order by latest_few.entry desc
