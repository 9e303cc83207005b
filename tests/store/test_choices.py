"""A person's choices: stored over the ladder's decisions, kept whatever comes after, and undone."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from lbstats.model import Candidate, FilmId, FilmQuery, Kind, LibraryId, Match, MatchState, Rung, TitleFacts
from lbstats.store import catalogue, choices, matches
from lbstats.store.choices import Choice, FilmAtHand
from tests.fakes.clock import START
from tests.fakes.reimport import ALIEN, HEAT, HER, again, first
from tests.fakes.rows import query

if TYPE_CHECKING:
    from lbstats.store.database import Database

HEAT_ID = FilmId(2)
OTHER = LibraryId("other")
CANDIDATE = Candidate(Kind.FILM, 949, "Heat", "Heat", dt.date(1995, 12, 15))
DOUBT = Match(HEAT_ID, MatchState.DOUBTFUL, Rung.SIMILAR, Kind.FILM, 949, 0.25, "Similar.", (CANDIDATE,))
CHOICE = Choice(HEAT_ID, Kind.FILM, 11522, 0.4, "You chose this one.")
NONE = Choice(HEAT_ID, None, None, None, "Not there.")
TWIN = Match(FilmId(1), MatchState.MATCHED, Rung.SWEEP, Kind.FILM, 949, 0.0, "Same title and year.")
OTHER_TWIN = Match(HEAT_ID, MatchState.MATCHED, Rung.SWEEP, Kind.FILM, 949, 0.0, "Same title and year.")


@pytest.fixture
def library_id(database: Database) -> LibraryId:
    """Three films; the ladder doubts the second."""
    library_id = first(database, {"watched.csv": [HER, HEAT, ALIEN]}).library_id
    decide(database, library_id, DOUBT)
    return library_id


def decide(database: Database, library_id: LibraryId, *decided: Match) -> None:
    with database.write() as cursor:
        matches.write_matches(cursor, library_id, decided, START)


def choose(database: Database, library_id: LibraryId, *chosen: Choice) -> None:
    with database.write() as cursor:
        choices.write_choices(cursor, library_id, chosen, START)


def undo(database: Database, library_id: LibraryId, film_id: FilmId = HEAT_ID) -> None:
    with database.write() as cursor:
        choices.undo_choice(cursor, library_id, film_id)


def stored(database: Database, library_id: LibraryId) -> list[tuple[object, ...]]:
    return query(
        database,
        "select film_id, state, rung, kind, tmdb_id, distance, reason from film_match where library_id = ? "
        "order by film_id",
        library_id,
    )


def test_a_choice_takes_the_place_of_the_ladders_decision(database: Database, library_id: LibraryId) -> None:
    choose(database, library_id, CHOICE)
    assert stored(database, library_id) == [
        (2, "matched", "choice", "film", 11522, 0.4, "You chose this one.")
    ]


def test_a_choice_that_there_is_none_is_unmatched_and_may_be_a_series(
    database: Database, library_id: LibraryId
) -> None:
    choose(database, library_id, NONE, Choice(FilmId(3), Kind.SERIES, None, None, "A series."))
    assert stored(database, library_id) == [
        (2, "unmatched", "choice", None, None, None, "Not there."),
        (3, "unmatched", "choice", "series", None, None, "A series."),
    ]


def test_undoing_brings_back_all_that_the_ladder_had_decided(
    database: Database, library_id: LibraryId
) -> None:
    before = query(database, "select * from film_match")
    choose(database, library_id, NONE)
    choose(database, library_id, CHOICE)
    undo(database, library_id)
    assert query(database, "select * from film_match") == before
    assert query(database, "select * from ladder_match") == []


def test_undoing_a_choice_the_ladder_never_came_to_leaves_the_film_to_it(
    database: Database, library_id: LibraryId
) -> None:
    choose(database, library_id, Choice(FilmId(1), Kind.FILM, 5, 0.0, ""))
    undo(database, library_id, FilmId(1))
    assert [row[0] for row in stored(database, library_id)] == [2]
    with database.cursor() as cursor:
        waiting = matches.films_to_enrich(cursor, library_id, START)
    assert "Her" in [each.film.title for each in waiting if each.needs_match]


def test_undoing_where_nothing_was_chosen_changes_nothing(database: Database, library_id: LibraryId) -> None:
    before = query(database, "select * from film_match")
    undo(database, library_id)
    undo(database, library_id, FilmId(99))
    assert query(database, "select * from film_match") == before


def test_the_ladder_writes_over_no_choice_whatever_it_finds(
    database: Database, library_id: LibraryId
) -> None:
    choose(database, library_id, CHOICE)
    decide(database, library_id, DOUBT)
    decide(database, library_id, Match(HEAT_ID, MatchState.FAILED, Rung.NONE, reason="No answer."))
    ((_, state, rung, _, tmdb_id, _, _),) = stored(database, library_id)
    assert (state, rung, tmdb_id) == ("matched", "choice", 11522)


@pytest.mark.parametrize("choice", [CHOICE, NONE])
def test_a_choice_is_asked_for_again_never_and_only_its_facts_are_wanted(
    database: Database, library_id: LibraryId, choice: Choice
) -> None:
    choose(database, library_id, choice)
    later = START + dt.timedelta(days=100)
    with database.cursor() as cursor:
        wanted = {each.film.film_id: each for each in matches.films_to_enrich(cursor, library_id, later)}
    assert (HEAT_ID in wanted) is (choice is CHOICE)
    if choice is CHOICE:
        assert (wanted[HEAT_ID].needs_match, wanted[HEAT_ID].needs_details) == (False, True)
        with database.write() as cursor:
            catalogue.write_facts(cursor, [TitleFacts(Kind.FILM, 11522, "Heat", "Heat", None)], later)
            assert HEAT_ID not in {
                each.film.film_id for each in matches.films_to_enrich(cursor, library_id, later)
            }


def test_importing_again_keeps_the_choice_and_the_way_back(database: Database) -> None:
    report = first(database, {"watched.csv": [HER, HEAT, ALIEN]})
    decide(database, report.library_id, DOUBT)
    choose(database, report.library_id, CHOICE)
    again(database, report, {"watched.csv": [ALIEN, HEAT], "ratings.csv": [(*HEAT, "4")]})
    assert [row[4] for row in stored(database, report.library_id)] == [11522]
    undo(database, report.library_id)
    assert [row[4] for row in stored(database, report.library_id)] == [949]


def test_a_film_that_left_the_export_and_came_back_has_its_choice(database: Database) -> None:
    report = first(database, {"watched.csv": [HER, HEAT]})
    choose(database, report.library_id, CHOICE)
    again(database, report, {"watched.csv": [HER]})
    with database.cursor() as cursor:
        assert choices.find_film(cursor, report.library_id, HEAT_ID) is None
    again(database, report, {"watched.csv": [HER, HEAT]})
    assert [row[4] for row in stored(database, report.library_id)] == [11522]


def test_a_choice_is_of_its_library_alone(database: Database, library_id: LibraryId) -> None:
    other = first(database, {"watched.csv": [HER, HEAT]})
    decide(database, other.library_id, DOUBT)
    choose(database, library_id, CHOICE)
    undo(database, other.library_id)
    assert [row[4] for row in stored(database, other.library_id)] == [949]
    assert [row[4] for row in stored(database, library_id)] == [11522]
    assert query(database, "select * from known_match") == []


def test_a_film_at_hand_says_what_it_is_taken_for(database: Database, library_id: LibraryId) -> None:
    heat = FilmQuery(HEAT_ID, "Heat", 1995)
    with database.cursor() as cursor:
        assert choices.find_film(cursor, library_id, HEAT_ID) == FilmAtHand(
            heat, is_chosen=False, kind=Kind.FILM, tmdb_id=949, distance=0.25
        )
        assert choices.find_film(cursor, library_id, FilmId(1)) == FilmAtHand(
            FilmQuery(FilmId(1), "Her", 2013), is_chosen=False, kind=None, tmdb_id=None, distance=None
        )
        assert choices.find_film(cursor, OTHER, HEAT_ID) is None
    choose(database, library_id, NONE)
    with database.cursor() as cursor:
        at_hand = choices.find_film(cursor, library_id, HEAT_ID)
    assert at_hand is not None
    assert at_hand.is_chosen


def test_named_films_are_those_still_there(database: Database) -> None:
    report = first(database, {"watched.csv": [HER, HEAT]})
    again(database, report, {"watched.csv": [HEAT]})
    with database.cursor() as cursor:
        (named,) = choices.named_films(cursor, report.library_id)
    assert (named.film, named.uri) == (FilmQuery(HEAT_ID, "Heat", 1995), "https://boxd.it/2bg8")


def states(database: Database, library_id: LibraryId) -> list[tuple[object, ...]]:
    """Of the first two films, as pages see them."""
    return query(
        database,
        "select state, twin_id from watched_film where library_id = ? and film_id < 3 order by film_id",
        library_id,
    )


def test_two_films_on_one_number_doubt_each_other_until_one_is_settled_elsewhere(
    database: Database, library_id: LibraryId
) -> None:
    decide(database, library_id, TWIN, OTHER_TWIN)
    assert states(database, library_id) == [("doubtful", 2), ("doubtful", 1)]
    choose(database, library_id, CHOICE)
    assert states(database, library_id) == [("matched", None), ("matched", None)]
    undo(database, library_id)
    assert states(database, library_id) == [("doubtful", 2), ("doubtful", 1)]
    choose(database, library_id, NONE)
    assert states(database, library_id) == [("matched", None), ("unmatched", None)]


def test_choosing_what_another_film_was_taken_for_puts_only_that_one_in_doubt(
    database: Database, library_id: LibraryId
) -> None:
    decide(database, library_id, TWIN)
    choose(database, library_id, Choice(HEAT_ID, Kind.FILM, 949, 0.0, "You chose this one."))
    assert states(database, library_id) == [("doubtful", 2), ("matched", None)]
    choose(database, library_id, Choice(FilmId(1), Kind.FILM, 949, 0.0, "Letterboxd has it twice."))
    assert states(database, library_id) == [("matched", None), ("matched", None)]


def test_episodes_of_one_series_and_a_film_of_its_number_put_nobody_in_doubt(
    database: Database, library_id: LibraryId
) -> None:
    episodes = [replace(each, kind=Kind.EPISODE) for each in (TWIN, OTHER_TWIN)]
    decide(database, library_id, *episodes)
    assert states(database, library_id) == [("matched", None), ("matched", None)]
    decide(database, library_id, replace(TWIN, kind=Kind.SERIES), OTHER_TWIN)
    assert states(database, library_id) == [("matched", None), ("matched", None)]


def test_a_match_that_was_doubtful_by_itself_stays_so_alone(
    database: Database, library_id: LibraryId
) -> None:
    decide(database, library_id, TWIN, DOUBT)
    choose(database, library_id, Choice(FilmId(1), None, None, None, "Not there."))
    assert states(database, library_id) == [("unmatched", None), ("doubtful", None)]


def test_a_film_that_left_the_export_puts_no_other_in_doubt(database: Database) -> None:
    report = first(database, {"watched.csv": [HER, HEAT]})
    decide(database, report.library_id, TWIN, OTHER_TWIN)
    again(database, report, {"watched.csv": [HEAT]})
    assert states(database, report.library_id) == [("matched", None)]
    again(database, report, {"watched.csv": [HER, HEAT]})
    assert states(database, report.library_id) == [("doubtful", 2), ("doubtful", 1)]
