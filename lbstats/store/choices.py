"""What a person chose in place of the ladder's decisions, and the way back.

A choice is a row of `film_match` under the rung `choice`, which nothing but another choice writes over. The
ladder's own decision is put aside in `ladder_match`. A choice never leaves its library.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lbstats.model import FilmId, FilmQuery, Kind, Match, MatchState, Rung
from lbstats.store.matches import note_twins, write_matches

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from lbstats.model import LibraryId
    from lbstats.store.database import Cursor


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person said about one film.

    Attributes:
        film_id: The film of the library.
        kind: film, series or episode; None for a film that TMDB does not have.
        tmdb_id: TMDB's number; None when TMDB does not have it.
        distance: How far the chosen title is from the film's; None when not known.
        reason: A sentence: what was said.
    """

    film_id: FilmId
    kind: Kind | None
    tmdb_id: int | None
    distance: float | None
    reason: str


@dataclass(frozen=True, slots=True)
class FilmAtHand:
    """A film that somebody is about to settle.

    Attributes:
        film: As Letterboxd writes it.
        is_chosen: What it is taken for is a person's choice.
        kind: film, series or episode it is taken for; None without a match.
        tmdb_id: TMDB's number; None without a match.
        distance: How far apart the two are; None when not known.
    """

    film: FilmQuery
    is_chosen: bool
    kind: Kind | None
    tmdb_id: int | None
    distance: float | None


@dataclass(frozen=True, slots=True)
class NamedFilm:
    """A film of a library with what a file may name it by."""

    film: FilmQuery
    uri: str | None


def write_choices(
    cursor: Cursor, library_id: LibraryId, choices: Sequence[Choice], chosen_at: dt.datetime
) -> None:
    """Store choices; what the ladder had decided about these films is kept for `undo_choice`.

    Args:
        cursor: A writing cursor.
        library_id: The library of the films.
        choices: Of two for one film the last counts.
        chosen_at: When they were made (aware).
    """
    cursor.execute(
        """
        merge into ladder_match
        using (
            select * exclude (twin_id)
            from film_match
            where library_id = $library_id and rung <> 'choice' and list_contains($film_ids, film_id)
        ) as decided
            on ladder_match.library_id = decided.library_id and ladder_match.film_id = decided.film_id
        when matched then update by name
        when not matched then insert by name
        """,
        {"library_id": library_id, "film_ids": [each.film_id for each in choices]},
    )
    matches = [
        Match(
            each.film_id,
            MatchState.UNMATCHED if each.tmdb_id is None else MatchState.MATCHED,
            Rung.CHOICE,
            each.kind,
            each.tmdb_id,
            each.distance,
            each.reason,
        )
        for each in choices
    ]
    write_matches(cursor, library_id, matches, chosen_at)


def undo_choice(cursor: Cursor, library_id: LibraryId, film_id: FilmId) -> None:
    """Back to what the ladder had decided; a film it never came to waits for it again."""
    of_film = {"library_id": library_id, "film_id": film_id}
    cursor.execute(
        "delete from film_match where library_id = $library_id and film_id = $film_id and rung = 'choice'",
        of_film,
    )
    cursor.execute(
        """
        insert into film_match by name
        from ladder_match
        where library_id = $library_id and film_id = $film_id
            and film_id not in (select film_id from film_match where library_id = $library_id)
        """,
        of_film,
    )
    cursor.execute(
        "delete from ladder_match where library_id = $library_id and film_id = $film_id",
        of_film,
    )
    note_twins(cursor, library_id)


def named_films(cursor: Cursor, library_id: LibraryId) -> list[NamedFilm]:
    """The films of a library that are still there, by number."""
    cursor.execute(
        """
        select film_id, title, year, uri
        from film
        where library_id = ? and gone_import_id is null
        order by film_id
        """,
        [library_id],
    )
    return [
        NamedFilm(FilmQuery(FilmId(film_id), title, year), uri)
        for film_id, title, year, uri in cursor.fetchall()
    ]


def find_film(cursor: Cursor, library_id: LibraryId, film_id: FilmId) -> FilmAtHand | None:
    """One film of a library with what it is taken for; None when there is no film of this number."""
    cursor.execute(
        """
        select title, year, rung, kind, tmdb_id, distance
        from film
        left join film_match
            on film_match.library_id = film.library_id and film_match.film_id = film.film_id
        where film.library_id = ? and film.film_id = ? and gone_import_id is null
        """,
        [library_id, film_id],
    )
    row = cursor.fetchone()
    if row is None:
        return None
    title, year, rung, kind, tmdb_id, distance = row
    return FilmAtHand(
        FilmQuery(film_id, title, year), rung == Rung.CHOICE, Kind(kind) if kind else None, tmdb_id, distance
    )
