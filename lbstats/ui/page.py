"""The frame of every screen: title, style, navigation, and the library the visit works on.

Every page and app.py call `open_page` before anything else. Streamlit's own navigation is switched off,
because it drops the query parameters, and the library lives there; the list of pages below replaces it. No
content of a page.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from lbstats.errors import LbstatsError
from lbstats.ui import browser, state
from lbstats.ui.text import escape_html, escape_markdown, isolated

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lbstats.store.libraries import Library

STYLE = Path(__file__).with_name("style.css")
PRODUCT = "Letterboxd Stats"
SIDEBAR_WIDTH = 232
"""Pixels; what is left of a laptop belongs to the page. On a phone the navigation starts closed."""


@dataclass(frozen=True, slots=True)
class Page:
    """One screen as the navigation knows it.

    Attributes:
        path: The script, from the folder of app.py.
        title: What the link says.
        group: The heading it stands under; empty for none.
    """

    path: str
    title: str
    group: str = ""


HOME = Page("app.py", "Home")
OVERVIEW = Page("pages/overview.py", "Overview", "Your films")
DIARY = Page("pages/diary.py", "Diary", "Your films")
RATINGS = Page("pages/ratings.py", "Ratings", "Your films")
TASTE = Page("pages/taste.py", "Taste", "Your films")
PEOPLE = Page("pages/people.py", "People", "Your films")
WORLD = Page("pages/world.py", "World", "Your films")
FILMS = Page("pages/films.py", "Films", "Your films")
MATCHES = Page("pages/matches.py", "Matches", "Behind the figures")
ABOUT = Page("pages/about.py", "About", "Behind the figures")

PAGES = (HOME, OVERVIEW, DIARY, RATINGS, TASTE, PEOPLE, WORLD, FILMS, MATCHES, ABOUT)
"""In the order of the navigation; pages of one group stand together."""


def open_page(title: str, icon: str) -> Library | None:
    """Draw the frame and find the library of this visit.

    Args:
        title: For the browser's tab and, except on Home, the page's heading.
        icon: An emoji; Material icons would be fetched from the web.

    Returns:
        The open library; None when there is none, or when the link is no good (then the reason is on the
        screen).
    """
    st.set_page_config(
        page_title=PRODUCT if title == HOME.title else f"{title} · {PRODUCT}",
        page_icon=icon,
        layout="wide",
        initial_sidebar_state=SIDEBAR_WIDTH,
    )
    st.html(STYLE)
    library, problem = _current_library()
    is_new = state.follow_view(title)
    with st.sidebar:
        _navigation(library)
        browser.leave_touches_to_browser()
        browser.keep_places()
        browser.follow_links_in_visit()
        if is_new:
            browser.close_menu(title)
    if title != HOME.title:
        st.title(title, anchor=False)
    if problem:
        st.error(escape_markdown(problem), icon="⚠️")
    return library


def page_link(page: Page, label: str, asked: Mapping[str, str] = {}) -> None:
    """A link to a page that keeps the library.

    Args:
        page: Where it leads.
        label: Its words.
        asked: What else is asked of the page, by the names of the address.
    """
    st.page_link(page.path, label=label, query_params={**state.link_parameters(page.title), **asked})


def _current_library() -> tuple[Library | None, LbstatsError | None]:
    try:
        return state.current_library(), None
    except LbstatsError as error:
        return None, error


def _navigation(library: Library | None) -> None:
    whose = "" if library is None else f"<small>{isolated(library.username or 'Your library')}</small>"
    st.html(f'<div class="lb-brand">{escape_html(PRODUCT)}{whose}</div>')
    group = ""
    for page in PAGES:
        if page.group != group:
            group = page.group
            st.html(f'<div class="lb-nav-group">{escape_html(group)}</div>')
        st.page_link(page.path, label=page.title, query_params=state.link_parameters(page.title))
