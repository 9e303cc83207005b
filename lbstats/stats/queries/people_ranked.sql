-- grain: one row per person with a role in a film
with
film as materialized (
    select
        film_id,
        title_kind as kind,
        tmdb_id,
        rating,
        is_liked,
        case when not is_series then runtime_min * greatest(watch_count, 1) end as minutes,
        residual
    from scoped_film
),
own as (
    select avg(rating) as mean_rating from film
),
-- A film counts once per person. An actor has one credit in it at most; others may have two of one role.
credited as (
    select person_id, kind, tmdb_id
    from title_role
    where role = $role and $role = 'actor'
    union all
    select distinct credited.person_id, credited.kind, credited.tmdb_id
    from title_role as credited
    semi join film on film.kind = credited.kind and film.tmdb_id = credited.tmdb_id
    where credited.role = $role and $role <> 'actor'
),
member as materialized (
    select credited.person_id, film.film_id, film.rating, film.is_liked, film.minutes, film.residual
    from film
    join credited on credited.kind = film.kind and credited.tmdb_id = film.tmdb_id
),
counted as (
    select
        person_id,
        count(*) as film_count,
        sum(minutes) / 60.0 as hours,
        count(rating) as rated_count,
        avg(rating) as mean_rating,
        sum(rating) as rating_sum,
        count(residual) as residual_count,
        sum(residual) as residual_sum,
        count(*) filter (where is_liked) as liked_count
    from member
    group by person_id
),
weighed as (
    select
        counted.*,
        case when counted.rated_count >= $minimum
            then (counted.rating_sum + $weight * own.mean_rating) / (counted.rated_count + $weight)
        end as fair_average,
        case when counted.residual_count >= $minimum
            then counted.residual_sum / (counted.residual_count + $weight)
        end as residual
    from counted
    cross join own
),
measured as materialized (
    select
        *,
        case $measure
            when 'films' then film_count when 'hours' then hours when 'fair' then fair_average when 'residual' then residual
        end as measure
    from weighed
),
known as (
    select count(*) as film_count, count(rating) as rated_count, count(residual) as residual_count
    from (select distinct film_id, rating, residual from member)
),
whole as (
    select count(*) as person_count, count(measure) as ranked_count from measured
),
-- Before the names are looked up: most people share their numbers with thousands and stand below all that is shown.
-- Where the lowest are listed too, the measure takes several films, which few have.
foremost as (
    select * from measured where measure is not null
    qualify $last > 0 or rank() over (order by measure desc, film_count desc) <= $limit
)
select
    foremost.person_id,
    person.name,
    person.profile_path,
    foremost.film_count,
    foremost.hours,
    foremost.rated_count,
    foremost.mean_rating,
    foremost.fair_average,
    foremost.residual_count,
    foremost.residual,
    foremost.liked_count,
    known.film_count as population_count,
    known.rated_count as rated_population_count,
    known.residual_count as residual_population_count,
    whole.person_count,
    whole.ranked_count
from foremost
join person on person.person_id = foremost.person_id
cross join known
cross join whole
window listed as (
    order by foremost.measure desc, foremost.film_count desc, person.name collate noaccent.nocase, foremost.person_id
)
qualify row_number() over listed <= $limit - $last or row_number() over listed > whole.ranked_count - $last
order by row_number() over listed
