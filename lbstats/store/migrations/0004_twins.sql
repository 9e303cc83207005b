-- Two films of a library on one film of TMDB put each other in doubt. That is no part of either one's match, which stays as
-- the ladder decided it: it comes with the second film and goes when one of the two is settled elsewhere.

-- The first other watched film of the library that was matched to the same; null: there is none, a person chose this one,
-- or it is an episode, of which a series has many.
alter table film_match add column twin_id integer;

-- grain: one row per watched film, with its match and what is known of the title
create or replace view watched_film as
select
    watched.*,
    -- The match: pending until the ladder has decided.
    case
        when decided.state = 'matched' and decided.twin_id is not null then 'doubtful'
        else coalesce(decided.state, 'pending')
    end as state,
    decided.rung,
    decided.distance,
    decided.reason,
    decided.twin_id,
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
