"""How figures are counted, in words for everybody: behind "How is this counted?" below each chart.

The texts stand in `counting.md`, one per term, and word for word in docs/statistics.md: a test holds the two
together. What a table holds decides what is explained below its chart. Nothing is counted here.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

TEXTS: Final = Path(__file__).with_name("counting.md")
LABEL: Final = "How is this counted?"
N: Final = "n is how many films, diary entries or pairs the figure counts."
"""Said where something is counted under this name."""
TERMS_OF_COLUMNS: Final = {
    "fair_average": "Fair average",
    "residual": "Against the crowd",
    "as_varied_as": "Breadth",
    "low": "Band of an average",
    "average_entries": "Moving average",
    "cumulative_count": "Year against year",
    "change": "Then and now",
    "expected_count": "Genres by chance",
    "quadrant": "Better or less known",
    "hours": "Hours",
    "rewatch_count": "Rewatches",
}
"""What has to be explained wherever a table has this column."""

_TERM = re.compile(r"^### (.+)$", re.MULTILINE)


@cache
def texts() -> Mapping[str, str]:
    """The Markdown of every term, its heading included, in the order of the file."""
    text = TEXTS.read_text("utf-8")
    starts = [(found[1], found.start()) for found in _TERM.finditer(text)]
    ends = [start for _, start in starts[1:]] + [len(text)]
    return {term: text[start:end].strip() for (term, start), end in zip(starts, ends, strict=True)}


def terms_of(columns: Iterable[str]) -> tuple[str, ...]:
    """What of a table with these columns has to be explained."""
    return tuple(TERMS_OF_COLUMNS[column] for column in columns if column in TERMS_OF_COLUMNS)


def how_counted(name: str, terms: Iterable[str], *, has_n: bool = False) -> None:
    """A quiet button that opens the texts of some terms; nothing without a term.

    Args:
        name: Of the figure, unique on the page.
        terms: Headings of `counting.md`, in any order.
        has_n: The figure says its n.
    """
    order = list(texts())
    wanted = sorted(set(terms), key=order.index)
    if wanted:
        with st.popover(LABEL, type="tertiary", key=f"counted-{name}"):
            if len(wanted) == 1:
                st.markdown(texts()[wanted[0]])
            for place, term in enumerate(wanted if len(wanted) > 1 else ()):
                with st.expander(term, expanded=not place):  # all at once would be a wall of text
                    st.markdown(texts()[term].removeprefix(f"### {term}"))
            if has_n:
                st.caption(N)
