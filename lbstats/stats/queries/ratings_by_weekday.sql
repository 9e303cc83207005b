-- grain: one row per weekday, also those without an entry
with
weekday as (
    select unnest(range(1, 8)) as weekday
),
dated as (
    select isodow(watched_on) as weekday, rating from scoped_watch where watched_on is not null
),
counted as (
    select
        weekday,
        count(*) as entry_count,
        count(rating) as rated_count,
        avg(rating) as mean_rating,
        sum(rating) as rating_sum
    from dated
    group by weekday
),
own as (
    select avg(rating) as mean_rating from dated
)
select
    weekday.weekday,
    coalesce(counted.entry_count, 0) as entry_count,
    coalesce(counted.rated_count, 0) as rated_count,
    counted.mean_rating,
    case when counted.rated_count >= $minimum
        then (counted.rating_sum + $weight * own.mean_rating) / (counted.rated_count + $weight)
    end as fair_average
from weekday
cross join own
left join counted on counted.weekday = weekday.weekday
order by weekday.weekday
