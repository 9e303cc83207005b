"""Matches: what each film was matched to, and how; the doubtful ones first, to be settled by the owner."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from lbstats.stats.coverage import coverage
from lbstats.ui import cache, match_actions, match_desk, match_file, match_list, page, widgets

library = page.open_page("Matches", "🔎")
st.html(Path(match_list.__file__).with_name("matches.css"))
if library is None:
    widgets.no_library("what each film was matched to on TMDB, and how surely")
else:
    with widgets.errors_as_sentences():
        counts = cache.read(library, coverage)
        found = cache.read(library, match_list.rows)
        if not counts.films:
            widgets.empty("This library has no watched films.", "Add an export that has some →", page.HOME)
        elif counts.pending == counts.films:
            widgets.empty(
                f"None of {counts.films:,} films has been looked up on TMDB yet. "
                "That is where runtimes, genres, people and posters come from.",
                "Start the enrichment →",
                page.HOME,
            )
        else:
            match_list.counts(counts, found)
            match_actions.notice(library)
            match_list.show(library, match_list.choose(found))
        if counts.films and library.may_change:
            match_file.area(library, found)
            match_desk.show(library, found)
