"""From a group to a scope: cut, never widened, and none where a scope cannot say it."""

from __future__ import annotations

import datetime as dt

import pytest

from lbstats.stats import narrowing
from lbstats.stats.scope import EVERYTHING, Scope
from lbstats.stats.taste import Facet


@pytest.mark.parametrize(
    ("facet", "key", "narrowed"),
    [
        (Facet.GENRE, "Drama", Scope(genres=("Drama",))),
        (Facet.COUNTRY, "JP", Scope(countries=("JP",))),
        (Facet.LANGUAGE, "ja", Scope(languages=("ja",))),
        (Facet.DECADE, "1990", Scope(released_from=1990, released_to=1999)),
        (Facet.RUNTIME, "40", Scope(runtime_to=40)),
        (Facet.RUNTIME, "105", Scope(runtime_from=91, runtime_to=105)),
        (Facet.RUNTIME, "100000", Scope(runtime_from=181)),
        (Facet.KEYWORD, "robot", None),
        (Facet.STUDIO, "A24", None),
    ],
)
def test_group_is_a_scope_where_a_scope_can_say_it(facet: Facet, key: str, narrowed: Scope | None) -> None:
    assert narrowing.to_groups(EVERYTHING, ((facet, key),)) == narrowed


def test_groups_of_different_kinds_are_one_scope_and_two_genres_at_once_are_none() -> None:
    drama, nineties = (Facet.GENRE, "Drama"), (Facet.DECADE, "1990")

    assert narrowing.to_groups(EVERYTHING, (drama, nineties)) == Scope(
        genres=("Drama",), released_from=1990, released_to=1999
    )
    assert narrowing.to_groups(EVERYTHING, (drama, (Facet.GENRE, "Comedy"))) is None


def test_value_beside_those_that_are_chosen_is_no_scope() -> None:
    scope = Scope(genres=("Drama", "Horror"), weekdays=(5,))

    assert narrowing.to_value(scope, "genres", "Drama") == Scope(genres=("Drama",), weekdays=(5,))
    assert narrowing.to_value(scope, "genres", "Comedy") is None
    assert narrowing.to_value(scope, "weekdays", 6) is None


def test_ranges_are_cut_never_widened() -> None:
    scope = Scope(watched_from=dt.date(2024, 3, 5), released_to=1994, runtime_from=100)

    cut = narrowing.to_days(scope, dt.date(2024, 1, 1), dt.date(2024, 12, 31))
    assert (cut.watched_from, cut.watched_to) == (dt.date(2024, 3, 5), dt.date(2024, 12, 31))
    cut = narrowing.to_years(scope, 1990, 1999)
    assert (cut.released_from, cut.released_to) == (1990, 1994)
    longer = narrowing.to_groups(scope, ((Facet.RUNTIME, "105"),))
    assert longer is not None
    assert (longer.runtime_from, longer.runtime_to) == (100, 105)


def test_rated_films_are_those_of_the_scopes_ratings_or_of_any() -> None:
    assert narrowing.to_rating(Scope(rating_from=2.0), 3.5) == Scope(rating_from=3.5, rating_to=3.5)
    assert narrowing.to_rated(EVERYTHING) == Scope(rating_from=0.5)
    assert narrowing.to_rated(Scope(rating_to=2.0)) == Scope(rating_to=2.0)
