-- The films an upload names by their own address, and what it says of each.
-- grain: one row per film of the upload
create temp view named_film as
select
    number,
    any_value(uri) as uri,
    arg_min(title, place) as title,
    arg_min_null(year, place) as year,
    bool_or(source = 1) as is_marked,
    min(logged_on) filter (source = 1) as marked_on,
    arg_max(rating, place) as rating,
    max(logged_on) filter (source = 2) as rated_on,
    bool_or(source = 3) as is_liked,
    min(logged_on) filter (source = 3) as liked_on,
    bool_or(source = 4) as is_watchlisted,
    min(logged_on) filter (source = 4) as watchlisted_on
from mention
group by number
