-- grain: one row per film with a known director; the thoughts are those of people_women
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
        film_id,
        period,
        case
            when has_woman then 'women_count' when has_non_binary then 'non_binary_count' when has_unknown then 'unknown_count'
            else 'men_count'
        end as direction
    from directed
)
select film_id, period, direction
from told
order by film_id
