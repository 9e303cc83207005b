-- grain: one row per diary entry of one film
with
entry as (
    select entry_id, position, watched_on, logged_on, rating, is_rewatch, is_marked_rewatch, tags, uri
    from scoped_watch
    where film_id = $film_id
)
select
    entry_id,
    row_number() over (order by watched_on nulls last, position, entry_id) as nth_watch,
    watched_on,
    logged_on,
    rating,
    is_rewatch,
    is_marked_rewatch,
    tags,
    uri
from entry
order by nth_watch
