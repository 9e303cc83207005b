-- The film of every row of diary.csv and reviews.csv by name and year: such a row has its entry's address, not the
-- film's. Of several films of one name and year the first is meant, one that is there and watched before others. A row
-- whose address of the time before boxd.it names another film does not mean one with an address of that time.
-- grain: one row per row of the two files; film_id is null where the library has no such film
create temp table logged_film as
with known_name as (
    select
        uri, title, year,
        -- Smallest first; the film_id in the lower bits.
        film_id
            + if(is_watchlisted, 0, 1::bigint << 40)
            + if(is_liked, 0, 1::bigint << 41)
            + if(rating is null, 1::bigint << 42, 0)
            + if(is_marked, 0, 1::bigint << 43)
            + if(gone_import_id is null, 0, 1::bigint << 44)
            as rank
    from film
    where library_id = $library_id
),

namesake as (
    select
        title,
        year,
        min(rank) as first_rank,
        min(rank) filter (uri is null or contains(uri, '//boxd.it/')) as first_rank_of_today
    from known_name
    group by title, year
)

select
    logged.source,
    logged.line,
    (if(logged.film_uri is null, first_rank, first_rank_of_today) & ((1::bigint << 40) - 1))::integer as film_id
from logged
left join namesake on namesake.title = logged.title and namesake.year is not distinct from logged.year
