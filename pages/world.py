"""World: the countries the films come from, on a map and in tables, and those not yet seen."""

from __future__ import annotations

import streamlit as st

from lbstats.ui import facts_note, page, scope_bar, widgets
from lbstats.ui import world_sections as sections

library = page.open_page("World", "🌍")
if library is None:
    widgets.no_library("which countries your films come from")
else:
    with widgets.errors_as_sentences():
        if (scope := scope_bar.choose(library)) is not None:
            facts_note.facts_note(library, scope, "Countries and languages")
            sections.countries(library, scope)
            left, right = st.columns(2, gap="large")
            with left:
                sections.languages(library, scope)
            with right:
                sections.every_country(library, scope)
            sections.lone_films(library, scope)
