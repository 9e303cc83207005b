"""Diary: when films were watched, in what runs, and how long they waited."""

from __future__ import annotations

import streamlit as st

from lbstats.stats.summary import diary_figures
from lbstats.ui import cache, diary_lags, diary_records, diary_tags, facts_note, page, scope_bar, widgets
from lbstats.ui import diary_sections as sections

library = page.open_page("Diary", "📅")
if library is None:
    widgets.no_library("when you watched what")
else:
    with widgets.errors_as_sentences():
        scope = scope_bar.choose(library)
        if scope is not None and not cache.read(library, diary_figures, scope).entries:
            widgets.empty("None of these films is in the diary, so no day of any is known.")
        elif scope is not None:
            sections.figures(library, scope)
            facts_note.facts_note(library, scope, "Hours, marathons and release dates")
            sections.calendar(library, scope)
            sections.over_time(library, scope)
            left, right = st.columns(2, gap="large")
            with left:
                sections.weekdays(library, scope)
            with right:
                sections.year_against_year(library, scope)
            diary_records.records(library, scope)
            diary_records.milestones(library, scope)
            left, right = st.columns(2, gap="large")
            with left:
                diary_lags.release_lags(library, scope)
            with right:
                diary_lags.rewatch_gaps(library, scope)
            diary_tags.tagged(library, scope)
