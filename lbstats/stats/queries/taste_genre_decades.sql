-- grain: one row per genre and decade that are both among the films, together or not
with
film as materialized (
    select year - year % 10 as decade, genres, rating from scoped_film
),
own as (
    select avg(rating) as mean_rating from film
),
whole as (
    select count(*) as film_count from film where len(genres) > 0 and decade is not null
),
member as (
    select unnest(genres) as genre, decade, rating from film where decade is not null
),
counted as (
    select
        genre, decade, count(*) as film_count, count(rating) as rated_count, avg(rating) as mean_rating, sum(rating) as rating_sum
    from member
    group by genre, decade
),
genre as (
    select genre, sum(film_count) as film_count from counted group by genre
),
decade as (
    select distinct decade from counted
)
select
    genre.genre,
    decade.decade,
    coalesce(counted.film_count, 0) as film_count,
    coalesce(counted.rated_count, 0) as rated_count,
    counted.mean_rating,
    case when counted.rated_count >= $minimum
        then (counted.rating_sum + $weight * own.mean_rating) / (counted.rated_count + $weight)
    end as fair_average,
    whole.film_count as population_count
from genre
cross join decade
cross join own
cross join whole
left join counted on counted.genre = genre.genre and counted.decade = decade.decade
order by genre.film_count desc, genre.genre, decade.decade
