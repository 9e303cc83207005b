"""Choices beside a figure, such as what it counts by: kept in the address.

Each is `view=NAME~WORD` once it is made, so that a reload, the browser's way back and a copied link show the
same; a link to another page brings back what was chosen there. Nothing is counted here.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

import streamlit as st

from lbstats.ui import browser, state

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

T = TypeVar("T", bound=str)

_BETWEEN_WORDS: Final = re.compile(r"[^a-z0-9]+")
_ON: Final = "on"
_TURNED: Final = "lbstats.turned"
MOST_CHARACTERS: Final = 100


def choice(
    label: str,
    options: Mapping[T, str],
    *,
    name: str,
    usual: T,
    is_labelled: bool = True,
    key: str | None = None,
) -> T:
    """One of several that stand beside each other.

    Args:
        label: What is chosen.
        options: What can be, each with its own label; the address has the options, not the labels.
        name: In the address, unique in the app.
        usual: What is chosen while the address says nothing, or nonsense.
        is_labelled: Whether the label is seen; it is heard always.
        key: Where the same is chosen at several places of a page; else the name.
    """
    widget = key or name
    chosen = _current(name, widget, options, usual)
    st.segmented_control(
        label,
        list(options),
        format_func=options.__getitem__,
        required=True,
        key=widget,
        on_change=partial(_chosen, name, widget),
        label_visibility="visible" if is_labelled else "collapsed",
    )
    return chosen


def from_list(label: str, options: Mapping[T, str], *, name: str, usual: T) -> T:
    """One of too many to stand beside each other; all as in `choice`."""
    chosen = _current(name, name, options, usual)
    st.selectbox(
        label,
        list(options),
        format_func=options.__getitem__,
        key=name,
        width=240,
        on_change=partial(_chosen, name, name),
    )
    return chosen


def page_of_list(pages: int, container: str) -> int:
    """Which page of a list is shown, from 1: the first again once something else is chosen or searched for.

    Args:
        pages: How many it has; one needs no choice.
        container: The key of what holds the list, above the choice: another page is shown from its beginning.
    """
    # A key of its own per number of pages: Streamlit would keep one that is no longer there.
    widget = f"list-page-{pages}"
    shown = int(asked_for(state.LIST_PAGE, [f"{page}" for page in range(1, pages + 1)]) or 1)
    if pages > 1:
        _show(widget, shown)
        st.pagination(pages, key=widget, on_change=partial(_turned, widget))
        if st.session_state.pop(_TURNED, False):
            browser.to_top(container, shown)
    return shown


def switch(label: str, *, name: str) -> bool:
    """Something more that can be shown, and is not at first.

    Args:
        label: What it shows.
        name: Its key, and its name in the address, unique in the app.
    """
    is_on = asked_for(name, [_ON]) is not None
    _show(name, is_on)
    st.toggle(label, key=name, on_change=partial(_switched, name))
    return is_on


def search(placeholder: str, *, key: str, label: str = "Search") -> str:
    """Words to look for, which stand in the address as they are; at most `MOST_CHARACTERS` of them.

    Args:
        placeholder: What can be looked for.
        key: Of the box, unique in the app; a page has one.
        label: Of the box.
    """
    words = st.query_params.get(state.SEARCH, "").strip()[:MOST_CHARACTERS]
    _show(key, words)
    st.text_input(
        label,
        placeholder=placeholder,
        key=key,
        max_chars=MOST_CHARACTERS,
        width=340,
        on_change=partial(_searched, key),
    )
    return words


def asked_for(name: str, options: Iterable[T]) -> T | None:
    """Which of these options the address has chosen; None when it has none of them."""
    word = state.view().get(name)
    return None if word is None else next((each for each in options if _word(each) == word), None)


def write(name: str, option: object) -> None:
    """Have the address choose this option from now on; None for nothing. A list begins anew."""
    chosen = {each: word for each, word in state.view().items() if each not in (name, state.LIST_PAGE)}
    if option is not None:
        chosen[name] = _word(option)
    state.change_address({state.VIEW: state.as_named(chosen)})


def asking(name: str, option: object) -> dict[str, str]:
    """What a link asks of a page on which this option, and nothing else, is chosen."""
    (chosen,) = state.as_named({name: _word(option)})
    return {state.VIEW: chosen}


def _current(name: str, widget: str, options: Mapping[T, str], usual: T) -> T:
    asked = asked_for(name, options)
    chosen = usual if asked is None else asked
    _show(widget, chosen)
    return chosen


def _show(widget: str, value: object) -> None:
    """Have a widget show what the address says, whatever it showed before."""
    if st.session_state.get(widget) != value:
        st.session_state[widget] = value


def _chosen(name: str, widget: str) -> None:
    write(name, st.session_state[widget])


def _turned(widget: str) -> None:
    _chosen(state.LIST_PAGE, widget)
    st.session_state[_TURNED] = True


def _searched(key: str) -> None:
    words = st.session_state[key].strip()
    state.change_address({state.SEARCH: [words] if words else [], state.VIEW: state.first_page()})


def _switched(name: str) -> None:
    write(name, _ON if st.session_state[name] else None)


def _word(option: object) -> str:
    """An option as it stands in the address: `Week streaks` is `week-streaks`."""
    return _BETWEEN_WORDS.sub("-", f"{option}".lower()).strip("-")
