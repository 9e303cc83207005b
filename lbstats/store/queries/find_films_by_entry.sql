-- The film of the rows no name leads to but whose entry the library knows: the film was renamed.
update logged_film
set film_id = known.film_id
from logged
join (
    select uri, film_id
    from diary_entry
    where library_id = $library_id
    union
    select uri, film_id
    from review
    where library_id = $library_id
) as known using (uri)
where logged.source = logged_film.source
    and logged.line = logged_film.line
    and logged_film.film_id is null
    and contains(logged.uri, '//boxd.it/')
