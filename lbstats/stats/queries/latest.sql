-- By which entry each film was watched last, and first; of two of one day the later is further down in the diary.
latest as (
    select
        film_id,
        max((watched_on, position, entry_id)) as entry,
        min((watched_on, position, entry_id)) as first_entry
    from scoped_watch
    where watched_on is not null
    group by film_id
)
