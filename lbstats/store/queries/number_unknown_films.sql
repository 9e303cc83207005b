-- The rows of diary.csv and reviews.csv whose film the library does not have, each film with its new number.
-- grain: one row per such row
create temp table unknown_row as
select
    source,
    line,
    film_uri as uri,
    title,
    year,
    (select coalesce(max(film_id), 0) from film where library_id = $library_id)
        + dense_rank() over (
            order by film_uri, if(film_uri is null, title, null), if(film_uri is null, year, null)
        ) as film_id
from logged_film
join logged using (source, line)
where logged_film.film_id is null
