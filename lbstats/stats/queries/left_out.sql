-- grain: one row, about what is not known of the films of a scope
with
film as (
    select year, first_watched_on from scoped_film
)
select
    count(*) as film_count,
    count(*) filter (where year is null) as without_year,
    count(*) filter (where first_watched_on is null) as without_day
from film
