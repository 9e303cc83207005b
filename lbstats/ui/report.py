"""What the latest import of a library read: the sum of its films, and what could not be read.

Shown from the database, so that it stands there after a reload as it did after the upload. File names and
reasons come from a file anyone can craft, and are escaped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from lbstats.store import reports
from lbstats.ui import cache
from lbstats.ui.text import day, escape_html, plural
from lbstats.ui.widgets import Tile, tiles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lbstats.store.libraries import Library
    from lbstats.store.reports import Reconciliation, StoredImport

CHANGES = {
    "new": "new",
    "gone": "gone from the export (kept as history)",
    "back": "back again",
    "rated": "with another rating",
    "liked": "liked since",
    "unliked": "no longer liked",
    "watchlisted": "added to the watchlist",
    "unwatchlisted": "off the watchlist",
    "renamed": "renamed",
}
"""What is said of so many films after an import into a library that had one before."""


def equation(library: Library) -> None:
    """The sum every figure of the app starts from: `1,656 watched = 615 in the diary + 1,041 undated`."""
    sums = cache.read(library, reports.reconcile)
    st.html(
        f'<p class="lb-sum">{sums.watched:,} watched = {sums.in_diary:,} in the diary + {sums.undated:,} '
        "undated<small>Every film once. Undated ones were never logged: they count as watched, and in "
        "nothing that asks when.</small></p>"
    )


def latest_import(library: Library) -> None:
    """The report of the latest import; nothing for a library without one."""
    latest = cache.read(library, reports.last_import)
    if latest is None:
        return
    sums = cache.read(library, reports.reconcile)
    st.header("What was read", anchor=False)
    st.html(f'<p class="lb-quiet">{escape_html(_source(latest))}</p>')
    tiles(_tiles(sums))
    sentences = [*_sentences(sums, latest), *latest.notes]
    if sentences:
        items = "".join(f"<li>{escape_html(each)}</li>" for each in sentences)
        st.html(f'<ul class="lb-notes">{items}</ul>')
    _problems(latest)


def _source(latest: StoredImport) -> str:
    names = latest.file_names
    files = names[0] if len(names) == 1 else plural(len(names), "file")
    exported = f", exported on {day(latest.exported_at.date())}" if latest.exported_at else ""
    return f"{files}{exported}, imported on {day(latest.imported_at.date())}"


def _tiles(sums: Reconciliation) -> Iterator[Tile]:
    yield Tile(f"{sums.entries:,}", "diary entries")
    yield Tile(f"{sums.rated:,}", "rated films")
    # Of what an upload did not bring nothing is known: it is left out rather than called 0.
    further = {
        "liked films": sums.liked,
        "on the watchlist": sums.watchlisted,
        "reviews": sums.reviews,
        "lists": sums.lists,
    }
    yield from (Tile(f"{count:,}", label) for label, count in further.items() if count)


def _sentences(sums: Reconciliation, latest: StoredImport) -> Iterator[str]:
    """What does not fit the sum, each as a sentence; nothing about what is not there."""
    if sums.not_marked:
        is_or_are = "is" if sums.not_marked == 1 else "are"
        yield (
            f"{plural(sums.not_marked, 'film')} {is_or_are} rated or logged without being marked as watched; "
            "counted as watched."
        )
    if sums.liked_not_watched:
        yield f"{plural(sums.liked_not_watched, 'film')} liked but not watched; left out of the watched ones."
    if latest.counts.deleted:
        entries = plural(latest.counts.deleted, "diary entry", "diary entries")
        yield f"{entries} deleted on Letterboxd; not counted."
    if latest.counts.orphaned:
        entries = plural(latest.counts.orphaned, "diary entry", "diary entries")
        yield f"{entries} whose film has left Letterboxd, mostly series; not counted."
    found = latest.changes
    if changes := [f"{found[change]:,} {said}" for change, said in CHANGES.items() if found.get(change)]:
        yield f"Films since the import before, watchlist and lists included: {'; '.join(changes)}."


def _problems(latest: StoredImport) -> None:
    """Where rows were left out, by file and line; nothing when all was read."""
    if not latest.problems:
        return
    skipped = f"{plural(latest.skipped_rows, 'row')} left out" if latest.skipped_rows else "no row left out"
    with st.expander(f"{plural(len(latest.problems), 'thing')} could not be read, {skipped}", key="problems"):
        table = pd.DataFrame(
            {
                "File": [problem.file for problem in latest.problems],
                "Line": pd.array([problem.line for problem in latest.problems], dtype="Int64"),
                "Column": [problem.column for problem in latest.problems],
                "What is wrong": [problem.reason for problem in latest.problems],
            }
        )
        st.dataframe(table, hide_index=True, height=min(36 * (len(table) + 1) + 2, 320))
        st.markdown("Everything else of these files was read.")
