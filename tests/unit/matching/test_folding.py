"""When two titles are the same title."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lbstats.matching import fold, squash


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("AMÉLIE", "Amelie"),
        ("Spider‑Man", "Spider-Man"),  # noqa: RUF001 - a no-break hyphen
        ("Mission: Impossible – Dead Reckoning", "Mission: Impossible - Dead Reckoning"),  # noqa: RUF001 - an en dash
        ("Gangs of Wasseypur – Part 1", "Gangs of Wasseypur - Part 1"),  # noqa: RUF001 - an en dash
        ("Schindler’s List", "Schindler's List"),  # noqa: RUF001 - a curly quote
        ("“Quoted”", "'Quoted'"),
        ("The\u00a0Thing", "The Thing"),
        ("Lilo & Stitch", "Lilo and Stitch"),
        ("tick, tick…BOOM!", "tick, tick... BOOM!"),
        ("Rocky Ⅲ", "Rocky III"),
        ("9½ Weeks", "9 1/2 Weeks"),
        ("Straße", "STRASSE"),
        ("Æon Flux", "Aeon Flux"),
        ("Ο Θίασος", "ο θιασος"),  # noqa: RUF001 - Greek
        ("Zero\u200bWidth", "ZeroWidth"),
    ],
)
def test_titles_that_differ_in_typing_alone_fold_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kill Bill: Vol. 1", "Kill Bill: Vol. 2"),
        ("Nymphomaniac: Vol. I", "Nymphomaniac: Vol. II"),
        ("Rocky II", "Rocky III"),
        ("Deathly Hallows: Part 1", "Deathly Hallows: Part 2"),
        ("Mother!", "Mother"),
        ("Face/Off", "Face Off"),
        ("1917", "1918"),
        ("Seven", "Se7en"),
        ("Мой", "Мои"),
        ("がん", "かん"),
        ("弟弟", "妹妹"),
    ],
)
def test_titles_that_differ_in_meaning_fold_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize("title", ["★", "…", "-", "'", "!!!", "?", "&", " ", "\u200b"])
def test_a_title_of_symbols_alone_never_folds_to_nothing(title: str) -> None:
    assert fold(title)
    assert squash(title)


def test_symbols_are_not_all_the_same_title() -> None:
    assert len({squash(title) for title in ("★", "…", "!!!", "♥")}) == 4


def test_squashing_forgets_punctuation_and_spaces_but_no_numeral() -> None:
    assert squash("Face/Off") == squash("Face Off") == "faceoff"
    assert squash("Part 1") != squash("Part 2")


@given(st.text(min_size=1))
def test_folding_keeps_something_and_folding_twice_changes_nothing(title: str) -> None:
    folded = fold(title)
    assert folded
    assert fold(folded) == folded
