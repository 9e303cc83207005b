-- grain: one row per difference, in stars, that occurs between a rewatch's rating and that of the entry before of its film
with
entry as (
    select
        entry_id,
        rating - lag(rating) over (partition by film_id order by watched_on, position, entry_id) as change
    from diary_entry
    where library_id = $library_id and gone_import_id is null and watched_on is not null
)
select entry.change, count(*) as entry_count
from scoped_watch as watch
join entry on entry.entry_id = watch.entry_id
where entry.change is not null
group by entry.change
order by entry.change
