"""People: who made the films, ranked by role, and one person's own page (`?person=ID`)."""

from __future__ import annotations

from lbstats.ui import facts_note, page, person_view, scope_bar, widgets
from lbstats.ui import people_sections as sections

library = page.open_page("People", "🎭")
if library is None:
    widgets.no_library("who directed, wrote and played in your films")
else:
    with widgets.errors_as_sentences():
        if (scope := scope_bar.choose(library)) is not None:
            if (person := person_view.asked()) is not None:
                person_view.show(library, scope, person)
            else:
                facts_note.facts_note(library, scope, "Directors, actors and everybody else")
                sections.search(library, scope)
                sections.ranked(library, scope)
                sections.pairs(library, scope)
                sections.women(library, scope)
