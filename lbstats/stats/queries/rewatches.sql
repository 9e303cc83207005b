-- grain: one row per rewatch of the scope whose film has an earlier entry, in the scope or not
with
rewatched as (
    select
        again.*,
        before.previous_on,
        before.previous_rating,
        again.watched_on - before.previous_on as gap_days,
        again.rating - before.previous_rating as change
    from scoped_entry as again
    join entry_before as before on before.library_id = $library_id and before.entry_id = again.entry_id
    where before.previous_on is not null
)
select
    entry_id, film_id, title, year, previous_on, watched_on, gap_days, previous_rating, rating, change, poster_path, uri, kind,
    tmdb_id
from rewatched
order by gap_days, watched_on, position, entry_id
