"""Libraries counted by hand in the tests of taste, people, one person and world: one varied, one on a line.

`write_tasteful_library` writes eight films: of six the genres are known, one is a series, one was not found.
`write_lined_library` writes films around a line, horror half a star above it and comedy as much below.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pandas as pd

from lbstats.model import Credit, FilmId, Kind, LibraryId, Match, MatchState, Rung, TitleFacts
from lbstats.store import catalogue, matches
from tests.fakes.libraries import AT, Entry, Film, write_library

if TYPE_CHECKING:
    from lbstats.store.database import Cursor

TASTEFUL = LibraryId("tasteful")
LINED = LibraryId("lined")
ANN, BOB, CY, DEE, MAX, LEA, HORRID, FUNNY = range(1, 9)

FILMS = (
    Film("Apple", 1994, 5.0, is_liked=True),  # 1
    Film("Berry", 1999, 3.0),  # 2
    Film("Cherry", 1999, 4.0),  # 3
    Film("Date", 2005),  # 4
    Film("Elder", 2005, 2.0),  # 5: no runtime
    Film("Fig", 2010, 1.0),  # 6: a series
    Film("Grape", None, 3.0),  # 7: not found
    Film("Hazel", 2012),  # 8: facts without genres, countries and people
)
"""The own mean is 3: six ratings, 18 stars."""
ENTRIES = (
    Entry(1, dt.date(2020, 1, 1), rating=4.5),
    Entry(1, dt.date(2021, 1, 1), rating=5.0),
    Entry(3, dt.date(2021, 5, 5)),
    Entry(8, None),
)


def director(person_id: int, name: str, gender: int) -> Credit:
    return Credit(person_id, name, "Directing", "Director", 0, gender=gender)


def actor(person_id: int, name: str, position: int, character: str = "Somebody") -> Credit:
    return Credit(person_id, name, "Acting", "Actor", position, character)


_ANN, _BOB = director(ANN, "Ánn", 1), director(BOB, "Bob", 2)
FACTS = (
    TitleFacts(
        Kind.FILM, 901, "Apple", "Apple", None, 142, "en", ("Drama", "Crime"), ("US",), ("Castle",),
        ("prison", "friendship"), vote_average=8.0, vote_count=1000, poster_path="/apple.jpg",
        credits=(_ANN, actor(MAX, "Max", 0, "Red"), actor(LEA, "Lea", 1), actor(ANN, "Ánn", 3, "Judge")),
    ),
    TitleFacts(
        Kind.FILM, 902, "Berry", "Berry", None, 90, "fr", ("Drama",), ("FR", "US"), ("Castle", "Gaumont"),
        ("friendship",), vote_average=6.0, vote_count=100,
        credits=(
            _ANN,
            Credit(ANN, "Ánn", "Writing", "Story", 1),
            Credit(ANN, "Ánn", "Writing", "Screenplay", 2),
            actor(MAX, "Max", 0), actor(ANN, "Ánn", 3),
        ),
    ),
    TitleFacts(
        Kind.FILM, 903, "Cherry", "Cherry", None, 40, "fr", ("Drama", "Crime"), ("FR",),
        vote_average=7.0, vote_count=60,
        credits=(_BOB, _ANN, actor(MAX, "Max", 0), actor(LEA, "Lea", 1, "Self")),
    ),
    TitleFacts(
        Kind.FILM, 904, "Date", "Date", None, 181, "ja", ("Horror",), ("JP",),
        vote_average=5.0, vote_count=40,
        credits=(director(CY, "Cy", 0), actor(LEA, "Lea", 0)),
    ),
    TitleFacts(
        Kind.FILM, 905, "Elder", "Elder", None, None, "cs", ("Horror",), ("XC",),
        vote_average=5.0, vote_count=10,
        credits=(director(DEE, "Dee", 3),),
    ),
    TitleFacts(
        Kind.SERIES, 901, "Fig", "Fig", None, 50, "en", ("Drama",), ("US",), vote_average=7.0, vote_count=500,
        credits=(_BOB,),
    ),
    TitleFacts(Kind.FILM, 908, "Hazel", "Hazel", None, 100, "en"),
)  # fmt: skip


def found(film_id: int, facts: TitleFacts) -> Match:
    return Match(FilmId(film_id), MatchState.MATCHED, Rung.SWEEP, facts.kind, facts.tmdb_id, 0.0)


def write_tasteful_library(cursor: Cursor) -> None:
    """Write the eight films, their entries and facts."""
    write_library(cursor, TASTEFUL, FILMS, ENTRIES)
    catalogue.write_facts(cursor, FACTS, AT)
    matched = [found(film_id, facts) for film_id, facts in zip((1, 2, 3, 4, 5, 6, 8), FACTS, strict=True)]
    matches.write_matches(cursor, TASTEFUL, matched, AT)


def write_lined_library(cursor: Cursor) -> None:
    """Write 32 films with 50 votes: half a star for a point of the crowd, 16 of horror and 16 of comedy."""
    stars_apart = {"Horror": 0.5, "Comedy": -0.5}
    films, facts = [], []
    for number in range(32):
        genre = ("Horror", "Comedy")[number % 2]
        crowd = 4.0 + number // 2 % 4
        films.append(Film(f"Film {number}", 2000, crowd / 2 + stars_apart[genre]))
        facts.append(
            TitleFacts(
                Kind.FILM, 1000 + number, "Film", "Film", None, 100, "en", (genre,), ("US",),
                vote_average=crowd, vote_count=50,
                credits=(director(HORRID if genre == "Horror" else FUNNY, genre, 0),),
            )
        )  # fmt: skip
    write_library(cursor, LINED, films)
    catalogue.write_facts(cursor, facts, AT)
    matches.write_matches(cursor, LINED, [found(n, fact) for n, fact in enumerate(facts, 1)], AT)


def rounded_rows(frame: pd.DataFrame, *columns: str) -> list[tuple[Any, ...]]:
    """The rows of some columns as plain values, fractions to four places."""
    return [tuple(map(_plain, row)) for row in frame[list(columns)].itertuples(index=False, name=None)]


def _plain(cell: Any) -> Any:  # noqa: ANN401 - whatever a frame holds
    if isinstance(cell, list):
        return cell
    return None if pd.isna(cell) else round(cell, 4) if isinstance(cell, float) else cell
