"""Settling one film: candidates as posters side by side, searching TMDB, pasting a link, saying it has none.

A dialog over the list, which stays where it is. What lies on the desk is kept in the session until the dialog
is closed; nothing is asked of TMDB before the visitor says so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import streamlit as st

from lbstats.enrichment.choosing import Among
from lbstats.errors import CredentialError, LbstatsError
from lbstats.model import Candidate, Kind, MatchState, Rung
from lbstats.ui import match_actions, own_key, posters
from lbstats.ui.match_row import PENDING, candidates_of, counterpart, link, reason, year_of
from lbstats.ui.rows import Row, rows_of
from lbstats.ui.text import escape_html, escape_markdown, plural, title_and_year

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from lbstats.enrichment.choosing import Offer
    from lbstats.model import LibraryId
    from lbstats.store.libraries import Library

_TALK = "lbstats.match_desk"
AMONG = {Among.ALL: "All", Among.FILMS: "Films", Among.SERIES: "Series"}


@dataclass(slots=True)
class Talk:
    """What lies on the desk.

    Attributes:
        library_id: Of which library.
        film_id: Which film is settled.
        text: What was searched or pasted last.
        among: What it was searched among.
        page: The last page of the answer that was asked for.
        offer: What came of it, all pages together; None before a search.
        problem: Why there was no answer.
    """

    library_id: LibraryId
    film_id: int
    text: str = ""
    among: Among = Among.ALL
    page: int = 1
    offer: Offer | None = None
    problem: LbstatsError | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A film on the desk, of a library the visitor may change, and the talk about it."""

    library: Library
    film: Row
    talk: Talk


def open_desk(library_id: LibraryId, film_id: int) -> None:
    """Settle this film in the next run."""
    st.session_state[_TALK] = Talk(library_id, film_id)


def show(library: Library, found: pd.DataFrame) -> None:
    """The dialog, if one was asked for.

    Args:
        library: A library the visitor may change.
        found: All its matches.
    """
    talk: Talk | None = st.session_state.get(_TALK)
    if talk is None:
        return
    films = found[found["film_id"] == talk.film_id]
    if films.empty or talk.library_id != library.library_id:
        _close()
        return
    film = next(rows_of(films))
    title = escape_markdown(title_and_year(film.title, film.year))
    st.dialog(title, width="medium", on_dismiss=_close)(_draw)(Case(library, film, talk))


def _close() -> None:
    st.session_state.pop(_TALK, None)


def _draw(case: Case) -> None:
    talk = case.talk
    st.html(f'<div class="lb-desk"><p>{counterpart(case.film)}</p>{reason(case.film)}</div>')
    if own_key.current() is None or isinstance(talk.problem, CredentialError):
        _ask_for_key()
    _ask(case)
    if talk.problem is not None:
        st.warning(escape_markdown(talk.problem), icon="⚠️")
    if talk.offer is not None:
        _answer(case, talk.offer)
    else:
        _seen(case)
    _without(case)


def _ask_for_key() -> None:
    with st.container(key="desk-key"):
        try:
            if own_key.ask():
                st.rerun()
        except LbstatsError as error:
            st.warning(escape_markdown(error), icon="⚠️")


