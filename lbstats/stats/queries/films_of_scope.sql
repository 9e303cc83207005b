-- grain: one row per watched film
-- after latest
with
film as (
    select film_id, title, year, watch_count, first_watched_on, last_watched_on from scoped_film
)
select film.film_id, film.watch_count, film.first_watched_on, film.last_watched_on,
    case when latest.film_id is not null then row_number() over (order by latest.first_entry nulls last) end as first_place
from film
left join latest on latest.film_id = film.film_id
order by latest.entry desc nulls last, film.title collate noaccent.nocase, film.year nulls last, film.film_id
