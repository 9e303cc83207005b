"""The links of the open library, and taking leave of it: closing, deleting at once.

A link is the only key to a library. It is shown to whoever holds the owner's link and to nobody else, kept
in this visit's session and never logged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from lbstats.model import Token, TokenKind
from lbstats.store import libraries
from lbstats.ui import resources, state
from lbstats.ui.text import day

if TYPE_CHECKING:
    from lbstats.model import LibraryId
    from lbstats.store.libraries import Library

_VIEW_LINK = "lbstats.view_link"


def address_of(token: Token) -> str:
    """The address that opens a library, as this visitor reaches the app; without a host if none is known."""
    return f"{(st.context.url or '').rstrip('/')}/?{state.PARAMETER}={token}"


def links(library: Library) -> None:
    """The owner's link to copy, and a view-only one to make."""
    token = state.current_token()
    if token is None:
        return
    st.header("Your link", anchor=False)
    elsewhere = "in another browser" if resources.settings().personal else "on another device"
    st.markdown(
        f"It brings all of this back: after a reload, tomorrow, {elsewhere}. Keep it to yourself: "
        f"**whoever has it can change and delete everything here**. {_lifetime(library)}"
    )
    st.code(address_of(token), language=None, wrap_lines=True)
    _view_link(library.library_id)


def farewell(library: Library) -> None:
    """For an owner: closing the library, and deleting it after a second question."""
    with st.container(horizontal=True):
        if st.button("Close this library", key="close", help="Nothing is deleted; your link opens it again."):
            _leave()
        _delete(library.library_id)


def leave_button(label: str) -> None:
    """Back to the first screen from a library that is not one's own."""
    if st.button(label, key="close"):
        _leave()


def _view_link(library_id: LibraryId) -> None:
    made: tuple[LibraryId, Token] | None = st.session_state.get(_VIEW_LINK)
    if made is not None and made[0] == library_id:
        st.markdown("**To show others:** who has this one can look, and change or download nothing.")
        st.code(address_of(made[1]), language=None, wrap_lines=True)
    elif st.button("Make a link to show others", key="view-link", help="It can look, and nothing else."):
        token = libraries.new_token(resources.database(), library_id, TokenKind.VIEW)
        st.session_state[_VIEW_LINK] = (library_id, token)
        st.rerun()


def _lifetime(library: Library) -> str:
    if library.expires_at is None:
        return "The library stays until you delete it."
    days = libraries.LIFETIME.days
    return (
        f"The library is removed {days} days after it was last opened: on {day(library.expires_at.date())} "
        "if nobody comes back."
    )


def _delete(library_id: LibraryId) -> None:
    with st.popover("Delete this library …"):
        st.markdown(
            "Films, diary, ratings, reviews, lists and every link to them go at once. Only importing the "
            "export again brings them back."
        )
        if st.button("Delete everything", key="delete-for-good", type="primary"):
            resources.enrichment().cancel(library_id)
            libraries.delete(resources.database(), library_id)
            resources.prepared().forget(library_id)
            _leave()


def _leave() -> None:
    st.session_state.pop(_VIEW_LINK, None)
    state.close_library()
    st.rerun()
