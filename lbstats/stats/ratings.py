"""The Ratings page's frames: the histogram, against the crowd, over time, and what is liked.

A film's rating is the one it has now, an entry's the one given then. By decade, genre, country and runtime
they are `lbstats.stats.taste`; how they changed is `lbstats.stats.changes`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lbstats.stats import sql
from lbstats.stats.fair import DEFAULT
from lbstats.stats.residual import crowd_line
from lbstats.stats.scope import EVERYTHING

if TYPE_CHECKING:
    import pandas as pd

    from lbstats.model import LibraryId
    from lbstats.stats.fair import Fairness
    from lbstats.stats.scope import Scope
    from lbstats.store.database import Cursor

POSTERS_IN_A_ROW: Final = 12
POSTERS_OF_A_WALL: Final = 120
ALL_FILMS: Final = 1_000_000
BEST: Final = 5.0
BAND_RATINGS: Final = 5
"""A quarter with fewer ratings has no band: three ratings that happen to agree would claim to be certain."""


def histogram(cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING) -> pd.DataFrame:
    """How often each rating was given: to films now, to entries then.

    Source: rated watched films; rated diary entries.
    Grain: one row per half star, always ten.
    Order: rating.
    Columns:
        rating: float, stars from 0.5 to 5.
        film_count: int, films with this rating now.
        liked_count: int, those of them that are liked.
        entry_count: int, entries with this rating.
        first_watch_count: int, those of them that are no rewatch.
        rewatch_count: int, those of them that are one.
    """
    return sql.frame(cursor, "ratings_given", library_id, scope)


def crowd_films(cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING) -> pd.DataFrame:
    """Every rated film beside the crowd's average.

    Source: rated watched films with 50 votes or more on TMDB.
    Grain: one row per film.
    Order: from the most above the line to the most below; equal ones by votes, title, year, film_id.
    Columns:
        film_id: int.
        title: str, untrusted.
        year: int, the export's, nullable.
        rating: float, stars.
        crowd_rating: float, TMDB's average from 0 to 10.
        vote_count: int, TMDB's votes.
        expected_rating: float, stars, by the line, nullable: fewer than 30 such films.
        residual: float, stars, rating less expected, nullable: the same.
        poster_path: str, on TMDB's image host, nullable.
        uri: str, on Letterboxd, nullable.
        kind: str, film, series or episode.
        tmdb_id: int.
    """
    return _crowd_films(cursor, library_id, scope, is_lowest_first=False, limit=ALL_FILMS)


def most_above_crowd(
    cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING, limit: int = POSTERS_IN_A_ROW
) -> pd.DataFrame:
    """The films rated furthest above what the crowd's average leads to expect.

    Source: as in `crowd_films`, where there is a line.
    Grain: one row per film above the line, at most `limit`.
    Order: the highest residual first; equal ones by votes, title, year, film_id.
    Columns:
        film_id: int.
        title: str, untrusted.
        year: int, the export's, nullable.
        rating: float, stars.
        crowd_rating: float, TMDB's average from 0 to 10.
        vote_count: int, TMDB's votes.
        expected_rating: float, stars, by the line.
        residual: float, stars, more than 0.
        poster_path: str, on TMDB's image host, nullable.
        uri: str, on Letterboxd, nullable.
        kind: str, film, series or episode.
        tmdb_id: int.
    """
    found = _crowd_films(cursor, library_id, scope, is_lowest_first=False, limit=limit)
    return found[found["residual"] > 0].reset_index(drop=True)


def most_below_crowd(
    cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING, limit: int = POSTERS_IN_A_ROW
) -> pd.DataFrame:
    """The films rated furthest below what the crowd's average leads to expect.

    Source: as in `crowd_films`, where there is a line.
    Grain: one row per film below the line, at most `limit`.
    Order: the lowest residual first; equal ones by votes, title, year, film_id.
    Columns:
        film_id: int.
        title: str, untrusted.
        year: int, the export's, nullable.
        rating: float, stars.
        crowd_rating: float, TMDB's average from 0 to 10.
        vote_count: int, TMDB's votes.
        expected_rating: float, stars, by the line.
        residual: float, stars, less than 0.
        poster_path: str, on TMDB's image host, nullable.
        uri: str, on Letterboxd, nullable.
        kind: str, film, series or episode.
        tmdb_id: int.
    """
    found = _crowd_films(cursor, library_id, scope, is_lowest_first=True, limit=limit)
    return found[found["residual"] < 0].reset_index(drop=True)


def drift(cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING) -> pd.DataFrame:
    """The average of the ratings given in each quarter, with the band its true value is in 95 times of 100.

    Band = mean ± t · s / √n with Student's t of n - 1 degrees of freedom; it takes the quarter's ratings as a
    random pick from all that could have been watched then.

    Source: rated diary entries with a Watched Date.
    Grain: one row per quarter with such an entry.
    Order: quarter.
    Columns:
        quarter: date, its first day.
        rated_count: int.
        mean_rating: float, stars.
        low: float, stars, nullable: fewer than 5 ratings.
        high: float, stars, nullable: the same.
    """
    return sql.frame(cursor, "drift", library_id, scope, least_ratings=BAND_RATINGS)


def by_weekday(
    cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING, fairness: Fairness = DEFAULT
) -> pd.DataFrame:
    """How entries are rated by the weekday they were watched on.

    Source: diary entries with a Watched Date.
    Grain: one row per weekday, always seven.
    Order: from Monday.
    Columns:
        weekday: int, 1 Monday to 7 Sunday.
        entry_count: int.
        rated_count: int, those of them with a rating.
        mean_rating: float, stars, as given then, nullable: nothing rated.
        fair_average: float, stars, nullable: fewer rated entries than the minimum.
    """
    return sql.frame(
        cursor, "ratings_by_weekday", library_id, scope, weight=fairness.weight, minimum=fairness.minimum
    )


def likes_by_rating(cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING) -> pd.DataFrame:
    """How many films of each rating are liked.

    Source: watched films.
    Grain: one row per half star, always ten, and one for the unrated films.
    Order: rating, the unrated last.
    Columns:
        rating: float, stars from 0.5 to 5, nullable: unrated.
        film_count: int.
        liked_count: int, those of them that are liked.
        liked_share: float, 0 to 1, nullable: no such film.
    """
    return sql.frame(cursor, "likes_by_rating", library_id, scope)


def five_star_films(
    cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING, limit: int = POSTERS_OF_A_WALL
) -> pd.DataFrame:
    """The films with five stars.

    Source: watched films rated 5 now.
    Grain: one row per film, at most `limit`.
    Order: liked ones first, then entries from the most, title, year, film_id.
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
    return sql.frame(cursor, "rated_with", library_id, scope, rating=BEST, limit=limit)


def _crowd_films(
    cursor: Cursor, library_id: LibraryId, scope: Scope, *, is_lowest_first: bool, limit: int
) -> pd.DataFrame:
    return sql.frame(
        cursor,
        "crowd_films",
        library_id,
        scope,
        is_lowest_first=is_lowest_first,
        limit=limit,
        **crowd_line(cursor, library_id).as_parameters(),
    )
