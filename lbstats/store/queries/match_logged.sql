-- Which entry (1) or review (2) of the library each row of diary.csv and reviews.csv is: by its address, else, where one
-- of the two has none of boxd.it, by the film and the day; of several on one day in their order.
-- grain: one row per row of the two files
create temp table logged_row as
with existing as (
    select 1 as source, entry_id as row_id, film_id, uri, watched_on, position as place
    from diary_entry
    where library_id = $library_id
    union all
    select 2 as source, review_id as row_id, film_id, uri, watched_on, review_id as place
    from review
    where library_id = $library_id
),

said as (
    select source, line, logged_film.film_id, uri, watched_on
    from logged
    join logged_film using (source, line)
),

said_address as (
    select source, line, uri, row_number() over (partition by source, uri order by line) as ordinal
    from said
    where contains(uri, '//boxd.it/')
),

existing_address as (
    select source, row_id, uri, row_number() over (partition by source, uri order by row_id) as ordinal
    from existing
    where contains(uri, '//boxd.it/')
),

by_address as (
    select source, line, row_id
    from said_address
    join existing_address using (source, uri, ordinal)
),

open_said as (
    select
        source, line, film_id, uri, watched_on,
        row_number() over (partition by source, film_id, watched_on order by line) as ordinal
    from said
    anti join by_address using (source, line)
),

open_existing as (
    select
        source, row_id, film_id, uri, watched_on,
        row_number() over (partition by source, film_id, watched_on order by place, row_id) as ordinal
    from existing
    anti join by_address using (source, row_id)
),

by_day as (
    select open_said.source, line, row_id
    from open_said
    join open_existing
        on open_existing.source = open_said.source
        and open_existing.film_id = open_said.film_id
        and open_existing.watched_on is not distinct from open_said.watched_on
        and open_existing.ordinal = open_said.ordinal
    where not (
        coalesce(contains(open_said.uri, '//boxd.it/'), false)
        and coalesce(contains(open_existing.uri, '//boxd.it/'), false)
    )
),

last_row as (
    select source, max(row_id) as row_id
    from existing
    group by source
)

select
    source,
    line,
    film_id,
    coalesce(by_address.row_id, by_day.row_id, coalesce(last_row.row_id, 0) + line) as row_id,
    by_address.row_id is null and by_day.row_id is null as is_new
from logged_film
left join by_address using (source, line)
left join by_day using (source, line)
left join last_row using (source)
