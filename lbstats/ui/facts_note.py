"""How many films have facts, said on the pages that need them, and kept true while the enrichment runs.

The note alone asks again: the figures of the page stay still until the visitor wants newer ones, and are
drawn anew when the work is over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from lbstats.model import LibraryState, MatchState
from lbstats.stats.coverage import coverage
from lbstats.stats.scope import EVERYTHING
from lbstats.ui import cache, choices, page, state
from lbstats.ui.match_row import FILTER
from lbstats.ui.text import escape_html, plural
from lbstats.ui.widgets import errors_as_sentences

if TYPE_CHECKING:
    from lbstats.stats.coverage import Coverage
    from lbstats.stats.scope import Scope
    from lbstats.store.libraries import Library

POLL_S = 3.0
MINOR = 0.05


def facts_note(library: Library, scope: Scope, needs: str) -> None:
    """How many films of a scope have facts and what that means for the page; nothing when all have.

    Args:
        library: The open library.
        scope: Which films the page counts.
        needs: What stays away or incomplete without facts, such as `Hours and directors`.
    """
    covered = cache.read(library, coverage, scope)
    if covered.with_facts == covered.films:
        return
    poll = POLL_S if library.state is LibraryState.ENRICHING else None
    st.fragment(_note, run_every=poll)(library, scope, needs, covered)


def _note(library: Library, scope: Scope, needs: str, drawn: Coverage) -> None:
    """The note as it is now.

    Args:
        library: As it was when the page was drawn.
        scope: As above.
        needs: As above.
        drawn: What the page's figures count.
    """
    with errors_as_sentences():
        current = state.current_library()
        if current is None or current.state is not library.state:
            st.rerun()
        covered = cache.read(current, coverage, scope)
        # Once nothing more is to come, and hardly anything is missing, it is a footnote.
        few = covered.films - covered.with_facts <= MINOR * covered.films
        is_minor = few and covered.is_complete and covered.with_facts == drawn.with_facts
        key, look = ("facts-footnote", "lb-quiet") if is_minor else ("facts-note", "lb-note")
        with st.container(key=key, horizontal=True, vertical_alignment="center"):
            st.html(f'<p class="{look}">{_sentence(covered, drawn, scope, needs)}</p>')
            _onward(current, covered, drawn, scope)


def _sentence(covered: Coverage, drawn: Coverage, scope: Scope, needs: str) -> str:
    missing = drawn.films - drawn.with_facts
    whose = "" if scope == EVERYTHING else " of this selection"
    share = f"<b>Facts for {covered.with_facts:,} of {plural(covered.films, 'film')}{whose}.</b>"
    if covered.with_facts > drawn.with_facts:
        return f"{share} This page was counted with {drawn.with_facts:,} of them."
    if not drawn.with_facts:
        return f"{share} {escape_html(needs)} come from TMDB."
    rest = "the other one" if missing == 1 else f"the other {missing:,}"
    return f"{share} {escape_html(needs)} leave out {rest}, and where TMDB lists none."


def _onward(library: Library, covered: Coverage, drawn: Coverage, scope: Scope) -> None:
    if covered.with_facts > drawn.with_facts:
        if st.button("Count again", key="count-again", type="tertiary"):
            st.rerun()
    elif covered.is_complete:
        # Once all is looked up, what has no facts was not found. Matches has no scope.
        label = "See which →" if scope == EVERYTHING else "See all that were not found →"
        page.page_link(page.MATCHES, label, choices.asking(FILTER, MatchState.UNMATCHED))
    elif library.may_change:
        page.page_link(page.HOME, "See how far it is →" if covered.with_facts else "Look the films up →")
