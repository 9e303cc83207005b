"""Taste, people and world of two enriched libraries against a count in plain Python, under a dozen scopes.

The sample is always there; real exports with recorded facts lie beside the project, or nowhere.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from lbstats import sample
from lbstats.export.archive import Upload
from lbstats.importing import import_export
from lbstats.model import LibraryId
from lbstats.stats import people, taste, world
from lbstats.stats.people import Role
from lbstats.stats.scope import EVERYTHING, Population, Scope
from lbstats.stats.taste import Facet
from lbstats.store import catalogue
from lbstats.store.database import Database
from lbstats.store.matches import films_to_enrich, write_matches
from tests.fakes.plain_facts import Entry, Film, Group, PlainCount

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from lbstats.store.database import Cursor

EXPORTS = Path(__file__).resolve().parents[2].parent / "shared" / "exports"
EVERY = 10_000_000
NEW_YEAR = dt.date(2021, 1, 1)


def any_film(_: Film) -> bool:
    return True


def no_film(_: Film) -> bool:
    return False


def any_entry(_: Entry) -> bool:
    return True


SCOPES: dict[str, tuple[Scope, Callable[[Film], bool], Callable[[Entry], bool] | None]] = {
    "everything": (EVERYTHING, any_film, None),
    "rated": (Scope(Population.RATED), lambda film: film.rating is not None, None),
    "liked": (Scope(Population.LIKED), lambda film: film.is_liked, None),
    "diary": (Scope(Population.DIARY), any_film, any_entry),
    "first watches": (Scope(Population.FIRST_WATCHES), any_film, lambda entry: not entry.is_rewatch),
    "rewatches": (Scope(Population.REWATCHES), any_film, lambda entry: entry.is_rewatch),
    "since 2021": (
        Scope(watched_from=NEW_YEAR),
        any_film,
        lambda entry: entry.watched_on is not None and entry.watched_on >= NEW_YEAR,
    ),
    "the nineties": (
        Scope(released_from=1990, released_to=1999),
        lambda film: film.year is not None and 1990 <= film.year <= 1999,
        None,
    ),
    "drama or crime": (
        Scope(genres=("Drama", "Crime")),
        lambda film: bool(film.keys("genre") & {"Drama", "Crime"}),
        None,
    ),
    "France": (Scope(countries=("FR",)), lambda film: "FR" in film.keys("country"), None),
    "not in English": (
        Scope(languages=("fr", "ja", "it")),
        lambda film: bool(film.keys("language") & {"fr", "ja", "it"}),
        None,
    ),
    "well rated drama seen since 2021": (
        Scope(genres=("Drama",), rating_from=4, watched_from=NEW_YEAR),
        lambda film: "Drama" in film.keys("genre") and (film.rating or 0) >= 4,
        lambda entry: entry.watched_on is not None and entry.watched_on >= NEW_YEAR,
    ),
    "nothing": (Scope(released_from=1800, released_to=1801), no_film, None),
}


@pytest.fixture(scope="module")
def sampled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Cursor, LibraryId]]:
    database = Database.open(tmp_path_factory.mktemp("sample"))
    library_id = import_export(database, [Upload(*sample.export_zip())], is_sample=True).library_id
    with database.write() as writing:
        catalogue.write_facts(writing, sample.facts(), database.clock())
        films = [wanted.film for wanted in films_to_enrich(writing, library_id, database.clock())]
        write_matches(writing, library_id, sample.matches(films), database.clock())
    with database.cursor() as cursor:
        yield cursor, library_id
    database.close()


@pytest.fixture(scope="module", params=["full-2026-251", "full-2021-481"])
def real(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Cursor, LibraryId]]:
    if not EXPORTS.is_dir():
        pytest.skip(f"The real exports are not in {EXPORTS}.")
    from benchmarks.enriched import enriched_library  # noqa: PLC0415 - reads what may be absent

    folder = tmp_path_factory.mktemp("real")
    enriched_library(folder, EXPORTS / f"{request.param}.zip")
    database = Database.open(folder)
    with database.cursor() as cursor:
        (library_id,) = cursor.execute("select library_id from library").fetchall()[0]
        yield cursor, LibraryId(library_id)
    database.close()


@pytest.mark.parametrize("name", SCOPES)
def test_sample_equals_a_plain_count(name: str, sampled: tuple[Cursor, LibraryId]) -> None:
    compare(*sampled, name)


@pytest.mark.shared
@pytest.mark.parametrize("name", SCOPES)
def test_real_export_with_facts_equals_a_plain_count(name: str, real: tuple[Cursor, LibraryId]) -> None:
    compare(*real, name)


def compare(cursor: Cursor, library_id: LibraryId, name: str) -> None:
    scope, takes_film, takes_entry = SCOPES[name]
    plain = PlainCount.read(cursor, library_id).narrowed(takes_film, takes_entry)
    compare_groups(cursor, library_id, scope, plain)
    compare_taste(cursor, library_id, scope, plain)
    compare_people(cursor, library_id, scope, plain)
    compare_world(cursor, library_id, scope, plain)


def compare_groups(cursor: Cursor, library_id: LibraryId, scope: Scope, plain: PlainCount) -> None:
    for facet in Facet:
        frame = taste.groups(cursor, library_id, scope, facet, limit=EVERY)
        assert_groups(frame, "key", plain.groups(facet.value))
        films = sum(bool(film.keys(facet.value)) for film in plain.films)
        assert set(frame["population_count"].tolist()) <= {films}
    for role in Role:
        frame = people.people(cursor, library_id, scope, role, limit=EVERY)
        assert_groups(frame, "person_id", plain.people(role.value))


def assert_groups(frame: pd.DataFrame, key: str, expected: Mapping[Any, Group]) -> None:
    columns = ["film_count", "rated_count", "residual_count", "liked_count"]
    assert frame[key].is_unique
    by_key = frame.set_index(key)
    assert by_key[columns].to_dict("index") == {
        name: {column: getattr(group, column) for column in columns} for name, group in expected.items()
    }
    for column in ("hours", "fair_average", "residual"):
        assert known(by_key[column]) == pytest.approx(
            {name: value for name, group in expected.items() if (value := getattr(group, column)) is not None}
        )


def known(column: pd.Series[Any]) -> dict[Any, float]:
    return {name: float(value) for name, value in column.dropna().items()}


def compare_taste(cursor: Cursor, library_id: LibraryId, scope: Scope, plain: PlainCount) -> None:
    cells = taste.genre_decades(cursor, library_id, scope)
    assert counts(cells, "genre", "decade") == plain.genre_decades()
    both = sum(1 for film in plain.films if film.keys("genre") and film.keys("decade"))
    assert set(cells["population_count"]) == ({both} if both else set())
    assert counts(taste.genre_pairs(cursor, library_id, scope), "genre", "other_genre") == plain.genre_pairs()
    quadrants = taste.quadrants(cursor, library_id, scope)
    assert counts(quadrants, "quadrant") == {(name,): films for name, films in plain.quadrants().items()}
    placed = taste.popularity(cursor, library_id, scope)
    assert placed["quadrant"].value_counts().to_dict() == plain.quadrants()
    for facet, entropy in taste.breadth(cursor, library_id, scope).set_index("facet")["entropy"].items():
        expected = plain.entropy(str(facet))
        assert pd.isna(entropy) if expected is None else entropy == pytest.approx(expected, abs=1e-9)
    films = taste.films_in(cursor, library_id, scope, [(Facet.GENRE, "Drama"), (Facet.DECADE, "1990")])
    assert set(films["film_id"].tolist()) == {
        film.film_id
        for film in plain.films
        if "Drama" in film.keys("genre") and "1990" in film.keys("decade")
    }


def compare_people(cursor: Cursor, library_id: LibraryId, scope: Scope, plain: PlainCount) -> None:
    pairs = people.director_actor_pairs(cursor, library_id, scope, limit=EVERY)
    assert counts(pairs, "director_id", "actor_id") == plain.director_actor_pairs()
    genders = dict(cursor.execute("select person_id, gender from person").fetchall())
    found = {
        (period, who): films
        for row in people.women_directors(cursor, library_id, scope).to_dict("records")
        for period in [row["period"]]
        for who in ("women", "non_binary", "men", "unknown")
        if (films := row[f"{who}_count"])
    }
    assert found == {
        (decade, who): films
        for decade, told in plain.women_directors(genders).items()
        for who, films in told.items()
    }


def compare_world(cursor: Cursor, library_id: LibraryId, scope: Scope, plain: PlainCount) -> None:
    groups = plain.groups("country")
    assert set(world.lone_films(cursor, library_id, scope)["key"]) == {
        key for key, group in groups.items() if group.film_count == 1
    }
    assert not set(world.unseen_countries(cursor, library_id, scope)["key"]) & set(groups)
    seen = world.countries(cursor, library_id, scope)
    assert seen["alpha_3"].notna().sum() == world.regions(cursor, library_id, scope)["seen_count"].sum()


def counts(frame: pd.DataFrame, *keys: str) -> dict[Any, int]:
    """Films by one key or several, those with any."""
    return {
        tuple(row[:-1]): row[-1] for row in frame[[*keys, "film_count"]].itertuples(index=False) if row[-1]
    }
