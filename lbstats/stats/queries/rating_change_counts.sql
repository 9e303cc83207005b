-- grain: one row per difference, in stars, that occurs between the rating now and that of the first rated entry
with
compared as (
    select film_rating - rating as change
    from scoped_entry
    where rating is not null and film_rating is not null and watched_on is not null
    qualify row_number() over (partition by film_id order by watched_on, position, entry_id) = 1
)
select change, count(*) as film_count
from compared
group by change
order by change
