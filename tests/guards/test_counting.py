"""What the app says about how figures are counted: whole, the same in the documentation, true to the code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lbstats.stats import habits, ratings
from lbstats.stats.fair import DEFAULT
from lbstats.stats.line import LEAST_FILMS, LEAST_VOTES
from lbstats.stats.wording import FEW
from lbstats.ui import counting, taste_sections

ROOT = Path(__file__).resolve().parents[2]
CODE = "\n".join(path.read_text("utf-8") for path in (ROOT / "lbstats/ui").glob("*.py"))
LISTS = re.findall(r"(?:terms=|how_counted\([^)\[]*)\[([^\]]*)\]", CODE)
NAMED = {term for names in LISTS for term in re.findall(r'"([^"]+)"', names)}
RECORD_TERMS = set(re.findall(r'term: str = "([^"]+)"', CODE)) | {"Marathons"}
USED = NAMED | RECORD_TERMS | set(counting.TERMS_OF_COLUMNS.values())


def test_every_term_a_page_names_is_explained_and_no_other_is() -> None:
    assert len(NAMED) > 5
    assert set(counting.texts()) == USED


@pytest.mark.parametrize("term", counting.texts())
def test_each_text_has_a_formula_an_example_with_numbers_a_minimum_and_a_source(term: str) -> None:
    text = counting.texts()[term]
    places = [text.find(part) for part in ("\n> ", "**Example.**", "**Minimum.**", "**Source.**")]
    assert -1 not in places
    assert places == sorted(places)
    assert re.search(r"\d", text[places[1] : places[2]])


def test_the_documentation_has_the_same_texts() -> None:
    assert counting.TEXTS.read_text("utf-8").strip() in (ROOT / "docs/statistics.md").read_text("utf-8")


def test_an_unknown_term_is_refused() -> None:
    with pytest.raises(ValueError, match="Astrology"):
        counting.how_counted("x", ["Astrology"])


@pytest.mark.parametrize(
    ("term", "said"),
    [
        ("Fair average", f"your mean) / (number of ratings + {DEFAULT.weight:g})"),
        ("Fair average", f"{DEFAULT.minimum} ratings."),
        (
            "Against the crowd",
            f"{LEAST_VOTES} votes for a film, {LEAST_FILMS} such films with your rating",
        ),
        (
            "Marathons",
            f"{habits.MARATHON_FILMS} different films or more, each at most {habits.MARATHON_DAYS} days",
        ),
        ("Band of an average", f"{ratings.BAND_RATINGS} ratings in a quarter"),
        ("Genres by chance", f"{FEW} films of a pair"),
        ("Better or less known", f"{taste_sections.FEW_FILMS} rated films"),
        ("Against the crowd", f"for a line, {DEFAULT.minimum} of them for a group"),
        ("Directed by women", f"{FEW} known films or more"),
    ],
)
def test_numbers_in_the_texts_are_those_of_the_code(term: str, said: str) -> None:
    assert said in counting.texts()[term]
