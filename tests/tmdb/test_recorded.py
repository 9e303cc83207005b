"""Bodies as TMDB really sent them, over many years and shapes, where they are at hand."""

from __future__ import annotations

import gzip
import itertools
import json
from pathlib import Path
from typing import Any

import pytest

from lbstats.model import Kind
from lbstats.tmdb import payloads
from lbstats.tmdb.payloads import MOVIE, TV

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
FILMS = SHARED / "tmdb_replica" / "films.jsonl.gz"
BODIES = SHARED / "tmdb_json"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not FILMS.exists(), reason="The recorded answers of TMDB are not beside the project."),
]


def recorded(name: str) -> dict[str, Any]:
    body = json.loads((BODIES / name).read_text("utf-8"))
    assert isinstance(body, dict)
    return body


def test_every_recorded_body_is_known_for_what_it_is() -> None:
    kinds = {
        "is_page": {"search_movie_007", "search_movie_House", "search_movie_no", "search_tv", "movie_47964"},
        "is_details": {"movie_22855", "movie_27205", "tv_456"},
        "is_find": {"find"},
    }
    for path in sorted(BODIES.glob("*.json")):
        body = recorded(path.name)
        told = {name for name in kinds if getattr(payloads, name)(body)}
        assert told == {name for name, files in kinds.items() if path.name.startswith(tuple(files))}, (
            path.name
        )


def test_the_film_of_house_is_the_seventh_of_its_page() -> None:
    page = payloads.parse_page(recorded("search_movie_House_year1977.json"), MOVIE)
    assert page.results == 22
    assert [one.title for one in page.candidates].index("House") == 6


def test_recorded_searches_and_finds() -> None:
    assert payloads.parse_page(recorded("search_movie_no_results.json"), MOVIE).candidates == ()
    series = payloads.parse_page(recorded("search_tv_Breaking_Bad.json"), TV).candidates[0]
    assert (series.kind, series.tmdb_id, series.vote_average) == (Kind.SERIES, 1396, None)
    found = payloads.parse_find(recorded("find_tt1375666_imdb.json")).candidates
    assert [(one.kind, one.tmdb_id) for one in found] == [(Kind.FILM, 27205)]


def test_recorded_films_and_series() -> None:
    film = payloads.parse_film(recorded("movie_27205_append_credits.json"))
    assert (film.title, film.runtime_min, film.countries) == ("Inception", 148, ("GB", "US"))
    assert [one.name for one in film.credits if one.job == "Director"] == ["Christopher Nolan"]
    assert sum(one.job == "Actor" for one in film.credits) == 30
    old = payloads.parse_film(recorded("movie_22855_append_many.json"))
    assert (old.language, round(old.popularity, 2), old.vote_count) == (None, 0.9, 26)
    series = payloads.parse_series(recorded("tv_456_append_credits.json"))
    assert (series.title, series.runtime_min) == ("The Simpsons", 22)
    assert [one.name for one in series.credits if one.job == "Creator"] == ["Matt Groening"]


def test_thousands_of_recorded_films_are_read_without_loss() -> None:
    with gzip.open(FILMS, "rt", encoding="utf-8") as lines:
        bodies = [json.loads(line) for line in itertools.islice(lines, 0, 34_000, 15)]
    assert len(bodies) > 2_000
    for body in bodies:
        assert payloads.is_details(body)
        facts = payloads.parse_film(body)
        assert (facts.tmdb_id, facts.title) == (body["id"], body["title"])
        assert facts.genres == tuple(genre["name"] for genre in body["genres"])
        assert facts.runtime_min == (body["runtime"] or None)
        assert str(facts.released_on or "") == (body["release_date"] or "")
        people = {(one.person_id, one.job) for one in facts.credits if one.job in ("Actor", "Director")}
        cast = {(one["id"], "Actor") for one in body["credits"]["cast"]}
        directors = {(one["id"], "Director") for one in body["credits"]["crew"] if one["job"] == "Director"}
        assert people == cast | directors
