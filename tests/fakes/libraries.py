"""Libraries written straight into the tables, for tests that count: no export, no import, only rows.

    write_library(cursor, LIBRARY, [Film("Her", 2013, rating=4)], [Entry(1, dt.date(2024, 1, 2))])

Films are numbered from 1 in their order, which is what an entry names; so are the entries.
`write_small_library` writes the one whose figures are counted by hand in `tests/stats`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow as pa

from lbstats.model import (
    Candidate,
    Credit,
    FilmId,
    Kind,
    LibraryId,
    Match,
    MatchState,
    Rung,
    TitleFacts,
)
from lbstats.store import catalogue, matches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lbstats.store.database import Cursor

LIBRARY = LibraryId("small")
EMPTY = LibraryId("empty")
AT = dt.datetime(2026, 8, 1, 12, tzinfo=dt.UTC)

_FILM_SCHEMA = pa.schema(
    [
        ("film_id", pa.int32()), ("uri", pa.string()), ("title", pa.string()), ("year", pa.int16()),
        ("is_marked", pa.bool_()), ("rating", pa.float64()), ("is_liked", pa.bool_()),
        ("gone_import_id", pa.int32()),
    ]
)  # fmt: skip
_ENTRY_SCHEMA = pa.schema(
    [
        ("entry_id", pa.int32()), ("film_id", pa.int32()), ("position", pa.int32()),
        ("watched_on", pa.date32()),
        ("rating", pa.float64()), ("is_marked_rewatch", pa.bool_()), ("tags", pa.list_(pa.string())),
        ("gone_import_id", pa.int32()),
    ]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Film:
    """A row of `film`."""

    title: str
    year: int | None = None
    rating: float | None = None
    is_marked: bool = True
    is_liked: bool = False
    uri: str | None = None
    gone_import_id: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of `diary_entry`."""

    film_id: int
    watched_on: dt.date | None
    is_marked_rewatch: bool = False
    rating: float | None = None
    tags: tuple[str, ...] = ()
    gone_import_id: int | None = None


def write_library(
    cursor: Cursor,
    library_id: LibraryId,
    films: Sequence[Film],
    entries: Sequence[Entry] = (),
    favourite_uris: Sequence[str] = (),
) -> None:
    """Write a library of these films and entries."""
    cursor.execute(
        """
        insert into library
        values ($library_id, null, null, $favourites, false, 1, 'ready', '', $at, $at, null)
        """,
        {"library_id": library_id, "favourites": list(favourite_uris), "at": AT.replace(tzinfo=None)},
    )
    film_rows = [
        (
            number,
            film.uri,
            film.title,
            film.year,
            film.is_marked,
            film.rating,
            film.is_liked,
            film.gone_import_id,
        )
        for number, film in enumerate(films, 1)
    ]
    entry_rows = [
        (
            number, entry.film_id, number, entry.watched_on, entry.rating, entry.is_marked_rewatch,
            list(entry.tags), entry.gone_import_id,
        )
        for number, entry in enumerate(entries, 1)
    ]  # fmt: skip
    cursor.register("new_film", _table(film_rows, _FILM_SCHEMA))
    cursor.register("new_entry", _table(entry_rows, _ENTRY_SCHEMA))
    cursor.execute(
        """
        insert into film by name
        select *, $library_id as library_id, false as is_watchlisted, 1 as first_import_id from new_film
        """,
        {"library_id": library_id},
    )
    cursor.execute(
        "insert into diary_entry by name select *, $library_id as library_id from new_entry",
        {"library_id": library_id},
    )
    cursor.unregister("new_film")
    cursor.unregister("new_entry")


def write_small_library(cursor: Cursor) -> None:
    """Write the library that is counted by hand, with facts for some of its films, and somebody else's."""
    write_library(cursor, LIBRARY, FILMS, ENTRIES, ["uri/gone", "uri/gamma", "uri/alpha"])
    write_library(cursor, LibraryId("other"), FILMS, ENTRIES)
    catalogue.write_facts(cursor, FACTS, AT)
    catalogue.write_summaries(cursor, [ZETA], AT)
    matches.write_matches(cursor, LIBRARY, MATCHES, AT)


def _table(rows: Sequence[tuple[object, ...]], schema: pa.Schema) -> pa.Table:
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    return pa.table([list(column) for column in columns], schema=schema)


