"""Streaks, droughts, full days, marathons and milestones of the diary.

Only entries with a Watched Date count. The longest streak alone, for the tiles, is `lbstats.stats.summary`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lbstats.stats import sql
from lbstats.stats.scope import EVERYTHING

if TYPE_CHECKING:
    import pandas as pd

    from lbstats.model import LibraryId
    from lbstats.stats.scope import Scope
    from lbstats.store.database import Cursor

LONGEST: Final = 10
MOST_DAYS: Final = 50
MARATHONS: Final = 20
MARATHON_FILMS: Final = 3
"""Different films that make a marathon."""
MARATHON_DAYS: Final = 3
"""The most days from one entry of a marathon to the next."""
MARATHON_BILLED: Final = 5
"""Of actors those billed first: it is they one watches a film for."""


def week_streaks(
    cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING, limit: int = LONGEST
) -> pd.DataFrame:
    """The longest runs of consecutive ISO weeks with an entry.

    Source: diary entries with a Watched Date.
    Grain: one row per run, at most `limit`.
    Order: length from the longest; equally long ones the latest first.
    Columns:
        rank: int, from 1.
        length: int, weeks.
        starts_on: date, of the first entry.
        ends_on: date, of the last entry.
        entry_count: int.
    """
    return sql.frame(cursor, "streaks", library_id, scope, unit="week", unit_days=7, least=1, limit=limit)


def day_streaks(
    cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING, limit: int = LONGEST
) -> pd.DataFrame:
    """The longest runs of two consecutive days with an entry or more: one day is no run of days.

    Source: diary entries with a Watched Date.
    Grain: one row per run, at most `limit`.
    Order: length from the longest; equally long ones the latest first.
    Columns:
        rank: int, from 1.
        length: int, days.
        starts_on: date.
        ends_on: date.
        entry_count: int.
    """
    return sql.frame(cursor, "streaks", library_id, scope, unit="day", unit_days=1, least=2, limit=limit)


def droughts(
    cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING, limit: int = LONGEST
) -> pd.DataFrame:
    """The longest times without an entry, between two days with one.

    Source: diary entries with a Watched Date.
    Grain: one row per time without, at most `limit`.
    Order: days from the most; equally long ones the latest first.
    Columns:
        rank: int, from 1.
        days: int, without an entry.
        last_on: date, the day with an entry before.
        next_on: date, the day with an entry after.
    """
    return sql.frame(cursor, "droughts", library_id, scope, limit=limit)


def busiest_days(
    cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING, limit: int = LONGEST
) -> pd.DataFrame:
    """The days with the most entries.

    Source: diary entries with a Watched Date.
    Grain: one row per day, at most `limit`.
    Order: entries from the most; of equally busy days the latest first.
    Columns:
        watched_on: date.
        entry_count: int.
        film_count: int, different films.
        hours: float, runtime of the entries, series left out, nullable: none is known.
        titles: list of str, of the entries in the diary's order, untrusted.
    """
    found = sql.frame(
        cursor, "full_days", library_id, scope, least_films=1, is_busiest_first=True, limit=limit
    )
    return sql.split(found, "titles")


def double_features(
    cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING, limit: int = MOST_DAYS
) -> pd.DataFrame:
    """The days with two different films or more.

    Source: diary entries with a Watched Date.
    Grain: one row per day, at most `limit`.
    Order: the latest first.
    Columns:
        watched_on: date.
        entry_count: int.
        film_count: int, different films, 2 or more.
        hours: float, runtime of the entries, series left out, nullable: none is known.
        titles: list of str, of the entries in the diary's order, untrusted.
    """
    found = sql.frame(
        cursor, "full_days", library_id, scope, least_films=2, is_busiest_first=False, limit=limit
    )
    return sql.split(found, "titles")


def marathons(
    cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING, limit: int = MARATHONS
) -> pd.DataFrame:
    """Three different films or more of one franchise, director or actor, each at most 3 days after the last.

    The same entries are told once: as a franchise rather than a director, as a director rather than an actor.

    Source: diary entries with a Watched Date of films with facts, without series; of actors the first five
        billed.
    Grain: one row per run of entries, at most `limit`.
    Order: films from the most; then the shortest, the latest, franchise, director, actor, name, key_id.
    Columns:
        kind: str, franchise, director or actor.
        key_id: int, TMDB's number of the collection or the person.
        name: str.
        film_count: int, different films.
        entry_count: int.
        starts_on: date.
        ends_on: date.
        days: int, from the first to the last, both counted.
        titles: list of str, of the entries in their order, untrusted.
    """
    found = sql.frame(
        cursor,
        "marathons",
        library_id,
        scope,
        least_films=MARATHON_FILMS,
        most_days=MARATHON_DAYS,
        most_billed=MARATHON_BILLED,
        limit=limit,
    )
    return sql.split(found, "titles")


def milestones(cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING) -> pd.DataFrame:
    """The first entry, the 50th, the 100th and every hundredth after it.

    Source: diary entries with a Watched Date, numbered by it and on one day as in the diary.
    Grain: one row per such entry.
    Order: number.
    Columns:
        nth: int, from 1.
        entry_id: int.
        film_id: int.
        title: str, untrusted.
        year: int, the export's, nullable.
        watched_on: date.
        rating: float, stars, as given then, nullable: unrated.
        is_rewatch: bool, marked or preceded by an entry.
        poster_path: str, on TMDB's image host, nullable.
        uri: str, the film's on Letterboxd, nullable.
        kind: str, film, series or episode, nullable: no match.
        tmdb_id: int, nullable: no match.
    """
    return sql.frame(cursor, "milestones", library_id, scope)
