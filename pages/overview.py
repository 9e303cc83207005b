"""Overview: what all the films amount to."""

from __future__ import annotations

import streamlit as st

from lbstats.stats import overview
from lbstats.stats.coverage import coverage
from lbstats.stats.summary import library_summary
from lbstats.ui import cache, page, widgets
from lbstats.ui import overview_sections as sections

library = page.open_page("Overview", "🎞️")
if library is None:
    widgets.no_library("what all your films amount to")
else:
    with widgets.errors_as_sentences():
        summary = cache.read(library, library_summary)
        if not summary.watched:
            widgets.empty("This library has no watched films.", "Add an export that has some →", page.HOME)
        else:
            sections.figures(summary)
            widgets.facts_note(cache.read(library, coverage), "Hours, directors, countries and languages")
            sections.posters(library)
            sections.release_years(cache.read(library, overview.films_by_year))
            left, right = st.columns(2, gap="large")
            with left:
                sections.ratings(cache.read(library, overview.rating_histogram))
            with right:
                sections.decades(cache.read(library, overview.decades))
            sections.best_of_decades(
                cache.read(library, overview.decades), cache.read(library, overview.decade_posters)
            )
