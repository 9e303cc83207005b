-- grain: one row per watched film
with
film as (
    select film_id, title, year, watch_count, first_watched_on, last_watched_on from scoped_film
)
select film_id, watch_count, first_watched_on, last_watched_on
from film
order by title collate noaccent.nocase, year nulls last, film_id
