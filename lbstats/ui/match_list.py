"""The list of the Matches page: how many of which kind, searching, and each match in a fan's words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from lbstats.model import MatchState, Rung
from lbstats.stats import matches
from lbstats.ui import posters
from lbstats.ui.rows import Row, rows_of
from lbstats.ui.search import folded, matching
from lbstats.ui.text import escape_html, number, plural, title_and_year
from lbstats.ui.widgets import Tile, empty, tiles

if TYPE_CHECKING:
    from lbstats.model import LibraryId
    from lbstats.stats.coverage import Coverage
    from lbstats.store.database import Cursor

PER_PAGE = 40
CANDIDATES = 4
EVERY_STATE = "All"
PENDING = "pending"
STATES = {
    EVERY_STATE: "All",
    MatchState.DOUBTFUL: "Doubtful",
    MatchState.UNMATCHED: "Not found",
    MatchState.FAILED: "No answer",
    PENDING: "Waiting",
    MatchState.MATCHED: "Matched",
}
HOW = {
    Rung.CHOICE: "You chose it",
    Rung.KNOWN: "Known from before",
    Rung.SWEEP: "Found among the films of its year",
    Rung.SEARCH_YEAR: "Searched by title and year",
    Rung.SEARCH_NEAR_YEAR: "Searched by title, a year before or after",
    Rung.SERIES: "Searched among series",
    Rung.SIMILAR: "Searched by a similar title",
    Rung.NONE: "Every search tried",
}


def rows(cursor: Cursor, library_id: LibraryId) -> pd.DataFrame:
    """`lbstats.stats.matches.matches` with what the search box looks in.

    Columns:
        search_text: str; the others, the grain and the order are as there.
    """
    found = matches.matches(cursor, library_id)
    searched = found[["title", "year", "tmdb_title", "director"]]
    words = folded(searched.itertuples(index=False, name=None))
    return found.assign(search_text=pd.Series(words, dtype="str"))


def counts(coverage: Coverage) -> None:
    """How many films are matched how surely; only what occurs."""
    shown = [
        (coverage.matched, "matched", "title and year agree"),
        (coverage.doubtful, "doubtful", "worth a look"),
        (coverage.unmatched, "not found", "TMDB seems not to know them"),
        (coverage.failed, "no answer", "tried again next time"),
        (coverage.pending, "waiting", "not looked up yet"),
    ]
    tiles(Tile(number(count), label, note) for count, label, note in shown if count or label == "matched")


def choose(found: pd.DataFrame) -> pd.DataFrame:
    """The matches that the search box and the filter leave, in the frame's order: doubtful first."""
    present = set(found["state"])
    states = [state for state in STATES if state == EVERY_STATE or state in present]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        words = st.text_input("Search", placeholder="Title, director or year", key="match-search", width=340)
        state = st.segmented_control(
            "Show",
            states,
            default=EVERY_STATE,
            required=True,
            format_func=STATES.__getitem__,
            key="match-state",
        )
    chosen = found if state in (None, EVERY_STATE) else found[found["state"] == state]
    return matching(chosen, words)


def show(found: pd.DataFrame) -> None:
    """One page of the list."""
    if found.empty:
        empty("No film fits. Try fewer words, or show all.")
        return
    st.html(f'<p class="lb-quiet">{plural(len(found), "film")}, the doubtful ones first.</p>')
    slot = st.container()
    pages = -(-len(found) // PER_PAGE)
    # A key of its own per number of pages: a search that leaves fewer starts at the first.
    at = st.pagination(pages, key=f"match-page-{pages}") if pages > 1 else 1
    piece = found.iloc[(at - 1) * PER_PAGE : at * PER_PAGE]
    slot.html(f'<ul class="lb-matches">{"".join(_match(match) for match in rows_of(piece))}</ul>')


def _match(match: Row) -> str:
    return (
        f"<li>{posters.poster(match.title, match.year, match.poster_path, 'w154')}"
        f"<div><h3>{_link(title_and_year(match.title, match.year), posters.letterboxd_address(match.uri))}"
        f'<span class="lb-state lb-state-{match.state}">{STATES[match.state]}</span></h3>'
        f"<p>{_counterpart(match)}</p>{_reason(match)}{_candidates(match)}</div></li>"
    )


def _counterpart(match: Row) -> str:
    if match.tmdb_id is None:
        return "Nothing on TMDB yet" if match.state == PENDING else "Nothing on TMDB"
    title = match.title if match.tmdb_title is None else match.tmdb_title
    address = posters.tmdb_address(match.kind, match.tmdb_id)
    kind = "" if match.kind == "film" else f", {escape_html(match.kind)}"
    director = "" if match.director is None else f", directed by {escape_html(match.director)}"
    return f"→ {_link(title_and_year(title, match.tmdb_year), address)}{kind}{director}"


def _reason(match: Row) -> str:
    if match.state == PENDING:
        return ""
    distance = "" if match.distance is None else f", distance {number(match.distance, 2)}"
    reason = "" if not match.reason else f". {escape_html(match.reason)}"
    return f'<p class="lb-quiet">{HOW.get(match.rung, "")}{distance}{reason}</p>'


def _candidates(match: Row) -> str:
    if match.state == MatchState.MATCHED or match.candidates is None:
        return ""
    offered = [each for each in json.loads(match.candidates) if each["tmdb_id"] != match.tmdb_id][:CANDIDATES]
    if not offered:
        return ""
    named = (
        _link(
            title_and_year(each["title"], int(each["released_on"][:4]) if each.get("released_on") else None),
            posters.tmdb_address(each["kind"], each["tmdb_id"]),
        )
        for each in offered
    )
    return f'<p class="lb-quiet">Or it is: {", ".join(named)}</p>'


def _link(words: str, address: str | None) -> str:
    if address is None:
        return escape_html(words)
    return f'<a href="{escape_html(address)}" rel="noopener noreferrer">{escape_html(words)}</a>'
