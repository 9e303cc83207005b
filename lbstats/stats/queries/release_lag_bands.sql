-- grain: one row per span of days from release to first watch, also those nobody waited
with
band as (
    select
        unnest([
            'before its release', 'first week', '1 week to 1 month', '1 to 12 months', '1 to 5 years', '5 to 10 years', '10 to 25 years',
            '25 to 50 years', '50 years and more'
        ]) as band,
        -- The first day of each; a year has 365.25 days.
        unnest([-100000, 0, 7, 31, 366, 1827, 3653, 9132, 18263]) as from_day
),
first_watch as materialized (
    select watched_on - released_on as lag_days
    from scoped_entry
    where not is_rewatch and watched_on is not null and released_on is not null and not is_series
),
counted as (
    select band.from_day, count(*) as film_count
    from first_watch
    asof join band on first_watch.lag_days >= band.from_day
    group by band.from_day
)
select
    band.band,
    band.from_day,
    coalesce(counted.film_count, 0) as film_count,
    coalesce(counted.film_count, 0) / sum(counted.film_count) over () as film_share,
    (select median(lag_days) from first_watch) as median_days
from band
left join counted on counted.from_day = band.from_day
order by band.from_day
