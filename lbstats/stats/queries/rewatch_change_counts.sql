-- grain: one row per difference, in stars, that occurs between a rewatch's rating and that of the entry before of its film
with
compared as (
    select watch.rating - before.previous_rating as change
    from scoped_watch as watch
    join entry_before as before on before.library_id = $library_id and before.entry_id = watch.entry_id
)
select change, count(*) as entry_count
from compared
where change is not null
group by change
order by change
