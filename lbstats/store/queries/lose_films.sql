-- A film that nothing names any more is gone and kept as history; one that something names again is back.
update film
set gone_import_id = if(now.is_named, null, $import_id)
from (
    select
        film_id,
        is_marked or rating is not null or is_liked or is_watchlisted
            or film_id in (select film_id from diary_entry where library_id = $library_id and gone_import_id is null)
            or film_id in (select film_id from review where library_id = $library_id and gone_import_id is null)
            or film_id in (select film_id from list_film where library_id = $library_id)
            as is_named
    from film
    where library_id = $library_id
) as now
where library_id = $library_id
    and film.film_id = now.film_id
    and (gone_import_id is null) <> now.is_named
