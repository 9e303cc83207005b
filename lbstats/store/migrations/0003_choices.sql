-- What a person chooses stands in film_match under the rung `choice`. What the ladder had decided about the film waits here
-- until the choice is undone.

-- grain: one row per film with a choice that the ladder had decided before
create table ladder_match (
    library_id varchar not null,
    film_id integer not null,
    state varchar not null,
    rung varchar not null,
    kind varchar,
    tmdb_id integer,
    distance double,
    reason varchar not null,
    candidates json not null,
    matched_at timestamp not null
);
