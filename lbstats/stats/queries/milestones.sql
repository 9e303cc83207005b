-- grain: one row per entry with a round number, and the first
with
numbered as (
    select
        row_number() over (order by watched_on, position, entry_id) as nth,
        entry_id, film_id, title, year, watched_on, rating, is_rewatch, poster_path, uri, kind, tmdb_id
    from scoped_entry
    where watched_on is not null
)
select nth, entry_id, film_id, title, year, watched_on, rating, is_rewatch, poster_path, uri, kind, tmdb_id
from numbered
where nth in (1, 50) or nth % 100 = 0
order by nth
