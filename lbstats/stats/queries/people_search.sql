-- grain: one row per person found
with
film as materialized (
    select film_id, title_kind as kind, tmdb_id from scoped_film
),
named as materialized (
    select person_id, name, profile_path
    from person
    where contains(strip_accents(lower(name)), strip_accents(lower($text)))
),
part as (
    select credited.person_id, credited.role, film.film_id
    from title_role as credited
    semi join named on named.person_id = credited.person_id
    join film on film.kind = credited.kind and film.tmdb_id = credited.tmdb_id
),
counted as (
    select person_id, count(distinct film_id) as film_count, string_agg(distinct role, chr(31) order by role) as roles
    from part
    group by person_id
)
select counted.person_id, named.name, named.profile_path, counted.roles, counted.film_count
from counted
join named on named.person_id = counted.person_id
order by counted.film_count desc, named.name collate noaccent.nocase, counted.person_id
limit $limit
