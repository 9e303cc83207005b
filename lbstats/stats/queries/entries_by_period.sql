-- grain: one row per year, month or ISO week from the first with an entry to the last, also those without one
with
entry as materialized (
    select
        date_trunc($period, watched_on)::date as starts_on,
        film_id,
        is_rewatch,
        minutes,
        minutes is null and not is_series as lacks_runtime
    from scoped_entry
    where watched_on is not null
),
period as (
    select unnest(
        generate_series(
            min(starts_on),
            max(starts_on),
            case $period when 'year' then interval 1 year when 'month' then interval 1 month else interval 7 days end
        )
    )::date as starts_on
    from entry
),
known as (
    select count(minutes) > 0 as has_runtimes from entry
),
counted as (
    select
        starts_on,
        count(*) as entry_count,
        count(*) filter (where not is_rewatch) as first_watch_count,
        count(*) filter (where is_rewatch) as rewatch_count,
        count(distinct film_id) as film_count,
        sum(minutes) / 60 as hours,
        count(*) filter (where lacks_runtime) as without_runtime_count
    from entry
    group by starts_on
),
filled as (
    select
        period.starts_on,
        coalesce(counted.entry_count, 0) as entry_count,
        coalesce(counted.first_watch_count, 0) as first_watch_count,
        coalesce(counted.rewatch_count, 0) as rewatch_count,
        coalesce(counted.film_count, 0) as film_count,
        -- No entries are no hours, but entries of which no runtime is known are unknown hours.
        case when known.has_runtimes and coalesce(counted.without_runtime_count, 0) = 0
            then coalesce(counted.hours, 0)
            else counted.hours
        end as hours,
        coalesce(counted.without_runtime_count, 0) as without_runtime_count
    from period
    cross join known
    left join counted on counted.starts_on = period.starts_on
)
select
    starts_on,
    entry_count,
    first_watch_count,
    rewatch_count,
    film_count,
    hours,
    without_runtime_count,
    case when count(*) over latest >= $window then avg(entry_count) over latest end as average_entries,
    case when count(*) over latest >= $window then avg(hours) over latest end as average_hours
from filled
window latest as (order by starts_on rows between $window - 1 preceding and current row)
order by starts_on
