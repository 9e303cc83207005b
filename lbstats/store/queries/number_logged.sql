-- The rows of the first diary.csv and reviews.csv: all are new.
-- grain: one row per row of the two files
create temp view logged_row as
select source, line, film_id, line as row_id, true as is_new
from logged_film
