-- The diary entries the library had, as diary.csv has them now.
update diary_entry
set
    film_id = said.film_id,
    uri = said.uri,
    position = said.line,
    logged_on = said.logged_on,
    watched_on = said.watched_on,
    rating = said.rating,
    is_marked_rewatch = said.is_marked_rewatch,
    tags = said.tags,
    gone_import_id = null
from (
    select
        row_id, film_id, uri, line, logged_on, watched_on, rating, is_marked_rewatch,
        list_filter(string_split_regex(tags, '\s*,\s*'), lambda tag: tag <> '') as tags
    from logged_row
    join incoming_diary using (line)
    where source = 1 and not is_new
) as said
where library_id = $library_id
    and entry_id = said.row_id
    and (
        gone_import_id is not null
        or (
            diary_entry.film_id, diary_entry.uri, position, diary_entry.logged_on, diary_entry.watched_on,
            diary_entry.rating, diary_entry.is_marked_rewatch, diary_entry.tags
        ) is distinct from (
            said.film_id, said.uri, said.line, said.logged_on, said.watched_on,
            said.rating, said.is_marked_rewatch, said.tags
        )
    )