def _ask(case: Case) -> None:
    """The search: a title in one's own words, or a link."""
    talk = case.talk
    with st.form("desk-search", border=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            text = st.text_input(
                "Search TMDB, or paste a link",
                value=talk.text,
                placeholder="Title, or a link of TMDB or IMDb",
                key=f"desk-text-{talk.film_id}",
            )
            wanted = st.form_submit_button("Search", key="desk-go")
        among = st.segmented_control(
            "Among",
            list(AMONG),
            default=Among.ALL,
            required=True,
            format_func=AMONG.__getitem__,
            label_visibility="collapsed",
            key=f"desk-among-{talk.film_id}",
        )
    if wanted and text.strip():
        talk.text, talk.among, talk.page, talk.offer = text.strip(), among or Among.ALL, 1, None
        _look(case)


def _look(case: Case) -> None:
    """Ask TMDB for the page of the answer that is wanted, and put it to those before it."""
    talk = case.talk
    talk.problem = None
    try:
        with st.spinner("Asking TMDB …"):
            offer = match_actions.desk(case.library).offer(talk.text, talk.among, talk.page)
    except LbstatsError as error:
        if isinstance(error, CredentialError):
            own_key.refused()
        talk.problem = error
        return
    before = talk.offer.candidates if talk.offer is not None else ()
    talk.offer = replace(offer, candidates=before + offer.candidates)


def _answer(case: Case, offer: Offer) -> None:
    if not offer.candidates:
        st.html(f'<p class="lb-empty">TMDB has nothing under “{escape_html(case.talk.text)}”.</p>')
        return
    _cards(case, offer.candidates, is_episode=offer.is_episode)
    if offer.has_more and st.button("More", key="desk-more"):
        case.talk.page += 1
        _look(case)
        st.rerun()


def _seen(case: Case) -> None:
    """What the ladder saw of this film."""
    candidates = candidates_of(case.film)
    if candidates:
        _cards(case, candidates)
    elif case.film.state != PENDING:
        st.html('<p class="lb-quiet">Nothing else was seen; search for it.</p>')


def _cards(case: Case, candidates: Iterable[Candidate], *, is_episode: bool = False) -> None:
    unique = {(each.kind, each.tmdb_id): each for each in candidates}
    with st.container(horizontal=True, key="desk-cards", gap="medium"):
        for candidate in unique.values():
            with st.container(gap="small"):
                _card(case, candidate, is_episode=is_episode)


def _card(case: Case, candidate: Candidate, *, is_episode: bool) -> None:
    year = year_of(candidate)
    name = link(
        title_and_year(candidate.title, year), posters.tmdb_address(candidate.kind, candidate.tmdb_id)
    )
    st.html(
        f"{posters.poster(candidate.title, year, candidate.poster_path, 'w185')}"
        f'<p class="lb-candidate">{name}<small>{_about(candidate)}</small></p>'
    )
    if candidate.kind is Kind.FILM:
        _take(case, "This one", Kind.FILM, candidate)
    else:
        if not is_episode:
            _take(case, "The series", Kind.SERIES, candidate)
        _take(case, "An episode of it", Kind.EPISODE, candidate)


def _take(case: Case, label: str, kind: Kind, candidate: Candidate) -> None:
    film = case.film
    is_taken = film.state == MatchState.MATCHED and (film.kind, film.tmdb_id) == (kind, candidate.tmdb_id)
    key = f"take-{kind}-{candidate.tmdb_id}"
    if st.button("Taken" if is_taken else label, key=key, width="stretch", disabled=is_taken):
        with st.spinner("Fetching …"):
            match_actions.choose(case.library, film, kind, candidate)
        _end(case)


def _without(case: Case) -> None:
    """When it is none of TMDB's, and the way back."""
    with st.container(horizontal=True, key="desk-without"):
        if st.button("TMDB does not have it", key="desk-none"):
            match_actions.reject(case.library, case.film, is_series=False)
            _end(case)
        if st.button("It is a series TMDB does not have", key="desk-no-series"):
            match_actions.reject(case.library, case.film, is_series=True)
            _end(case)
        if case.film.rung == Rung.CHOICE and st.button("Undo your choice", key="desk-undo"):
            match_actions.undo(case.library, case.film)
            _end(case)


def _end(case: Case) -> None:
    """Close the dialog once something was done; a refusal keeps it open and is said in it."""
    case.talk.problem = match_actions.take_problem()
    if case.talk.problem is None:
        _close()
    st.rerun()


def _about(candidate: Candidate) -> str:
    """What tells namesakes apart: the title in its own language, the kind, and how many know it."""
    parts = [
        candidate.original_title if candidate.original_title != candidate.title else "",
        "series" if candidate.kind is Kind.SERIES else "",
        plural(candidate.vote_count, "vote"),
    ]
    return escape_html(" · ".join(part for part in parts if part))
