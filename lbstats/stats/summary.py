"""The figures of a whole library as one value: for `stats --json` and for the Overview's tiles.

Counting is SQL; this module only puts the answers together. What needs facts is None as long as no
film has any.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from lbstats.stats import sql
from lbstats.stats.fair import DEFAULT
from lbstats.stats.scope import EVERYTHING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from lbstats.model import LibraryId
    from lbstats.stats.scope import Scope
    from lbstats.store.database import Cursor

UNKNOWN_YEAR: Final = "unknown"
"""The key of the films whose year the export does not say."""


@dataclass(frozen=True, slots=True)
class Streak:
    """Consecutive ISO weeks with a diary entry.

    Attributes:
        weeks: How many; 0 without a dated entry.
        first_monday: The Monday of the first week.
        last_monday: The Monday of the last week.
    """

    weeks: int = 0
    first_monday: dt.date | None = None
    last_monday: dt.date | None = None


@dataclass(frozen=True, slots=True)
class FormatCounts:
    """Watched films by format: shorts run up to 40 minutes, unknown ones have no runtime.

    A series or an episode counts as one title.
    """

    features: int
    shorts: int
    series: int
    unknown: int


@dataclass(frozen=True, slots=True)
class LibrarySummary:
    """What a library amounts to.

    Attributes:
        watched: Watched films.
        rated: Watched films with a rating.
        liked: Films liked, watched or not.
        liked_watched: Watched films that are liked.
        entries: Diary entries.
        rewatches: Entries marked as rewatch or preceded by an entry of the same film.
        days: Distinct Watched Dates.
        first_day: The first of them.
        last_day: The last of them.
        busiest_entries: Entries on the busiest day; 0 without a dated entry.
        busiest_day: The latest day with so many.
        multiple_days: Days with two different films or more.
        streak: The longest; of equally long ones the latest.
        mean_rating: Of the rated films, in stars; None when nothing is rated.
        histogram: Rated films by half star, all ten.
        entries_by_year: Entries by the year of their Watched Date.
        entries_by_weekday: Entries from Monday to Sunday.
        films_by_year: Watched films by the export's year; None for those without.
        films_in_diary: Watched films with an entry.
        enriched: Watched films with facts: without any, all that follows is unknown.
        films_with_runtime: Films with a runtime, series and episodes apart: the n of the hours.
        hours: Runtime of every entry plus once of every film without one, series and episodes left out.
        films_without_runtime: Watched films without a runtime, series and episodes apart.
        directors: Distinct people credited as Director.
        countries: Distinct production countries.
        languages: Distinct original languages.
        films_with_director: Films with a credited Director: the n of the directors.
        films_with_country: Films with a production country: the n of the countries.
        films_with_language: Films with an original language: the n of the languages.
        formats: Watched films by format; None without facts.
    """

    watched: int
    rated: int
    liked: int
    liked_watched: int
    entries: int
    rewatches: int
    days: int
    first_day: dt.date | None
    last_day: dt.date | None
    busiest_entries: int
    busiest_day: dt.date | None
    multiple_days: int
    streak: Streak
    mean_rating: float | None
    histogram: Mapping[float, int]
    entries_by_year: Mapping[int, int]
    entries_by_weekday: tuple[int, ...]
    films_by_year: Mapping[int | None, int]
    films_in_diary: int
    enriched: int
    films_with_runtime: int
    hours: float | None
    films_without_runtime: int | None
    directors: int | None
    countries: int | None
    languages: int | None
    films_with_director: int | None
    films_with_country: int | None
    films_with_language: int | None
    formats: FormatCounts | None

    def as_json(self) -> dict[str, Any]:
        """The figures as `stats --json` prints them: exactly these keys, days as ISO text, unknown None."""
        return {
            "watched": self.watched,
            "rated": self.rated,
            "liked": self.liked,
            "entries": self.entries,
            "rewatches": self.rewatches,
            "days": self.days,
            "first_day": _iso(self.first_day),
            "last_day": _iso(self.last_day),
            "busiest_entries": self.busiest_entries,
            "longest_streak_weeks": self.streak.weeks,
            "mean_rating": None if self.mean_rating is None else round(self.mean_rating, 4),
            "histogram": {f"{stars:g}": count for stars, count in self.histogram.items()},
            "entries_by_year": {str(year): count for year, count in self.entries_by_year.items()},
            "entries_by_weekday": list(self.entries_by_weekday),
            "films_by_year": {
                UNKNOWN_YEAR if year is None else str(year): count
                for year, count in self.films_by_year.items()
            },
            "films_in_diary": self.films_in_diary,
            "hours": self.hours,
            "films_without_runtime": self.films_without_runtime,
            "directors": self.directors,
            "countries": self.countries,
            "languages": self.languages,
        }


def library_summary(cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING) -> LibrarySummary:
    """All figures of a library; zeros and Nones when it holds nothing.

    Source: watched films, diary entries and, where they are matched, their facts.
    """
    films = sql.row(cursor, "summary_films", library_id, scope)
    entries = sql.row(cursor, "summary_entries", library_id, scope)
    by_rating = sql.rows(cursor, "rating_histogram", library_id, scope)
    by_watched_year = sql.rows(cursor, "entries_by_year", library_id, scope)
    by_weekday = sql.rows(cursor, "entries_by_weekday", library_id, scope)
    by_release_year = sql.rows(
        cursor, "films_by_year", library_id, scope, weight=DEFAULT.weight, minimum=DEFAULT.minimum
    )
    return LibrarySummary(
        watched=films["watched"],
        rated=films["rated"],
        # A film only liked is in no scope: it has not been watched.
        liked=films["liked"] if scope == EVERYTHING else films["liked_watched"],
        liked_watched=films["liked_watched"],
        **entries,
        streak=longest_streak(cursor, library_id, scope),
        mean_rating=films["mean_rating"],
        histogram={found["rating"]: found["film_count"] for found in by_rating},
        entries_by_year={found["year"]: found["entry_count"] for found in by_watched_year},
        entries_by_weekday=tuple(found["entry_count"] for found in by_weekday),
        films_by_year={found["year"]: found["film_count"] for found in by_release_year},
        films_in_diary=films["films_in_diary"],
        **_of_facts(cursor, library_id, scope, films),
    )


def longest_streak(cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING) -> Streak:
    """The longest run of consecutive ISO weeks (Monday first) with an entry; of equally long ones the latest.

    Source: diary entries with a Watched Date.
    """
    found = sql.rows(cursor, "longest_streak", library_id, scope)
    return Streak(**found[0]) if found else Streak()


def _of_facts(
    cursor: Cursor, library_id: LibraryId, scope: Scope, films: Mapping[str, Any]
) -> dict[str, Any]:
    """The fields of a summary that come from TMDB: absent, never 0, as long as no film has facts."""
    counts = {"enriched": films["enriched"], "films_with_runtime": films["films_with_runtime"]}
    if not films["enriched"]:
        return counts | dict.fromkeys(
            (
                *("hours", "films_without_runtime", "directors", "countries", "languages", "formats"),
                *("films_with_director", "films_with_country", "films_with_language"),
            )
        )
    people = sql.row(cursor, "summary_people", library_id, scope)
    return counts | {
        "hours": round(films["minutes"] / 60, 4),
        "films_without_runtime": films["films_without_runtime"],
        "directors": people["directors"],
        "countries": people["countries"],
        "languages": films["languages"],
        "films_with_director": people["films_with_director"],
        "films_with_country": people["films_with_country"],
        "films_with_language": films["films_with_language"],
        "formats": FormatCounts(
            features=films["features"],
            shorts=films["shorts"],
            series=films["series"],
            unknown=films["unknown_format"],
        ),
    }


def _iso(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()
