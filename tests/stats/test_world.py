"""World's frames over the library of `tests.fakes.tastes`, counted by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lbstats.stats import places, world
from lbstats.stats.measure import Measure
from lbstats.stats.scope import Scope
from tests.fakes.cells import rows
from tests.fakes.libraries import EMPTY, write_library
from tests.fakes.tastes import TASTEFUL, write_tasteful_library

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lbstats.store.database import Cursor, Database


@pytest.fixture
def cursor(database: Database) -> Iterator[Cursor]:
    with database.write() as writing:
        write_tasteful_library(writing)
        write_library(writing, EMPTY, [])
    with database.cursor() as reading:
        yield reading


def test_countries_say_where_the_map_finds_them_and_which_it_does_not_draw(cursor: Cursor) -> None:
    frame = world.countries(cursor, TASTEFUL)

    assert rows(frame, "key", "name", "film_count", "alpha_3", "region", "is_drawn") == [
        ("US", "United States", 3, "USA", "North America", True),
        ("FR", "France", 2, "FRA", "Europe", True),
        ("XC", "Czechoslovakia", 1, None, "Europe", False),
        ("JP", "Japan", 1, "JPN", "Asia", True),
    ]


def test_countries_are_ranked_by_the_measure(cursor: Cursor) -> None:
    frame = world.countries(cursor, TASTEFUL, measure=Measure.FAIR_AVERAGE)

    # Apple, Berry and Fig: 9 stars of three, as the own mean.
    assert rows(frame, "key", "fair_average", "group_count", "ranked_count") == [("US", 3.0, 4, 1)]


def test_countries_with_one_film_show_it(cursor: Cursor) -> None:
    frame = world.lone_films(cursor, TASTEFUL)

    assert rows(frame, "key", "name", "title") == [
        ("XC", "Czechoslovakia", "Elder"), ("JP", "Japan", "Date"),
    ]  # fmt: skip


def test_unseen_countries_are_those_of_today_without_a_film(cursor: Cursor) -> None:
    frame = world.unseen_countries(cursor, TASTEFUL)

    assert len(frame) == 249 - 3
    assert not {"US", "FR", "JP", "XC"} & set(frame["key"])
    # The Czechia of today is still to be seen, and so is what is not drawn.
    assert {"CZ", "GP"} <= set(frame["key"])


def test_regions_count_countries_of_today_and_each_film_once(cursor: Cursor) -> None:
    frame = world.regions(cursor, TASTEFUL)

    assert rows(frame, "region", "seen_count", "film_count") == [
        ("Europe", 1, 3), ("North America", 1, 3), ("Asia", 1, 1),
        ("Africa", 0, 0), ("Antarctica", 0, 0), ("Oceania", 0, 0), ("South America", 0, 0),
    ]  # fmt: skip
    assert frame["country_count"].sum() == 249


def test_world_follows_the_scope(cursor: Cursor) -> None:
    scope = Scope(genres=("Horror",))

    assert world.countries(cursor, TASTEFUL, scope)["key"].tolist() == ["XC", "JP"]
    assert len(world.unseen_countries(cursor, TASTEFUL, scope)) == 249 - 1


def test_world_of_nothing_is_unseen(cursor: Cursor) -> None:
    assert world.countries(cursor, EMPTY).empty
    assert len(world.unseen_countries(cursor, EMPTY)) == 249
    assert world.regions(cursor, EMPTY)["film_count"].sum() == 0


def test_places_have_a_name_for_every_code_and_the_code_for_what_is_no_place() -> None:
    assert (places.country_name("SU"), places.country_name("QQ")) == ("Soviet Union", "QQ")
    assert (places.language_name("cn"), places.language_name("qq")) == ("Cantonese", "qq")


def test_codes_and_names_of_places_are_each_given_once() -> None:
    countries = places.countries().values()

    for field in ("alpha_2", "alpha_3", "name"):
        values = [value for country in countries if (value := getattr(country, field))]
        assert len(values) == len(set(values)), field
    assert len(set(places.languages().values())) == len(places.languages())
