-- grain: one row per two genres that a film has both of
with
film as materialized (
    select film_id, genres, rating from scoped_film
),
own as (
    select avg(rating) as mean_rating from film
),
whole as (
    select count(*) as film_count from film where len(genres) > 0
),
member as materialized (
    select film_id, rating, unnest(genres) as genre from film
),
alone as (
    select genre, count(*) as film_count from member group by genre
),
counted as (
    select
        one.genre,
        other.genre as other_genre,
        count(*) as film_count,
        count(one.rating) as rated_count,
        avg(one.rating) as mean_rating,
        sum(one.rating) as rating_sum
    from member as one
    join member as other on other.film_id = one.film_id and one.genre < other.genre
    group by one.genre, other.genre
)
select
    counted.genre,
    counted.other_genre,
    counted.film_count,
    -- As many as there would be if the one said nothing about the other.
    one.film_count * other.film_count / whole.film_count as expected_count,
    counted.rated_count,
    counted.mean_rating,
    case when counted.rated_count >= $minimum
        then (counted.rating_sum + $weight * own.mean_rating) / (counted.rated_count + $weight)
    end as fair_average
from counted
join alone as one on one.genre = counted.genre
join alone as other on other.genre = counted.other_genre
cross join whole
cross join own
order by counted.film_count desc, counted.genre, counted.other_genre
