from __future__ import annotations

import pandas as pd
import pytest

from lbstats.ui.rows import rows_of
from lbstats.ui.search import fold, folded, matching


def test_case_and_accents_do_not_matter() -> None:
    assert fold("Amélie ÆØ Straße") == fold("amelie æØ STRASSE")


def test_missing_cells_are_not_found_as_words() -> None:
    assert folded([("Her", 2013, None), ("Heat", pd.NA, float("nan"))]) == ["her 2013", "heat"]


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("WALL·E", "wall-e"),
        ("WALL·E", "WallE"),
        ("WALL·E", "wall e"),
        ("Schindler's List", "schindlers list"),
        ("Schindler's List", "Schindler\N{RIGHT SINGLE QUOTATION MARK}s"),
        ("Spider-Man 2", "spiderman"),
        ("Spider-Man 2", "spider man"),
        ("Mission: Impossible", "mission impossible"),
        ("$", "$"),
        ("Fast & Furious", "fast & furious"),
        ("Fast & Furious", "fast furious"),
        ("(500) Days of Summer", "500 days"),
    ],
)
def test_signs_need_not_be_typed_as_a_title_has_them(title: str, words: str) -> None:
    frame = pd.DataFrame({"search_text": pd.Series(folded([(title,), ("Another",)]), dtype="str")})
    assert matching(frame, words).index.tolist() == [0]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", [0, 1, 2]),
        ("he", [0, 1]),
        ("2013 HER", [0]),
        ("(", [2]),
        (".*", []),
        ("héat", [1]),
        ("her heat", []),
    ],
)
def test_every_word_must_be_there_in_any_order(words: str, found: list[int]) -> None:
    frame = pd.DataFrame({"search_text": pd.Series(["her 2013", "heat 1995", "(500) days"], dtype="str")})
    assert matching(frame, words).index.tolist() == found


def test_rows_say_none_where_a_value_is_missing() -> None:
    frame = pd.DataFrame(
        {
            "year": pd.Series([1995, None], dtype="Int64"),
            "rating": [4.5, float("nan")],
            "title": pd.Series(["Heat", None], dtype="str"),
            "genres": pd.Series([["Crime"], None], dtype="object"),
            "watched_on": pd.to_datetime(pd.Series(["2024-01-02", None])),
        }
    )
    first, second = rows_of(frame)
    assert (first.year, first.rating, first.title, first.genres) == (1995, 4.5, "Heat", ["Crime"])
    assert tuple(second) == (None, None, None, None, None)
