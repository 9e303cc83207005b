-- All libraries, opened last first.
-- grain: one row per library
select
    library_id, username, state, is_sample, coalesce(film_count, 0) as film_count, created_at, opened_at
from library
left join (
    select library_id, count(*) as film_count
    from watched
    group by library_id
) using (library_id)
order by opened_at desc, created_at desc, library_id
