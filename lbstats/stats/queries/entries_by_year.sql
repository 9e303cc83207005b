-- grain: one row per calendar year with an entry
with
dated as (
    select year(watched_on) as year from scoped_watch where watched_on is not null
)
select year, count(*) as entry_count
from dated
group by year
order by year
