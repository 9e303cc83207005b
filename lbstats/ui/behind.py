"""The films behind what was clicked in a figure: a narrower scope, shown below, that can become the page's.

Every bar or cell that can be clicked stands for a scope, so that what opens counts as the figure does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from lbstats.stats import overview
from lbstats.ui import cache, state
from lbstats.ui.text import escape_html, plural
from lbstats.ui.widgets import empty, last_watch_note, poster_wall, rating_note

if TYPE_CHECKING:
    from lbstats.stats.scope import Scope
    from lbstats.store.libraries import Library

MOST: Final = 24


def watched_behind(library: Library, heading: str, scope: Scope, name: str) -> None:
    """The films with an entry in the scope, the latest first.

    Args:
        library: The open library.
        heading: What they have in common; untrusted.
        scope: The narrower one.
        name: Of the figure, unique on the page.
    """
    films = cache.read(library, overview.latest_watched, scope, MOST + 1)
    how = f"the latest {MOST}" if len(films) > MOST else plural(len(films), "film")
    _heading(heading, how, scope, name)
    if films.empty:
        empty("No film of this selection is there.")
    else:
        poster_wall(films, last_watch_note, limit=MOST)


def rated_behind(library: Library, heading: str, scope: Scope, name: str) -> None:
    """The rated films of the scope, the best first; arguments as above."""
    films = cache.read(library, overview.highest_rated, scope, MOST + 1)
    how = f"the first {MOST}" if len(films) > MOST else plural(len(films), "film")
    _heading(heading, how, scope, name)
    if films.empty:
        empty("No film of this selection is rated.")
    else:
        poster_wall(films, rating_note, limit=MOST)


def _heading(heading: str, how: str, scope: Scope, name: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"behind-{name}"):
        words = f"{escape_html(heading)} <small>{escape_html(how)}</small>"
        st.html(f'<h3 class="lb-behind" role="status">{words}</h3>', width="content")
        if scope != state.current_scope() and st.button("Count only these", key=f"only-{name}"):
            state.set_scope(scope)
            st.rerun()
