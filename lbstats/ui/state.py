"""Which library this visit works on, and which part of it: kept in the address.

The address (`?library=TOKEN`) is what brings everything back after a reload, a restart or on another
device; the session fills it in again where a navigation has dropped it. The token is a secret: it is never
logged, never a key of a cache and never part of a sentence. The scope stands in the address alone, and every
link between pages carries it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import streamlit as st

from lbstats.errors import LibraryError
from lbstats.model import Token
from lbstats.stats import fair
from lbstats.stats.scope import EVERYTHING, PARAMETERS, Scope, from_params
from lbstats.store import libraries
from lbstats.ui import demo, resources

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from lbstats.stats.fair import Fairness
    from lbstats.store.libraries import Library

PARAMETER = "library"
VIEW = "view"
MOST_NAMED = 12
"""More named values of one parameter than this are no longer a short address: the oldest go."""
_SEPARATOR = "~"
_TOKEN = "lbstats.token"  # noqa: S105 - the name of a place in the session
_SENTENCE = "lbstats.sentence"
_VIEW = "lbstats.view"


@dataclass(frozen=True, slots=True)
class _View:
    """What is chosen beside the figures, and what the address said of it when that was last looked at."""

    page: str
    given: dict[str, str]
    chosen: dict[str, str]


def current_token() -> Token | None:
    """The token this visit came with: the address's, else the session's; not yet checked."""
    given = st.query_params.get(PARAMETER) or st.session_state.get(_TOKEN)
    return Token(given) if given else None


def current_library() -> Library | None:
    """The library this visit works on, None when none is open.

    Puts the token back into the address and remembers it, once it has proved good; forgets one that is no
    good any more, so that only an address can keep asking for it.

    Raises:
        LibraryError: The link is malformed, expired or names no library.
        StoreError: The database cannot be opened or read.
        SettingsError: A setting makes no sense.
    """
    resources.services()  # whatever keeps the database shut is said on every page, with or without a link
    token = current_token()
    if token is None:
        return None
    try:
        library = find_library(token)
    except LibraryError:
        if st.session_state.get(_TOKEN) == token:
            del st.session_state[_TOKEN]
        raise
    st.session_state[_TOKEN] = token
    open_library(token)
    return library


def open_library(token: Token) -> None:
    """Ask for this library from now on, in the address; whether it can be opened is seen in the next run."""
    before = st.query_params.get(PARAMETER)
    if before != token:
        st.query_params[PARAMETER] = token
    if before not in (None, token):
        set_scope(EVERYTHING)  # another's genres and tags


def close_library() -> None:
    """Work on no library: forget the token in the address and in the session."""
    st.session_state.pop(_TOKEN, None)
    if PARAMETER in st.query_params:
        del st.query_params[PARAMETER]
    set_scope(EVERYTHING)


def current_scope() -> Scope:
    """What the address narrows every figure to; what makes no sense in it is as if it were not there."""
    return from_params(_given(PARAMETERS))


def set_scope(scope: Scope, changed: Mapping[str, list[str]] = {}) -> None:
    """Narrow every figure to this from now on, in the address.

    Args:
        scope: To what.
        changed: Other parameters that change with it: one step back undoes both. One without values goes.
    """
    asked = scope.to_params()
    given = address_parameters() | dict(changed)
    others = {name: values for name, values in given.items() if values and name not in PARAMETERS}
    if others | asked != address_parameters():
        st.query_params.from_dict(others | asked)


def say_next(sentence: str) -> None:
    """Have the next run of the page say something that this run, which is about to end, cannot."""
    st.session_state[_SENTENCE] = sentence


def take_sentence() -> str | None:
    """What the run before wanted said, once; untrusted."""
    sentence: str | None = st.session_state.pop(_SENTENCE, None)
    return sentence


def current_fairness() -> Fairness:
    """How carefully the address says small groups are treated."""
    return fair.from_params(_given(fair.PARAMETERS))


def set_fairness(fairness: Fairness) -> None:
    """Treat small groups like this from now on, in the address."""
    others = {name: values for name, values in address_parameters().items() if name not in fair.PARAMETERS}
    st.query_params.from_dict(others | fairness.to_params())


def reset() -> None:
    """Count everything, and treat small groups as usual."""
    set_scope(EVERYTHING)
    set_fairness(fair.DEFAULT)


def _given(names: Collection[str]) -> dict[str, list[str]]:
    """Those of these parameters that the address has: a page asks dozens of times, and most are not there."""
    return {name: st.query_params.get_all(name) for name in st.query_params if name in names}


def address_parameters() -> dict[str, list[str]]:
    """All query parameters of the address, with all values of those that come several times."""
    return {name: st.query_params.get_all(name) for name in st.query_params}


def named_values(parameter: str) -> dict[str, str]:
    """The values of a parameter that is a list of `NAME~VALUE`, in the address's order."""
    given = (each.partition(_SEPARATOR) for each in st.query_params.get_all(parameter))
    return {name: value for name, separator, value in given if separator}


def set_named_values(parameter: str, values: Mapping[str, str]) -> None:
    """Write a list of `NAME~VALUE` into the address."""
    written = as_named(values)
    if written:
        st.query_params[parameter] = written
    elif parameter in st.query_params:
        del st.query_params[parameter]


def as_named(values: Mapping[str, str]) -> list[str]:
    """As `NAME~VALUE`, the latest of them."""
    return [f"{name}{_SEPARATOR}{value}" for name, value in values.items()][-MOST_NAMED:]


def follow_view(page: str) -> None:
    """Learn from the address what is chosen beside the figures: once in each run of a page.

    On another page than before the visit's own choices hold: its link may have been drawn before them.
    """
    given = named_values(VIEW)
    before: _View | None = st.session_state.get(_VIEW)
    if before is None or (before.page == page and before.given != given):
        st.session_state[_VIEW] = _View(page, given, given)
    else:
        st.session_state[_VIEW] = _View(page, given, before.chosen)


def view() -> dict[str, str]:
    """What is chosen beside the figures, a word by name."""
    seen: _View | None = st.session_state.get(_VIEW)
    return {} if seen is None else seen.chosen


def set_view(chosen: dict[str, str]) -> None:
    """Choose this beside the figures from now on, in the address."""
    set_named_values(VIEW, chosen)
    st.session_state[_VIEW] = replace(st.session_state[_VIEW], given=named_values(VIEW), chosen=chosen)


def link_parameters() -> dict[str, str | list[str]]:
    """The query parameters a link must carry: a token that has proved good, the scope, what was chosen."""
    token = st.session_state.get(_TOKEN)
    if not token:
        return {}
    asked = {**current_scope().to_params(), **current_fairness().to_params(), VIEW: as_named(view())}
    return {PARAMETER: token, **{name: values for name, values in asked.items() if values}}


def find_library(token: Token) -> Library:
    """The library a token opens, without working on it.

    Raises:
        LibraryError: The link is malformed, expired or names no library.
        StoreError: The database cannot be opened or read.
    """
    if token == demo.TOKEN:
        return demo.open_sample()
    return libraries.open_library(resources.database(), token)
