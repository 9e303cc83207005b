-- grain: one row: the longest run of consecutive ISO weeks with an entry, the latest of several; none without a dated entry
with
week as (
    select distinct date_trunc('week', watched_on)::date as monday from scoped_watch where watched_on is not null
),
numbered as (
    -- Within a run of weeks the distance to the row's number stays the same.
    select monday, monday - (7 * row_number() over (order by monday))::integer as run from week
)
select
    count(*) as weeks,
    min(monday) as first_monday,
    max(monday) as last_monday
from numbered
group by run
order by weeks desc, last_monday desc
limit 1
