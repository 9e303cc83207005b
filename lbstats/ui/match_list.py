"""The list of the Matches page: how many of which kind, searching, and the matches page by page.

For the owner every match has what can be done about it at hand; whoever may only look sees the same without.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import streamlit as st

from lbstats.model import MatchState, Rung
from lbstats.stats import matches
from lbstats.ui import match_actions, match_desk
from lbstats.ui.choices import choice, page_of_list, search
from lbstats.ui.match_row import FILTER, PENDING, STATES, match_html
from lbstats.ui.rows import Row, rows_of
from lbstats.ui.search import folded, matching
from lbstats.ui.text import number, plural
from lbstats.ui.widgets import Tile, empty, tiles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lbstats.model import LibraryId
    from lbstats.stats.coverage import Coverage
    from lbstats.store.database import Cursor
    from lbstats.store.libraries import Library

PER_PAGE = 25
EVERY_STATE = "All"
CHOSEN = "chosen"
SHARED = "shared"
FILTERS = {EVERY_STATE: "All", **STATES, CHOSEN: "You chose", SHARED: "Two of yours on one"}


def rows(cursor: Cursor, library_id: LibraryId) -> pd.DataFrame:
    """`lbstats.stats.matches.matches` with what the search box looks in.

    Columns:
        search_text: str; the others, the grain and the order are as there.
    """
    found = matches.matches(cursor, library_id)
    searched = found[["title", "year", "tmdb_title", "director"]]
    words = folded(searched.itertuples(index=False, name=None))
    return found.assign(search_text=pd.Series(words, dtype="str"))


def counts(coverage: Coverage, found: pd.DataFrame) -> None:
    """How many films are matched how surely, and how many the person settled; only what occurs."""
    shown = [
        (coverage.matched, "matched", "title and year agree, or you said so"),
        (coverage.doubtful, "doubtful", "worth a look"),
        (coverage.unmatched, "not found", "TMDB seems not to know them"),
        (coverage.failed, "no answer", "tried again next time"),
        (coverage.pending, "waiting", "not looked up yet"),
        (int((found["rung"] == Rung.CHOICE).sum()), "you chose", "kept when you import again"),
    ]
    tiles(Tile(number(count), label, note) for count, label, note in shown if count or label == "matched")


def choose(found: pd.DataFrame) -> pd.DataFrame:
    """The matches that the search box and the filter leave, in the frame's order: doubtful first.

    A film that is taken for the same title of TMDB as one of these comes with it.
    """
    present = [name for name in FILTERS if name == EVERY_STATE or _is_in(found, name).any()]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        words = search("Title, director or year", key="match-search")
        offered = {state: FILTERS[state] for state in present}
        state = choice("Show", offered, name=FILTER, usual=EVERY_STATE)
    kept = matching(found[_is_in(found, state)], words)
    return found[found["group_id"].isin(kept["group_id"])]


def show(library: Library, found: pd.DataFrame) -> None:
    """One page of the list.

    Args:
        library: The open library, as the visitor's link opened it.
        found: What `choose` left.
    """
    if found.empty:
        empty("No film fits. Try fewer words, or show all.")
        return
    order = ", the doubtful ones first" if len(found["state"].unique()) > 1 else ""
    st.html(f'<p class="lb-quiet">{plural(len(found), "film")}{order}.</p>')
    slot = st.container(gap=None, key="match-list")
    page_of = _pages(found)
    at = page_of_list(int(page_of[-1]), "match-list")
    with slot:
        for group in _groups(found[page_of == at]):
            _group(library, group)


def _is_in(found: pd.DataFrame, name: str) -> pd.Series[bool]:
    match name:
        case "All":
            return pd.Series(data=True, index=found.index)
        case "chosen":
            return found["rung"] == Rung.CHOICE
        case "shared":
            return found["group_size"] > 1
        case _:
            return found["state"] == name


def _pages(found: pd.DataFrame) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """On which page each row stands, from 1; a group stands on the page where it begins."""
    at = pd.Series(np.arange(len(found)), index=found.index)
    first = at.groupby(found["group_id"].astype("int64")).transform("min").to_numpy()
    return np.unique(first // PER_PAGE, return_inverse=True)[1] + 1


def _groups(found: pd.DataFrame) -> Iterator[Sequence[Row]]:
    """The rows of each group together, in the frame's order."""
    group: list[Row] = []
    for row in rows_of(found):
        if group and row.group_id != group[0].group_id:
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _group(library: Library, group: Sequence[Row]) -> None:
    if len(group) == 1:
        _one(library, group[0])
        return
    with st.container(border=True, gap=None, key=f"match-group-{group[0].group_id}"):
        st.html(
            f'<p class="lb-quiet"><b>{plural(len(group), "film")} of yours on one of TMDB.</b> '
            "Unless Letterboxd has it twice, only one of them is right.</p>"
        )
        for match in group:
            _one(library, match)


def _one(library: Library, match: Row) -> None:
    with st.container(gap=None, key=f"match-film-{match.film_id}"):
        st.html(f'<ul class="lb-matches">{match_html(match)}</ul>')
        if library.may_change:
            with st.container(horizontal=True, key=f"match-steps-{match.film_id}"):
                _steps(library, match)


def _steps(library: Library, match: Row) -> None:
    """What the owner can do about a match."""
    is_choice = match.rung == Rung.CHOICE
    if match.state == MatchState.DOUBTFUL:
        st.button(
            "✓ This is right",
            key=f"right-{match.film_id}",
            on_click=match_actions.confirm,
            args=(library, match),
        )
    label = "Find it" if match.state in (MatchState.UNMATCHED, MatchState.FAILED, PENDING) else "Another one"
    st.button(
        label,
        key=f"desk-{match.film_id}",
        on_click=match_desk.open_desk,
        args=(library.library_id, match.film_id),
    )
    if is_choice:
        st.button(
            "Undo",
            key=f"undo-{match.film_id}",
            help="Back to what was found before you chose.",
            on_click=match_actions.undo,
            args=(library, match),
        )
