-- grain: one row per franchise, director or actor and run of entries with at most so many days from one to the next
with
seen as materialized (
    select film_id, entry_id, position, watched_on, title, title_kind, tmdb_id
    from scoped_entry
    where watched_on is not null and title_kind is not null and not is_series
),
logged as (
    select distinct film_id, title_kind, tmdb_id from seen
),
-- By number, because a text is ten times as long to sort: 1 franchise, 2 director, 3 actor.
member as (
    select 1 as place, title.collection_id as key_id, logged.film_id
    from logged
    join title on title.kind = logged.title_kind and title.tmdb_id = logged.tmdb_id
    where title.collection_id is not null
    union
    select case credited.role when 'director' then 2 else 3 end, credited.person_id, logged.film_id
    from logged
    join title_role as credited on credited.kind = logged.title_kind and credited.tmdb_id = logged.tmdb_id
    where credited.role = 'director' or (credited.role = 'actor' and credited.position < $most_billed)
),
many as (
    select place, key_id from member group by all having count(*) >= $least_films
),
stepped as (
    select
        member.place,
        member.key_id,
        seen.film_id,
        seen.entry_id,
        seen.position,
        seen.watched_on,
        seen.watched_on - lag(seen.watched_on) over in_order <= $most_days as follows,
        lead(seen.watched_on) over in_order - seen.watched_on <= $most_days as is_followed
    from member
    semi join many on many.place = member.place and many.key_id = member.key_id
    join seen on seen.film_id = member.film_id
    window in_order as (
        partition by member.place, member.key_id order by seen.watched_on, seen.position, seen.entry_id
    )
),
-- What stands alone is dropped first: that leaves a tenth to count.
numbered as (
    select
        place,
        key_id,
        film_id,
        entry_id,
        watched_on,
        count(*) filter (where follows is not true) over (
            partition by place, key_id order by watched_on, position, entry_id
        ) as run
    from stepped
    where follows or is_followed
),
run as (
    select
        place,
        key_id,
        count(distinct film_id) as film_count,
        count(*) as entry_count,
        min(watched_on) as starts_on,
        max(watched_on) as ends_on,
        list_sort(list(entry_id)) as entry_ids
    from numbered
    group by place, key_id, run
    having film_count >= $least_films
),
franchise as (
    select collection_id, min(collection_name) as name from title where collection_id is not null group by collection_id
),
named as (
    select run.*, coalesce(franchise.name, person.name) as name
    from run
    left join franchise on run.place = 1 and franchise.collection_id = run.key_id
    left join person on run.place > 1 and person.person_id = run.key_id
),
-- A franchise is a marathon of its director and its actors as well: the same entries are told once.
told as (
    select *
    from named
    qualify row_number() over (partition by entry_ids order by place, name, key_id) = 1
    order by film_count desc, ends_on - starts_on, ends_on desc, place, name, key_id
    limit $limit
),
titled as (
    select listed.place, listed.key_id, listed.starts_on, list((seen.watched_on, seen.position, seen.entry_id, seen.title)) as titles
    from (select place, key_id, starts_on, unnest(entry_ids) as entry_id from told) as listed
    join seen on seen.entry_id = listed.entry_id
    group by listed.place, listed.key_id, listed.starts_on
)
select
    case told.place when 1 then 'franchise' when 2 then 'director' else 'actor' end as kind,
    told.key_id,
    told.name,
    told.film_count,
    told.entry_count,
    told.starts_on,
    told.ends_on,
    told.ends_on - told.starts_on + 1 as days,
    array_to_string(list_transform(list_sort(titled.titles), lambda entry: entry[4]), chr(31)) as titles
from told
join titled on titled.place = told.place and titled.key_id = told.key_id and titled.starts_on = told.starts_on
order by told.film_count desc, days, told.ends_on desc, told.place, told.name, told.key_id
