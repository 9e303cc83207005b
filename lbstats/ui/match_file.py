"""Choices to take away and to bring back, as one CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from lbstats.enrichment.choice_file import COLUMNS, NO_KIND, ChoiceFile, read_choice_file
from lbstats.errors import LbstatsError
from lbstats.model import JobState, Rung
from lbstats.store import choices
from lbstats.ui import match_actions, own_key, resources
from lbstats.ui.downloads import as_csv
from lbstats.ui.text import escape_markdown, plural

if TYPE_CHECKING:
    from lbstats.store.libraries import Library

FILE_NAME = "choices.csv"
_ROUND = "lbstats.choices_round"
_READ = "lbstats.choices_read"


def area(library: Library, found: pd.DataFrame) -> None:
    """Download and upload of the choices, for the owner.

    Args:
        library: A library the visitor may change.
        found: All its matches.
    """
    chosen = found[found["rung"] == Rung.CHOICE]
    st.header("Your choices as a file", anchor=False)
    st.markdown(
        "They stay in this library and are never used for anybody else's. Keep them in a file, and bring "
        "them to another library of yours, or back after a deletion."
    )
    if not chosen.empty:
        st.download_button(
            f"Download {plural(len(chosen), 'choice')}",
            lambda: as_csv(as_table(chosen)),
            FILE_NAME,
            "text/csv",
            key="choices-csv",
            on_click="ignore",
        )
    number = int(st.session_state.get(_ROUND, 0))
    file = st.file_uploader("Bring choices", type="csv", key=f"choices-{number}")
    if file is not None:
        _take_in(library, file.name, file.getvalue())
        st.session_state[_ROUND] = number + 1  # a new number is an empty upload
        st.rerun()
    _report(library)


def as_table(chosen: pd.DataFrame) -> pd.DataFrame:
    """Matches that were chosen, as the file has them.

    Grain: one row per choice.
    Order: as given.
    """
    kinds = chosen["kind"].fillna(NO_KIND)
    return chosen.assign(kind=kinds)[list(COLUMNS)]


def _take_in(library: Library, name: str, content: bytes) -> None:
    """Read a file and store its good rows; what came of it is said in the next run."""
    outcome: ChoiceFile | LbstatsError
    try:
        with resources.database().cursor() as cursor:
            films = choices.named_films(cursor, library.library_id)
        outcome = read_choice_file(name, content, films)
        if outcome.choices:
            match_actions.desk(library).choose_all(outcome.choices)
            _fetch_facts(library)
    except LbstatsError as error:
        outcome = error
    st.session_state[_READ] = (library.library_id, outcome)


def _fetch_facts(library: Library) -> None:
    """Have the facts fetched that the choices lack, where the enrichment was through already."""
    progress = resources.enrichment().progress(library.library_id)
    if own_key.current() and progress is not None and progress.state is JobState.COMPLETE:
        resources.enrichment().start_job(library.library_id, own_key.entered())


def _report(library: Library) -> None:
    library_id, outcome = st.session_state.get(_READ, (None, None))
    if library_id != library.library_id:
        return
    if isinstance(outcome, LbstatsError):
        st.error(escape_markdown(outcome), icon="⚠️")
    elif isinstance(outcome, ChoiceFile):
        st.success(f"{plural(len(outcome.choices), 'choice')} taken in.", icon="✅")
        if outcome.problems:
            st.markdown(f"{plural(len(outcome.problems), 'row')} could not be taken:")
            table = pd.DataFrame(
                {
                    "Line": pd.array([each.line for each in outcome.problems], dtype="Int64"),
                    "Column": [each.column for each in outcome.problems],
                    "What is wrong": [each.reason for each in outcome.problems],
                }
            )
            st.dataframe(table, hide_index=True, height=min(36 * (len(table) + 1) + 2, 320))
