"""Matches: what each film was matched to, and how; the doubtful ones first."""

from __future__ import annotations

from lbstats.stats.coverage import coverage
from lbstats.ui import cache, match_list, page, widgets

library = page.open_page("Matches", "🔎")
if library is None:
    widgets.no_library("what each film was matched to on TMDB, and how surely")
else:
    with widgets.errors_as_sentences():
        counts = cache.read(library, coverage)
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
            match_list.counts(counts)
            match_list.show(match_list.choose(cache.read(library, match_list.rows)))
