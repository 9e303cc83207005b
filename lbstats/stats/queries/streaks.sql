-- grain: one row per run of consecutive days or ISO weeks with an entry
with
unit as (
    select
        date_trunc($unit, watched_on)::date as starts_on,
        min(watched_on) as first_on,
        max(watched_on) as last_on,
        count(*) as entry_count
    from scoped_watch
    where watched_on is not null
    group by starts_on
),
numbered as (
    -- Within a run the distance to the row's number stays the same.
    select first_on, last_on, entry_count, starts_on - ($unit_days * row_number() over (order by starts_on))::integer as run
    from unit
),
run as (
    select
        count(*) as length,
        min(first_on) as starts_on,
        max(last_on) as ends_on,
        sum(entry_count) as entry_count
    from numbered
    group by run
    having count(*) >= $least
)
select row_number() over (order by length desc, ends_on desc) as rank, length, starts_on, ends_on, entry_count
from run
order by rank
limit $limit
