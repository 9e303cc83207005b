-- grain: one row per watched film, also those not decided yet
--
-- Films that are taken for one and the same title of TMDB stand together, where the first of them stands. Episodes have
-- their series in common and nothing else. Twins: two watched films that the ladder took for one and the same.
with
state_order as (
    select unnest(['doubtful', 'unmatched', 'failed', 'pending', 'matched']) as state, unnest(range(1, 6)) as rank
),
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
),
ranked as (
    select
        film.*,
        row_number() over (
            order by state_order.rank, film.title collate noaccent.nocase, film.year nulls last, film.film_id
        ) as position,
        case
            when film.tmdb_id is not null and film.kind <> 'episode'
                then min(film.film_id) over (partition by film.kind, film.tmdb_id)
            else film.film_id
        end as group_id
    from scoped_film as film
    join state_order on state_order.state = film.state
),
grouped as (
    select
        *,
        count(*) over (partition by group_id) as group_size,
        min(position) over (partition by group_id) as place
    from ranked
)
select
    film.film_id,
    film.uri,
    film.title,
    film.year,
    film.kind,
    film.tmdb_id,
    film.state,
    film.rung,
    film.distance,
    film.reason,
    twin.title as twin_title,
    twin.year as twin_year,
    film.tmdb_title,
    year(film.released_on) as tmdb_year,
    array_to_string(director.directors, ', ') as director,
    film.poster_path,
    -- What the ladder saw, whatever a person chose instead.
    coalesce(ladder_match.candidates, film.candidates, '[]') as candidates,
    film.group_id,
    film.group_size
from grouped as film
left join ladder_match on ladder_match.library_id = film.library_id and ladder_match.film_id = film.film_id
left join grouped as twin on twin.film_id = film.twin_id
left join director on director.kind = film.title_kind and director.tmdb_id = film.tmdb_id
order by film.place, film.position
