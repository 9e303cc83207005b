"""The Diary's frames: what was watched when, by year, month, week and day.

Only entries with a Watched Date stand on a calendar; the day an entry was made counts nowhere. Streaks and
milestones are `lbstats.stats.habits`, spans between days `lbstats.stats.lags`.
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

YEARS_OF_AVERAGE: Final = 3
MONTHS_OF_AVERAGE: Final = 12
WEEKS_OF_AVERAGE: Final = 13


def entries(cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING) -> pd.DataFrame:
    """Every diary entry with its film: what stands behind a bar or a day.

    Source: diary entries.
    Grain: one row per entry.
    Order: the latest first; on one day the one further down in the diary; entries without a day last.
    Columns:
        entry_id: int.
        film_id: int.
        title: str, untrusted.
        year: int, the export's, nullable.
        watched_on: date, nullable: the export has no day.
        rating: float, stars, as given then, nullable: unrated.
        is_rewatch: bool, marked or preceded by an entry.
        is_liked: bool, the film.
        tags: list of str, untrusted.
        poster_path: str, on TMDB's image host, nullable.
        uri: str, the film's on Letterboxd, nullable.
        kind: str, film, series or episode, nullable: no match.
        tmdb_id: int, nullable: no match.
    """
    return sql.split(sql.frame(cursor, "entries", library_id, scope), "tags")


def entries_per_year(cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING) -> pd.DataFrame:
    """Diary entries, films and hours by calendar year.

    Source: diary entries with a Watched Date.
    Grain: one row per year from the first with an entry to the last, also those without one.
    Order: year.
    Columns:
        starts_on: date, its first day.
        entry_count: int.
        first_watch_count: int, entries that are no rewatch.
        rewatch_count: int, entries that are one.
        film_count: int, different films.
        hours: float, runtime of the entries, series left out, nullable: there are some and none has one.
        without_runtime_count: int, entries that lack one, series apart.
        average_entries: float, of this year and the two before, nullable: there are fewer.
        average_hours: float, the same of the hours that are known, nullable.
    """
    return sql.frame(cursor, "entries_by_period", library_id, scope, period="year", window=YEARS_OF_AVERAGE)


def entries_per_month(cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING) -> pd.DataFrame:
    """Diary entries, films and hours by month.

    Source: diary entries with a Watched Date.
    Grain: one row per month from the first with an entry to the last, also those without one.
    Order: month.
    Columns:
        starts_on: date, its first day.
        entry_count: int.
        first_watch_count: int, entries that are no rewatch.
        rewatch_count: int, entries that are one.
        film_count: int, different films.
        hours: float, runtime of the entries, series left out, nullable: there are some and none has one.
        without_runtime_count: int, entries that lack one, series apart.
        average_entries: float, of this month and the eleven before, nullable: there are fewer.
        average_hours: float, the same of the hours that are known, nullable.
    """
    return sql.frame(cursor, "entries_by_period", library_id, scope, period="month", window=MONTHS_OF_AVERAGE)


def entries_per_week(cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING) -> pd.DataFrame:
    """Diary entries, films and hours by ISO week.

    Source: diary entries with a Watched Date.
    Grain: one row per week from the first with an entry to the last, also those without one.
    Order: week.
    Columns:
        starts_on: date, its Monday.
        entry_count: int.
        first_watch_count: int, entries that are no rewatch.
        rewatch_count: int, entries that are one.
        film_count: int, different films.
        hours: float, runtime of the entries, series left out, nullable: there are some and none has one.
        without_runtime_count: int, entries that lack one, series apart.
        average_entries: float, of this week and the twelve before, nullable: there are fewer.
        average_hours: float, the same of the hours that are known, nullable.
    """
    return sql.frame(cursor, "entries_by_period", library_id, scope, period="week", window=WEEKS_OF_AVERAGE)


def calendar(cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING) -> pd.DataFrame:
    """The days with an entry, with their place in a year drawn as weeks by weekdays.

    Source: diary entries with a Watched Date.
    Grain: one row per Watched Date.
    Order: day.
    Columns:
        watched_on: date.
        year: int.
        week: int, 0 to 53: the week of the year, the first one begins on New Year's Day or the Monday before.
        weekday: int, 1 Monday to 7 Sunday.
        entry_count: int.
        film_count: int, different films.
        hours: float, runtime of the entries, series left out, nullable: none is known.
        titles: str, of the entries in the diary's order, joined by `sql.SEPARATOR`, untrusted.
    """
    return sql.frame(cursor, "calendar", library_id, scope)


def weekday_by_month(cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING) -> pd.DataFrame:
    """On which weekdays of which months films are watched, all years together.

    Source: diary entries with a Watched Date.
    Grain: one row per month and weekday, always 84.
    Order: month, weekday.
    Columns:
        month: int, 1 to 12.
        weekday: int, 1 Monday to 7 Sunday.
        entry_count: int.
    """
    return sql.frame(cursor, "weekday_by_month", library_id, scope)


def cumulative_by_year(cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING) -> pd.DataFrame:
    """How each year's entries add up, to lay year over year.

    Source: diary entries with a Watched Date.
    Grain: one row per Watched Date.
    Order: day.
    Columns:
        year: int.
        watched_on: date.
        day_of_year: int, as in a leap year: the first of March is 61 in every year.
        entry_count: int, on that day.
        cumulative_count: int, from New Year's Day to that day.
    """
    return sql.frame(cursor, "cumulative_by_year", library_id, scope)
