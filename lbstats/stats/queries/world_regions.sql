-- grain: one row per region
with
film as materialized (
    select film_id, countries from scoped_film
),
member as (
    select film_id, unnest(countries) as key from film
),
place as (
    select unnest($keys::varchar[]) as key, unnest($alpha_3s::varchar[]) as alpha_3, unnest($regions::varchar[]) as region
),
listed as (
    select region, count(alpha_3) as country_count from place group by region
),
watched as (
    select
        place.region,
        count(distinct member.key) filter (where place.alpha_3 is not null) as seen_count,
        count(distinct member.film_id) as film_count
    from member
    join place on place.key = member.key
    group by place.region
)
select
    listed.region,
    listed.country_count,
    coalesce(watched.seen_count, 0) as seen_count,
    coalesce(watched.film_count, 0) as film_count
from listed
left join watched on watched.region = listed.region
order by film_count desc, listed.region
