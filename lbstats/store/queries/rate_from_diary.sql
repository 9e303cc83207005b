-- Without a ratings.csv, now or before, the last rated entry of a film stands in for its rating.
update film
set
    rating = latest.rating,
    rating_source = if(latest.rating is null, null, 'diary'),
    rated_on = latest.rated_on
from (
    select
        film.film_id,
        arg_max(diary_entry.rating, (coalesce(watched_on, logged_on), position)) as rating,
        arg_max(
            coalesce(watched_on, logged_on), (coalesce(watched_on, logged_on), position)
        ) as rated_on
    from film
    left join diary_entry
        on diary_entry.library_id = $library_id
        and diary_entry.film_id = film.film_id
        and diary_entry.rating is not null
        and diary_entry.gone_import_id is null
    where film.library_id = $library_id
    group by film.film_id
) as latest
where film.library_id = $library_id
    and film.film_id = latest.film_id
    and (film.rating, film.rated_on) is distinct from (latest.rating, latest.rated_on)
