"""The list of matches and the coverage, over the small library of `tests.fakes.libraries`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pandas as pd

from lbstats.model import FilmId, Kind, Match, MatchState, Rung
from lbstats.stats.coverage import Coverage, coverage
from lbstats.stats.matches import matches
from lbstats.stats.scope import Scope
from lbstats.store.choices import Choice, write_choices
from lbstats.store.matches import write_matches
from tests.fakes.libraries import AT, EMPTY, LIBRARY

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


def test_films_taken_for_one_title_stand_together_where_the_first_of_them_stands(cursor: Cursor) -> None:
    same_as_beta = Match(FilmId(11), MatchState.MATCHED, Rung.SWEEP, Kind.FILM, 102, 0.0, "Same.")
    write_matches(cursor, LIBRARY, [same_as_beta], AT)
    frame = matches(cursor, LIBRARY)

    assert frame["title"].tolist()[:3] == ["Beta", "Eta", "Theta: Iota"]
    assert frame["group_id"].tolist()[:3] == [2, 2, 6]
    assert frame["group_size"].tolist()[:3] == [2, 2, 1]


def test_an_episode_and_its_series_are_no_group(cursor: Cursor) -> None:
    frame = matches(cursor, LIBRARY)
    assert set(frame["group_size"]) == {1}
    assert frame["group_id"].tolist() == frame["film_id"].tolist()


def test_a_chosen_film_still_shows_what_the_ladder_saw(cursor: Cursor) -> None:
    write_choices(cursor, LIBRARY, [Choice(FilmId(2), Kind.FILM, 111, 0.4, "Chosen.")], AT)
    beta = matches(cursor, LIBRARY).query("title == 'Beta'").iloc[0]

    assert beta[["state", "rung", "tmdb_title", "reason"]].tolist() == [
        "matched", "choice", "Eta", "Chosen."
    ]  # fmt: skip
    assert [candidate["tmdb_id"] for candidate in json.loads(beta["candidates"])] == [110]


def test_coverage_counts_every_watched_film_in_one_state(cursor: Cursor) -> None:
    found = coverage(cursor, LIBRARY)

    assert found == Coverage(films=9, with_facts=6, matched=5, doubtful=2, unmatched=1, failed=0, pending=1)
    assert not found.is_complete


def test_coverage_follows_the_scope(cursor: Cursor) -> None:
    of_people = coverage(cursor, LIBRARY, Scope(formats=("feature",)))

    assert (of_people.films, of_people.with_facts) == (2, 2)  # by hand: the two features, both with facts


def test_coverage_of_an_empty_library_is_complete(cursor: Cursor) -> None:
    assert coverage(cursor, EMPTY) == Coverage(0, 0, 0, 0, 0, 0, 0)
    assert coverage(cursor, EMPTY).is_complete
