"""Films: every watched film as posters or a table, and one film's own page (`?film=ID`)."""

from __future__ import annotations

from lbstats.stats import films
from lbstats.ui import cache, facts_note, film_list, film_table, film_view, page, scope_bar, widgets
from lbstats.ui.downloads import may_download

library = page.open_page("Films", "🍿")
if library is None:
    widgets.no_library("every film you have watched")
else:
    with widgets.errors_as_sentences():
        if (film := film_view.asked()) is not None:
            film_view.show(library, cache.read(library, films.films), film)
        elif (scope := scope_bar.choose(library)) is not None:
            table = film_table.of_scope(library, scope)
            facts_note.facts_note(library, scope, "Runtimes, genres, directors and posters")
            shown = film_list.show(table)
            if len(shown) and may_download(library):
                film_table.downloads(shown)
