-- grain: one row per role of a person
with
film as materialized (
    select
        film_id,
        title_kind as kind,
        tmdb_id,
        rating,
        case when not is_series then runtime_min * greatest(watch_count, 1) end as minutes,
        residual
    from scoped_film
),
own as (
    select avg(rating) as mean_rating from film
),
member as (
    select distinct credited.role, film.film_id, film.rating, film.minutes, film.residual
    from title_role as credited
    join film on film.kind = credited.kind and film.tmdb_id = credited.tmdb_id
    where credited.person_id = $person_id
),
counted as (
    select
        role,
        count(*) as film_count,
        sum(minutes) / 60.0 as hours,
        count(rating) as rated_count,
        avg(rating) as mean_rating,
        sum(rating) as rating_sum,
        count(residual) as residual_count,
        sum(residual) as residual_sum
    from member
    group by role
)
select
    counted.role,
    counted.film_count,
    counted.hours,
    counted.rated_count,
    counted.mean_rating,
    case when counted.rated_count >= $minimum
        then (counted.rating_sum + $weight * own.mean_rating) / (counted.rated_count + $weight)
    end as fair_average,
    counted.residual_count,
    case when counted.residual_count >= $minimum
        then counted.residual_sum / (counted.residual_count + $weight)
    end as residual
from counted
cross join own
order by counted.film_count desc, counted.role
