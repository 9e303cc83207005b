-- grain: one row per control of the scope bar and value that the library holds
with
film as (
    select year, rating, is_liked, format, language, genres, countries from scoped_film
),
entry as (
    select year(watched_on) as watched_year, is_rewatch, list_distinct(tags) as tags from scoped_watch
),
population as (
    select
        unnest(['watched', 'rated', 'liked']) as value,
        unnest([count(*), count(rating), count(*) filter (where is_liked)]) as found_count
    from film
    union all
    select
        unnest(['diary', 'first', 'rewatches']) as value,
        unnest([count(*), count(*) filter (where not is_rewatch), count(*) filter (where is_rewatch)]) as found_count
    from entry
),
held as (
    select 'genres' as control, unnest(genres) as value from film
    union all
    select 'countries' as control, unnest(countries) as value from film
    union all
    select 'languages' as control, language as value from film
    union all
    select 'formats' as control, format as value from film
    union all
    select 'tags' as control, unnest(tags) as value from entry
    union all
    select 'watched_years' as control, watched_year::varchar as value from entry
    union all
    select 'release_years' as control, year::varchar as value from film
),
counted as (
    select 'populations' as control, value, found_count from population
    union all
    select control, value, count(*) as found_count from held where value is not null group by control, value
)
select control, value, found_count
from counted
order by
    control,
    case when control in ('watched_years', 'release_years') then value end desc,
    found_count desc,
    value
