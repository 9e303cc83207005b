"""Taste, people and world counted in plain Python: what the queries of `lbstats.stats` are compared with.

Reads the tables row by row and shares nothing with the project but their names: no view, no scope, no pandas.
A scope is two functions, one that takes a film and one that takes an entry.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from itertools import combinations
from statistics import mean, median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator

    from lbstats.store.database import Cursor

MINIMUM, WEIGHT = 3, 5
JOBS = {
    "director": {"Director"},
    "writer": {"Screenplay", "Writer", "Story"},
    "cinematographer": {"Director of Photography"},
    "composer": {"Original Music Composer"},
    "editor": {"Editor"},
    "producer": {"Producer"},
}
NOBODY = re.compile(r"(self|himself|herself|themselves)\b|.*archive footage|.*uncredited", re.IGNORECASE)
BANDS = (40, 75, 90, 105, 120, 150, 180, 100_000)


@dataclass(frozen=True, slots=True)
class Entry:
    watched_on: dt.date | None
    is_rewatch: bool


@dataclass(frozen=True, slots=True)
class Film:
    """A watched film; `title` is a row of the catalogue, its details only where they were fetched."""

    film_id: int
    year: int | None
    rating: float | None
    is_liked: bool
    is_series: bool
    title: dict[str, Any]
    credits: tuple[dict[str, Any], ...]
    entries: tuple[Entry, ...]

    @property
    def minutes(self) -> int | None:
        runtime = self.title.get("runtime_min")
        return None if runtime is None or self.is_series else runtime * max(len(self.entries), 1)

    def keys(self, facet: str) -> set[str]:
        """The groups a film is in."""
        runtime = self.title.get("runtime_min")
        language = self.title.get("language")
        return {
            "genre": set(self.title.get("genres", ())),
            "country": set(self.title.get("countries", ())),
            "language": {language} if language else set(),
            "keyword": set(self.title.get("keywords", ())),
            "studio": set(self.title.get("studios", ())),
            "decade": {str(self.year // 10 * 10)} if self.year is not None else set(),
            "runtime": {str(next(end for end in BANDS if runtime <= end))}
            if runtime is not None and not self.is_series
            else set(),
        }[facet]

    def people(self, role: str) -> set[int]:
        """The numbers of those who had this role."""
        return {
            credit["person_id"]
            for credit in self.credits
            if (
                credit["department"] == "Acting"
                and credit["position"] < 15
                and not NOBODY.match(credit["character_name"].replace("\n", " "))
                if role == "actor"
                else credit["job"] in JOBS[role]
            )
        }


@dataclass(frozen=True, slots=True)
class Group:
    """What is said of a group."""

    film_count: int
    hours: float | None
    rated_count: int
    fair_average: float | None
    residual_count: int
    residual: float | None
    liked_count: int


class PlainCount:
    """The films of a library, or those of a scope of it, and their figures."""

    def __init__(self, films: Iterable[Film], line: tuple[float, float] | None) -> None:
        self.films = list(films)
        self._line = line
        ratings = [film.rating for film in self.films if film.rating is not None]
        self._own_mean = mean(ratings) if ratings else 0.0

    @classmethod
    def read(cls, cursor: Cursor, library_id: str) -> PlainCount:
        films = list(_films(cursor, library_id))
        return cls(films, _line(films))

    def narrowed(
        self, takes_film: Callable[[Film], bool], takes_entry: Callable[[Entry], bool] | None = None
    ) -> PlainCount:
        """The films of a scope; with a condition on entries those that have one, and no other entries."""
        taken = [film for film in self.films if takes_film(film)]
        if takes_entry is not None:
            taken = [replace(film, entries=tuple(filter(takes_entry, film.entries))) for film in taken]
            taken = [film for film in taken if film.entries]
        return PlainCount(taken, self._line)

    def groups(self, facet: str) -> dict[str, Group]:
        return self._grouped(lambda film: film.keys(facet))

    def people(self, role: str) -> dict[int, Group]:
        return self._grouped(lambda film: film.people(role))

    def genre_decades(self) -> dict[tuple[str, int], int]:
        return Counter(
            (genre, int(decade))
            for film in self.films
            for genre in film.keys("genre")
            for decade in film.keys("decade")
        )

    def genre_pairs(self) -> dict[tuple[str, str], int]:
        return Counter(pair for film in self.films for pair in combinations(sorted(film.keys("genre")), 2))

    def quadrants(self) -> dict[str, int]:
        rated = [
            (film.rating, film.title["vote_count"])
            for film in self.films
            if film.rating is not None and film.title.get("vote_count") is not None
        ]
        if not rated:
            return {}
        votes, stars = median(vote for _, vote in rated), mean(rating for rating, _ in rated)
        return Counter(
            f"{'known' if vote >= votes else 'obscure'}_{'high' if rating >= stars else 'low'}"
            for rating, vote in rated
        )

    def entropy(self, facet: str) -> float | None:
        parts: dict[str, float] = defaultdict(float)
        for film in self.films:
            for key in film.keys(facet):
                parts[key] += 1 / len(film.keys(facet))
        whole = sum(parts.values())
        return -sum(part / whole * math.log2(part / whole) for part in parts.values()) if parts else None

    def director_actor_pairs(self) -> dict[tuple[int, int], int]:
        pairs = Counter(
            (director, actor)
            for film in self.films
            for director in film.people("director")
            for actor in film.people("actor") - {director}
        )
        return {pair: films for pair, films in pairs.items() if films > 1}

    def women_directors(self, genders: dict[int, int]) -> dict[int, Counter[str]]:
        """Films by decade and by who directed them."""
        found: dict[int, Counter[str]] = defaultdict(Counter)
        for film in self.films:
            of = {genders[person_id] for person_id in film.people("director")}
            if of and film.year is not None:
                who = "women" if 1 in of else "non_binary" if 3 in of else "unknown" if 0 in of else "men"
                found[film.year // 10 * 10][who] += 1
        return found

    def _grouped(self, keys: Callable[[Film], set[Any]]) -> dict[Any, Group]:
        members: dict[Any, list[Film]] = defaultdict(list)
        for film in self.films:
            for key in keys(film):
                members[key].append(film)
        return {key: self._group(films) for key, films in members.items()}

    def _group(self, films: list[Film]) -> Group:
        ratings = [film.rating for film in films if film.rating is not None]
        residuals = [residual for film in films if (residual := self._residual(film)) is not None]
        minutes = [film.minutes for film in films if film.minutes is not None]
        fair = (sum(ratings) + WEIGHT * self._own_mean) / (len(ratings) + WEIGHT)
        return Group(
            film_count=len(films),
            hours=sum(minutes) / 60 if minutes else None,
            rated_count=len(ratings),
            fair_average=fair if len(ratings) >= MINIMUM else None,
            residual_count=len(residuals),
            residual=sum(residuals) / (len(residuals) + WEIGHT) if len(residuals) >= MINIMUM else None,
            liked_count=sum(film.is_liked for film in films),
        )

    def _residual(self, film: Film) -> float | None:
        if self._line is None or not _has_crowd(film):
            return None
        slope, intercept = self._line
        return float(film.rating or 0) - intercept - slope * float(film.title["vote_average"])


def _has_crowd(film: Film) -> bool:
    votes, crowd = film.title.get("vote_count"), film.title.get("vote_average")
    return film.rating is not None and votes is not None and votes >= 50 and crowd is not None


def _line(films: list[Film]) -> tuple[float, float] | None:
    """Least squares by the textbook: covariance over variance, through the middle of both."""
    points = [(film.title["vote_average"], film.rating) for film in films if _has_crowd(film)]
    if len(points) < 30:
        return None
    middle_x, middle_y = mean(x for x, _ in points), mean(y for _, y in points if y is not None)
    variance = sum((x - middle_x) ** 2 for x, _ in points)
    if not variance:
        return None
    slope = sum((x - middle_x) * (y - middle_y) for x, y in points if y is not None) / variance
    return slope, middle_y - slope * middle_x


def _films(cursor: Cursor, library_id: str) -> Iterator[Film]:
    titles = {(row["kind"], row["tmdb_id"]): row for row in _rows(cursor, "title")}
    credited = defaultdict(list)
    for row in _rows(cursor, "credit"):
        credited[row["kind"], row["tmdb_id"]].append(row)
    decided = {row["film_id"]: row for row in _rows(cursor, "film_match", library_id)}
    logged = defaultdict(list)
    for row in _rows(cursor, "diary_entry", library_id):
        if row["gone_import_id"] is None:
            logged[row["film_id"]].append(row)
    for row in _rows(cursor, "film", library_id):
        entries = logged[row["film_id"]]
        is_there = row["gone_import_id"] is None and (row["is_marked"] or row["rating"] is not None)
        if not entries and not is_there:
            continue
        kind = decided.get(row["film_id"], {}).get("kind")
        at = ("series" if kind == "episode" else kind, decided.get(row["film_id"], {}).get("tmdb_id"))
        title = titles.get(at, {})
        has_details = title.get("has_details", False)
        known = ("genres", "vote_average", "vote_count")
        yield Film(
            film_id=row["film_id"],
            year=row["year"],
            rating=row["rating"],
            is_liked=row["is_liked"],
            is_series=kind in ("series", "episode"),
            title={name: value for name, value in title.items() if has_details or name in known},
            credits=tuple(credited[at]) if has_details else (),
            entries=tuple(_entries(entries)),
        )


def _entries(rows: list[dict[str, Any]]) -> Iterator[Entry]:
    # In the order of viewing; what has no day comes last.
    ordered = sorted(
        rows,
        key=lambda row: (row["watched_on"] is None, row["watched_on"] or 0, row["position"], row["entry_id"]),
    )
    for nth, row in enumerate(ordered):
        yield Entry(row["watched_on"], row["is_marked_rewatch"] or nth > 0)


def _rows(cursor: Cursor, table: str, library_id: str | None = None) -> list[dict[str, Any]]:
    condition = "" if library_id is None else "where library_id = $library_id"
    parameters = {} if library_id is None else {"library_id": library_id}
    answer = cursor.execute(f"select * from {table} {condition}", parameters)  # noqa: S608 - names from above
    names = [column[0] for column in answer.description or ()]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
