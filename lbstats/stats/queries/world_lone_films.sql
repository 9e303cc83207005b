-- grain: one row per country with one film
with
film as materialized (
    select
        film_id, title, year, rating, is_liked, watch_count, rewatch_count, last_watched_on, poster_path, uri, kind, tmdb_id,
        countries
    from scoped_film
),
lone as (
    select key, any_value(film_id) as film_id
    from (select film_id, unnest(countries) as key from film)
    group by key
    having count(*) = 1
)
select
    lone.key,
    coalesce(named.name, lone.key) as name,
    film.film_id,
    film.title,
    film.year,
    film.rating,
    film.is_liked,
    film.watch_count,
    film.rewatch_count,
    film.last_watched_on,
    film.poster_path,
    film.uri,
    film.kind,
    film.tmdb_id
from lone
join film on film.film_id = lone.film_id
left join (select unnest($keys::varchar[]) as key, unnest($names::varchar[]) as name) as named on named.key = lone.key
order by name collate noaccent.nocase, lone.key
