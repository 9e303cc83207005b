-- grain: one row per person and role of one film
with
film as (
    select title_kind, tmdb_id from scoped_film where film_id = $film_id and is_enriched
),
role_order as (
    select unnest(['director', 'writer', 'actor', 'cinematographer', 'composer', 'editor', 'producer']) as role,
        unnest(range(1, 8)) as rank
),
part as (
    -- A writer of both story and screenplay is one writer.
    select
        credited.person_id,
        credited.role,
        min(credited.position) as position,
        string_agg(credited.character_name, ', ' order by credited.position)
            filter (where credited.character_name <> '') as characters
    from title_role as credited
    semi join film on film.title_kind = credited.kind and film.tmdb_id = credited.tmdb_id
    group by credited.person_id, credited.role
)
select part.person_id, person.name, part.role, part.position, part.characters, person.profile_path
from part
join person on person.person_id = part.person_id
join role_order on role_order.role = part.role
order by role_order.rank, part.position, person.name, part.person_id
