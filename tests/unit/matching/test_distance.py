"""How far a candidate is from a film."""

import pytest

from lbstats.matching import distance
from lbstats.matching.ladder import SIMILAR_WITHIN
from lbstats.model import FilmId, FilmQuery
from tests.fakes.title_index import film


def query(title: str, year: int | None = 2000) -> FilmQuery:
    return FilmQuery(FilmId(1), title, year)


def test_the_same_title_and_year_are_at_no_distance() -> None:
    assert distance(query("Up", 2009), film(1, "UP", 2009)) == 0


def test_an_exact_original_title_is_a_little_farther_than_an_exact_title() -> None:
    by_original = distance(
        query("Sen to Chihiro"), film(1, "Spirited Away", 2000, original_title="Sen to Chihiro")
    )
    assert 0 < by_original < 0.03


def test_the_year_after_is_nearer_than_the_year_before_and_both_than_two_years() -> None:
    distances = [distance(query("Up"), film(1, "Up", year)) for year in (2000, 2001, 1999, 2002, 2003)]
    assert distances == [0, 0.03, 0.06, 0.15, 0.4]


def test_an_unknown_year_is_no_match_and_no_contradiction() -> None:
    assert distance(query("Up", None), film(1, "Up", 2009)) == 0.12
    assert distance(query("Up"), film(1, "Up", None)) == 0.12


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kill Bill: Vol. 1", "Kill Bill: Vol. 2"),
        ("Rocky II", "Rocky III"),
        ("Dune", "Dune: Part Two"),
        ("Nymphomaniac: Vol. I", "Nymphomaniac: Vol. II"),
        ("Blade Runner", "Blade Runner 2049"),
    ],
)
def test_another_numeral_is_never_near_however_alike_the_letters(one: str, other: str) -> None:
    assert distance(query(one), film(1, other, 2000)) >= 0.5 > SIMILAR_WITHIN


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Glass Onion", "Glass Onion: A Knives Out Mystery"),
        ("Birdman", "Birdman or (The Unexpected Virtue of Ignorance)"),
        ("Seven", "Se7en"),
        ("Face Off", "Face/Off"),
        ("Bride of Frankenstein", "The Bride of Frankenstein"),
        ("Mission: Impossible – Dead Reckoning", "Mission: Impossible - Dead Reckoning Part One"),  # noqa: RUF001
        ("Dune", "Dune: Part One"),
    ],
)
def test_a_longer_or_slightly_other_title_of_the_year_is_near_but_not_the_same(one: str, other: str) -> None:
    assert 0 < distance(query(one), film(1, other, 2000)) <= SIMILAR_WITHIN


@pytest.mark.parametrize(
    ("one", "other"), [("It", "Up"), ("21", "21 Bridges"), ("Her", "Heat"), ("Us", "Bus")]
)
def test_short_titles_are_not_alike_by_a_letter(one: str, other: str) -> None:
    assert distance(query(one), film(1, other, 2000)) > 0.15


def test_a_title_that_has_nothing_in_common_is_far() -> None:
    assert distance(query("Persona"), film(1, "Quick Thumb", 1950)) > 0.7
