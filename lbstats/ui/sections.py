"""What the sections of the statistics' pages have in common: drawn again each on its own, some by a measure.

Nothing is counted here.
"""

from __future__ import annotations

from functools import partial, wraps
from typing import TYPE_CHECKING, Concatenate, Final, ParamSpec

import streamlit as st

from lbstats.stats.line import LEAST_VOTES
from lbstats.stats.measure import Measure
from lbstats.stats.taste import Facet
from lbstats.ui import choices, clicks
from lbstats.ui.text import plural
from lbstats.ui.widgets import errors_as_sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import pandas as pd
    from streamlit.delta_generator import DeltaGenerator

    from lbstats.stats.scope import Scope
    from lbstats.store.libraries import Library

P = ParamSpec("P")

MEASURES: Final = {
    Measure.FILMS: "Films",
    Measure.HOURS: "Hours",
    Measure.FAIR_AVERAGE: "Fair average",
    Measure.RESIDUAL: "Against the crowd",
}


IN_THEIR_ORDER: Final = (Facet.DECADE, Facet.RUNTIME)
"""Few, and by time or length, not by the measure."""
ROWS: Final = (20, 50)
"""Of a ranking, at first and then."""


def section(
    build: Callable[Concatenate[Library, Scope, P], None],
) -> Callable[Concatenate[Library, Scope, P], None]:
    """A part of a page that is drawn again alone; what a person can be told about becomes a sentence."""

    @wraps(build)
    def shown(library: Library, scope: Scope, /, *arguments: P.args, **named: P.kwargs) -> None:
        with errors_as_sentences():
            build(library, scope, *arguments, **named)

    return st.fragment(shown)


def open_tab(
    names: Sequence[str], *, key: str, figures: Mapping[str, str] = {}
) -> tuple[str, DeltaGenerator]:
    """Tabs of which only the open one is asked for, drawn and sent.

    Args:
        names: Of the tabs.
        key: Unique in the app.
        figures: What the figures in them are called: the tab of the one that something was opened of last is
            the open one, until another is chosen.

    Returns:
        The open tab's name, and the tab to draw it in.
    """
    widget, memory = f"tabs-{key}", f"lbstats.tabs.{key}"
    asked = choices.asked_for(widget, names)
    asked_before, kept = st.session_state.get(memory, (None, None))
    latest = clicks.latest([figures[name] for name in names if name in figures])
    opened = next((name for name in names if latest is not None and figures.get(name) == latest), None)
    # Closing what was open leaves its tab open; the way back from a tab that was chosen does not.
    kept = opened or (kept if asked_before is None and kept in names else None)
    shown = asked or kept or names[0]
    st.session_state[memory] = asked, kept
    # Written in every run: Streamlit forgets the open tab once another is no longer offered.
    st.session_state[widget] = shown
    tabs = st.tabs(list(names), key=widget, on_change=partial(_tab_chosen, widget))
    return next((found for found in zip(names, tabs, strict=True) if found[1].open), (names[0], tabs[0]))


def _tab_chosen(widget: str) -> None:
    choices.write(widget, st.session_state[widget])


def measure_switch(name: str) -> Measure:
    """What groups are compared by, chosen by the visitor."""
    return choices.choice("Compare by", MEASURES, name=f"{name}-measure", usual=Measure.FILMS)


def counted_films(groups: pd.DataFrame, measure: Measure, known: str) -> str:
    """The n of a ranking of groups: an average counts rated films alone.

    Args:
        groups: With the counts of films that are the same in every row.
        measure: What the ranking goes by.
        known: What is known of all of them, such as `with a known genre`.
    """
    column, noun, more = {
        Measure.FAIR_AVERAGE: ("rated_population_count", "rated film", ""),
        Measure.RESIDUAL: ("residual_population_count", "rated film", f"{LEAST_VOTES} votes or more on TMDB"),
    }.get(measure, ("population_count", "watched film", ""))
    said = f"n = {plural(int(groups[column].max()), noun)} {known}"
    return f"{said}, each of {more}" if more else said


def is_cut(ranked: pd.DataFrame) -> bool:
    """True when a ranking has more rows than the frame of it."""
    return len(ranked) < int(ranked["ranked_count"].max())


def in_table(ranked: pd.DataFrame, measure: Measure) -> str:
    """What must be said of the table of a ranking that has not all of it; empty where it has.

    Args:
        ranked: What is in the table.
        measure: What the ranking goes by.
    """
    if not is_cut(ranked):
        return ""
    of = f"of {int(ranked['ranked_count'].iloc[0]):,}"
    if measure.has_two_ends:
        last = len(ranked) // 2
        return f"; in the table: the {len(ranked) - last} highest and {last} lowest {of}"
    return f"; in the table: the first {len(ranked)} {of}"


def shared_dots(dots: pd.DataFrame) -> str:
    """What must be said of a field of dots in which some stand for several films; empty where none does."""
    shared = int((dots["film_count"] > 1).sum())
    return f"; drawn as {len(dots):,} dots, the larger ones for several films alike" if shared else ""
