"""Ratings: how films are rated, against the crowd, then and now."""

from __future__ import annotations

import streamlit as st

from lbstats.stats.summary import film_figures
from lbstats.ui import cache, facts_note, page, ratings_groups, scope_bar, widgets
from lbstats.ui import ratings_sections as sections

library = page.open_page("Ratings", "⭐")
if library is None:
    widgets.no_library("how you rate")
else:
    with widgets.errors_as_sentences():
        scope = scope_bar.choose(library)
        if scope is not None and not cache.read(library, film_figures, scope).rated:
            widgets.empty("None of these films is rated.")
        elif scope is not None:
            sections.figures(library, scope)
            left, right = st.columns(2, gap="large")
            with left:
                sections.scale(library, scope)
            with right:
                sections.likes(library, scope)
            facts_note.facts_note(library, scope, "The crowd's ratings, genres, runtimes and countries")
            sections.against_the_crowd(library, scope)
            ratings_groups.groups(library, scope)
            ratings_groups.drift(library, scope)
            sections.then_and_now(library, scope)
            sections.five_stars(library, scope)
