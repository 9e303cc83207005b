-- grain: one row per rated film with a crowd
with
measured as (
    select
        film_id, title, year, rating, crowd_rating, vote_count, rating - residual as expected_rating, residual, poster_path, uri,
        kind, tmdb_id
    from scoped_film
    where rating is not null and crowd_rating is not null and vote_count >= $least_votes
)
select
    film_id, title, year, rating, crowd_rating, vote_count, expected_rating, residual, poster_path, uri, kind, tmdb_id
from measured
order by case when $is_lowest_first then -residual else residual end desc nulls last, vote_count desc, title, year, film_id
limit $limit
