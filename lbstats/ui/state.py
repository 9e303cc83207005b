"""Which library this visit works on, and which part of it: kept in the address.

The address (`?library=TOKEN`) is what brings everything back after a reload, a restart or on another
device; the session fills it in again where a navigation has dropped it. The token is a secret: it is never
logged, never a key of a cache and never part of a sentence. The scope stands in the address alone, and every
link between pages carries it.
"""

from __future__ import annotations

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
_TOKEN = "lbstats.token"  # noqa: S105 - the name of a place in the session
_SENTENCE = "lbstats.sentence"


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


def link_parameters() -> dict[str, str | list[str]]:
    """The query parameters a link must carry: a token that has proved good, the scope and the fairness."""
    token = st.session_state.get(_TOKEN)
    if not token:
        return {}
    return {PARAMETER: token, **current_scope().to_params(), **current_fairness().to_params()}


def find_library(token: Token) -> Library:
    """The library a token opens, without working on it.

    Raises:
        LibraryError: The link is malformed, expired or names no library.
        StoreError: The database cannot be opened or read.
    """
    if token == demo.TOKEN:
        return demo.open_sample()
    return libraries.open_library(resources.database(), token)
