-- grain: one row per favourite of the profile that is a watched film
with
named as (
    select unnest(favourite_uris) as uri, generate_subscripts(favourite_uris, 1) as rank
    from library
    where library_id = $library_id
),
favourite as (
    select uri, min(rank) as rank from named group by uri
)
select
    scoped_film.film_id, scoped_film.title, scoped_film.year, scoped_film.rating, scoped_film.is_liked, scoped_film.watch_count,
    scoped_film.rewatch_count, scoped_film.last_watched_on, scoped_film.poster_path, scoped_film.uri, scoped_film.kind, scoped_film.tmdb_id
from favourite
join scoped_film on scoped_film.uri = favourite.uri
order by favourite.rank, scoped_film.film_id
