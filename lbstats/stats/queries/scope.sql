-- Which films and which entries count: the one place where it is decided. `lbstats.stats.sql` puts these thoughts in front
-- of those of every other query, and no other query reads the two views. Its parameters are the fields of a scope; DuckDB
-- computes what holds for every row before it begins, so that a control that is not set costs nothing.
-- All columns, because the views name them one by one; a query takes what it needs.
fitting_film as not materialized (
    select *
    from watched_film
    where library_id = $library_id
        and case $population when 'rated' then rating is not null when 'liked' then is_liked else true end
        and ($released_from::integer is null or year >= $released_from)
        and ($released_to::integer is null or year <= $released_to)
        and ($rating_from::double is null or rating >= $rating_from)
        and ($rating_to::double is null or rating <= $rating_to)
        -- Null where what is asked for is not known of the film and nothing known speaks against it.
        and coalesce(
            -- Every film has a genre and a country: where TMDB lists none, it is not known.
            ($genres::varchar[] is null or list_has_any(nullif(genres, []), $genres))
            and ($countries::varchar[] is null or list_has_any(nullif(countries, []), $countries))
            and ($languages::varchar[] is null or list_contains($languages, language))
            and (
                $formats::varchar[] is null
                or list_contains($formats, format)
                or case when format = 'unknown' then null else false end
            )
            -- Looked up beforehand: the view of all roles is dear to plan, and most scopes ask for nobody.
            and ($credited::varchar[] is null or list_contains($credited, title_kind || '-' || tmdb_id))
            and (
                $runtime_from::integer is null and $runtime_to::integer is null
                or not is_series
                and ($runtime_from::integer is null or runtime_min >= $runtime_from)
                and ($runtime_to::integer is null or runtime_min <= $runtime_to)
            ),
            $keeps_unknown
        )
),
fitting_watch as not materialized (
    select *
    from watch
    where library_id = $library_id
        and case $population when 'first' then not is_rewatch when 'rewatches' then is_rewatch else true end
        and ($watched_from::date is null or watched_on >= $watched_from)
        and ($watched_to::date is null or watched_on <= $watched_to)
        and ($tags::varchar[] is null or list_has_any(tags, $tags))
        and ($weekdays::bigint[] is null or list_contains($weekdays, isodow(watched_on)))
        and ($months::bigint[] is null or list_contains($months, month(watched_on)))
),
fitting_viewing as not materialized (
    select
        film_id,
        count(*) as watch_count,
        count(*) filter (where is_rewatch) as rewatch_count,
        min(watched_on) as first_watched_on,
        max(watched_on) as last_watched_on
    from fitting_watch
    where $narrows_viewings
    group by film_id
),
-- A film of the scope has the entries of the scope: its counts and days are theirs.
scoped_film as not materialized (
    select
        film.* replace (
            case when $narrows_viewings then viewing.watch_count else film.watch_count end as watch_count,
            case when $narrows_viewings then viewing.rewatch_count else film.rewatch_count end as rewatch_count,
            case when $narrows_viewings then viewing.first_watched_on else film.first_watched_on end as first_watched_on,
            case when $narrows_viewings then viewing.last_watched_on else film.last_watched_on end as last_watched_on
        ),
        -- Against the crowd, in stars; null in all films unless the query is given a line: see `lbstats.stats.residual`.
        case when film.vote_count >= $least_votes
            then film.rating - ($intercept::double + $slope::double * film.crowd_rating)
        end as residual
    from fitting_film as film
    left join fitting_viewing as viewing on viewing.film_id = film.film_id
    where not $narrows_viewings or viewing.film_id is not null
),
scoped_watch as not materialized (
    select watch.*
    from fitting_watch as watch
    left join (select film_id from fitting_film where $narrows_films) as film on film.film_id = watch.film_id
    where not $narrows_films or film.film_id is not null
),
-- An entry together with its film, where both are in the scope: what joining the two above finds, at half the cost.
scoped_entry as not materialized (
    select
        watch.entry_id,
        watch.film_id,
        watch.position,
        watch.watched_on,
        watch.rating,                      -- then
        watch.tags,
        watch.is_rewatch,
        film.title,
        film.year,
        film.rating as film_rating,        -- now
        film.is_liked,
        film.poster_path,
        film.uri,
        film.kind,
        film.tmdb_id,
        film.title_kind,
        film.released_on,
        film.is_series,
        -- What counts as hours. A series' runtime is that of an episode, and nobody says how many were seen.
        case when not film.is_series then film.runtime_min end as minutes
    from fitting_watch as watch
    join fitting_film as film on film.film_id = watch.film_id
)
