"""An export counted in plain Python under a scope: the independent reference of the statistics.

Shares no code with the project but the scope's fields: no reader, no SQL, no pandas. It knows the export by
`EXPORT_FORMAT.md` alone and films by the JSON TMDB answers with. Slow and simple on purpose.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections import Counter
from dataclasses import dataclass, field
from statistics import linear_regression, mean
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Callable, Iterable, Mapping

    from lbstats.stats.scope import Scope

Row: TypeAlias = dict[str, str]
Key: TypeAlias = str | tuple[str, str]


@dataclass
class PlainFilm:
    title: str
    year: str
    rating: float | None = None
    is_liked: bool = False
    facts: Mapping[str, Any] | None = None


@dataclass
class PlainEntry:
    film: PlainFilm
    day: dt.date
    rating: float | None
    tags: set[str]
    is_rewatch: bool = False
    previous: PlainEntry | None = None


@dataclass
class PlainLibrary:
    films: list[PlainFilm] = field(default_factory=list)
    entries: list[PlainEntry] = field(default_factory=list)
    """In the order of viewing."""


def rows(archive: zipfile.ZipFile, member: str) -> list[Row]:
    """A file of an export, nothing where it is absent."""
    if member not in archive.namelist():
        return []
    return list(csv.DictReader(io.StringIO(archive.read(member).decode("utf-8"), newline="")))


def key(row: Row) -> Key:
    """What a film is known by: its address, and where that is blank its name and year."""
    return row["Letterboxd URI"] or (row["Name"], row["Year"])


def logged_key(row: Row, by_name: dict[tuple[str, str], Key], known: set[Key]) -> Key:
    """The film of a diary row: by the slug where the address has one, else by name and year."""
    slug = re.fullmatch(r"https://letterboxd\.com/[^/]+/film/([^/]+)/(?:\d+/)?", row["Letterboxd URI"])
    if slug and f"https://letterboxd.com/film/{slug[1]}/" in known:
        return f"https://letterboxd.com/film/{slug[1]}/"
    return by_name.get((row["Name"], row["Year"]), (row["Name"], row["Year"]))


def read(
    archive: zipfile.ZipFile, facts: Callable[[str, str], Mapping[str, Any] | None] = lambda *_: None
) -> PlainLibrary:
    """The watched films and the diary of an export, with TMDB's JSON where `facts(name, year)` has some."""
    marked, rated = rows(archive, "watched.csv"), rows(archive, "ratings.csv")
    liked, listed = rows(archive, "likes/films.csv"), rows(archive, "watchlist.csv")
    films: dict[Key, PlainFilm] = {}
    by_name: dict[tuple[str, str], Key] = {}
    for row in [*marked, *rated, *liked, *listed]:
        films.setdefault(key(row), PlainFilm(row["Name"], row["Year"]))
        by_name.setdefault((row["Name"], row["Year"]), key(row))
    for row in rated:
        films[key(row)].rating = float(row["Rating"])
    for row in liked:
        films[key(row)].is_liked = True

    known = set(films)
    watched = [key(row) for row in [*marked, *rated]]
    entries = []
    for row in rows(archive, "diary.csv"):
        film = logged_key(row, by_name, known)
        films.setdefault(film, PlainFilm(row["Name"], row["Year"]))
        watched.append(film)
        entry = PlainEntry(
            films[film],
            dt.date.fromisoformat(row["Watched Date"]),
            float(row["Rating"]) if row["Rating"] else None,
            {tag.strip() for tag in row.get("Tags", "").split(",")} - {""},
            row.get("Rewatch") == "Yes",
        )
        entries.append(entry)
    entries.sort(key=lambda entry: entry.day)
    last: dict[int, PlainEntry] = {}
    for entry in entries:
        entry.previous = last.get(id(entry.film))
        entry.is_rewatch = entry.is_rewatch or entry.previous is not None
        last[id(entry.film)] = entry
    for each in films.values():
        each.facts = facts(each.title, each.year)
    return PlainLibrary([films[name] for name in dict.fromkeys(watched)], entries)


def runtime(film: PlainFilm) -> int | None:
    return (film.facts or {}).get("runtime") or None


def format_of(film: PlainFilm) -> str:
    minutes = runtime(film)
    if minutes is None:
        return "unknown"
    return "short" if minutes <= 40 else "feature"


def has_film(film: PlainFilm, scope: Scope) -> bool:
    """Whether a film meets the controls about films."""
    facts = film.facts or {}
    year = int(film.year) if film.year else None
    genres = {genre["name"] for genre in facts.get("genres", ())}
    countries = {country["iso_3166_1"] for country in facts.get("production_countries", ())}
    return (
        not (scope.population == "rated" and film.rating is None)
        and not (scope.population == "liked" and not film.is_liked)
        and _within(year, scope.released_from, scope.released_to)
        and _within(film.rating, scope.rating_from, scope.rating_to)
        and (not scope.genres or bool(genres & set(scope.genres)))
        and (not scope.countries or bool(countries & set(scope.countries)))
        and (not scope.languages or facts.get("original_language") in scope.languages)
        and (not scope.formats or format_of(film) in scope.formats)
        and _within(runtime(film), scope.runtime_from, scope.runtime_to)
    )


def has_entry(entry: PlainEntry, scope: Scope) -> bool:
    """Whether an entry meets the controls about viewings."""
    return (
        not (scope.population == "first" and entry.is_rewatch)
        and not (scope.population == "rewatches" and not entry.is_rewatch)
        and _within(entry.day, scope.watched_from, scope.watched_to)
        and (not scope.tags or bool(entry.tags & set(scope.tags)))
        and (not scope.weekdays or entry.day.isoweekday() in scope.weekdays)
        and (not scope.months or entry.day.month in scope.months)
    )


