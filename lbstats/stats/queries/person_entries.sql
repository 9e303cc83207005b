-- grain: one row per dated diary entry of a film a person has a role in
with
part as (
    select distinct kind, tmdb_id from title_role where person_id = $person_id
),
film as (
    select film.film_id, film.title, film.year
    from scoped_film as film
    semi join part on part.kind = film.title_kind and part.tmdb_id = film.tmdb_id
)
select
    watch.entry_id,
    watch.film_id,
    film.title,
    film.year,
    watch.watched_on,
    watch.rating,
    watch.is_rewatch
from scoped_watch as watch
join film on film.film_id = watch.film_id
where watch.watched_on is not null
order by watch.watched_on, watch.position, watch.entry_id
