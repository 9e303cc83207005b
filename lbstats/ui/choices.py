"""Choices beside a figure, such as what it counts by: kept in the address.

Each is `view=NAME~WORD`, so that a reload, the browser's way back, another page in between and a copied link
show the same. What was left as it is usually is not written down. Nothing is counted here.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

import streamlit as st

from lbstats.ui import state

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
T = TypeVar("T")

_BETWEEN_WORDS: Final = re.compile(r"[^a-z0-9]+")
_ON: Final = "on"


def choice(
    label: str,
    options: Mapping[T, str],
    *,
    name: str,
    usual: T,
    is_labelled: bool = True,
) -> T:
    """One of several that stand beside each other.

    Args:
        label: What is chosen.
        options: What can be, each with its own label.
        name: Unique in the app: its key, and its name in the address.
        usual: What is chosen while the address says nothing, or nonsense.
        is_labelled: Whether the label is seen; it is heard always.
    """
    asked = asked_for(name, options.values())
    chosen = next((each for each, words in options.items() if words == asked), usual)
    if st.session_state.get(name) != chosen:
        st.session_state[name] = chosen
    st.segmented_control(
        label,
        list(options),
        format_func=options.__getitem__,
        required=True,
        key=name,
        on_change=partial(_chosen, name, options, usual),
        label_visibility="visible" if is_labelled else "collapsed",
    )
    return chosen


def switch(label: str, *, name: str) -> bool:
    """Something more that can be shown, and is not at first.

    Args:
        label: What it shows.
        name: Unique in the app: its key, and its name in the address.
    """
    is_on = asked_for(name, [_ON]) is not None
    if st.session_state.get(name) != is_on:
        st.session_state[name] = is_on
    st.toggle(label, key=name, on_change=partial(_switched, name))
    return is_on


def asked_for(name: str, labels: Iterable[str]) -> str | None:
    """Which of these labels the address has chosen; None when it has none of them."""
    word = state.view().get(name)
    return next((label for label in labels if _word(label) == word), None)


def write(name: str, label: str | None) -> None:
    """Have the address choose this label from now on, or nothing."""
    chosen = {each: word for each, word in state.view().items() if each != name}
    if label is not None:
        chosen[name] = _word(label)
    state.set_view(chosen)


def _chosen(name: str, options: Mapping[T, str], usual: T) -> None:
    chosen: T = st.session_state[name]
    write(name, None if chosen == usual else options[chosen])


def _switched(name: str) -> None:
    write(name, _ON if st.session_state[name] else None)


def _word(label: str) -> str:
    """A label as it stands in the address: `Against the crowd` is `against-the-crowd`."""
    return _BETWEEN_WORDS.sub("-", label.lower()).strip("-")
