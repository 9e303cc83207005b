"""The key with which this visit asks TMDB: one the visitor entered, on whichever page, or the server's.

A visitor's key lies in the session's memory and nowhere else: it is gone with the browser's tab.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from lbstats.errors import CredentialError
from lbstats.ui import resources

if TYPE_CHECKING:
    from lbstats.tmdb.client import TmdbClient

KEY_PAGE = "https://www.themoviedb.org/settings/api"
_KEY = "lbstats.own_key"


def current() -> str | None:
    """The key to ask with; None when there is none."""
    return entered() or resources.settings().tmdb_api_key


def entered() -> str | None:
    """The visitor's own key; None when none was entered in this visit."""
    key: str | None = st.session_state.get(_KEY)
    return key


def remember(key: str) -> None:
    """Ask with this key of the visitor's from now on; a wrong one is forgotten when TMDB refuses it."""
    st.session_state[_KEY] = key


def client() -> TmdbClient | None:
    """A way to TMDB for this visit; None without a key."""
    key = current()
    return resources.tmdb_client(key) if key else None


def refused() -> None:
    """Forget the visitor's key, so that it is asked for again."""
    st.session_state.pop(_KEY, None)


def ask() -> bool:
    """Ask for a key, once it is refused or where there is none; True when one was accepted just now.

    Raises:
        TmdbError: TMDB does not accept it, or cannot say.
    """
    key = field("visit-key", "Use this key")
    if not key:
        return False
    try:
        resources.tmdb_client(key).check_credential()
    except CredentialError:
        refused()
        raise
    remember(key)
    return True


def field(name: str, label: str) -> str:
    """The form for a key, and where keys come from.

    Args:
        name: Unique on the page.
        label: On its button.

    Returns:
        What was entered just now; empty when nothing was.
    """
    with st.form(name, border=False, clear_on_submit=True):
        key = st.text_input(
            "Your TMDB key",
            type="password",
            autocomplete="off",
            placeholder="API key or read access token",
            help="Kept in memory for this visit, never stored: after a restart you are asked again.",
        )
        is_sent = st.form_submit_button(label, type="primary")
    st.html(
        f'<p class="lb-quiet">A key is free: sign in at <a href="{KEY_PAGE}" target="_blank" '
        'rel="noopener noreferrer">themoviedb.org/settings/api</a>, ask for a developer key and paste it '
        "here. Everything else works without one.</p>"
    )
    return key.strip() if is_sent else ""
