-- grain: one row per film that is in all the groups asked for
-- after latest
with
described as not materialized (
    select kind, tmdb_id, keywords, studios from title where len($keyword::varchar[]) + len($studio::varchar[]) > 0
)
select
    film.film_id,
    film.title,
    film.year,
    film.rating,
    film.is_liked,
    film.watch_count,
    film.rewatch_count,
    film.last_watched_on,
    film.poster_path,
    film.uri,
    film.kind,
    film.tmdb_id
from scoped_film as film
left join latest on $is_latest_first and latest.film_id = film.film_id
left join described on described.kind = film.title_kind and described.tmdb_id = film.tmdb_id
where ($film_ids::integer[] is null or list_contains($film_ids, film.film_id))
    and list_has_all(coalesce(film.genres, []), $genre::varchar[])
    and list_has_all(coalesce(film.countries, []), $country::varchar[])
    and list_has_all([film.language], $language::varchar[])
    and list_has_all(coalesce(described.keywords, []), $keyword::varchar[])
    and list_has_all(coalesce(described.studios, []), $studio::varchar[])
    and list_has_all([(film.year - film.year % 10)::varchar], $decade::varchar[])
    and (
        len($runtime::varchar[]) = 0
        or not film.is_series and list_has_all(
            [list_filter($ends::integer[], lambda up_to: film.runtime_min <= up_to)[1]::varchar], $runtime::varchar[]
        )
    )
order by
    latest.entry desc nulls last,  -- of none, unless asked for
    film.rating desc nulls last,
    film.is_liked desc,
    film.watch_count desc,
    film.title,
    film.year,
    film.film_id
