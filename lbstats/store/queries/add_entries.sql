-- The diary entries the library did not have.
insert into diary_entry by name
select
    $library_id as library_id,
    row_id as entry_id,
    film_id,
    uri,
    line as position,
    logged_on,
    watched_on,
    rating,
    is_marked_rewatch,
    list_filter(string_split_regex(tags, '\s*,\s*'), lambda tag: tag <> '') as tags
from logged_row
join incoming_diary using (line)
where source = 1 and is_new
