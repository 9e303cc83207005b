-- grain: one row per film with a known director
-- after directed_by
with
counted as (
    -- By the name of the column of people_women that counts it.
    select film_id, period, case direction when 'woman' then 'women' when 'man' then 'men' else direction end || '_count' as direction
    from told
)
select film_id, period, direction
from counted
order by film_id
