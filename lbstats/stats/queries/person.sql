-- grain: one row, about a person with a role in a film; none where there is no such person
with
part as (
    select count(distinct film.film_id) as film_count
    from title_role as credited
    join scoped_film as film on film.title_kind = credited.kind and film.tmdb_id = credited.tmdb_id
    where credited.person_id = $person_id
)
select person.person_id, person.name, person.profile_path, part.film_count
from person
cross join part
where person.person_id = $person_id and part.film_count > 0
