-- grain: one row per quarter with a rated entry
with
given as (
    select date_trunc('quarter', watched_on)::date as quarter, rating
    from scoped_watch
    where watched_on is not null and rating is not null
),
counted as (
    select
        quarter,
        count(*) as rated_count,
        avg(rating) as mean_rating,
        case when count(*) >= $least_ratings then stddev_samp(rating) / sqrt(count(*)) end as standard_error,
        count(*) - 1 as freedom
    from given
    group by quarter
),
banded as (
    -- Student's t of 97.5 %, by the expansion of Abramowitz and Stegun, 26.7.5; off by 0.3 % with 5 ratings, by less with more.
    select
        *,
        standard_error
        * (1.959964 + 2.372271 / freedom + 2.822465 / freedom ** 2 + 2.555841 / freedom ** 3)
            as half_width
    from counted
)
-- No rating is below half a star, or above five.
select
    quarter,
    rated_count,
    mean_rating,
    case when half_width is not null then greatest(0.5, mean_rating - half_width) end as low,
    case when half_width is not null then least(5, mean_rating + half_width) end as high
from banded
order by quarter
