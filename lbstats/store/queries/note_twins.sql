-- Films of a library on one title of TMDB name each other; those that stand alone again name nobody any more.
update film_match
set twin_id = noted.twin_id
from (
    with
    taken as (
        select film_match.film_id, film_match.kind, film_match.tmdb_id, film_match.rung
        from film_match
        join watched on watched.library_id = film_match.library_id and watched.film_id = film_match.film_id
        where film_match.library_id = $library_id and film_match.tmdb_id is not null and film_match.kind <> 'episode'
    ),
    doubted as (
        select one.film_id, min(other.film_id) as twin_id
        from taken as one
        join taken as other
            on other.kind = one.kind and other.tmdb_id = one.tmdb_id and other.film_id <> one.film_id
        where one.rung <> 'choice'
        group by one.film_id
    )
    select film_match.film_id, doubted.twin_id
    from film_match
    left join doubted on doubted.film_id = film_match.film_id
    where film_match.library_id = $library_id
) as noted
where film_match.library_id = $library_id
    and film_match.film_id = noted.film_id
    and film_match.twin_id is distinct from noted.twin_id
