"""From a figure to the films behind it: what the sections of the statistics' pages have in common.

A section is drawn again on its own when something in it is clicked. Nothing is counted here.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Concatenate, Final, ParamSpec, TypeVar

import streamlit as st

from lbstats.stats import taste
from lbstats.stats.measure import Measure
from lbstats.ui import cache
from lbstats.ui.text import escape_html, plural
from lbstats.ui.widgets import empty, errors_as_sentences, poster_wall, rating_note

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from lbstats.stats.scope import Scope
    from lbstats.stats.taste import Facet
    from lbstats.store.libraries import Library

P = ParamSpec("P")
T = TypeVar("T")

MEASURES: Final = {
    Measure.FILMS: "Films",
    Measure.HOURS: "Hours",
    Measure.FAIR_AVERAGE: "Fair average",
    Measure.RESIDUAL: "Against the crowd",
}
SHOWN_FILMS: Final = 24


def section(
    build: Callable[Concatenate[Library, Scope, P], None],
) -> Callable[Concatenate[Library, Scope, P], None]:
    """A part of a page that is drawn again alone; what a person can be told about becomes a sentence."""

    @wraps(build)
    def shown(library: Library, scope: Scope, /, *arguments: P.args, **named: P.kwargs) -> None:
        with errors_as_sentences():
            build(library, scope, *arguments, **named)

    return st.fragment(shown)


def measure_switch(name: str) -> Measure:
    """What groups are compared by, chosen by the visitor."""
    chosen: Measure | None = st.segmented_control(
        "Compare by",
        list(MEASURES),
        format_func=MEASURES.__getitem__,
        default=Measure.FILMS,
        required=True,
        key=f"{name}-measure",
    )
    return chosen or Measure.FILMS


def newest(name: str, *choices: T | None) -> T | None:
    """The choice made last, when one thing can be chosen in several places.

    Args:
        name: Unique on the page.
        choices: What is chosen now, place by place; None where nothing is.
    """
    key = f"newest-{name}"
    before, current = st.session_state.get(key, ((None,) * len(choices), None))
    changed = [now for now, then in zip(choices, before, strict=True) if now != then]
    chosen: T | None = changed[0] if changed else current
    st.session_state[key] = (choices, chosen)
    return chosen


def films_behind(library: Library, scope: Scope, heading: str, among: tuple[tuple[Facet, str], ...]) -> None:
    """The films that are in all of these groups, below what was clicked."""
    films_below(heading, cache.read(library, taste.films_in, scope, among))


def films_below(
    heading: str, films: pd.DataFrame, *, order: str = "best rated first", limit: int = SHOWN_FILMS
) -> None:
    """Films as posters under a heading of their own.

    Args:
        heading: What they have in common; untrusted.
        films: A poster frame.
        order: What its order is.
        limit: At most so many are shown.
    """
    if films.empty:
        empty(f"{heading}: no film of this selection.")
        return
    count = len(films)
    shown = f"{limit} of {count:,}, {order}" if count > limit else f"{plural(count, 'film')}, {order}"
    st.html(f'<h3 class="lb-behind">{escape_html(heading)}<small>{shown}</small></h3>')
    poster_wall(films, rating_note, limit=limit)
