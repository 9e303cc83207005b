"""The shared catalogue: facts, summaries, credits, known pairs; what is stale and what is gone."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from lbstats.model import Candidate, Credit, Kind, Rung, TitleFacts
from lbstats.store import catalogue
from lbstats.store.catalogue import KnownMatch
from tests.fakes.clock import START
from tests.fakes.rows import query

if TYPE_CHECKING:
    from lbstats.store.database import Database

DIRECTOR = Credit(1, "Ada Ames", "Directing", "Director", 0, gender=1, profile_path="/ada.jpg")
ACTOR = Credit(2, "Ben Bold", "Acting", "Actor", 0, character="Himself")
FACTS = TitleFacts(
    kind=Kind.FILM,
    tmdb_id=10,
    title="Ten",
    original_title="Dix",
    released_on=dt.date(2002, 9, 18),
    runtime_min=94,
    language="fr",
    genres=("Drama", "Comedy"),
    countries=("FR", "IR"),
    studios=("MK2",),
    keywords=("car",),
    vote_average=7.3,
    vote_count=120,
    popularity=4.5,
    poster_path="/ten.jpg",
    imdb_id="tt0301978",
    collection_id=3,
    collection_name="Numbers",
    credits=(DIRECTOR, ACTOR),
)
SUMMARY = Candidate(
    kind=Kind.FILM,
    tmdb_id=10,
    title="Ten (search)",
    original_title="Dix",
    released_on=dt.date(2002, 9, 18),
    vote_count=99,
    vote_average=7.0,
    popularity=1.0,
    poster_path="/other.jpg",
    language="fr",
    genres=("Drama",),
)


def write_facts(database: Database, *facts: TitleFacts, at: dt.datetime = START) -> None:
    with database.write() as cursor:
        catalogue.write_facts(cursor, facts, at)


def write_summaries(database: Database, *candidates: Candidate, at: dt.datetime = START) -> None:
    with database.write() as cursor:
        catalogue.write_summaries(cursor, candidates, at)


def test_facts_are_stored_whole(database: Database) -> None:
    write_facts(database, FACTS)
    assert query(database, "select * from title") == [
        (
            "film", 10, "Ten", "Dix", dt.date(2002, 9, 18), 94, "fr", ["Drama", "Comedy"], ["FR", "IR"],
            ["MK2"], ["car"], 7.3, 120, 4.5, "/ten.jpg", "tt0301978", 3, "Numbers", True,
            START.replace(tzinfo=None),
        )
    ]  # fmt: skip
    assert query(database, "select * from credit order by person_id") == [
        ("film", 10, 1, "Directing", "Director", 0, ""),
        ("film", 10, 2, "Acting", "Actor", 0, "Himself"),
    ]
    assert query(database, "select * from person order by person_id") == [
        (1, "Ada Ames", 1, "/ada.jpg"),
        (2, "Ben Bold", 0, None),
    ]


def test_facts_again_replace_the_credits_and_merge_the_people(database: Database) -> None:
    write_facts(database, FACTS)
    renamed = replace(ACTOR, name="Ben Bolder", character="Ben")
    write_facts(database, replace(FACTS, title="Ten!", runtime_min=None, credits=(renamed,)))
    assert query(database, "select title, runtime_min from title") == [("Ten!", None)]
    assert query(database, "select person_id, character_name from credit") == [(2, "Ben")]
    assert query(database, "select person_id, name from person order by person_id") == [
        (1, "Ada Ames"),
        (2, "Ben Bolder"),
    ]


def test_one_person_in_one_job_is_one_credit_with_the_best_billing(database: Database) -> None:
    roles = (replace(ACTOR, position=7, character="Voice"), replace(ACTOR, position=2, character="Son"))
    write_facts(database, replace(FACTS, credits=roles))
    assert query(database, "select position, character_name from credit") == [(2, "Son")]


def test_a_film_and_a_series_of_one_number_are_two_titles(database: Database) -> None:
    write_facts(database, FACTS, replace(FACTS, kind=Kind.SERIES, title="Ten, the series", credits=()))
    assert query(database, "select kind, title from title order by kind") == [
        ("film", "Ten"),
        ("series", "Ten, the series"),
    ]
    assert query(database, "select distinct kind from credit") == [("film",)]


def test_of_two_facts_of_one_title_in_a_batch_the_last_counts(database: Database) -> None:
    write_facts(database, FACTS, replace(FACTS, title="Later"))
    assert query(database, "select title from title") == [("Later",)]


def test_facts_without_credits_and_an_empty_batch_are_fine(database: Database) -> None:
    write_facts(database)
    write_summaries(database)
    write_facts(database, replace(FACTS, credits=()))
    assert query(database, "select count(*) from credit") == [(0,)]


def test_a_summary_never_overwrites_details(database: Database) -> None:
    write_facts(database, FACTS)
    write_summaries(database, SUMMARY, at=START + dt.timedelta(days=1))
    assert query(database, "select title, has_details, fetched_at from title") == [
        ("Ten", True, START.replace(tzinfo=None))
    ]


def test_a_summary_is_overwritten_by_a_later_one_and_by_details(database: Database) -> None:
    write_summaries(database, SUMMARY)
    write_summaries(database, replace(SUMMARY, vote_count=100))
    assert query(database, "select title, vote_count, genres, has_details from title") == [
        ("Ten (search)", 100, ["Drama"], False)
    ]
    write_facts(database, FACTS)
    assert query(database, "select title, genres, has_details from title") == [
        ("Ten", ["Drama", "Comedy"], True)
    ]


def test_known_titles_say_whether_they_have_details(database: Database) -> None:
    write_facts(database, FACTS)
    write_summaries(database, replace(SUMMARY, tmdb_id=11))
    keys = [(Kind.FILM, 10), (Kind.FILM, 11), (Kind.SERIES, 10), (Kind.FILM, 12)]
    with database.cursor() as cursor:
        known = catalogue.known_titles(cursor, keys, START)
        assert catalogue.known_titles(cursor, [], START) == {}
    assert list(known) == keys[:2]
    assert known[(Kind.FILM, 10)].has_details
    assert known[(Kind.FILM, 10)].candidate.poster_path == "/ten.jpg"
    assert not known[(Kind.FILM, 11)].has_details
    assert known[(Kind.FILM, 11)].candidate == replace(SUMMARY, tmdb_id=11)


@pytest.mark.parametrize(("days", "found"), [(149, "fresh"), (150, "stale"), (179, "stale"), (180, "gone")])
def test_facts_are_stale_at_150_days_and_gone_at_180(database: Database, days: int, found: str) -> None:
    write_facts(database, FACTS)
    with database.write() as cursor:
        now = START + dt.timedelta(days=days)
        known = catalogue.known_titles(cursor, [(Kind.FILM, 10)], now).get((Kind.FILM, 10))
        catalogue.expire(cursor, now)
    assert ("gone" if known is None else "stale" if known.is_stale else "fresh") == found
    for table in ("title", "credit", "person"):
        rows = query(database, f"select * from {table}")  # noqa: S608 - the names above
        assert bool(rows) == (found != "gone")


def test_the_facts_of_the_sample_are_never_stale_or_gone(database: Database) -> None:
    write_facts(database, replace(FACTS, tmdb_id=-10))
    with database.write() as cursor:
        now = START + dt.timedelta(days=1000)
        catalogue.expire(cursor, now)
        known = catalogue.known_titles(cursor, [(Kind.FILM, -10)], now)
    assert not known[(Kind.FILM, -10)].is_stale


def test_a_person_of_another_film_stays_when_one_is_gone(database: Database) -> None:
    write_facts(database, FACTS)
    later = START + dt.timedelta(days=100)
    write_facts(database, replace(FACTS, tmdb_id=11, credits=(ACTOR,)), at=later)
    with database.write() as cursor:
        catalogue.expire(cursor, START + dt.timedelta(days=190))
    assert query(database, "select person_id from person") == [(2,)]


def test_known_pairs_are_found_by_title_and_year_for_180_days(database: Database) -> None:
    pairs = [
        KnownMatch("ten", 2002, Kind.FILM, 10, Rung.SWEEP),
        KnownMatch("ten", 2003, Kind.SERIES, 9, Rung.SWEEP),
    ]
    with database.write() as cursor:
        catalogue.write_known_matches(cursor, pairs, START)
        catalogue.write_known_matches(cursor, [replace(pairs[0], tmdb_id=11, rung=Rung.SEARCH_YEAR)], START)
        catalogue.write_known_matches(cursor, [], START)
        keys = [("ten", 2002), ("ten", 2004), ("eleven", 2002)]
        assert catalogue.known_matches(cursor, keys, START) == {
            ("ten", 2002): KnownMatch("ten", 2002, Kind.FILM, 11, Rung.SEARCH_YEAR)
        }
        assert catalogue.known_matches(cursor, [], START) == {}
        late = START + dt.timedelta(days=180)
        assert catalogue.known_matches(cursor, keys, late) == {}
        catalogue.expire(cursor, late)
    assert query(database, "select * from known_match") == []