FILMS = (
    Film("Alpha", 1999, 4.0, is_liked=True, uri="uri/alpha"),  # 1
    Film("Beta", 1999, 5.0),  # 2
    Film("Gamma", 2001, uri="uri/gamma"),  # 3
    Film("Delta", None, 0.5, is_marked=False),  # 4: only rated
    Film("Theta", 2019, 3.0),  # 5: a series
    Film("Theta: Iota", 2016),  # 6: an episode of it
    Film("éclair", 2020, is_marked=False),  # 7: only logged
    Film("Liked", 2005, is_marked=False, is_liked=True),  # 8: only liked, so not watched
    Film("Gone", 1980, 5.0, is_liked=True, uri="uri/gone", gone_import_id=2),  # 9
    Film("Zeta", 1990, is_liked=True),  # 10: found, but its details are not fetched yet
    Film("Eta", 1985),  # 11
)
ENTRIES = (
    Entry(1, dt.date(2023, 1, 2), rating=3.5, tags=("cinema", "home")),  # 1: a Monday
    Entry(1, dt.date(2023, 1, 2)),  # 2: again on the same day, not marked
    Entry(2, dt.date(2023, 1, 2), is_marked_rewatch=True),  # 3: the first entry, marked
    Entry(7, dt.date(2023, 1, 9)),  # 4: the Monday of the next week
    Entry(5, dt.date(2023, 12, 31)),  # 5: a Sunday
    Entry(1, dt.date(2024, 1, 1)),  # 6: the Monday after it
    Entry(1, dt.date(2022, 1, 1), gone_import_id=2),  # 7
    Entry(3, None),  # 8: the export had no day
)
# Two people of one name; Ann (1) directs three films. Nobody but a Director counts as one.
_ANN = Credit(1, "Ann", "Directing", "Director", 0)
FACTS = (
    TitleFacts(
        Kind.FILM, 101, "Alpha", "Alpha", dt.date(1999, 5, 1), 100, "en", ("Drama", "Crime"), ("US", "GB"),
        vote_average=7.5, vote_count=900, poster_path="/alpha.jpg", imdb_id="tt101",
        credits=(
            _ANN,
            Credit(4, "Writer", "Writing", "Story", 1),
            Credit(4, "Writer", "Writing", "Screenplay", 2),
            Credit(5, "Lead", "Acting", "Actor", 0, "Somebody"),
            Credit(6, "Host", "Acting", "Actor", 1, "Self - Host"),
            Credit(7, "Passer-by", "Acting", "Actor", 2, "Man (uncredited)"),
            Credit(8, "Sixteenth", "Acting", "Actor", 15, "Somebody else"),
            Credit(9, "Sound", "Sound", "Sound Mixer", 3),
        ),
    ),
    TitleFacts(
        Kind.FILM, 102, "Beta", "Beta", dt.date(1999, 6, 1), 40, "fr", (), ("FR",),
        credits=(Credit(2, "Ann", "Directing", "Director", 1), _ANN),
    ),
    TitleFacts(Kind.FILM, 103, "Gamma", "Gamma", None, None, "en"),
    TitleFacts(
        Kind.SERIES, 101, "Theta", "Theta", dt.date(2016, 1, 1), 60, "en", ("Drama",), ("US",),
        credits=(Credit(3, "Cy", "Directing", "Director", 0),),
    ),
    TitleFacts(
        Kind.FILM, 111, "Eta", "Eta", dt.date(1985, 1, 1), 96, "ja", ("Drama",), ("JP", "US"), credits=(_ANN,)
    ),
)  # fmt: skip
ZETA = Candidate(
    Kind.FILM,
    110,
    "Zeta",
    "Zeta",
    dt.date(1991, 1, 1),
    vote_count=40,
    vote_average=6.5,
    language="sv",
    poster_path="/zeta.jpg",
    genres=("Horror",),
)
MATCHES = (
    Match(FilmId(1), MatchState.MATCHED, Rung.SWEEP, Kind.FILM, 101, 0.0),
    Match(FilmId(2), MatchState.DOUBTFUL, Rung.SIMILAR, Kind.FILM, 102, 0.2, "The year differs.", (ZETA,)),
    Match(FilmId(3), MatchState.MATCHED, Rung.SEARCH_YEAR, Kind.FILM, 103, 0.0),
    Match(FilmId(4), MatchState.UNMATCHED, Rung.NONE, reason="Nothing is like it."),
    Match(FilmId(5), MatchState.MATCHED, Rung.SERIES, Kind.SERIES, 101, 0.0),
    Match(FilmId(6), MatchState.DOUBTFUL, Rung.SERIES, Kind.EPISODE, 101, 0.1),
    Match(FilmId(10), MatchState.MATCHED, Rung.SWEEP, Kind.FILM, 110, 0.0),
    Match(FilmId(11), MatchState.MATCHED, Rung.SWEEP, Kind.FILM, 111, 0.0),
)
