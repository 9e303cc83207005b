-- The rows of films that were unknown until now.
update logged_film
set film_id = unknown_row.film_id
from unknown_row
where unknown_row.source = logged_film.source and unknown_row.line = logged_film.line
