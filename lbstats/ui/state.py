"""Which library this visit works on, and which part of it: kept in the address.

The address (`?library=TOKEN`) is what brings everything back after a reload, a restart or on another
device; the session fills it in again where a navigation has dropped it. The token is a secret: it is never
logged, never a key of a cache and never part of a sentence. The scope stands in the address alone, and every
link between pages carries it. So does what is chosen beside a page's figures; what was chosen on the other
pages is kept in the session, for the links to them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import streamlit as st

from lbstats.errors import LibraryError
from lbstats.model import Token
from lbstats.stats import fair
from lbstats.stats.scope import EVERYTHING, PARAMETERS, Scope, from_params
from lbstats.store import libraries
from lbstats.ui import demo, resources

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from lbstats.stats.fair import Fairness
    from lbstats.store.libraries import Library

PARAMETER = "library"
VIEW, OPEN, SEARCH = "view", "open", "search"
"""What is chosen beside figures and looked for, `lbstats.ui.choices`; what is open, `lbstats.ui.clicks`."""
LIST_PAGE = "page"
"""Which page of a list is shown, among what is chosen."""
MOST_NAMED = 12
"""More named values of one parameter than this are no longer a short address: the oldest go."""
_SEPARATOR = "~"
_TOKEN = "lbstats.token"  # noqa: S105 - the name of a place in the session
_SENTENCE = "lbstats.sentence"
_VIEWS = "lbstats.views"
_PAGE = "lbstats.page"
_NAMED_WORD = re.compile(r"[a-z0-9-]{1,40}")


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
        _forget_figures()  # another's genres and tags


def close_library() -> None:
    """Work on no library: forget the token in the address and in the session."""
    st.session_state.pop(_TOKEN, None)
    if PARAMETER in st.query_params:
        del st.query_params[PARAMETER]
    _forget_figures()


def current_scope() -> Scope:
    """What the address narrows every figure to; what makes no sense in it is as if it were not there."""
    return from_params(_given(PARAMETERS))


def set_scope(scope: Scope, changed: Mapping[str, list[str]] = {}) -> None:
    """Narrow every figure to this from now on, in the address.

    Args:
        scope: To what.
        changed: Other parameters that change with it: one step back undoes both. One without values goes.
    """
    views = st.session_state.get(_VIEWS, {})
    st.session_state[_VIEWS] = {page: _but_page(chosen) for page, chosen in views.items()}
    change_address({VIEW: first_page(), **changed, **_none_of(PARAMETERS), **scope.to_params()})


def change_address(changed: Mapping[str, list[str]]) -> None:
    """Give these parameters other values, in one step of the browser's way back; one without values goes."""
    given = address_parameters() | dict(changed)
    asked = {name: values for name, values in given.items() if values}
    if asked != address_parameters():
        st.query_params.from_dict(asked)
    if _PAGE in st.session_state:
        page, _ = st.session_state[_PAGE]
        _remember(page)


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
    change_address(_none_of(fair.PARAMETERS) | fairness.to_params())


def reset() -> None:
    """Count everything, and treat small groups as usual."""
    set_scope(EVERYTHING, _none_of(fair.PARAMETERS) | fair.DEFAULT.to_params())


def _forget_figures() -> None:
    """Count everything, and show it as at first."""
    st.session_state.pop(_VIEWS, None)
    set_scope(EVERYTHING, {VIEW: [], OPEN: [], SEARCH: []})


def _none_of(names: Iterable[str]) -> dict[str, list[str]]:
    return {name: [] for name in names}


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


def as_named(values: Mapping[str, str]) -> list[str]:
    """As `NAME~VALUE`, the latest of them."""
    return [f"{name}{_SEPARATOR}{value}" for name, value in values.items()][-MOST_NAMED:]


def first_page() -> list[str]:
    """What is chosen in the address, but a list's page: what is in the list changes."""
    return as_named(_but_page(view()))


def _but_page(chosen: Mapping[str, str]) -> dict[str, str]:
    return {name: word for name, word in chosen.items() if name != LIST_PAGE}


def follow_view(page: str) -> bool:
    """Keep what the address chooses beside this page's figures, for links from other pages: once in each run.

    A link to the page one is on leaves the browser's address as it was. So what this run was asked for is
    written again where it differs from the last; where the address says it already, nothing happens. Not on
    the way to another page: the browser may still have the path of the one before, and keep a step to a page
    that nobody saw.

    Returns:
        True when this visit was on another page before.
    """
    asked = address_parameters()
    before = st.session_state.get(_PAGE, (page, asked))
    if before[0] == page and before != (page, asked):
        st.query_params.from_dict(asked)
    _remember(page)
    return bool(before[0] != page)


def _remember(page: str) -> None:
    st.session_state[_PAGE] = page, address_parameters()
    # No link carries what is searched for, so none leads to a page of what was found.
    chosen = _but_page(view()) if st.query_params.get(SEARCH) else view()
    st.session_state[_VIEWS] = st.session_state.get(_VIEWS, {}) | {page: chosen}


def view() -> dict[str, str]:
    """What the address chooses beside the figures, a word by name; what can be neither is left out."""
    given = named_values(VIEW).items()
    return {name: word for name, word in given if _NAMED_WORD.fullmatch(name) and _NAMED_WORD.fullmatch(word)}


def link_parameters(page: str, *, but: str = "") -> dict[str, str | list[str]]:
    """The query parameters a link must carry: a token that has proved good, the scope, what was chosen there.

    Args:
        page: The title of the page it leads to.
        but: A choice there that it leaves out.
    """
    token = st.session_state.get(_TOKEN)
    if not token:
        return {}
    chosen: dict[str, str] = st.session_state.get(_VIEWS, {}).get(page, {})
    chosen = {name: word for name, word in chosen.items() if name != but}
    asked = {**current_scope().to_params(), **current_fairness().to_params(), VIEW: as_named(chosen)}
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
