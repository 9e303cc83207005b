-- grain: one row per own review of one film
with
film as (
    select library_id, film_id from scoped_film where film_id = $film_id
)
select
    review.review_id,
    review.watched_on,
    review.logged_on,
    review.rating,
    review.is_marked_rewatch,
    review.tags,
    review.review,
    review.uri
from review
semi join film on film.library_id = review.library_id and film.film_id = review.film_id
where review.gone_import_id is null
order by coalesce(review.watched_on, review.logged_on) nulls last, review.review_id
