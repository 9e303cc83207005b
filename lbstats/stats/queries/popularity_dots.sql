-- grain: one row per dot: one film, or where there are more than fit, all of one rating and one step of the votes
with
rated as materialized (
    select film_id, title, year, rating, vote_count
    from scoped_film
    where rating is not null and vote_count is not null
),
placed as (
    -- A film's own number is a place that no other has. Votes are drawn by their order of magnitude.
    select
        *,
        case when count(*) over () > $most_dots
            then round(log10(greatest(vote_count, 1)) / $step)::integer
            else film_id
        end as place
    from rated
)
select
    film_id, title, year, rating, vote_count, count(*) over dot as film_count, string_agg(film_id::varchar, ',') over dot as film_ids
from placed
window dot as (partition by rating, place)
-- The film that most people know stands for the others.
qualify row_number() over (partition by rating, place order by vote_count desc, title, year, film_id) = 1
order by film_count desc, vote_count desc, rating desc, title, year, film_id
