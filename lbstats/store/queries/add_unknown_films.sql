-- The films that only diary.csv and reviews.csv name.
insert into film by name
select
    $library_id as library_id,
    film_id,
    any_value(uri) as uri,
    arg_min(title, (source, line)) as title,
    arg_min_null(year, (source, line)) as year,
    false as is_marked,
    false as is_liked,
    false as is_watchlisted,
    $import_id as first_import_id
from unknown_row
group by film_id
