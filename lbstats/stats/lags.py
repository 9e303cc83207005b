"""Days between two things: release and first watch, an entry and the one before of its film."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lbstats.stats import sql
from lbstats.stats.scope import EVERYTHING

if TYPE_CHECKING:
    import pandas as pd

    from lbstats.model import LibraryId
    from lbstats.stats.scope import Scope
    from lbstats.store.database import Cursor


def release_lags(cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING) -> pd.DataFrame:
    """How long after its release each film was watched first.

    Source: first watches with a Watched Date, of films whose release date TMDB knows, without series.
    Grain: one row per film.
    Order: days; equal ones by title, year, film_id.
    Columns:
        film_id: int.
        title: str, untrusted.
        year: int, the export's, nullable.
        released_on: date, TMDB's.
        watched_on: date.
        lag_days: int, negative before the release.
        rating: float, stars, now, nullable: unrated.
        poster_path: str, on TMDB's image host, nullable.
        uri: str, on Letterboxd, nullable.
        kind: str, film.
        tmdb_id: int.
    """
    return sql.frame(cursor, "release_lags", library_id, scope)


def release_lag_bands(cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING) -> pd.DataFrame:
    """How many films were watched first how long after their release.

    Source: as in `release_lags`.
    Grain: one row per span, always nine.
    Order: from before the release to 50 years and more after it.
    Columns:
        band: str, the span in words.
        from_day: int, its first day; it ends before the next one's.
        film_count: int.
        film_share: float, 0 to 1, nullable: no film at all.
        median_days: float, of all of them, nullable: no film at all; the same in every row.
    """
    return sql.frame(cursor, "release_lag_bands", library_id, scope)


def rewatches(cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING) -> pd.DataFrame:
    """Each rewatch beside the entry of its film before it, which need not be in the scope.

    Source: rewatches with a Watched Date of films with an earlier one; one only marked has nothing before it.
    Grain: one row per entry.
    Order: days between from the fewest; then the day, the place in the diary.
    Columns:
        entry_id: int.
        film_id: int.
        title: str, untrusted.
        year: int, the export's, nullable.
        previous_on: date, the Watched Date before.
        watched_on: date.
        gap_days: int, between the two.
        previous_rating: float, stars, as given before, nullable: unrated.
        rating: float, stars, as given then, nullable: unrated.
        change: float, stars, nullable: one of the two is unrated.
        poster_path: str, on TMDB's image host, nullable.
        uri: str, the film's on Letterboxd, nullable.
        kind: str, film, series or episode, nullable: no match.
        tmdb_id: int, nullable: no match.
    """
    return sql.frame(cursor, "rewatches", library_id, scope)


def rewatch_gap_bands(cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING) -> pd.DataFrame:
    """How many rewatches came how long after the entry before.

    Source: as in `rewatches`.
    Grain: one row per span, always eight.
    Order: from the same day to 10 years and more.
    Columns:
        band: str, the span in words.
        from_day: int, its first day; it ends before the next one's.
        entry_count: int.
        entry_share: float, 0 to 1, nullable: no rewatch at all.
        median_days: float, of all of them, nullable: no rewatch at all; the same in every row.
        film_count: int, films of all of them, each once; the same in every row.
    """
    return sql.frame(cursor, "rewatch_gap_bands", library_id, scope)
