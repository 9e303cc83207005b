"""Overview: what all the films amount to."""

from __future__ import annotations

import streamlit as st

from lbstats.ui import facts_note, overview_tiles, page, scope_bar, widgets
from lbstats.ui import overview_sections as sections

library = page.open_page("Overview", "🎞️")
if library is None:
    widgets.no_library("what all your films amount to")
else:
    with widgets.errors_as_sentences():
        scope = scope_bar.choose(library)
        if scope is not None:
            overview_tiles.figures(library, scope)
            facts_note.facts_note(library, scope, "Hours, directors, countries and languages")
            sections.posters(library, scope)
            sections.release_years(library, scope)
            left, right = st.columns(2, gap="large")
            with left:
                sections.ratings(library, scope)
            with right:
                sections.decades(library, scope)
            sections.best_of_decades(library, scope)
