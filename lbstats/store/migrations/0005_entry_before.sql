-- grain: one row per diary entry with a day, beside the entry of its film before it: what a rewatch is compared with
create view entry_before as
select
    library_id,
    entry_id,
    lag(watched_on) over viewing_order as previous_on,     -- null: there is none before
    lag(rating) over viewing_order as previous_rating
from diary_entry
where gone_import_id is null and watched_on is not null
window viewing_order as (partition by library_id, film_id order by watched_on, position, entry_id);
