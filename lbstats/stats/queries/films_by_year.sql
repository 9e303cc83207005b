-- grain: one row per release year of the watched films, and one for those without a year
with
counted as (
    select
        year,
        count(*) as film_count,
        count(rating) as rated_count,
        avg(rating) as mean_rating,
        sum(rating) as rating_sum,
        sum(watch_count) as entry_count
    from scoped_film
    group by year
),
own as (
    select sum(rating_sum) / sum(rated_count) as mean_rating from counted
)
select
    counted.year,
    counted.film_count,
    counted.rated_count,
    counted.mean_rating,
    case when counted.rated_count >= $minimum
        then (counted.rating_sum + $weight * own.mean_rating) / (counted.rated_count + $weight)
    end as fair_average,
    counted.entry_count
from counted
cross join own
order by counted.year nulls last
