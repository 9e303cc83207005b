"""The figures of a whole library as one value: for `stats --json`, and those of the pages' tiles alone.

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


@dataclass(frozen=True)
class FilmFigures:
    """What the watched films of a library amount to.

    Attributes:
        watched: Watched films.
        rated: Watched films with a rating.
        liked: Films liked, watched or not.
        liked_watched: Watched films that are liked.
        mean_rating: Of the rated films, in stars; None when nothing is rated.
        enriched: Watched films with facts: without any, all that follows is unknown.
        films_with_runtime: Films with a runtime, series and episodes apart: the n of the hours.
        hours: Runtime of every entry plus once of every film without one, series and episodes left out.
        films_without_runtime: Watched films without a runtime, series and episodes apart.
        languages: Distinct original languages.
        films_with_language: Films with an original language: the n of the languages.
        formats: Watched films by format; None without facts.
    """

    watched: int
    rated: int
    liked: int
    liked_watched: int
    mean_rating: float | None
    enriched: int
    films_with_runtime: int
    hours: float | None
    films_without_runtime: int | None
    languages: int | None
    films_with_language: int | None
    formats: FormatCounts | None


@dataclass(frozen=True)
class DiaryFigures:
    """What the diary of a library amounts to.

    Attributes:
        entries: Diary entries.
        rewatches: Entries marked as rewatch or preceded by an entry of the same film.
        dated: Entries with a Watched Date.
        films_in_diary: Watched films with an entry.
        days: Distinct Watched Dates.
        first_day: The first of them.
        last_day: The last of them.
        busiest_entries: Entries on the busiest day; 0 without a dated entry.
        busiest_day: The latest day with so many.
        multiple_days: Days with two different films or more.
        streak: The longest; of equally long ones the latest.
    """

    entries: int
    rewatches: int
    dated: int
    films_in_diary: int
    days: int
    first_day: dt.date | None
    last_day: dt.date | None
    busiest_entries: int
    busiest_day: dt.date | None
    multiple_days: int
    streak: Streak


@dataclass(frozen=True)
class Origins:
    """By whom and from where the watched films are; None, never 0, as long as no film has facts.

    Attributes:
        directors: Distinct people credited as Director.
        countries: Distinct production countries.
        films_with_director: Films with a credited Director: the n of the directors.
        films_with_country: Films with a production country: the n of the countries.
    """

    directors: int | None
    countries: int | None
    films_with_director: int | None
    films_with_country: int | None


@dataclass(frozen=True)
class LibrarySummary(FilmFigures, DiaryFigures, Origins):
    """All figures of a library, and how its films and entries are spread.

    Attributes:
        histogram: Rated films by half star, all ten.
        entries_by_year: Entries by the year of their Watched Date.
        entries_by_weekday: Entries from Monday to Sunday.
        films_by_year: Watched films by the export's year; None for those without.
    """

    histogram: Mapping[float, int]
    entries_by_year: Mapping[int, int]
    entries_by_weekday: tuple[int, ...]
    films_by_year: Mapping[int | None, int]

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


def film_figures(cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING) -> FilmFigures:
    """What the watched films amount to; what comes from TMDB is absent, never 0, while no film has facts.

    Source: watched films and, where they are matched, their runtimes and languages.
    """
    found = sql.row(cursor, "summary_films", library_id, scope)
    has_facts = bool(found["enriched"])
    return FilmFigures(
        watched=found["watched"],
        rated=found["rated"],
        # A film only liked is in no scope: it has not been watched.
        liked=found["liked"] if scope == EVERYTHING else found["liked_watched"],
        liked_watched=found["liked_watched"],
        mean_rating=found["mean_rating"],
        enriched=found["enriched"],
        films_with_runtime=found["films_with_runtime"],
        hours=round(found["minutes"] / 60, 4) if has_facts else None,
        films_without_runtime=found["films_without_runtime"] if has_facts else None,
        languages=found["languages"] if has_facts else None,
        films_with_language=found["films_with_language"] if has_facts else None,
        formats=_formats(found) if has_facts else None,
    )


def diary_figures(cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING) -> DiaryFigures:
    """What the diary amounts to; zeros and Nones when it holds nothing.

    Source: diary entries.
    """
    return DiaryFigures(
        **sql.row(cursor, "summary_entries", library_id, scope),
        streak=longest_streak(cursor, library_id, scope),
    )


def origins(cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING) -> Origins:
    """How many directors and countries the watched films come from, each with its n.

    Source: watched films with facts.
    """
    found = sql.row(cursor, "summary_people", library_id, scope)
    return Origins(**(found if found.pop("enriched") else dict.fromkeys(found)))


def library_summary(cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING) -> LibrarySummary:
    """All figures of a library; zeros and Nones when it holds nothing.

    Source: watched films, diary entries and, where they are matched, their facts.
    """
    by_rating = sql.rows(cursor, "rating_histogram", library_id, scope)
    by_watched_year = sql.rows(cursor, "entries_by_year", library_id, scope)
    by_weekday = sql.rows(cursor, "entries_by_weekday", library_id, scope)
    by_release_year = sql.rows(
        cursor, "films_by_year", library_id, scope, weight=DEFAULT.weight, minimum=DEFAULT.minimum
    )
    return LibrarySummary(
        **vars(film_figures(cursor, library_id, scope)),
        **vars(diary_figures(cursor, library_id, scope)),
        **vars(origins(cursor, library_id, scope)),
        histogram={found["rating"]: found["film_count"] for found in by_rating},
        entries_by_year={found["year"]: found["entry_count"] for found in by_watched_year},
        entries_by_weekday=tuple(found["entry_count"] for found in by_weekday),
        films_by_year={found["year"]: found["film_count"] for found in by_release_year},
    )


def longest_streak(cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING) -> Streak:
    """The longest run of consecutive ISO weeks (Monday first) with an entry; of equally long ones the latest.

    Source: diary entries with a Watched Date.
    """
    found = sql.rows(cursor, "longest_streak", library_id, scope)
    return Streak(**found[0]) if found else Streak()


def _formats(films: Mapping[str, Any]) -> FormatCounts:
    return FormatCounts(
        features=films["features"],
        shorts=films["shorts"],
        series=films["series"],
        unknown=films["unknown_format"],
    )


def _iso(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()
