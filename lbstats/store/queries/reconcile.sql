-- How the films and entries of a library add up.
-- grain: one row
with logged_film as (
    select film_id, count(*) as entry_count
    from diary_entry
    where library_id = $library_id and gone_import_id is null
    group by film_id
),

present as (
    select
        film.*, coalesce(entry_count, 0) as entry_count,
        is_marked or rating is not null or entry_count is not null as is_watched
    from film
    left join logged_film using (film_id)
    where library_id = $library_id and gone_import_id is null
)

select
    count(*) filter (is_watched)::integer as watched,
    count(*) filter (entry_count > 0)::integer as in_diary,
    count(*) filter (is_watched and entry_count = 0)::integer as undated,
    count(*) filter (is_watched and not is_marked)::integer as not_marked,
    count(*) filter (rating is not null)::integer as rated,
    count(*) filter (is_liked)::integer as liked,
    count(*) filter (is_liked and not is_watched)::integer as liked_not_watched,
    count(*) filter (is_watchlisted)::integer as watchlisted,
    coalesce(sum(entry_count), 0)::integer as entries,
    (select count(*) from list where library_id = $library_id)::integer as lists,
    (select count(*) from review where library_id = $library_id and gone_import_id is null)::integer as reviews,
    count(*) filter (rating_source = 'diary')::integer as rated_from_diary
from present
