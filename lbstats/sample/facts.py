"""The facts of the sample's films, as the catalogue takes them: read from films.toml and people.toml.

Numbers of films and people are negative, so that they never meet TMDB's.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from lbstats.model import Candidate, Credit, Kind, TitleFacts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_CREW = {
    "directors": ("Directing", "Director"),
    "writers": ("Writing", "Writer"),
    "cinematographers": ("Camera", "Director of Photography"),
    "composers": ("Sound", "Original Music Composer"),
}
"""Key in films.toml → TMDB's department and job."""
_GENDERS = {"women": 1, "men": 2, "non_binary": 3}
"""Key in people.toml → TMDB's number."""


@dataclass(frozen=True, slots=True)
class KnownFilm:
    """A film of films.toml.

    Attributes:
        year: As Letterboxd has it.
        facts: For the catalogue.
    """

    year: int
    facts: TitleFacts


@cache
def known_films() -> Mapping[str, KnownFilm]:
    """All films of films.toml by slug, in the order of the file."""
    people = _People()
    return {
        film["slug"]: KnownFilm(film["year"], _facts(-number, film, people))
        for number, film in enumerate(_read("films.toml")["films"], start=1)
    }


def facts() -> tuple[TitleFacts, ...]:
    """The facts of every film and series the sample knows, for `catalogue.write_facts`."""
    return tuple(film.facts for film in known_films().values())


def candidate(slug: str) -> Candidate:
    """A film of films.toml as TMDB would offer it."""
    known = known_films()[slug]
    found = known.facts
    return Candidate(
        kind=found.kind,
        tmdb_id=found.tmdb_id,
        title=found.title,
        original_title=found.original_title,
        # As TMDB dates what it knows but the year of.
        released_on=found.released_on or dt.date(known.year, 1, 1),
        vote_count=found.vote_count,
        vote_average=found.vote_average,
        language=found.language,
    )


class _People:
    """Numbers the people as they come up: one number per name."""

    def __init__(self) -> None:
        lists = _read("people.toml")
        self._genders = {name: _GENDERS[key] for key, names in lists.items() for name in names}
        self._ids: dict[str, int] = {}

    def credit(self, name: str, department: str, job: str, position: int) -> Credit:
        person_id = self._ids.setdefault(name, -1 - len(self._ids))
        return Credit(person_id, name, department, job, position, gender=self._genders.get(name, 0))


def _facts(tmdb_id: int, film: Mapping[str, Any], people: _People) -> TitleFacts:
    collection = film.get("collection")
    return TitleFacts(
        kind=Kind(film.get("kind", Kind.FILM)),
        tmdb_id=tmdb_id,
        title=film["title"],
        original_title=film.get("original_title", film["title"]),
        released_on=film.get("released_on"),
        runtime_min=film.get("runtime_min"),
        language=film["language"],
        genres=tuple(film["genres"]),
        countries=tuple(film["countries"]),
        studios=tuple(film.get("studios", ())),
        vote_average=float(film["crowd_rating"]),
        vote_count=film["crowd_votes"],
        collection_id=_collection_id(collection) if collection else None,
        collection_name=collection,
        credits=tuple(_credits(film, people)),
    )


def _credits(film: Mapping[str, Any], people: _People) -> Iterator[Credit]:
    for position, name in enumerate(film.get("cast", ())):
        yield people.credit(name, "Acting", "Actor", position)
    for key, (department, job) in _CREW.items():
        for position, name in enumerate(film.get(key, ())):
            yield people.credit(name, department, job, position)


def _collection_id(name: str) -> int:
    names = sorted({film["collection"] for film in _read("films.toml")["films"] if "collection" in film})
    return -1 - names.index(name)


@cache
def _read(file: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("lbstats.sample").joinpath(file).read_text(encoding="utf-8"))
