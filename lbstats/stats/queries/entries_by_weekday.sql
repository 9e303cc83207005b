-- grain: one row per weekday, also those without an entry
with
weekday as (
    select unnest(range(1, 8)) as weekday
),
dated as (
    select isodow(watched_on) as weekday, count(*) as entry_count
    from scoped_watch
    where watched_on is not null
    group by all
)
select weekday.weekday, coalesce(dated.entry_count, 0) as entry_count
from weekday
left join dated on dated.weekday = weekday.weekday
order by weekday.weekday
