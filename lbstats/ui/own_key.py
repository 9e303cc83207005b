"""The key with which this visit asks TMDB: the server's, or one the visitor entered on the Matches page.

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
    return resources.settings().tmdb_api_key or st.session_state.get(_KEY)


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
    with st.form("visit-key", border=False, clear_on_submit=True):
        key = st.text_input(
            "Your TMDB key",
            type="password",
            autocomplete="off",
            placeholder="API key or read access token",
            help="Kept in this browser tab's memory alone, never stored.",
        )
        wanted = st.form_submit_button("Use this key")
    st.html(
        '<p class="lb-quiet">Searching and reading links asks TMDB, which wants a key. It is free: '
        f'<a href="{KEY_PAGE}" target="_blank" rel="noopener noreferrer">themoviedb.org/settings/api</a>.</p>'
    )
    if not (wanted and key.strip()):
        return False
    try:
        resources.tmdb_client(key).check_credential()
    except CredentialError:
        refused()
        raise
    st.session_state[_KEY] = key.strip()
    return True
