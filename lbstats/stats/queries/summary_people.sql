-- grain: one row, about whom and where the watched films with facts come from
with
enriched as (
    select title_kind as kind, tmdb_id, countries from scoped_film where is_enriched
),
directed as (
    select directed.person_id
    from title_role as directed
    semi join enriched on enriched.kind = directed.kind and enriched.tmdb_id = directed.tmdb_id
    where directed.role = 'director'
),
produced as (
    select unnest(countries) as country from enriched
)
select
    (select count(distinct person_id) from directed) as directors,
    (select count(distinct country) from produced) as countries
