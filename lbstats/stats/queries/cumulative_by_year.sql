-- grain: one row per Watched Date
with
day as (
    select watched_on, count(*) as entry_count from scoped_watch where watched_on is not null group by watched_on
)
select
    year(watched_on) as year,
    watched_on,
    -- As in a leap year, so that one day of the calendar has one number in every year.
    dayofyear(make_date(2000, month(watched_on), day(watched_on))) as day_of_year,
    entry_count,
    sum(entry_count) over (partition by year(watched_on) order by watched_on) as cumulative_count
from day
order by watched_on
