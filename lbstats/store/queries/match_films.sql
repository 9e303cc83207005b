-- Which film of the library each film of the upload is: by its address, else by name and year.
-- grain: one row per film of the upload
--
-- By name and year only films join that no address decides: one of the two has none, or one has its address from the
-- time before boxd.it. Several of one name and year join in their order, those without an address first.
create temp table incoming_film as
with existing as (
    select film_id, uri, title, year
    from film
    where library_id = $library_id
),

by_address as (
    select number, film_id
    from named_film
    join existing using (uri)
),

open_named as (
    select
        number, uri, title, year,
        row_number() over (partition by title, year order by uri is not null, number) as ordinal
    from named_film
    where number not in (select number from by_address)
),

open_existing as (
    select
        film_id, uri, title, year,
        row_number() over (partition by title, year order by uri is not null, film_id) as ordinal
    from existing
    where film_id not in (select film_id from by_address)
),

matched as (
    from by_address
    union all
    select number, film_id
    from open_named
    join open_existing
        on open_existing.title = open_named.title
        and open_existing.year is not distinct from open_named.year
        and open_existing.ordinal = open_named.ordinal
    where open_named.uri is null
        or open_existing.uri is null
        or contains(open_named.uri, '//boxd.it/') <> contains(open_existing.uri, '//boxd.it/')
)

select
    named_film.*,
    matched.film_id is null as is_new,
    coalesce(matched.film_id, number + 1 + (select coalesce(max(film_id), 0) from existing)) as film_id
from named_film
left join matched using (number)
