-- By whom the films of the scope with a known director are: a woman, else a non-binary person, else unknown, else men.
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
            when has_woman then 'woman' when has_non_binary then 'non_binary' when has_unknown then 'unknown' else 'man'
        end as direction
    from directed
)
