-- The views from which every statistic starts. What an entry, a watched film and a rewatch are, and that what is gone
-- from the exports does not count, stands here and nowhere else. Grouped and joined by library_id, so that a filter on it
-- reaches every table; no windows, because DuckDB computes them even for a query that does not read them.

-- grain: one row per film with a diary entry that is still there
create view viewing as
select
    library_id,
    film_id,
    -- Entries in the order of viewing: by day (unknown days last), within a day as in the diary.
    arg_min(entry_id, (watched_on, position, entry_id)) as first_entry_id,
    count(*) as watch_count,
    -- Every entry after the first, and the first as well where it says `Yes`: then the diary began later.
    count(*) - 1 + arg_min(is_marked_rewatch, (watched_on, position, entry_id))::integer as rewatch_count,
    min(watched_on) as first_watched_on,
    max(watched_on) as last_watched_on
from diary_entry
where gone_import_id is null
group by library_id, film_id;

-- grain: one row per diary entry that is still there
create view watch as
select
    entry.library_id,
    entry.entry_id,
    entry.film_id,
    entry.uri,                         -- the entry's address, never the film's
    entry.position,                    -- in the diary: the order within a day
    entry.logged_on,
    entry.watched_on,                  -- the only day of statistics; null: the export had none
    entry.rating,                      -- then
    entry.tags,
    entry.is_marked_rewatch,           -- as the export says it
    entry.is_marked_rewatch or entry.entry_id <> viewing.first_entry_id as is_rewatch
from diary_entry as entry
join viewing on viewing.library_id = entry.library_id and viewing.film_id = entry.film_id
where entry.gone_import_id is null;

-- grain: one row per watched film as the exports have it: marked, rated or logged; one only liked or listed is not watched
create view watched as
select
    film.library_id,
    film.film_id,
    film.uri,
    film.title,
    film.year,                         -- the export's, never TMDB's; null: unknown
    film.is_marked,
    film.marked_on,
    film.rating,                       -- now; null: unrated
    film.rating_source,
    film.rated_on,
    film.is_liked,
    film.liked_on,
    coalesce(viewing.watch_count, 0) as watch_count,
    coalesce(viewing.rewatch_count, 0) as rewatch_count,
    viewing.first_watched_on,
    viewing.last_watched_on
from film
left join viewing on viewing.library_id = film.library_id and viewing.film_id = film.film_id
where viewing.film_id is not null or (film.gone_import_id is null and (film.is_marked or film.rating is not null));

-- grain: one row per watched film, with its match and what is known of the title
create view watched_film as
select
    watched.*,
    -- The match: pending until the ladder has decided.
    coalesce(decided.state, 'pending') as state,
    decided.rung,
    decided.distance,
    decided.reason,
    decided.candidates,
    decided.matched_at,
    decided.kind,                      -- film, series, episode; null: no match
    decided.kind in ('series', 'episode') and decided.kind is not null as is_series,
    decided.tmdb_id,
    -- Known from the search answer that found the title, before its details are fetched; null: no title.
    title.title as tmdb_title,
    title.released_on,
    title.poster_path,
    title.genres,
    title.vote_average as crowd_rating,
    title.vote_count,
    -- The details: null in all of them until they were fetched, so that none is counted as zero.
    coalesce(title.has_details, false) as is_enriched,
    title.fetched_at,
    case when title.has_details then title.kind end as title_kind,
    case
        when decided.kind in ('series', 'episode') then 'series'
        when not title.has_details or title.runtime_min is null then 'unknown'
        when title.runtime_min <= 40 then 'short'
        else 'feature'
    end as format,
    case when title.has_details then title.runtime_min end as runtime_min,
    case when title.has_details then title.language end as language,
    case when title.has_details then title.countries end as countries,
    case when title.has_details then title.imdb_id end as imdb_id
from watched
left join film_match as decided on decided.library_id = watched.library_id and decided.film_id = watched.film_id
left join title
    -- The catalogue knows no episodes: an episode's facts are its series'.
    on title.kind = case decided.kind when 'episode' then 'series' else decided.kind end
    and title.tmdb_id = decided.tmdb_id;

-- grain: one row per credit that has a role in the statistics: a writer of both story and screenplay has two. People are
-- told apart by person_id, never by name. One branch per role, so that a query for one role reads no other.
create view title_role as
select kind, tmdb_id, person_id, 'director' as role, position, character_name
from credit
where job = 'Director'
union all
select kind, tmdb_id, person_id, 'writer' as role, position, character_name
from credit
where job in ('Screenplay', 'Writer', 'Story')
union all
select kind, tmdb_id, person_id, 'cinematographer' as role, position, character_name
from credit
where job = 'Director of Photography'
union all
select kind, tmdb_id, person_id, 'composer' as role, position, character_name
from credit
where job = 'Original Music Composer'
union all
select kind, tmdb_id, person_id, 'editor' as role, position, character_name
from credit
where job = 'Editor'
union all
select kind, tmdb_id, person_id, 'producer' as role, position, character_name
from credit
where job = 'Producer'
union all
-- The first 15 billed, and only those who play somebody.
select kind, tmdb_id, person_id, 'actor' as role, position, character_name
from credit
where department = 'Acting' and position < 15 and not regexp_matches(
    character_name, '^(self|himself|herself|themselves)\b|archive footage|uncredited', 'i'
);
