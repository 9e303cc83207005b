-- The reviews the library did not have.
insert into review by name
select
    $library_id as library_id,
    row_id as review_id,
    film_id,
    uri,
    logged_on,
    watched_on,
    rating,
    is_marked_rewatch,
    list_filter(string_split_regex(tags, '\s*,\s*'), lambda tag: tag <> '') as tags,
    review
from logged_row
join incoming_review using (line)
where source = 2 and is_new
