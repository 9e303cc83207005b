-- grain: one row per director and actor with several films together
with
film as materialized (
    select film_id, title_kind as kind, tmdb_id, rating from scoped_film
),
own as (
    select avg(rating) as mean_rating from film
),
directed as (
    select distinct credited.person_id, film.film_id, film.kind, film.tmdb_id, film.rating
    from film
    join title_role as credited on credited.kind = film.kind and credited.tmdb_id = film.tmdb_id
    where credited.role = 'director'
),
-- Who directed one film only has no pair: most directors and most of the cast need not be looked at.
often as materialized (
    select person_id, film_id, kind, tmdb_id, rating
    from directed
    qualify count(*) over (partition by person_id) >= $least_films
),
played as (
    select often.person_id as director_id, credited.person_id as actor_id, often.rating
    from often
    join title_role as credited on credited.kind = often.kind and credited.tmdb_id = often.tmdb_id
    where credited.role = 'actor' and credited.person_id <> often.person_id
),
counted as (
    select
        director_id,
        actor_id,
        count(*) as film_count,
        count(rating) as rated_count,
        avg(rating) as mean_rating,
        sum(rating) as rating_sum
    from played
    group by director_id, actor_id
    having film_count >= $least_films
)
select
    counted.director_id,
    director.name as director,
    director.profile_path as director_profile_path,
    counted.actor_id,
    actor.name as actor,
    actor.profile_path as actor_profile_path,
    counted.film_count,
    counted.rated_count,
    counted.mean_rating,
    case when counted.rated_count >= $minimum
        then (counted.rating_sum + $weight * own.mean_rating) / (counted.rated_count + $weight)
    end as fair_average
from counted
join person as director on director.person_id = counted.director_id
join person as actor on actor.person_id = counted.actor_id
cross join own
order by
    counted.film_count desc,
    director.name collate noaccent.nocase,
    actor.name collate noaccent.nocase,
    counted.director_id,
    counted.actor_id
limit $limit