def narrowed(library: PlainLibrary, scope: Scope) -> PlainLibrary:
    """The films and entries of a scope."""
    entries = [each for each in library.entries if has_entry(each, scope) and has_film(each.film, scope)]
    films = [film for film in library.films if has_film(film, scope)]
    is_about_viewings = (
        scope.population in ("diary", "first", "rewatches")
        or scope.in_diary
        or bool(scope.tags or scope.weekdays or scope.months)
        or scope.watched_from is not None
        or scope.watched_to is not None
    )
    if is_about_viewings:
        logged = {id(entry.film) for entry in entries}
        films = [film for film in films if id(film) in logged]
    return PlainLibrary(films, entries)


def count(whole: PlainLibrary, scope: Scope) -> dict[str, Any]:
    """Every figure that is compared."""
    library = narrowed(whole, scope)
    films, entries = library.films, library.entries
    days = [entry.day for entry in entries]
    return {
        "films": len(films),
        "entries": len(entries),
        "rewatches": sum(entry.is_rewatch for entry in entries),
        "liked": sum(film.is_liked for film in films),
        "film_ratings": Counter(film.rating for film in films if film.rating is not None),
        "entry_ratings": Counter(entry.rating for entry in entries if entry.rating is not None),
        "by_release_year": Counter(int(film.year) if film.year else None for film in films),
        "by_year": Counter(day.year for day in days),
        "by_month": Counter((day.year, day.month) for day in days),
        "by_week": Counter(_monday(day) for day in days),
        "by_day": Counter(days),
        "by_month_and_weekday": Counter((day.month, day.isoweekday()) for day in days),
        "minutes": sum(runtime(entry.film) or 0 for entry in entries),
        "week_streaks": sorted(_runs({_monday(day) for day in days}, 7), reverse=True),
        "day_streaks": sorted((run for run in _runs(set(days), 1) if run > 1), reverse=True),
        "droughts": sorted(_gaps(days), reverse=True),
        "full_days": _full_days(entries),
        "milestones": [
            (n, day) for n, day in enumerate(days, 1) if n in (1, 50) or n % 100 == 0
        ],
        "tags": Counter(tag for entry in entries for tag in entry.tags),
        "tag_means": _means((tag, entry.rating) for entry in entries for tag in entry.tags),
        "quarter_means": _means((_quarter(entry.day), entry.rating) for entry in entries),
        "weekday_means": _means((entry.day.isoweekday(), entry.rating) for entry in entries),
        "rewatch_gaps": sorted(
            (entry.day - entry.previous.day).days for entry in entries if entry.previous is not None
        ),
        "rewatch_changes": Counter(
            entry.rating - entry.previous.rating
            for entry in entries
            if entry.previous and entry.rating is not None and entry.previous.rating is not None
        ),
        "rating_changes": _rating_changes(entries),
        "release_lags": sorted(_release_lags(entries)),
        "residuals": _residuals(whole, films),
        "liked_by_rating": Counter(film.rating for film in films if film.is_liked),
    }  # fmt: skip


def _monday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())


def _quarter(day: dt.date) -> dt.date:
    return dt.date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def _within(value: Any, first: Any, last: Any) -> bool:  # noqa: ANN401 - days, years or stars
    if value is None:
        return first is None and last is None
    return (first is None or value >= first) and (last is None or value <= last)


def _runs(starts: set[dt.date], days: int) -> Iterable[int]:
    """The lengths of the runs of units that follow each other."""
    step = dt.timedelta(days=days)
    for start in starts:
        if start - step not in starts:
            length = 1
            while start + step * length in starts:
                length += 1
            yield length


def _gaps(days: list[dt.date]) -> Iterable[int]:
    ordered = sorted(set(days))
    for number in range(1, len(ordered)):
        between = (ordered[number] - ordered[number - 1]).days - 1
        if between:
            yield between


def _full_days(entries: list[PlainEntry]) -> set[dt.date]:
    films: dict[dt.date, set[int]] = {}
    for entry in entries:
        films.setdefault(entry.day, set()).add(id(entry.film))
    return {day for day, seen in films.items() if len(seen) > 1}


def _means(pairs: Iterable[tuple[Any, float | None]]) -> dict[Any, float]:
    found: dict[Any, list[float]] = {}
    for name, rating in pairs:
        if rating is not None:
            found.setdefault(name, []).append(rating)
    return {name: mean(ratings) for name, ratings in found.items()}


def _rating_changes(entries: list[PlainEntry]) -> Counter[float]:
    first: dict[int, tuple[float, float]] = {}
    for entry in entries:
        if entry.rating is not None and entry.film.rating is not None:
            first.setdefault(id(entry.film), (entry.rating, entry.film.rating))
    return Counter(now - then for then, now in first.values())


def _release_lags(entries: list[PlainEntry]) -> Iterable[int]:
    for entry in entries:
        released = (entry.film.facts or {}).get("release_date")
        if released and not entry.is_rewatch:
            yield (entry.day - dt.date.fromisoformat(released)).days


def _residuals(whole: PlainLibrary, films: list[PlainFilm]) -> list[float]:
    def points(some: list[PlainFilm]) -> list[tuple[float, float]]:
        return [
            (float(film.facts["vote_average"]), film.rating)
            for film in some
            if film.facts and film.rating is not None and film.facts["vote_count"] >= 50
        ]

    crowd, own = [x for x, _ in points(whole.films)], [y for _, y in points(whole.films)]
    if len(crowd) < 30:
        return []
    line = linear_regression(crowd, own)
    return sorted(y - (line.intercept + line.slope * x) for x, y in points(films))
