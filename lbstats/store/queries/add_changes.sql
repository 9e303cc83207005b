-- What an import changed. A film that came or went has that one change; of the others every change counts.
insert into film_change by name
with compared as (
    select
        now.film_id,
        film_before.film_id is null as is_new,
        film_before.is_there as was_there,
        now.gone_import_id is null as is_there,
        format('{} ({})', film_before.title, coalesce(film_before.year::varchar, 'no year')) as old_name,
        format('{} ({})', now.title, coalesce(now.year::varchar, 'no year')) as new_name,
        format('{:g}', film_before.rating) as old_rating,
        format('{:g}', now.rating) as new_rating,
        film_before.is_liked as was_liked,
        now.is_liked,
        film_before.is_watchlisted as was_watchlisted,
        now.is_watchlisted
    from film as now
    left join film_before using (film_id)
    where now.library_id = $library_id
),

stayed as (
    from compared
    where was_there and is_there
),

changed as (
    select film_id, 'new' as change, null as old_value, null as new_value
    from compared
    where is_new and is_there
    union all
    select film_id, 'gone', old_rating, null
    from compared
    where was_there and not is_there
    union all
    select film_id, 'back', null, new_rating
    from compared
    where not was_there and is_there
    union all
    select film_id, 'renamed', old_name, new_name
    from stayed
    where old_name <> new_name
    union all
    select film_id, 'rated', old_rating, new_rating
    from stayed
    where old_rating is distinct from new_rating
    union all
    select film_id, if(is_liked, 'liked', 'unliked'), null, null
    from stayed
    where is_liked <> was_liked
    union all
    select film_id, if(is_watchlisted, 'watchlisted', 'unwatchlisted'), null, null
    from stayed
    where is_watchlisted <> was_watchlisted
)

select $library_id as library_id, $import_id as import_id, film_id, change, old_value, new_value
from changed
