-- The tables. No primary keys and no sequences: uniqueness is kept by `merge into` on the keys named in each
-- `-- grain:` line, so that the same SQL runs on DuckLake. Instants are UTC without a zone, in columns named *_at;
-- calendar days are dates, in columns named *_on.

-- What a person did: every table carries library_id -------------------------------------------------------------

-- grain: one row per library
create table library (
    library_id varchar not null,
    username varchar,
    joined_on date,
    favourite_uris varchar[] not null,
    is_sample boolean not null,
    version bigint not null,           -- raised by every write that a page could show; caches are keyed by it
    state varchar not null,            -- importing, ready, enriching, paused, complete, failed
    message varchar not null,          -- a sentence when state is failed or paused, else ''
    created_at timestamp not null,
    opened_at timestamp not null,
    expires_at timestamp               -- null: never
);

-- grain: one row per link
create table library_token (
    token_hash varchar not null,       -- SHA-256 in hexadecimal; the token itself is never stored
    library_id varchar not null,
    kind varchar not null,             -- owner, view
    created_at timestamp not null
);

-- grain: one row per import of a library
create table import (
    library_id varchar not null,
    import_id integer not null,        -- from 1 in each library
    file_names varchar[] not null,
    exported_at timestamp,             -- from the ZIP's name; null for loose files
    imported_at timestamp not null,
    tables varchar[] not null,         -- which tables the upload held (watched, ratings, diary, reviews, watchlist, likes, lists, profile)
    counts json not null,              -- model.ImportCounts
    skipped_rows integer not null,     -- rows of the files that could not be read
    notes varchar[] not null           -- sentences of the import report
);

-- grain: one row per bad row or file of an import
create table import_problem (
    library_id varchar not null,
    import_id integer not null,
    position integer not null,
    file varchar not null,
    line integer,
    column_name varchar not null,
    reason varchar not null
);

-- grain: one row per film a library ever named (watched, rated, liked, logged, watchlisted or listed)
create table film (
    library_id varchar not null,
    film_id integer not null,          -- unique in its library, with gaps; survives re-imports
    uri varchar,                       -- the film's own address, case-sensitive; null when the export had none
    title varchar not null,
    year smallint,
    is_marked boolean not null,        -- stands in watched.csv
    marked_on date,                    -- the day it was marked as watched: not the day it was seen
    rating double,                     -- 0.5 to 5, now; null: unrated
    rating_source varchar,             -- ratings, diary (no ratings.csv: the last rated entry), null
    rated_on date,
    is_liked boolean not null,
    liked_on date,
    is_watchlisted boolean not null,
    watchlisted_on date,
    first_import_id integer not null,
    gone_import_id integer             -- the import in which it was in no file any more; null: still there
);

-- grain: one row per change of a film between two imports
create table film_change (
    library_id varchar not null,
    import_id integer not null,
    film_id integer not null,
    change varchar not null,           -- new, gone, back, rated, liked, unliked, watchlisted, unwatchlisted, renamed
    old_value varchar,
    new_value varchar
);

-- grain: one row per row of diary.csv
create table diary_entry (
    library_id varchar not null,
    entry_id integer not null,         -- unique in its library, with gaps; survives re-imports
    film_id integer not null,
    uri varchar,                       -- the entry's address, never the film's
    position integer not null,         -- order in the file
    logged_on date,                    -- the day the row was made
    watched_on date,                   -- the day the film was seen
    rating double,                     -- then
    is_marked_rewatch boolean not null,
    tags varchar[] not null,
    gone_import_id integer
);

-- grain: one row per row of reviews.csv
create table review (
    library_id varchar not null,
    review_id integer not null,
    film_id integer not null,
    uri varchar,                       -- the diary entry's, where the review has a watched day
    logged_on date,
    watched_on date,
    rating double,
    is_marked_rewatch boolean not null,
    tags varchar[] not null,
    review varchar not null,           -- untrusted text with Letterboxd's HTML
    gone_import_id integer
);

-- grain: one row per list
create table list (
    library_id varchar not null,
    list_id integer not null,
    url varchar,
    file varchar not null,
    name varchar not null,
    tags varchar[] not null,
    description varchar not null,
    created_on date
);

-- grain: one row per film of a list
create table list_film (
    library_id varchar not null,
    list_id integer not null,
    position integer not null,
    film_id integer not null,
    note varchar not null
);

-- grain: one row per film whose match was decided
create table film_match (
    library_id varchar not null,
    film_id integer not null,
    state varchar not null,            -- matched, doubtful, unmatched, failed
    rung varchar not null,             -- model.Rung
    kind varchar,                      -- film, series, episode
    tmdb_id integer,
    distance double,                   -- 0 to 1
    reason varchar not null,
    candidates json not null,          -- list of model.Candidate, nearest first
    matched_at timestamp not null
);

-- grain: one row per enrichment of a library
create table job (
    job_id varchar not null,
    library_id varchar not null,
    state varchar not null,            -- queued, running, paused, needs_key, cancelled, complete, failed
    own_key boolean not null,          -- the visitor's own key: kept in memory only, so a restart waits for it
    message varchar not null,
    films integer not null,
    done integer not null,
    matched integer not null,
    doubtful integer not null,
    unmatched integer not null,
    failed integer not null,
    requests integer not null,
    seconds double not null,           -- time spent working, over all starts
    created_at timestamp not null,
    updated_at timestamp not null
);

-- Facts about films, shared by all libraries ---------------------------------------------------------------------

-- grain: one row per film or series of TMDB
create table title (
    kind varchar not null,             -- film, series
    tmdb_id integer not null,          -- negative: a film of the sample
    title varchar not null,
    original_title varchar not null,
    released_on date,
    runtime_min integer,               -- null: unknown
    language varchar,                  -- ISO 639-1
    genres varchar[] not null,
    countries varchar[] not null,      -- ISO 3166-1 alpha-2, production countries
    studios varchar[] not null,
    keywords varchar[] not null,
    vote_average double,               -- 0 to 10; null: no votes
    vote_count integer not null,
    popularity double not null,
    poster_path varchar,
    imdb_id varchar,
    collection_id integer,
    collection_name varchar,
    has_details boolean not null,      -- false: what a search or discover answer holds: no runtime, countries, people
    fetched_at timestamp not null      -- refreshed at 150 days, gone at 180
);

-- grain: one row per person of TMDB
create table person (
    person_id integer not null,
    name varchar not null,
    gender tinyint not null,           -- 0 unknown, 1 female, 2 male, 3 non-binary
    profile_path varchar
);

-- grain: one row per title, person, department and job
create table credit (
    kind varchar not null,
    tmdb_id integer not null,
    person_id integer not null,
    department varchar not null,       -- Acting for the cast
    job varchar not null,              -- Actor for the cast
    position smallint not null,        -- billing from 0
    character_name varchar not null
);

-- grain: one row per folded title and year resolved with a single candidate on rungs 3 and 4
create table known_match (
    folded_title varchar not null,
    year smallint not null,
    kind varchar not null,
    tmdb_id integer not null,
    rung varchar not null,
    found_at timestamp not null        -- forgotten after 180 days
);

-- grain: one row per setting of the database itself
create table meta (
    name varchar not null,
    value varchar not null
);
