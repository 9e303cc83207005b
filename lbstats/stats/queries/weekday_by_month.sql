-- grain: one row per month and weekday, also those without an entry
with
cell as (
    select month.month, weekday.weekday
    from (select unnest(range(1, 13)) as month) as month
    cross join (select unnest(range(1, 8)) as weekday) as weekday
),
dated as (
    select month(watched_on) as month, isodow(watched_on) as weekday, count(*) as entry_count
    from scoped_watch
    where watched_on is not null
    group by all
)
select cell.month, cell.weekday, coalesce(dated.entry_count, 0) as entry_count
from cell
left join dated on dated.month = cell.month and dated.weekday = cell.weekday
order by cell.month, cell.weekday
