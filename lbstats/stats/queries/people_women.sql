-- grain: one row per period in which a film with a known director falls
-- after directed_by
with
counted as (
    select
        period,
        count(*) as film_count,
        count(*) filter (where direction = 'woman') as women_count,
        count(*) filter (where direction = 'non_binary') as non_binary_count,
        count(*) filter (where direction = 'man') as men_count,
        count(*) filter (where direction = 'unknown') as unknown_count
    from told
    group by period
)
select
    period,
    film_count,
    women_count,
    non_binary_count,
    men_count,
    unknown_count,
    women_count / nullif(film_count - unknown_count, 0) as women_share
from counted
order by period
