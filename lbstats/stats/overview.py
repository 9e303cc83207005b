"""The Overview's frames: release years, decades, ratings and the rows of posters.

The tiles are `lbstats.stats.summary`, the sentences under the charts `lbstats.stats.readings`. Nothing is
counted in Python here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lbstats.stats import sql
from lbstats.stats.fair import DEFAULT
from lbstats.stats.scope import EVERYTHING

if TYPE_CHECKING:
    import pandas as pd

    from lbstats.model import LibraryId
    from lbstats.stats.fair import Fairness
    from lbstats.stats.scope import Scope
    from lbstats.store.database import Cursor

POSTERS_IN_A_ROW = 12
POSTERS_PER_DECADE = 6


def films_by_year(
    cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING, fairness: Fairness = DEFAULT
) -> pd.DataFrame:
    """How many films of each release year were watched, and how they were rated.

    Source: watched films.
    Grain: one row per release year with a watched film; one more for the films whose year the export lacks.
    Order: year, the films without one last.
    Columns:
        year: int, the export's, nullable.
        film_count: int, watched films.
        rated_count: int, those of them with a rating.
        mean_rating: float, stars, nullable: nothing rated.
        fair_average: float, stars, nullable: fewer rated films than the minimum.
        entry_count: int, diary entries of these films.
    """
    return sql.frame(
        cursor, "films_by_year", library_id, scope, weight=fairness.weight, minimum=fairness.minimum
    )


def decades(
    cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING, fairness: Fairness = DEFAULT
) -> pd.DataFrame:
    """How many films of each decade were watched, and how they were rated.

    Source: watched films with a release year.
    Grain: one row per decade with a watched film.
    Order: decade.
    Columns:
        decade: int, its first year.
        film_count: int, watched films.
        rated_count: int, those of them with a rating.
        mean_rating: float, stars, nullable: nothing rated.
        fair_average: float, stars, nullable: fewer rated films than the minimum.
    """
    return sql.frame(cursor, "decades", library_id, scope, weight=fairness.weight, minimum=fairness.minimum)


def decade_posters(
    cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING, limit: int = POSTERS_PER_DECADE
) -> pd.DataFrame:
    """The best rated films of each decade.

    Source: rated watched films with a release year.
    Grain: one row per decade and rank up to `limit`.
    Order: decade, rank; equal ratings by liked, entries, title, year, film_id.
    Columns:
        decade: int, its first year.
        rank: int, from 1.
        film_id: int.
        title: str, untrusted.
        year: int, the export's.
        rating: float, stars.
        is_liked: bool.
        watch_count: int, diary entries.
        rewatch_count: int, those of them that are rewatches.
        last_watched_on: date, nullable: never logged.
        poster_path: str, on TMDB's image host, nullable.
        uri: str, on Letterboxd, nullable.
        kind: str, film, series or episode, nullable: no match.
        tmdb_id: int, nullable: no match.
    """
    return sql.frame(cursor, "decade_posters", library_id, scope, limit=limit)


def rating_histogram(cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING) -> pd.DataFrame:
    """How often each rating was given.

    Source: rated watched films.
    Grain: one row per half star, always ten, also for an empty library.
    Order: rating.
    Columns:
        rating: float, stars from 0.5 to 5.
        film_count: int, films with this rating now.
        liked_count: int, those of them that are liked.
    """
    return sql.frame(cursor, "rating_histogram", library_id, scope)


def favourites(cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING) -> pd.DataFrame:
    """The profile's favourites, at most four on Letterboxd.

    Source: watched films named in the profile.
    Grain: one row per favourite.
    Order: the profile's.
    Columns:
        film_id: int.
        title: str, untrusted.
        year: int, the export's, nullable.
        rating: float, stars, nullable: unrated.
        is_liked: bool.
        watch_count: int, diary entries.
        rewatch_count: int, those of them that are rewatches.
        last_watched_on: date, nullable: never logged.
        poster_path: str, on TMDB's image host, nullable.
        uri: str, on Letterboxd, nullable.
        kind: str, film, series or episode, nullable: no match.
        tmdb_id: int, nullable: no match.
    """
    return sql.frame(cursor, "favourites", library_id, scope)


def highest_rated(
    cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING, limit: int = POSTERS_IN_A_ROW
) -> pd.DataFrame:
    """The films with the highest ratings.

    Source: rated watched films.
    Grain: one row per film, at most `limit`.
    Order: rating from the highest; equal ones by liked, entries, title, year, film_id.
    Columns:
        film_id: int.
        title: str, untrusted.
        year: int, the export's, nullable.
        rating: float, stars.
        is_liked: bool.
        watch_count: int, diary entries.
        rewatch_count: int, those of them that are rewatches.
        last_watched_on: date, nullable: never logged.
        poster_path: str, on TMDB's image host, nullable.
        uri: str, on Letterboxd, nullable.
        kind: str, film, series or episode, nullable: no match.
        tmdb_id: int, nullable: no match.
    """
    return sql.frame(cursor, "highest_rated", library_id, scope, limit=limit)


def most_rewatched(
    cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING, limit: int = POSTERS_IN_A_ROW
) -> pd.DataFrame:
    """The films seen again most often.

    Source: watched films with a rewatch in the diary.
    Grain: one row per film, at most `limit`.
    Order: rewatches from the most; equal ones by entries, title, year, film_id.
    Columns:
        film_id: int.
        title: str, untrusted.
        year: int, the export's, nullable.
        rating: float, stars, nullable: unrated.
        is_liked: bool.
        watch_count: int, diary entries.
        rewatch_count: int, those of them that are rewatches.
        last_watched_on: date, nullable: its entries have no day.
        poster_path: str, on TMDB's image host, nullable.
        uri: str, on Letterboxd, nullable.
        kind: str, film, series or episode, nullable: no match.
        tmdb_id: int, nullable: no match.
    """
    return sql.frame(cursor, "most_rewatched", library_id, scope, limit=limit)


def latest_watched(
    cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING, limit: int = POSTERS_IN_A_ROW
) -> pd.DataFrame:
    """The films of the latest diary entries, each once.

    Source: watched films with a dated diary entry.
    Grain: one row per film, at most `limit`.
    Order: the latest entry first; on one day the one further down in the diary.
    Columns:
        film_id: int.
        title: str, untrusted.
        year: int, the export's, nullable.
        rating: float, stars, nullable: unrated.
        is_liked: bool.
        watch_count: int, diary entries.
        rewatch_count: int, those of them that are rewatches.
        last_watched_on: date.
        poster_path: str, on TMDB's image host, nullable.
        uri: str, on Letterboxd, nullable.
        kind: str, film, series or episode, nullable: no match.
        tmdb_id: int, nullable: no match.
    """
    return sql.frame(cursor, "latest_watched", library_id, scope, limit=limit)
