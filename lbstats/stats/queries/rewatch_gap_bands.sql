-- grain: one row per span of days between an entry and the one before of its film, also those never waited
with
band as (
    select
        unnest([
            'same day', 'within a week', '1 week to 1 month', '1 to 12 months', '1 to 2 years', '2 to 5 years', '5 to 10 years',
            '10 years and more'
        ]) as band,
        -- The first day of each; a year has 365.25 days.
        unnest([0, 1, 8, 31, 366, 731, 1827, 3653]) as from_day
),
waited as materialized (
    select watch.film_id, watch.watched_on - before.previous_on as gap_days
    from scoped_watch as watch
    join entry_before as before on before.library_id = $library_id and before.entry_id = watch.entry_id
    where before.previous_on is not null
),
counted as (
    select band.from_day, count(*) as entry_count
    from waited
    asof join band on waited.gap_days >= band.from_day
    group by band.from_day
)
select
    band.band,
    band.from_day,
    coalesce(counted.entry_count, 0) as entry_count,
    coalesce(counted.entry_count, 0) / sum(counted.entry_count) over () as entry_share,
    (select median(gap_days) from waited) as median_days,
    (select count(distinct film_id) from waited) as film_count
from band
left join counted on counted.from_day = band.from_day
order by band.from_day
