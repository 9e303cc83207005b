-- grain: one row, about whom and where the watched films with facts come from
with
enriched as (
    select film_id, title_kind as kind, tmdb_id, countries from scoped_film where is_enriched
),
directed as (
    select directed.person_id, enriched.film_id
    from title_role as directed
    join enriched on enriched.kind = directed.kind and enriched.tmdb_id = directed.tmdb_id
    where directed.role = 'director'
),
produced as (
    select unnest(countries) as country from enriched
)
select
    (select count(*) from enriched) as enriched,
    (select count(distinct person_id) from directed) as directors,
    (select count(distinct film_id) from directed) as films_with_director,
    (select count(distinct country) from produced) as countries,
    (select count(*) from enriched where len(countries) > 0) as films_with_country
