"""What the owner does about a match, and what is said afterwards, with the way back at hand.

Runs before a page is drawn, so that the page shows what has come of it. Draws nothing but the notice.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from lbstats.enrichment.choosing import Desk
from lbstats.errors import CredentialError, LbstatsError
from lbstats.model import FilmId
from lbstats.ui import own_key, resources
from lbstats.ui.match_row import year_of
from lbstats.ui.text import escape_html, escape_markdown, isolated, title_and_year

if TYPE_CHECKING:
    from collections.abc import Callable

    from lbstats.model import Candidate, Kind, LibraryId
    from lbstats.store.libraries import Library
    from lbstats.ui.rows import Row

_OUTCOME = "lbstats.match_outcome"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of the last thing done.

    Attributes:
        library_id: Where.
        film: The film.
        sentence: What was done; empty when it was refused.
        can_undo: It was a choice.
        problem: Why it was refused.
    """

    library_id: LibraryId
    film: Row
    sentence: str = ""
    can_undo: bool = True
    problem: LbstatsError | None = None


def desk(library: Library) -> Desk:
    """Where the films of a library are settled, with this visit's key."""
    return Desk(resources.database(), library, own_key.client())


def confirm(library: Library, film: Row) -> None:
    """The film is taken for the right one."""
    _do(library, film, "is settled.", lambda at: at.confirm(_id(film)))


def choose(library: Library, film: Row, kind: Kind, candidate: Candidate) -> None:
    """The film is this one."""
    said = f"is now {title_and_year(candidate.title, year_of(candidate))}."
    _do(library, film, said, lambda at: at.choose(_id(film), kind, candidate.tmdb_id, candidate))


def reject(library: Library, film: Row, *, is_series: bool) -> None:
    """TMDB does not have the film."""
    said = "is a series that TMDB does not have." if is_series else "stays without a film of TMDB."
    _do(library, film, said, lambda at: at.reject(_id(film), is_series=is_series))


def undo(library: Library, film: Row) -> None:
    """Back to what the ladder had decided."""
    said = "is back to what was found before."
    _do(library, film, said, lambda at: at.undo(_id(film)), can_undo=False)


def take_problem() -> LbstatsError | None:
    """Why the last thing was refused, to be said elsewhere than in the notice; None when it was done."""
    outcome: Outcome | None = st.session_state.get(_OUTCOME)
    if outcome is None or outcome.problem is None:
        return None
    del st.session_state[_OUTCOME]
    return outcome.problem


def notice(library: Library) -> None:
    """What was done last, and the way back; nothing when nothing was done in this visit."""
    outcome: Outcome | None = st.session_state.get(_OUTCOME)
    if outcome is None or outcome.library_id != library.library_id:
        return
    if outcome.problem is not None:
        st.warning(escape_markdown(outcome.problem), icon="⚠️")
        return
    with st.container(horizontal=True, vertical_alignment="center", key="match-notice"):
        name = isolated(title_and_year(outcome.film.title, outcome.film.year))
        st.html(f'<p role="status"><b>{name}</b> {escape_html(outcome.sentence)}</p>')
        if outcome.can_undo:
            st.button("Undo", key="undo-last", on_click=undo, args=(library, outcome.film))


def _do(
    library: Library, film: Row, sentence: str, act: Callable[[Desk], None], *, can_undo: bool = True
) -> None:
    problem: LbstatsError | None = None
    try:
        act(desk(library))
    except LbstatsError as error:
        if isinstance(error, CredentialError):
            own_key.refused()
        problem = error
    st.session_state[_OUTCOME] = Outcome(library.library_id, film, sentence, can_undo, problem)


def _id(film: Row) -> FilmId:
    return FilmId(int(film.film_id))
