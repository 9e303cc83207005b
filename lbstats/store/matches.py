"""Which films of a library still want TMDB, and what was decided about them.

Decides nothing itself: rungs and distances come from `lbstats.matching`.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import pyarrow as pa

from lbstats.model import FilmId, FilmQuery, Kind, MatchState, Rung
from lbstats.store.catalogue import STALE_AFTER
from lbstats.store.database import to_database
from lbstats.store.queries import statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lbstats.model import LibraryId, Match
    from lbstats.store.database import Cursor

NOT_FOUND_FOR = dt.timedelta(days=7)
"""A film TMDB did not know is asked for again after this long; a failure is asked for again at once."""

_MATCH_SCHEMA = pa.schema(
    [
        ("film_id", pa.int32()),
        ("state", pa.string()),
        ("rung", pa.string()),
        ("kind", pa.string()),
        ("tmdb_id", pa.int32()),
        ("distance", pa.float64()),
        ("reason", pa.string()),
        ("candidates", pa.string()),
    ]
)


@dataclass(frozen=True, slots=True)
class FilmToEnrich:
    """A watched film that lacks something.

    Attributes:
        film: As Letterboxd writes it.
        needs_match: No decision yet, or one that is to be tried again.
        needs_details: It has a match, whose facts are missing or stale.
        state: Of the present match; None without one.
        rung: Of the present match; None without one.
        kind: film, series or episode of the present match; None without one.
        tmdb_id: Of the present match; None without one.
    """

    film: FilmQuery
    needs_match: bool
    needs_details: bool
    state: MatchState | None = None
    rung: Rung | None = None
    kind: Kind | None = None
    tmdb_id: int | None = None


@dataclass(frozen=True, slots=True)
class MatchCounts:
    """How far a library is; films without a decision are in `films` alone.

    Attributes:
        films: Watched films.
        done: Those with an outcome: unmatched, failed, or with a match whose facts are stored.
    """

    films: int
    done: int
    matched: int
    doubtful: int
    unmatched: int
    failed: int


def films_to_enrich(cursor: Cursor, library_id: LibraryId, now: dt.datetime) -> list[FilmToEnrich]:
    """The watched films that want a match or facts, those most and latest watched first.

    A film not found is left alone for 7 days; one that failed is always in. A person's choice is never asked
    again.

    Args:
        cursor: Any cursor.
        library_id: The library.
        now: The present instant (aware).
    """
    cursor.execute(
        """
        with judged as (
            select
                *,
                state in ('pending', 'failed')
                    or (state = 'unmatched' and rung <> 'choice' and matched_at <= $asked_before)
                    as needs_match,
                tmdb_id is not null and (not is_enriched or (tmdb_id > 0 and fetched_at <= $stale))
                    as needs_details
            from watched_film
            where library_id = $library_id
        )
        select
            film_id, title, year, needs_match, needs_details, nullif(state, 'pending') as state, rung, kind,
            tmdb_id
        from judged
        where needs_match or needs_details
        order by watch_count desc, last_watched_on desc nulls last, marked_on desc nulls last, film_id
        """,
        {
            "library_id": library_id,
            "asked_before": to_database(now - NOT_FOUND_FOR),
            "stale": to_database(now - STALE_AFTER),
        },
    )
    return [
        FilmToEnrich(
            FilmQuery(FilmId(film_id), title, year),
            needs_match,
            needs_details,
            MatchState(state) if state else None,
            Rung(rung) if rung else None,
            Kind(kind) if kind else None,
            tmdb_id,
        )
        for film_id, title, year, needs_match, needs_details, state, rung, kind, tmdb_id in cursor.fetchall()
    ]


def write_matches(
    cursor: Cursor, library_id: LibraryId, matches: Sequence[Match], matched_at: dt.datetime
) -> None:
    """Store decisions, each in place of the film's earlier one.

    Dropped are those for a library that was deleted meanwhile, and the ladder's about a film that a person
    has settled meanwhile.

    Args:
        cursor: A writing cursor.
        library_id: The library of the films.
        matches: Of two for one film the last counts.
        matched_at: When they were made (aware).
    """
    latest = list({each.film_id: each for each in matches}.values())
    if not latest:
        return
    columns = {name: [getattr(each, name) for each in latest] for name in _MATCH_SCHEMA.names[:-1]}
    columns["candidates"] = [
        json.dumps([asdict(candidate) for candidate in each.candidates], default=str, ensure_ascii=False)
        for each in latest
    ]
    cursor.register("incoming_match", pa.table(columns, schema=_MATCH_SCHEMA))
    cursor.execute(
        """
        merge into film_match
        using (
            select
                $library_id as library_id, $matched_at as matched_at,
                * replace (candidates::json as candidates)
            from incoming_match
            where film_id in (select film_id from film where library_id = $library_id)
        ) as incoming
            on film_match.library_id = incoming.library_id and film_match.film_id = incoming.film_id
        when matched and (film_match.rung <> 'choice' or incoming.rung = 'choice') then update by name
        when not matched then insert by name
        """,
        {"library_id": library_id, "matched_at": to_database(matched_at)},
    )
    cursor.unregister("incoming_match")
    note_twins(cursor, library_id)


def note_twins(cursor: Cursor, library_id: LibraryId) -> None:
    """Have films of a library that are matched to one and the same name each other: both are doubtful by it.

    To be called by whatever changes matches, or which films are watched.
    """
    cursor.execute(statement("note_twins"), {"library_id": library_id})


def match_counts(cursor: Cursor, library_id: LibraryId) -> MatchCounts:
    """How many watched films of a library stand where."""
    row = cursor.execute(
        """
        select
            count(*),
            count(*) filter (state in ('unmatched', 'failed') or is_enriched),
            count(*) filter (state = 'matched'),
            count(*) filter (state = 'doubtful'),
            count(*) filter (state = 'unmatched'),
            count(*) filter (state = 'failed')
        from watched_film
        where library_id = $library_id
        """,
        {"library_id": library_id},
    ).fetchone()
    return MatchCounts(*(row or (0,) * 6))
