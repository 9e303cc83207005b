-- grain: one row per year with an entry and tag, of the tags with the most entries
with
entry as (
    select year(watched_on) as year, list_distinct(tags) as tags from scoped_watch where watched_on is not null
),
tagged as (
    select year, unnest(tags) as tag from entry
),
most_used as (
    select tag, count(*) as all_count from tagged group by tag order by all_count desc, tag limit $limit
),
whole as (
    select year, count(*) as entry_count from entry group by year
),
counted as (
    select year, tag, count(*) as entry_count from tagged group by year, tag
)
select
    whole.year,
    most_used.tag,
    coalesce(counted.entry_count, 0) as entry_count,
    coalesce(counted.entry_count, 0) / whole.entry_count as entry_share
from whole
cross join most_used
left join counted on counted.year = whole.year and counted.tag = most_used.tag
order by whole.year, most_used.all_count desc, most_used.tag
