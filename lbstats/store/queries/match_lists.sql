-- Which list of the library each list of the upload is: by its address, else, where one of the two has none, by the name
-- of its file; of several in their order.
-- grain: one row per list of the upload
create temp table list_number as
with existing as (
    select list_id, url, file
    from list
    where library_id = $library_id
),

said_address as (
    select list_number, url, row_number() over (partition by url order by list_number) as ordinal
    from incoming_list
    where url is not null
),

existing_address as (
    select list_id, url, row_number() over (partition by url order by list_id) as ordinal
    from existing
    where url is not null
),

by_address as (
    select list_number, list_id
    from said_address
    join existing_address using (url, ordinal)
),

open_said as (
    select list_number, url, file, row_number() over (partition by file order by list_number) as ordinal
    from incoming_list
    anti join by_address using (list_number)
),

open_existing as (
    select list_id, url, file, row_number() over (partition by file order by list_id) as ordinal
    from existing
    anti join by_address using (list_id)
),

matched as (
    from by_address
    union all
    select list_number, list_id
    from open_said
    join open_existing using (file, ordinal)
    where open_said.url is null or open_existing.url is null
)

select
    list_number,
    coalesce(list_id, list_number + (select coalesce(max(list_id), 0) from existing)) as list_id
from incoming_list
left join matched using (list_number)
