-- grain: one row, about the watched films and the likes
with
liked as (
    -- A film only liked is not watched, and still is a liked film.
    select count(*) as film_count from film
    where library_id = $library_id and is_liked and gone_import_id is null
)
select
    count(*) as watched,
    count(rating) as rated,
    avg(rating) as mean_rating,
    (select film_count from liked) as liked,
    count(*) filter (where is_liked) as liked_watched,
    count(*) filter (where is_enriched) as enriched,
    count(runtime_min) filter (where not is_series) as films_with_runtime,
    count(*) filter (where not is_series and runtime_min is null) as films_without_runtime,
    -- An entry's runtime as often as the film was logged; once where it was not.
    coalesce(sum(runtime_min * greatest(watch_count, 1)) filter (where not is_series), 0) as minutes,
    count(distinct language) as languages,
    count(language) as films_with_language,
    count(*) filter (where format = 'feature') as features,
    count(*) filter (where format = 'short') as shorts,
    count(*) filter (where format = 'series') as series,
    count(*) filter (where format = 'unknown') as unknown_format
from scoped_film
