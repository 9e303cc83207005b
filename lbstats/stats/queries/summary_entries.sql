-- grain: one row, about the diary entries
with
day as (
    select watched_on, count(*) as entry_count, count(distinct film_id) as film_count
    from scoped_watch
    where watched_on is not null
    group by watched_on
),
days as (
    select
        count(*) as days,
        min(watched_on) as first_day,
        max(watched_on) as last_day,
        coalesce(max(entry_count), 0) as busiest_entries,
        -- Of equally busy days the latest.
        max_by(watched_on, (entry_count, watched_on)) as busiest_day,
        count(*) filter (where film_count >= 2) as multiple_days
    from day
),
entries as (
    select
        count(*) as entries,
        count(*) filter (where is_rewatch) as rewatches,
        count(*) filter (where watched_on is not null) as dated,
        count(distinct film_id) as films_in_diary
    from scoped_watch
)
select
    entries.entries,
    entries.rewatches,
    entries.dated,
    entries.films_in_diary,
    days.days,
    days.first_day,
    days.last_day,
    days.busiest_entries,
    days.busiest_day,
    days.multiple_days
from entries
cross join days
