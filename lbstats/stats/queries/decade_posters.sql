-- grain: one row per decade and rank: the best rated films of the decade
with
ranked as (
    select
        year - year % 10 as decade,
        row_number() over (
            partition by year - year % 10
            order by rating desc, is_liked desc, watch_count desc, title, year, film_id
        ) as rank,
        film_id, title, year, rating, is_liked, watch_count, rewatch_count, last_watched_on, poster_path, uri, kind, tmdb_id
    from scoped_film
    where year is not null and rating is not null
)
select
    decade, rank, film_id, title, year, rating, is_liked, watch_count, rewatch_count, last_watched_on, poster_path, uri,
    kind, tmdb_id
from ranked
where rank <= $limit
order by decade, rank
