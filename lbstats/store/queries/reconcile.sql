-- How the films and entries of a library add up.
-- grain: one row
with counted as (
    select
        count(*) as watched,
        count(*) filter (watch_count > 0) as in_diary,
        count(*) filter (watch_count = 0) as undated,
        count(*) filter (not is_marked) as not_marked,
        count(rating) as rated,
        count(*) filter (rating_source = 'diary') as rated_from_diary,
        count(*) filter (is_liked) as liked_watched,
        coalesce(sum(watch_count), 0)::bigint as entries
    from watched
    where library_id = $library_id
),

named as (
    select
        count(*) filter (is_liked) as liked,
        count(*) filter (is_watchlisted) as watchlisted
    from film
    where library_id = $library_id and gone_import_id is null
)

select
    watched,
    in_diary,
    undated,
    not_marked,
    rated,
    rated_from_diary,
    liked,
    liked - liked_watched as liked_not_watched,
    watchlisted,
    entries,
    (select count(*) from list where library_id = $library_id) as lists,
    (select count(*) from review where library_id = $library_id and gone_import_id is null) as reviews
from counted
cross join named
