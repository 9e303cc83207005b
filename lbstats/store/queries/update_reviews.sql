-- The reviews the library had, as reviews.csv has them now.
update review
set
    film_id = said.film_id,
    uri = said.uri,
    logged_on = said.logged_on,
    watched_on = said.watched_on,
    rating = said.rating,
    is_marked_rewatch = said.is_marked_rewatch,
    tags = said.tags,
    review = said.review,
    gone_import_id = null
from (
    select
        row_id, film_id, uri, logged_on, watched_on, rating, is_marked_rewatch, review,
        list_filter(string_split_regex(tags, '\s*,\s*'), lambda tag: tag <> '') as tags
    from logged_row
    join incoming_review using (line)
    where source = 2 and not is_new
) as said
where library_id = $library_id
    and review_id = said.row_id
    and (
        gone_import_id is not null
        or (
            review.film_id, review.uri, review.logged_on, review.watched_on, review.rating,
            review.is_marked_rewatch, review.tags, review.review
        ) is distinct from (
            said.film_id, said.uri, said.logged_on, said.watched_on, said.rating,
            said.is_marked_rewatch, said.tags, said.review
        )
    )
