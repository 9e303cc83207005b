-- grain: one row per diary entry
with
entry as (
    select
        entry_id, film_id, position, title, year, watched_on, rating, is_rewatch, is_liked,
        array_to_string(tags, chr(31)) as tags, poster_path, uri, kind, tmdb_id
    from scoped_entry
)
select entry_id, film_id, title, year, watched_on, rating, is_rewatch, is_liked, tags, poster_path, uri, kind, tmdb_id
from entry
order by watched_on desc nulls last, position desc, entry_id desc
