-- grain: one row per period in which a film with a known director falls
with
film as materialized (
    select
        film_id,
        title_kind as kind,
        tmdb_id,
        case $period when 'released' then year - year % 10 when 'watched' then year(first_watched_on) end as period
    from scoped_film
),
directed as (
    select
        film.film_id,
        any_value(film.period) as period,
        bool_or(person.gender = 1) as has_woman,
        bool_or(person.gender = 3) as has_non_binary,
        bool_or(person.gender = 0) as has_unknown
    from film
    join title_role as credited on credited.kind = film.kind and credited.tmdb_id = film.tmdb_id
    join person on person.person_id = credited.person_id
    where credited.role = 'director' and film.period is not null
    group by film.film_id
),
told as (
    select
        period,
        case
            when has_woman then 'woman' when has_non_binary then 'non_binary' when has_unknown then 'unknown' else 'man'
        end as direction
    from directed
),
counted as (
    select
        period,
        count(*) as film_count,
        count(*) filter (where direction = 'woman') as women_count,
        count(*) filter (where direction = 'non_binary') as non_binary_count,
        count(*) filter (where direction = 'man') as men_count,
        count(*) filter (where direction = 'unknown') as unknown_count
    from told
    group by period
)
select
    period,
    film_count,
    women_count,
    non_binary_count,
    men_count,
    unknown_count,
    women_count / nullif(film_count - unknown_count, 0) as women_share
from counted
order by period
