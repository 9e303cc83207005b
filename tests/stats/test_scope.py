"""A scope as a value and as an address: what means the same is the same, and nonsense does no harm."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lbstats.stats.scope import EVERYTHING, FORMATS, PARAMETERS, Population, Scope, from_params

NAMES = st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12), max_size=3)
READABLE = NAMES.map(lambda names: tuple(name for name in names if name.strip()))
COUNTRIES = st.lists(st.sampled_from(["US", "GB", "FR"]), max_size=3).map(tuple)
LANGUAGES = st.lists(st.sampled_from(["en", "fr", "ja"]), max_size=3).map(tuple)
STARS = st.none() | st.integers(1, 10).map(lambda halves: halves / 2)
MINUTES = st.none() | st.integers(0, 9999)
YEARS = st.none() | st.integers(1000, 9999)
SCOPES = st.builds(
    Scope,
    population=st.sampled_from(Population),
    watched_from=st.none() | st.dates(),
    watched_to=st.none() | st.dates(),
    released_from=YEARS,
    released_to=YEARS,
    genres=READABLE,
    countries=COUNTRIES,
    languages=LANGUAGES,
    formats=st.lists(st.sampled_from(FORMATS), max_size=2).map(tuple),
    rating_from=STARS,
    rating_to=STARS,
    runtime_from=MINUTES,
    runtime_to=MINUTES,
    people=st.lists(st.sampled_from(["director-1", "actor--525", "actor-31"]), max_size=2).map(tuple),
    tags=READABLE,
    weekdays=st.lists(st.integers(1, 7), max_size=3).map(tuple),
    months=st.lists(st.integers(1, 12), max_size=3).map(tuple),
    in_diary=st.booleans(),
)


@given(SCOPES)
def test_any_scope_survives_its_address(scope: Scope) -> None:
    assert from_params(scope.to_params()) == scope


@given(st.dictionaries(st.sampled_from(PARAMETERS), st.lists(st.text(max_size=12), max_size=3)))
def test_no_address_is_an_error(params: dict[str, list[str]]) -> None:
    assert from_params(from_params(params).to_params()) == from_params(params)


@given(SCOPES, st.permutations([field.name for field in fields(Scope)]))
def test_order_in_which_controls_are_set_does_not_matter(scope: Scope, names: list[str]) -> None:
    made = EVERYTHING
    for name in names:
        made = replace(made, **{name: getattr(scope, name)})

    assert made == scope
    assert hash(made) == hash(scope)
    assert made.to_params() == scope.to_params()


def test_address_is_short_and_readable() -> None:
    scope = Scope(
        population=Population.REWATCHES,
        watched_from=dt.date(2021, 1, 1),
        watched_to=dt.date(2023, 12, 31),
        released_to=1999,
        genres=("Horror", "Drama"),
        rating_from=4,
        rating_to=4.5,
        in_diary=True,
    )

    assert scope.to_params() == {
        "show": ["rewatches"],
        "watched": ["2021..2023"],
        "released": ["..1999"],
        "genre": ["Drama", "Horror"],
        "rating": ["4..4.5"],
        "logged": ["yes"],
    }
    assert EVERYTHING.to_params() == {}
    assert set(scope.to_params()) < set(PARAMETERS)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023", dt.date(2023, 1, 1), dt.date(2023, 12, 31)),
        ("2023-05-06", dt.date(2023, 5, 6), dt.date(2023, 5, 6)),
        ("2021..2023", dt.date(2021, 1, 1), dt.date(2023, 12, 31)),
        ("2021-03-04..2023", dt.date(2021, 3, 4), dt.date(2023, 12, 31)),
        ("2021..", dt.date(2021, 1, 1), None),
        ("..2021", None, dt.date(2021, 12, 31)),
        ("2023..2021", dt.date(2021, 12, 31), dt.date(2023, 1, 1)),
        ("2023..yesterday", None, None),
        ("2023-02-30", None, None),
        ("0000", None, None),
        ("..", None, None),
        ("", None, None),
    ],
)
def test_days_of_an_address_are_years_days_and_spans(
    text: str, first: dt.date | None, last: dt.date | None
) -> None:
    scope = from_params({"watched": text})

    assert (scope.watched_from, scope.watched_to) == (first, last)


def test_what_makes_no_sense_is_dropped_and_the_rest_is_kept() -> None:
    scope = from_params(
        {
            "show": ["nonsense", "rated"],
            "released": "nineties",
            "rating": "4.2..5",
            "genre": ["Drama", " ", "x" * 500, "\x00", "\ud800"],
            "country": ["us", "United States", "1"],
            "language": ["EN"],
            "format": ["short", "long"],
            "logged": "perhaps",
            "runtime": "long",
            "credit": ["director-1; drop table film", "director", "7"],
            "weekday": ["0", "5", "8", "Friday"],
            "month": ["13", "-1", "٣"],
            "library": "abc",
        }
    )

    assert scope == Scope(
        population=Population.RATED,
        genres=("Drama",),
        countries=("US",),
        languages=("en",),
        formats=("short",),
        weekdays=(5,),
    )


def test_values_are_sorted_told_apart_and_bounded() -> None:
    assert Scope(genres=("B", "A", "B")) == Scope(genres=("A", "B"))
    assert Scope(released_from=1999, released_to=1990) == Scope(released_from=1990, released_to=1999)
    assert len(from_params({"tag": [f"tag {number}" for number in range(1000)]}).tags) == 40


def test_scope_says_which_kind_of_control_is_set() -> None:
    assert (EVERYTHING.narrows_films, EVERYTHING.narrows_viewings) == (False, False)
    for narrowing in (
        Scope(population=Population.LIKED),
        Scope(released_from=1990),
        Scope(formats=("short",)),
        Scope(rating_to=2),
        Scope(runtime_from=181),
        Scope(people=("director-1",)),
    ):
        assert narrowing.narrows_films
        assert not narrowing.narrows_viewings
    for narrowing in (
        Scope(population=Population.DIARY),
        Scope(watched_to=dt.date(2024, 1, 1)),
        Scope(tags=("home",)),
        Scope(weekdays=(7,)),
        Scope(months=(2,)),
        Scope(in_diary=True),
    ):
        assert narrowing.narrows_viewings
        assert not narrowing.narrows_films
