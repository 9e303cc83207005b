"""The sample's member: what member.toml says of the films seen, the evenings planned, the lists, the reviews.

Reads the data file and nothing else; when which film was seen is `diary`'s, how it is written `archive`'s.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from lbstats.sample.facts import known_films

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class SampleFilm:
    """A film as the member's export names it, and what the member thinks of it now.

    Attributes:
        slug: Its name in Letterboxd's address.
        title: As the export writes it.
        year: Of release.
        released_on: None when not known.
        rating: 0.5 to 5, or None.
        is_liked: Carries the heart.
        rewatch_count: How often the diary has it again after the first entry.
        is_dated: Has a diary entry.
        was_seen_before: Seen before the diary began, so its first entry is a rewatch already.
    """

    slug: str
    title: str
    year: int
    released_on: dt.date | None = None
    rating: float | None = None
    is_liked: bool = False
    rewatch_count: int = 0
    is_dated: bool = True
    was_seen_before: bool = False

    @property
    def uri(self) -> str:
        """The film's address, long as in exports until 2020: a short one cannot be made up."""
        return f"https://letterboxd.com/film/{self.slug}/"


@dataclass(frozen=True, slots=True)
class Evening:
    """A day planned ahead.

    Attributes:
        day: When.
        slugs: What, in order.
        tags: How the entries are tagged.
    """

    day: dt.date
    slugs: tuple[str, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """Days from the first to the last."""

    first_day: dt.date
    last_day: dt.date

    def __contains__(self, day: dt.date) -> bool:
        """True for a day of the period."""
        return self.first_day <= day <= self.last_day


@dataclass(frozen=True, slots=True)
class FilmList:
    """A list.

    Attributes:
        file: Name of its file in `lists/`, without `.csv`.
        slugs: The films in order.
        notes: Slug → what is said of the film.
    """

    file: str
    name: str
    created_on: dt.date
    tags: tuple[str, ...]
    description: str
    slugs: tuple[str, ...]
    notes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Member:
    """Everything member.toml holds.

    Attributes:
        exported_at: When the export was asked for (aware, UTC).
        seen: The watched films by slug.
        other: The films of the watchlist and the lists that are not seen, by slug.
        watchlist: Slugs, the one added first in front.
        evenings: Planned days, earliest first.
        pauses: Weeks without a film.
        streaks: Weeks with one film at least.
        reviews: Slug → text.
    """

    username: str
    joined_on: dt.date
    exported_at: dt.datetime
    favourites: tuple[str, ...]
    seen: Mapping[str, SampleFilm]
    other: Mapping[str, SampleFilm]
    watchlist: tuple[str, ...]
    evenings: tuple[Evening, ...]
    pauses: tuple[Period, ...]
    streaks: tuple[Period, ...]
    reviews: Mapping[str, str]
    lists: tuple[FilmList, ...]

    def film(self, slug: str) -> SampleFilm:
        """A film by its slug, seen or not."""
        return self.seen.get(slug) or self.other[slug]


@cache
def member() -> Member:
    """The sample's member, read once."""
    data = tomllib.loads(
        resources.files("lbstats.sample").joinpath("member.toml").read_text(encoding="utf-8")
    )
    seen = {slug: _film(slug, opinion) for slug, opinion in data["films"].items()}
    named = {*data["watchlist"], *(slug for each in data["lists"] for slug in each["films"])}
    return Member(
        username=data["username"],
        joined_on=data["joined_on"],
        exported_at=data["exported_at"],
        favourites=tuple(data["favourites"]),
        seen=seen,
        other={slug: _film(slug, {}) for slug in sorted(named - seen.keys())},
        watchlist=tuple(data["watchlist"]),
        evenings=_evenings(data["programmes"]),
        pauses=tuple(Period(**each) for each in data["pauses"]),
        streaks=tuple(Period(**each) for each in data["streaks"]),
        reviews=data["reviews"],
        lists=tuple(
            FilmList(
                file=each["file"],
                name=each["name"],
                created_on=each["created_on"],
                tags=tuple(each["tags"]),
                description=each["description"],
                slugs=tuple(each["films"]),
                notes=each.get("notes", {}),
            )
            for each in data["lists"]
        ),
    )


def _film(slug: str, opinion: Mapping[str, Any]) -> SampleFilm:
    known = known_films().get(slug)
    written = {"title": known.facts.title, "year": known.year} if known else {}
    named = {**written, **opinion}
    return SampleFilm(
        slug=slug,
        title=named["title"],
        year=named["year"],
        released_on=known.facts.released_on if known else None,
        rating=opinion.get("rating"),
        is_liked=opinion.get("liked", False),
        rewatch_count=opinion.get("rewatches", 0),
        is_dated=not opinion.get("undated", False),
        was_seen_before=opinion.get("seen_before", False),
    )


def _evenings(programmes: list[dict[str, Any]]) -> tuple[Evening, ...]:
    planned = [
        Evening(dt.date.fromisoformat(day), tuple(slugs), tuple(programme["tags"]))
        for programme in programmes
        for day, slugs in programme["days"].items()
    ]
    return tuple(sorted(planned, key=lambda evening: evening.day))
