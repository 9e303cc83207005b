-- grain: one row per rated film whose votes are known
with
rated as materialized (
    select
        film_id, title, year, rating, is_liked, watch_count, rewatch_count, last_watched_on, poster_path, uri, kind, tmdb_id,
        vote_count
    from scoped_film
    where rating is not null and vote_count is not null
),
split as (
    select median(vote_count) as votes, avg(rating) as rating from rated
)
select
    rated.film_id,
    rated.title,
    rated.year,
    rated.rating,
    rated.is_liked,
    rated.watch_count,
    rated.rewatch_count,
    rated.last_watched_on,
    rated.poster_path,
    rated.uri,
    rated.kind,
    rated.tmdb_id,
    rated.vote_count,
    case when rated.vote_count >= split.votes then 'known' else 'obscure' end
    || case when rated.rating >= split.rating then '_high' else '_low' end as quadrant
from rated
cross join split
order by rated.vote_count desc, rated.rating desc, rated.title, rated.year, rated.film_id
