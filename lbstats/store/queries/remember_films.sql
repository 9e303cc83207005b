-- The films as they were before an import, to tell afterwards what changed.
-- grain: one row per film
create temp table film_before as
select film_id, title, year, rating, is_liked, is_watchlisted, gone_import_id is null as is_there
from film
where library_id = $library_id
