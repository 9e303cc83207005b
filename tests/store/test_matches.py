"""What a library still wants from TMDB, and in which order; decisions stored and counted."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

import pytest

from lbstats.importing import import_export
from lbstats.model import Candidate, FilmId, FilmQuery, Kind, LibraryId, Match, MatchState, Rung, TitleFacts
from lbstats.store import catalogue, libraries, matches
from lbstats.store.matches import FilmToEnrich, MatchCounts
from tests.fakes.clock import START
from tests.fakes.exports import make_upload
from tests.fakes.rows import query

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lbstats.store.database import Database

# Ids in the order of the file: A 1, B 2, C 3, D 4; E (5) is only liked.
WATCHED = [
    (f"2024-01-0{n}", title, "2000", f"https://boxd.it/{title}") for n, title in enumerate("ABCD", start=1)
]
DIARY = [
    ("2024-02-01", "B", "2000", "https://boxd.it/e1", "", "", "", "2024-01-10"),
    ("2024-02-01", "C", "2000", "https://boxd.it/e2", "", "", "", "2024-01-20"),
    ("2024-02-01", "B", "2000", "https://boxd.it/e3", "", "Yes", "", "2024-01-11"),
]


@pytest.fixture
def library_id(database: Database) -> LibraryId:
    files: dict[str, bytes | Sequence[Sequence[str]]] = {
        "watched.csv": WATCHED,
        "diary.csv": DIARY,
        "likes/films.csv": [("2024-01-01", "E", "", "https://boxd.it/E")],
    }
    return import_export(database, [make_upload(files)]).library_id


def decide(database: Database, library_id: LibraryId, *decided: Match, at: dt.datetime = START) -> None:
    with database.write() as cursor:
        matches.write_matches(cursor, library_id, decided, at)


def learn(database: Database, kind: Kind, tmdb_id: int, at: dt.datetime = START) -> None:
    with database.write() as cursor:
        catalogue.write_facts(cursor, [TitleFacts(kind, tmdb_id, "T", "T", None)], at)


def wanted(database: Database, library_id: LibraryId, now: dt.datetime = START) -> list[FilmToEnrich]:
    with database.cursor() as cursor:
        return matches.films_to_enrich(cursor, library_id, now)


def names(films: list[FilmToEnrich]) -> str:
    return "".join(each.film.title for each in films)


def matched(film: int, tmdb_id: int, kind: Kind = Kind.FILM) -> Match:
    return Match(FilmId(film), MatchState.MATCHED, Rung.SWEEP, kind, tmdb_id, 0.0)


def test_watched_films_are_wanted_most_and_latest_watched_first(
    database: Database, library_id: LibraryId
) -> None:
    films = wanted(database, library_id)
    assert names(films) == "BCDA"
    assert films[0] == FilmToEnrich(FilmQuery(FilmId(2), "B", 2000), needs_match=True, needs_details=False)


def test_a_film_matched_with_fresh_facts_is_not_wanted(database: Database, library_id: LibraryId) -> None:
    decide(database, library_id, matched(2, 20))
    learn(database, Kind.FILM, 20)
    assert names(wanted(database, library_id)) == "CDA"


def test_a_match_without_details_or_with_a_summary_alone_wants_details(
    database: Database, library_id: LibraryId
) -> None:
    decide(database, library_id, matched(2, 20), matched(3, 30))
    with database.write() as cursor:
        catalogue.write_summaries(cursor, [Candidate(Kind.FILM, 20, "B", "B", None)], START)
    first, second = wanted(database, library_id)[:2]
    assert first == FilmToEnrich(
        FilmQuery(FilmId(2), "B", 2000),
        needs_match=False,
        needs_details=True,
        state=MatchState.MATCHED,
        rung=Rung.SWEEP,
        kind=Kind.FILM,
        tmdb_id=20,
    )
    assert (second.needs_match, second.needs_details) == (False, True)


def test_stale_facts_are_wanted_again_at_150_days(database: Database, library_id: LibraryId) -> None:
    decide(database, library_id, *(matched(n, n * 10) for n in (1, 2, 3, 4)))
    for number in (10, 20, 30, 40):
        learn(database, Kind.FILM, number)
    learn(database, Kind.FILM, 30, at=START - dt.timedelta(days=150))
    films = wanted(database, library_id)
    assert names(films) == "C"
    assert films[0].needs_details


def test_an_episode_has_the_facts_of_its_series(database: Database, library_id: LibraryId) -> None:
    decide(database, library_id, matched(2, 20, Kind.EPISODE))
    learn(database, Kind.FILM, 20)
    assert names(wanted(database, library_id)) == "BCDA"
    learn(database, Kind.SERIES, 20)
    assert names(wanted(database, library_id)) == "CDA"


def test_a_doubtful_film_wants_details_and_no_new_match(database: Database, library_id: LibraryId) -> None:
    decide(database, library_id, Match(FilmId(2), MatchState.DOUBTFUL, Rung.SIMILAR, Kind.FILM, 20, 0.2))
    film = wanted(database, library_id)[0]
    assert (film.needs_match, film.needs_details, film.state) == (False, True, MatchState.DOUBTFUL)
    learn(database, Kind.FILM, 20)
    assert names(wanted(database, library_id)) == "CDA"


def test_a_film_not_found_is_asked_for_again_after_7_days(database: Database, library_id: LibraryId) -> None:
    decide(database, library_id, Match(FilmId(2), MatchState.UNMATCHED, Rung.NONE))
    assert names(wanted(database, library_id, START + dt.timedelta(days=6.9))) == "CDA"
    assert names(wanted(database, library_id, START + dt.timedelta(days=7))) == "BCDA"


def test_a_film_that_failed_is_asked_for_again_at_once(database: Database, library_id: LibraryId) -> None:
    decide(
        database, library_id, Match(FilmId(2), MatchState.FAILED, Rung.NONE, reason="TMDB did not answer.")
    )
    film = wanted(database, library_id)[0]
    assert (film.needs_match, film.state) == (True, MatchState.FAILED)


def test_a_choice_that_there_is_none_is_never_asked_again(database: Database, library_id: LibraryId) -> None:
    decide(database, library_id, Match(FilmId(2), MatchState.UNMATCHED, Rung.CHOICE))
    assert names(wanted(database, library_id, START + dt.timedelta(days=1000))) == "CDA"


def test_a_film_that_is_gone_is_not_wanted(database: Database, library_id: LibraryId) -> None:
    with database.write() as cursor:
        cursor.execute("update film set gone_import_id = 2 where title = 'B'")
        cursor.execute("update diary_entry set gone_import_id = 2 where film_id = 2")
    assert names(wanted(database, library_id)) == "CDA"


def test_a_later_decision_takes_the_place_of_the_earlier(database: Database, library_id: LibraryId) -> None:
    candidates = (Candidate(Kind.FILM, 7, "Bé", "Bé", dt.date(2001, 2, 3), genres=("Drama", "War")),)
    doubt = Match(
        FilmId(2), MatchState.DOUBTFUL, Rung.SIMILAR, Kind.FILM, 7, 0.25, "One year off.", candidates
    )
    decide(database, library_id, matched(2, 20))
    decide(database, library_id, matched(2, 21), doubt, at=START + dt.timedelta(days=1))
    (row,) = query(database, "select * exclude (candidates, twin_id), candidates from film_match")
    assert row[:-2] == (library_id, 2, "doubtful", "similar", "film", 7, 0.25, "One year off.")
    assert row[-2] == dt.datetime(2026, 8, 2, 12, 0)  # noqa: DTZ001 - as the tables keep it
    (candidate,) = json.loads(row[-1])
    assert (candidate["title"], candidate["released_on"], candidate["genres"]) == (
        "Bé",
        "2001-02-03",
        ["Drama", "War"],
    )


def test_decisions_for_a_library_deleted_meanwhile_leave_nothing(
    database: Database, library_id: LibraryId
) -> None:
    libraries.delete(database, library_id)
    decide(database, library_id, matched(2, 20))
    assert query(database, "select * from film_match") == []


def test_counts_by_state_are_of_watched_films(database: Database, library_id: LibraryId) -> None:
    decide(
        database,
        library_id,
        matched(1, 10),
        matched(5, 50),  # only liked
        Match(FilmId(2), MatchState.DOUBTFUL, Rung.SIMILAR, Kind.FILM, 20, 0.2),
        Match(FilmId(3), MatchState.UNMATCHED, Rung.NONE),
    )
    learn(database, Kind.FILM, 10)
    with database.cursor() as cursor:
        counts = matches.match_counts(cursor, library_id)
    assert counts == MatchCounts(films=4, done=2, matched=1, doubtful=1, unmatched=1, failed=0)


def test_a_library_without_films_counts_nothing(database: Database) -> None:
    with database.cursor() as cursor:
        assert matches.match_counts(cursor, LibraryId("none")) == MatchCounts(0, 0, 0, 0, 0, 0)
        assert matches.films_to_enrich(cursor, LibraryId("none"), START) == []
