-- grain: one row per run of days without an entry between two with one
with
day as (
    select distinct watched_on from scoped_watch where watched_on is not null
),
paired as (
    select watched_on as last_on, lead(watched_on) over (order by watched_on) as next_on from day
),
gap as (
    select last_on, next_on, next_on - last_on - 1 as days from paired where next_on - last_on > 1
)
select row_number() over (order by days desc, next_on desc) as rank, days, last_on, next_on
from gap
order by rank
limit $limit
