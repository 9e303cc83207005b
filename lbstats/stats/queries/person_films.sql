-- grain: one row per film a person has a role in
with
part as (
    select
        kind,
        tmdb_id,
        array_to_string(list_sort(list_distinct(list(role))), chr(31)) as roles,
        string_agg(character_name, ', ' order by position) filter (where role = 'actor' and character_name <> '') as characters
    from title_role
    where person_id = $person_id
    group by kind, tmdb_id
)
select
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
    film.tmdb_id,
    film.crowd_rating,
    part.roles,
    part.characters
from scoped_film as film
join part on part.kind = film.title_kind and part.tmdb_id = film.tmdb_id
order by film.year nulls last, film.title, film.film_id
