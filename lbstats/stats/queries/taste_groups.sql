-- grain: one row per group of a facet
with
-- What only two facets need: nothing is read for the others.
described as not materialized (
    select kind, tmdb_id, keywords, studios from title where $facet in ('keyword', 'studio')
),
film as materialized (
    select
        film.rating,
        film.is_liked,
        case when not film.is_series then film.runtime_min * greatest(film.watch_count, 1) end as minutes,
        film.residual,
        -- The groups of a film, each once; null or empty where it is in none.
        case $facet
            when 'genre' then film.genres
            when 'country' then film.countries
            when 'language' then [film.language]
            when 'keyword' then described.keywords
            when 'studio' then described.studios
            when 'decade' then [(film.year - film.year % 10)::varchar]
            -- A series' runtime is that of an episode.
            when 'runtime' then case when not film.is_series
                then [list_filter($ends::integer[], lambda up_to: film.runtime_min <= up_to)[1]::varchar]
            end
        end as keys
    from scoped_film as film
    left join described on described.kind = film.title_kind and described.tmdb_id = film.tmdb_id
),
member as (
    select rating, is_liked, minutes, residual, unnest(keys) as key, generate_subscripts(keys, 1) as nth
    from film
),
own as (
    select avg(rating) as mean_rating from film
),
counted as (
    select
        key,
        count(*) as film_count,
        sum(minutes) / 60.0 as hours,
        count(rating) as rated_count,
        avg(rating) as mean_rating,
        sum(rating) as rating_sum,
        count(residual) as residual_count,
        sum(residual) as residual_sum,
        count(*) filter (where is_liked) as liked_count,
        count(*) filter (where nth = 1) as first_count,
        count(rating) filter (where nth = 1) as first_rated_count,
        count(residual) filter (where nth = 1) as first_residual_count
    from member
    where key is not null
    group by key
),
weighed as (
    select
        counted.*,
        case when counted.rated_count >= $minimum
            then (counted.rating_sum + $weight * own.mean_rating) / (counted.rated_count + $weight)
        end as fair_average,
        case when counted.residual_count >= $minimum
            then counted.residual_sum / (counted.residual_count + $weight)
        end as residual
    from counted
    cross join own
),
measured as (
    select
        *,
        case $measure
            when 'films' then film_count when 'hours' then hours when 'fair' then fair_average when 'residual' then residual
        end as measure,
        case when $facet in ('decade', 'runtime') then key::integer end as place
    from weighed
),
ranked as (
    select
        *,
        -- Every film is the first of one group.
        sum(first_count) over () as population_count,
        sum(first_rated_count) over () as rated_population_count,
        sum(first_residual_count) over () as residual_population_count,
        count(*) over () as group_count,
        count(measure) over () as ranked_count
    from measured
)
select
    ranked.key,
    coalesce(named.name, case $facet when 'decade' then ranked.key || 's' else ranked.key end) as name,
    ranked.film_count,
    ranked.film_count / ranked.population_count as film_share,
    ranked.hours,
    ranked.rated_count,
    ranked.mean_rating,
    ranked.fair_average,
    ranked.residual_count,
    ranked.residual,
    ranked.liked_count,
    ranked.population_count,
    ranked.rated_population_count,
    ranked.residual_population_count,
    ranked.group_count,
    ranked.ranked_count
from ranked
left join (select unnest($keys::varchar[]) as key, unnest($names::varchar[]) as name) as named on named.key = ranked.key
-- Decades and runtimes keep their order and are all there; the others are ranked, without those that lack the measure.
where ranked.place is not null or ranked.measure is not null
window listed as (
    order by ranked.place, ranked.measure desc, ranked.film_count desc, name collate noaccent.nocase, ranked.key
)
qualify row_number() over listed <= $limit - $last or row_number() over listed > ranked.ranked_count - $last
order by row_number() over listed
