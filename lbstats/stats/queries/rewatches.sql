-- grain: one row per rewatch of the scope whose film has an earlier entry, in the scope or not
with
entry as (
    select
        entry_id,
        lag(watched_on) over viewing_order as previous_on,
        lag(rating) over viewing_order as previous_rating
    from diary_entry
    where library_id = $library_id and gone_import_id is null and watched_on is not null
    window viewing_order as (partition by film_id order by watched_on, position, entry_id)
)
select
    again.entry_id,
    again.film_id,
    again.title,
    again.year,
    entry.previous_on,
    again.watched_on,
    again.watched_on - entry.previous_on as gap_days,
    entry.previous_rating,
    again.rating,
    again.rating - entry.previous_rating as change,
    again.poster_path,
    again.uri,
    again.kind,
    again.tmdb_id
from scoped_entry as again
join entry on entry.entry_id = again.entry_id
where entry.previous_on is not null
order by gap_days, again.watched_on, again.position, again.entry_id
