-- The film of the rows whose entry's address names it, as addresses of the time before boxd.it do: it goes before any
-- other of the same name and year.
update logged_film
set film_id = film.film_id
from logged
join film on film.library_id = $library_id and film.uri = logged.film_uri
where logged.source = logged_film.source and logged.line = logged_film.line
