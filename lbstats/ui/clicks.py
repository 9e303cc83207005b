"""What of a figure is open: chosen by a click, by a row of its table or by the address, and kept there.

Several figures of a page can have something open, each `open=FIGURE~KEY`, so that a reload, the browser's way
back and a copied link open the same, and the figure shows which of its points that is. Neither Plotly's
figures nor Streamlit's tables can be told what is chosen in them: they are drawn anew once something is, so
that no old choice stays marked and the next one is seen.
"""

from __future__ import annotations

import datetime as dt
import zlib
from contextlib import nullcontext
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from lbstats.ui import state
from lbstats.ui.text import is_absent

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from contextlib import AbstractContextManager

    import pandas as pd

ABSENT: Final = "none"
"""What a missing value is called in a key."""
_STATE: Final = "lbstats.open."


@dataclass(frozen=True, slots=True)
class Opened:
    """What is open of one figure.

    Attributes:
        key: Of the row of its table; None when nothing is. It may name a row the table does not have.
        figure_round: How often the figure forgot its click.
        table_round: How often the table forgot its row.
        is_by_row: Chosen in the table: what opens must not push the table away.
    """

    key: str | None = None
    figure_round: int = 0
    table_round: int = 0
    is_by_row: bool = False


_places: ContextVar[dict[str, AbstractContextManager[Any]]] = ContextVar("lbstats_places")
"""Of this run of the page, which has a thread to itself."""


def opened(name: str) -> Opened:
    """What the address opens of a figure."""
    asked = _asked().get(name)
    seen: Opened = st.session_state.get(_STATE + name, Opened(asked))
    if asked != seen.key:  # by the way back, or by another link
        seen = Opened(asked, seen.figure_round + 1, seen.table_round + 1)
    st.session_state[_STATE + name] = seen
    return seen


def latest(names: Collection[str]) -> str | None:
    """Of these figures the one that something was opened of last; None when nothing is open of any."""
    return next((name for name in reversed(_asked()) if name in names), None)


def by_click(name: str, widget: str) -> None:
    """Open what was clicked in a figure; a click on what is open closes it."""
    points = st.session_state[widget].selection.points
    seen = opened(name)
    given = points[0].get("customdata") if points else None
    key = None if given is None else key_of(given)
    _open(name, replace(_forgotten(name), key=None if key == seen.key else key))


def by_row(name: str, widget: str, keys: Sequence[str]) -> None:
    """Open the row of a table that was chosen, or close it."""
    rows = st.session_state[widget].selection.rows
    seen = opened(name)
    key = keys[rows[0]] if rows else None
    _open(name, replace(seen, key=key, figure_round=seen.figure_round + 1, is_by_row=True))


def by_choice(name: str, widget: str) -> None:
    """Open what was chosen in a list beside the figure, or close it."""
    _open(name, replace(_forgotten(name), key=st.session_state[widget]))


def keep_place(name: str) -> None:
    """Keep the place here, right below a figure, for what a click in it or the address opens."""
    seen = opened(name)
    is_here = seen.key is not None and not seen.is_by_row
    _places.set(_places.get({}) | {name: st.container() if is_here else nullcontext()})


def place(name: str) -> AbstractContextManager[Any]:
    """Where what is open of a figure is shown: the place kept for it; else here, below its table."""
    return _places.get({}).get(name, nullcontext())


def close(name: str) -> None:
    """Close what is open of a figure."""
    _open(name, _forgotten(name))


def keys_of(table: pd.DataFrame, columns: Sequence[str]) -> list[str]:
    """What the rows of a figure's table are called: the values of these columns, as on its points."""
    return [
        key_of(values) if len(columns) > 1 else key_of(values[0])
        for values in table[list(columns)].itertuples(index=False, name=None)
    ]


def key_of(value: Any) -> str:  # noqa: ANN401 - whatever stands in a frame or comes back from the browser
    """One value, or several of them, as they stand in the address."""
    if isinstance(value, list | tuple):
        return ", ".join(map(key_of, value))
    if is_absent(value):
        return ABSENT
    if isinstance(value, dt.date):
        return f"{value:%Y-%m-%d}"
    return f"{value:g}" if isinstance(value, float) else str(value)


def fingerprint(keys: Sequence[str]) -> str:
    """Tells one table from another: the third row of one must not stay chosen in the next."""
    return f"{zlib.crc32(repr(keys).encode('utf-8', 'surrogatepass')):08x}"


def _forgotten(name: str) -> Opened:
    seen = opened(name)
    return Opened(None, seen.figure_round + 1, seen.table_round + 1)


def without(name: str) -> dict[str, list[str]]:
    """The address's parameter once nothing is open of a figure."""
    return {state.OPEN: state.as_named(_others(name))}


def _open(name: str, now: Opened) -> None:
    st.session_state[_STATE + name] = now
    asked = _others(name)
    if now.key is not None:
        asked[name] = now.key
    state.change_address({state.OPEN: state.as_named(asked)})


def _others(name: str) -> dict[str, str]:
    return {figure: key for figure, key in _asked().items() if figure != name}


def _asked() -> dict[str, str]:
    return state.named_values(state.OPEN)
