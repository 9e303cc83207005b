-- grain: one row per country of today without a film
with
seen as materialized (
    select unnest(countries) as key from scoped_film
),
place as (
    select
        unnest($keys::varchar[]) as key,
        unnest($alpha_3s::varchar[]) as alpha_3,
        unnest($names::varchar[]) as name,
        unnest($regions::varchar[]) as region,
        unnest($are_drawn::boolean[]) as is_drawn
)
select place.key, place.alpha_3, place.name, place.region, place.is_drawn
from place
anti join seen on seen.key = place.key
where place.alpha_3 is not null
order by place.region, place.name collate noaccent.nocase, place.key
