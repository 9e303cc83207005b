-- The rows of diary.csv (1) and reviews.csv (2) as far as they identify film and entry.
-- grain: one row per row of the two files
create temp view logged as
select 1 as source, line, title, year, uri, film_uri, watched_on
from incoming_diary
union all
select 2 as source, line, title, year, uri, film_uri, watched_on
from incoming_review
