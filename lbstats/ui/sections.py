"""What the sections of the statistics' pages have in common: drawn again each on its own, some by a measure.

Nothing is counted here.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Concatenate, Final, ParamSpec

import streamlit as st

from lbstats.stats.measure import Measure
from lbstats.ui import clicks
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
        key: Unique on the page.
        figures: What the figures in them are called: the tab of the one that something was opened of last is
            the open one, until another is chosen.

    Returns:
        The open tab's name, and the tab to draw it in.
    """
    widget, memory = f"tabs-{key}", f"lbstats.tabs.{key}"
    latest = clicks.latest([figures[name] for name in names if name in figures])
    first = next((name for name in names if latest is not None and figures.get(name) == latest), None)
    asked, chosen = st.session_state.get(memory, (None, names[0]))
    chosen = st.session_state.get(widget, chosen)
    if first is not None and first != asked:
        chosen = first
    st.session_state[memory] = first, chosen
    # Written in every run: Streamlit forgets the open tab once another is no longer offered.
    st.session_state[widget] = chosen if chosen in names else names[0]
    tabs = st.tabs(list(names), key=widget, on_change="rerun")
    return next((found for found in zip(names, tabs, strict=True) if found[1].open), (names[0], tabs[0]))


def measure_switch(name: str) -> Measure:
    """What groups are compared by, chosen by the visitor."""
    chosen: Measure | None = st.segmented_control(
        "Compare by",
        list(MEASURES),
        format_func=MEASURES.__getitem__,
        default=Measure.FILMS,
        required=True,
        key=f"{name}-measure",
        persist_state="session",
    )
    return chosen or Measure.FILMS


def shared_dots(dots: pd.DataFrame) -> str:
    """What must be said of a field of dots in which some stand for several films; empty where none does."""
    shared = int((dots["film_count"] > 1).sum())
    return f"; drawn as {len(dots):,} dots, the larger ones for several films alike" if shared else ""
