"""Taste: what films are watched and how they are rated, by genre, country, decade and more."""

from __future__ import annotations

from lbstats.ui import facts_note, page, scope_bar, widgets
from lbstats.ui import taste_sections as sections

library = page.open_page("Taste", "🎨")
if library is None:
    widgets.no_library("which genres, countries and decades you watch and how you rate them")
else:
    with widgets.errors_as_sentences():
        if (scope := scope_bar.choose(library)) is not None:
            facts_note.facts_note(library, scope, "All figures but those of decades")
            sections.groups(library, scope)
            sections.genre_decades(library, scope)
            sections.genre_pairs(library, scope)
            sections.popularity(library, scope)
            sections.breadth(library, scope)
