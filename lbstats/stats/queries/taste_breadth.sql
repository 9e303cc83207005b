-- grain: one row per facet, always three
with
film as materialized (
    select genres, countries, year - year % 10 as decade from scoped_film
),
facet as (
    select unnest(['genre', 'country', 'decade']) as facet, unnest(range(3)) as place
),
-- A film counts once: what is of two genres is half of either.
member as (
    select 'genre' as facet, unnest(genres) as key, 1 / len(genres) as part from film
    union all
    select 'country' as facet, unnest(countries) as key, 1 / len(countries) as part from film
    union all
    select 'decade' as facet, decade::varchar as key, 1 as part from film where decade is not null
),
counted as (
    select facet, key, sum(part) as film_count from member group by facet, key
),
shared as (
    select facet, film_count, film_count / sum(film_count) over (partition by facet) as share from counted
),
measured as (
    select
        facet,
        round(sum(film_count))::bigint as film_count,
        count(*) as group_count,
        -- Shannon's entropy in bits; never below zero by a rounding.
        greatest(-sum(share * log2(share)), 0) as entropy
    from shared
    group by facet
)
select
    facet.facet,
    coalesce(measured.film_count, 0) as film_count,
    coalesce(measured.group_count, 0) as group_count,
    measured.entropy,
    pow(2, measured.entropy) as as_varied_as
from facet
left join measured on measured.facet = facet.facet
order by facet.place
