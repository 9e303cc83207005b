"""Home for somebody without a library: what this is, how to get an export, the sample, the way back in.

Says things and leads on; reading the files is `upload`'s business, and what is in them `report`'s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import streamlit as st

from lbstats.model import Token, TokenKind
from lbstats.store import libraries
from lbstats.ui import demo, resources, state
from lbstats.ui.page import ABOUT, page_link
from lbstats.ui.posters import poster
from lbstats.ui.text import day, escape_markdown, isolated, plural
from lbstats.ui.widgets import errors_as_sentences

if TYPE_CHECKING:
    from lbstats.store.libraries import ListedLibrary

EXPORT_PAGE = "https://letterboxd.com/settings/data/"
LISTED = 4
"""Libraries of one's own machine that are shown at once; the others follow on demand."""


def headline() -> None:
    """What the app does, in two sentences."""
    st.title("Your years of film, counted", anchor=False)
    st.html(
        '<p class="lb-lead">Drop in your Letterboxd export and see what you watched, when, and what you made '
        "of it. Runtimes, people and countries come from TMDB; your diary stays here.</p>"
    )


def how_to_export() -> None:
    """Where the export comes from, with the link."""
    st.html(
        '<ol class="lb-steps">'
        f'<li>Open <a href="{EXPORT_PAGE}" target="_blank" rel="noopener noreferrer">'
        "letterboxd.com/settings/data</a> in a browser; Letterboxd's own app has no export.</li>"
        "<li>Choose <b>Export your data</b> and save the ZIP.</li>"
        "<li>Drop it below as it is. Loose CSV files work as well.</li>"
        "</ol>"
    )


def try_the_sample() -> None:
    """A look around without an export."""
    st.header("Only looking?", anchor=False)
    cards = "".join(f"<li>{poster(title, year, None)}</li>" for title, year in demo.teaser())
    st.html(f'<ul class="lb-teaser" aria-hidden="true">{cards}</ul>')
    st.markdown("A made-up member with about 100 real films. Every page is filled, and nothing is needed.")
    if st.button("Try the sample", key="try-sample", width="stretch"):
        state.open_library(demo.TOKEN)
        st.rerun()


def open_again() -> None:
    """Back into a library: by its link, and on one's own machine from the list."""
    st.header("Been here before?", anchor=False)
    with st.form("open-again", border=False, enter_to_submit=True):
        link = st.text_input("Your link", placeholder="Paste your link", autocomplete="off")
        wanted = st.form_submit_button("Open", width="stretch")
    if wanted and link.strip():
        # Tried here, so that the answer to a wrong link stands where it was pasted.
        with errors_as_sentences():
            token = token_of(link)
            state.find_library(token)
            state.open_library(token)
            st.rerun()


def privacy() -> None:
    """Who sees what, in two sentences, with the way to the whole of it."""
    kept = (
        "Your libraries stay on this machine until you delete them."
        if resources.settings().personal
        else f"Only your link opens your library; after {libraries.LIFETIME.days} unused days it is deleted."
    )
    st.html(
        f'<p class="lb-quiet">Titles and years go to TMDB, nothing else leaves. {kept} The e-mail address, '
        "name and location in your export are not read.</p>"
    )
    page_link(ABOUT, "More about privacy →")


def own_libraries() -> None:
    """The libraries of one's own machine; nothing on a server, where nobody may list them."""
    if not resources.settings().personal:
        return
    listed = [each for each in libraries.list_libraries(resources.database()) if not each.is_sample]
    if not listed:
        return
    st.header("Your libraries", anchor=False)
    for each in listed[:LISTED]:
        _listed(each)
    if listed[LISTED:]:
        with st.expander(f"{len(listed) - LISTED:,} more"):
            for each in listed[LISTED:]:
                _listed(each)


def token_of(link: str) -> Token:
    """The token in a pasted link; the text itself when it is a bare token."""
    given = parse_qs(urlsplit(link.strip()).query).get(state.PARAMETER)
    return Token(given[0] if given else link.strip())


def _listed(listed: ListedLibrary) -> None:
    name = listed.username or "A library without a name"
    opened = f"{plural(listed.film_count, 'film')}, last opened {day(listed.opened_at.date())}"
    with st.container(horizontal=True, wrap=False, vertical_alignment="center"):
        st.html(f'<b>{isolated(name)}</b><p class="lb-quiet">{opened}</p>', width="stretch")
        if st.button("Open", key=f"open-{listed.library_id}", help=f"Open {escape_markdown(name)}"):
            token = libraries.new_token(resources.database(), listed.library_id, TokenKind.OWNER)
            state.open_library(token)
            st.rerun()
