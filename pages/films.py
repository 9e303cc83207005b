"""Films: every watched film as a table, and one film's own page (`?film=ID`)."""

from __future__ import annotations

from lbstats.stats import films
from lbstats.stats.coverage import coverage
from lbstats.ui import cache, film_table, film_view, page, widgets

library = page.open_page("Films", "🍿")
if library is None:
    widgets.no_library("every film you have watched")
else:
    with widgets.errors_as_sentences():
        if (film := film_view.asked()) is not None:
            film_view.show(library, cache.read(library, films.films), film)
        elif (table := cache.read(library, film_table.rows)).empty:
            widgets.empty("This library has no watched films.", "Add an export that has some →", page.HOME)
        else:
            widgets.facts_note(cache.read(library, coverage), "Runtimes, genres, directors and posters")
            shown = film_table.choose(table)
            film_table.show(shown, len(table))
            film_table.downloads(shown)
