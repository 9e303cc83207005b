-- grain: one row per watched film
-- after latest
with
directed as (
    select directed.kind, directed.tmdb_id, directed.position, person.name
    from title_role as directed
    semi join scoped_film on scoped_film.title_kind = directed.kind and scoped_film.tmdb_id = directed.tmdb_id
    join person on person.person_id = directed.person_id
    where directed.role = 'director'
),
director as (
    -- Sorted as one list of pairs: four times as fast as an ordered aggregate over many small groups.
    select kind, tmdb_id, list_transform(list_sort(list((position, name))), lambda pair: pair[2]) as directors
    from directed
    group by kind, tmdb_id
)
-- Lists as text: DuckDB takes 0.1 s longer to hand over 40,000 lists than their texts, which `sql.split` takes apart.
select
    film.film_id,
    film.title,
    film.year,
    film.rating,
    film.is_liked,
    film.watch_count,
    film.rewatch_count,
    film.first_watched_on,
    film.last_watched_on,
    case when latest.film_id is not null then row_number() over (order by latest.first_entry nulls last) end as first_place,
    film.format,
    film.runtime_min,
    array_to_string(film.genres, chr(31)) as genres,
    case when film.is_enriched then coalesce(array_to_string(director.directors, chr(31)), '') end as directors,
    array_to_string(film.countries, chr(31)) as countries,
    film.language,
    film.crowd_rating,
    film.vote_count,
    film.poster_path,
    film.uri,
    film.kind,
    film.tmdb_id,
    film.imdb_id,
    film.state,
    film.is_enriched
from scoped_film as film
left join director on director.kind = film.title_kind and director.tmdb_id = film.tmdb_id
left join latest on latest.film_id = film.film_id
order by latest.entry desc nulls last, film.title collate noaccent.nocase, film.year nulls last, film.film_id
