"""The list of matches and the coverage, over the small library of `tests.fakes.libraries`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pandas as pd

from lbstats.stats.coverage import Coverage, coverage
from lbstats.stats.matches import matches
from tests.fakes.libraries import EMPTY, LIBRARY

if TYPE_CHECKING:
    from lbstats.store.database import Cursor


def test_matches_begin_with_what_wants_a_look(cursor: Cursor) -> None:
    frame = matches(cursor, LIBRARY)

    assert frame[["state", "title"]].to_numpy().tolist() == [
        ["doubtful", "Beta"],
        ["doubtful", "Theta: Iota"],
        ["unmatched", "Delta"],
        ["pending", "éclair"],
        ["matched", "Alpha"],
        ["matched", "Eta"],
        ["matched", "Gamma"],
        ["matched", "Theta"],
        ["matched", "Zeta"],
    ]


def test_doubtful_match_says_what_it_is_why_and_what_else_it_could_be(cursor: Cursor) -> None:
    beta = matches(cursor, LIBRARY).iloc[0]

    assert beta[["kind", "tmdb_id", "rung", "distance"]].tolist() == ["film", 102, "similar", 0.2]
    assert beta["reason"] == "The year differs."
    assert beta[["tmdb_title", "tmdb_year", "director"]].tolist() == ["Beta", 1999, "Ann, Ann"]
    assert [candidate["tmdb_id"] for candidate in json.loads(beta["candidates"])] == [110]


def test_film_not_looked_for_yet_is_pending_with_everything_else_missing(cursor: Cursor) -> None:
    frame = matches(cursor, LIBRARY)
    pending = frame[frame["state"] == "pending"].iloc[0]

    assert pd.isna(pending[["kind", "tmdb_id", "rung", "distance", "reason", "tmdb_title", "director"]]).all()
    assert pending["candidates"] == "[]"


def test_coverage_counts_every_watched_film_in_one_state(cursor: Cursor) -> None:
    found = coverage(cursor, LIBRARY)

    assert found == Coverage(films=9, with_facts=6, matched=5, doubtful=2, unmatched=1, failed=0, pending=1)
    assert not found.is_complete


def test_coverage_of_an_empty_library_is_complete(cursor: Cursor) -> None:
    assert coverage(cursor, EMPTY) == Coverage(0, 0, 0, 0, 0, 0, 0)
    assert coverage(cursor, EMPTY).is_complete
