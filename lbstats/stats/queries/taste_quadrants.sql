-- grain: one row per quadrant, always four
with
rated as materialized (
    select rating, vote_count, is_liked from scoped_film where rating is not null and vote_count is not null
),
split as (
    select median(vote_count) as votes, avg(rating) as rating, count(*) as film_count from rated
),
quadrant as (
    select
        unnest(['known_high', 'known_low', 'obscure_high', 'obscure_low']) as quadrant,
        unnest([true, true, false, false]) as is_known,
        unnest([true, false, true, false]) as is_high
),
placed as (
    select rated.rating, rated.is_liked, rated.vote_count >= split.votes as is_known, rated.rating >= split.rating as is_high
    from rated
    cross join split
)
select
    quadrant.quadrant,
    count(placed.rating) as film_count,
    count(placed.rating) / nullif(any_value(split.film_count), 0) as film_share,
    avg(placed.rating) as mean_rating,
    count(*) filter (where placed.is_liked) as liked_count,
    any_value(split.votes) as votes_split,
    any_value(split.rating) as rating_split
from quadrant
cross join split
left join placed on placed.is_known = quadrant.is_known and placed.is_high = quadrant.is_high
group by quadrant.quadrant
order by quadrant.quadrant
