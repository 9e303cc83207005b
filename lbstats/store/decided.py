"""What was decided about the films of a library, film by film; read by the enrichment when it takes up a job.

Decides nothing itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lbstats.model import FilmId, FilmQuery, Kind, Match, MatchState, Rung
from lbstats.store.database import from_database

if TYPE_CHECKING:
    import datetime as dt

    from lbstats.model import LibraryId
    from lbstats.store.database import Cursor


@dataclass(frozen=True, slots=True)
class DecidedFilm:
    """A film with a film or series of TMDB.

    Attributes:
        film: As Letterboxd writes it.
        match: The decision about this film alone, without its candidates.
        matched_at: When it was made (aware, UTC).
    """

    film: FilmQuery
    match: Match
    matched_at: dt.datetime


def decided_films(cursor: Cursor, library_id: LibraryId) -> list[DecidedFilm]:
    """The watched films of a library that have a match, matched or doubtful, by number."""
    cursor.execute(
        """
        select
            watched.film_id, watched.title, watched.year, state, rung, kind, tmdb_id, distance, reason,
            matched_at
        from film_match
        join watched on watched.library_id = film_match.library_id and watched.film_id = film_match.film_id
        where film_match.library_id = ? and tmdb_id is not null
        order by watched.film_id
        """,
        [library_id],
    )
    return [
        DecidedFilm(
            FilmQuery(FilmId(film_id), title, year),
            Match(FilmId(film_id), MatchState(state), Rung(rung), Kind(kind), tmdb_id, distance, reason),
            from_database(matched_at),
        )
        for (
            film_id,
            title,
            year,
            state,
            rung,
            kind,
            tmdb_id,
            distance,
            reason,
            matched_at,
        ) in cursor.fetchall()
    ]
