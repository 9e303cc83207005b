-- The films of the first upload: all are new, numbered in the order in which it names them.
-- grain: one row per film of the upload
create temp view incoming_film as
select *, true as is_new, number + 1 as film_id
from named_film
