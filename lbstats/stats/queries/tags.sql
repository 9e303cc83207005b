-- grain: one row per tag of the diary
with
entry as materialized (
    select film_id, watched_on, rating, list_distinct(tags) as tags, minutes from scoped_entry
),
own as (
    select count(*) as entry_count, avg(rating) as mean_rating from entry
),
tagged as (
    select unnest(tags) as tag, film_id, watched_on, rating, minutes from entry
),
counted as (
    select
        tag,
        count(*) as entry_count,
        count(distinct film_id) as film_count,
        sum(minutes) / 60 as hours,
        count(rating) as rated_count,
        avg(rating) as mean_rating,
        sum(rating) as rating_sum,
        min(watched_on) as first_on,
        max(watched_on) as last_on
    from tagged
    group by tag
)
select
    counted.tag,
    counted.entry_count,
    counted.entry_count / own.entry_count as entry_share,
    counted.film_count,
    counted.hours,
    counted.rated_count,
    counted.mean_rating,
    case when counted.rated_count >= $minimum
        then (counted.rating_sum + $weight * own.mean_rating) / (counted.rated_count + $weight)
    end as fair_average,
    counted.first_on,
    counted.last_on
from counted
cross join own
order by counted.entry_count desc, counted.tag
limit $limit
