"""What a page looks at: a value that narrows every figure, its place in the address and its place in SQL.

Which films and entries a scope leaves is decided in `queries/scope.sql` alone; what can be chosen and what a
choice leaves out is `lbstats.stats.scope_bar`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from lbstats.stats.written import (
    first_day,
    last_day,
    read_codes,
    read_first_day,
    read_last_day,
    read_minutes,
    read_names,
    read_numbers,
    read_span,
    read_stars,
    read_year,
    span,
    written,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

FORMATS: Final = ("feature", "short", "series", "unknown")
MOST_VALUES: Final = 40
"""More values of one control than this are no choice a person made."""
MANY: Final = ("genres", "countries", "languages", "formats", "people", "tags", "weekdays", "months")
"""The controls of which several values can be chosen."""

_CREDIT: Final = re.compile(r"[a-z]{1,20}--?\d{1,9}", re.ASCII)


class Population(StrEnum):
    """What is counted; the values stand in the address."""

    WATCHED = "watched"
    DIARY = "diary"
    FIRST_WATCHES = "first"
    REWATCHES = "rewatches"
    RATED = "rated"
    LIKED = "liked"


@dataclass(frozen=True, slots=True)
class Scope:
    """Which films and entries count. The default is everything.

    A film must meet every control that is set, and one value of it. A control about viewings (the day, the
    tag, a population of entries) leaves the films with an entry that meets all of those together.

    Two scopes that mean the same are equal: values are sorted and told apart, ranges put in order.

    Attributes:
        population: Diary, first watches and rewatches leave the films with such an entry; rated and liked the
            entries of such films.
        watched_from: The first Watched Date that counts.
        watched_to: The last.
        released_from: The first release year that counts, the export's.
        released_to: The last.
        genres: TMDB's names.
        countries: ISO 3166-1 alpha-2 of production countries.
        languages: ISO 639-1 of original languages.
        formats: Of `FORMATS`.
        rating_from: The lowest rating of a film now, in stars.
        rating_to: The highest.
        runtime_from: The shortest runtime in minutes; a series has none.
        runtime_to: The longest.
        people: Roles in a film, each `role-number`: `director-608`, with TMDB's number of the person.
        tags: Of diary entries.
        weekdays: Of the Watched Date, 1 Monday to 7 Sunday.
        months: Of the Watched Date, 1 to 12.
        in_diary: Only films with a diary entry.
    """

    population: Population = Population.WATCHED
    watched_from: dt.date | None = None
    watched_to: dt.date | None = None
    released_from: int | None = None
    released_to: int | None = None
    genres: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    rating_from: float | None = None
    rating_to: float | None = None
    runtime_from: int | None = None
    runtime_to: int | None = None
    people: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    weekdays: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    in_diary: bool = False

    def __post_init__(self) -> None:
        """Put the values into the one order they are compared in."""
        for name in MANY:
            object.__setattr__(self, name, tuple(sorted(set(getattr(self, name)))))
        for name in ("watched", "released", "rating", "runtime"):
            first, last = getattr(self, f"{name}_from"), getattr(self, f"{name}_to")
            if first is not None and last is not None and first > last:
                object.__setattr__(self, f"{name}_from", last)
                object.__setattr__(self, f"{name}_to", first)

    @property
    def has_days(self) -> bool:
        """True when a range of days is set: what has no day is left out."""
        return self.watched_from is not None or self.watched_to is not None

    @property
    def needs_days(self) -> bool:
        """True when a control is set that an entry without a day cannot meet."""
        return self.has_days or bool(self.weekdays or self.months)

    @property
    def has_runtimes(self) -> bool:
        """True when a range of runtimes is set."""
        return self.runtime_from is not None or self.runtime_to is not None

    @property
    def has_years(self) -> bool:
        """True when a range of release years is set: what has no year is left out."""
        return self.released_from is not None or self.released_to is not None

    @property
    def needs_facts(self) -> bool:
        """True when a control is set that a film without facts cannot meet."""
        named = (self.genres, self.countries, self.languages, self.formats, self.people)
        return self.has_runtimes or any(named)

    @property
    def narrows_films(self) -> bool:
        """True when a control about films is set."""
        return (
            self.population in (Population.RATED, Population.LIKED)
            or self.has_years
            or self.needs_facts
            or self.rating_from is not None
            or self.rating_to is not None
        )

    @property
    def narrows_viewings(self) -> bool:
        """True when a control about viewings is set: only films with such an entry count."""
        return (
            self.population in (Population.DIARY, Population.FIRST_WATCHES, Population.REWATCHES)
            or self.needs_days
            or bool(self.tags)
            or self.in_diary
        )

    def to_params(self) -> dict[str, list[str]]:
        """The scope as query parameters of an address, those of the controls that are set."""
        found = {
            "show": [] if self.population is Population.WATCHED else [self.population.value],
            "watched": span(first_day(self.watched_from), last_day(self.watched_to)),
            "released": span(written(self.released_from), written(self.released_to)),
            "genre": list(self.genres),
            "country": list(self.countries),
            "language": list(self.languages),
            "format": list(self.formats),
            "rating": span(written(self.rating_from), written(self.rating_to)),
            "runtime": span(written(self.runtime_from), written(self.runtime_to)),
            "credit": list(self.people),
            "tag": list(self.tags),
            "weekday": [str(day) for day in self.weekdays],
            "month": [str(month) for month in self.months],
            "logged": ["yes"] if self.in_diary else [],
        }
        return {name: values for name, values in found.items() if values}

    def as_parameters(self) -> dict[str, Any]:
        """The scope as the named parameters of `queries/scope.sql`."""
        return {
            "population": self.population.value,
            "watched_from": self.watched_from,
            "watched_to": self.watched_to,
            "released_from": self.released_from,
            "released_to": self.released_to,
            "genres": list(self.genres) or None,
            "countries": list(self.countries) or None,
            "languages": list(self.languages) or None,
            "formats": list(self.formats) or None,
            "rating_from": self.rating_from,
            "rating_to": self.rating_to,
            "runtime_from": self.runtime_from,
            "runtime_to": self.runtime_to,
            "tags": list(self.tags) or None,
            "weekdays": list(self.weekdays) or None,
            "months": list(self.months) or None,
            "narrows_films": self.narrows_films,
            "narrows_viewings": self.narrows_viewings,
            "keeps_unknown": False,
        }


EVERYTHING: Final = Scope()
"""All watched films and all diary entries."""
PARAMETERS: Final = (
    "show", "watched", "released", "genre", "country", "language", "format", "rating", "runtime", "credit",
    "tag", "weekday", "month", "logged",
)  # fmt: skip
"""The names a scope uses in an address; a page keeps others apart."""


def from_params(params: Mapping[str, str | Sequence[str]]) -> Scope:
    """The scope an address asks for; what makes no sense in it is as if it were not there.

    Args:
        params: Query parameters; a name that comes several times has a sequence of values.
    """
    given = {
        name: [value] if isinstance(value, str) else [*value][:MOST_VALUES] for name, value in params.items()
    }
    populations = [name for name in given.get("show", ()) if name in set(Population)]
    watched_from, watched_to = read_span(given.get("watched"), read_first_day, read_last_day)
    released_from, released_to = read_span(given.get("released"), read_year, read_year)
    rating_from, rating_to = read_span(given.get("rating"), read_stars, read_stars)
    runtime_from, runtime_to = read_span(given.get("runtime"), read_minutes, read_minutes)
    return Scope(
        population=Population(populations[0]) if populations else Population.WATCHED,
        watched_from=watched_from,
        watched_to=watched_to,
        released_from=released_from,
        released_to=released_to,
        genres=read_names(given.get("genre", ())),
        countries=tuple(code.upper() for code in read_codes(given.get("country", ()))),
        languages=tuple(code.lower() for code in read_codes(given.get("language", ()))),
        formats=tuple(name for name in given.get("format", ()) if name in FORMATS),
        rating_from=rating_from,
        rating_to=rating_to,
        runtime_from=runtime_from,
        runtime_to=runtime_to,
        people=tuple(credit for credit in given.get("credit", ()) if _CREDIT.fullmatch(credit)),
        tags=read_names(given.get("tag", ())),
        weekdays=read_numbers(given.get("weekday", ()), 7),
        months=read_numbers(given.get("month", ()), 12),
        in_diary="yes" in given.get("logged", ()),
    )
