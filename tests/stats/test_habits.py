"""Streaks, droughts, full days, marathons and milestones, counted by hand."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from lbstats.model import Credit, FilmId, Kind, LibraryId, Match, MatchState, Rung, TitleFacts
from lbstats.stats import habits
from lbstats.stats.scope import Scope
from lbstats.store import catalogue, matches
from tests.fakes.cells import rows
from tests.fakes.libraries import AT, EMPTY, LIBRARY, Entry, Film, write_library

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from lbstats.store.database import Cursor, Database

FAN = LibraryId("fan")
JANUARY = dt.date(2024, 1, 1)


def facts(
    number: int, director: int, lead: int, collection: int | None = None, billed: int = 0
) -> TitleFacts:
    people = (
        Credit(director, f"Person {director}", "Directing", "Director", 0),
        Credit(lead, f"Person {lead}", "Acting", "Actor", billed, "Somebody"),
    )
    name = None if collection is None else f"Collection {collection}"
    return TitleFacts(
        Kind.FILM, number, f"Film {number}", f"Film {number}", None, 90,
        collection_id=collection, collection_name=name, credits=people,
    )  # fmt: skip


def marathons(
    database: Database,
    known: Sequence[TitleFacts],
    days: Sequence[tuple[int, int]],
    scope: Scope | None = None,
) -> pd.DataFrame:
    """The marathons of a diary: pairs of film, from 1, and day of January."""
    with database.write() as cursor:
        write_library(
            cursor,
            FAN,
            [Film(title.title) for title in known],
            [Entry(film, JANUARY + dt.timedelta(days=day - 1)) for film, day in days],
        )
        catalogue.write_facts(cursor, known, AT)
        found = [
            Match(FilmId(number), MatchState.MATCHED, Rung.SWEEP, Kind.FILM, title.tmdb_id, 0.0)
            for number, title in enumerate(known, 1)
        ]
        matches.write_matches(cursor, FAN, found, AT)
    with database.cursor() as cursor:
        return habits.marathons(cursor, FAN, scope or Scope())


def test_streaks_of_weeks_are_the_longest_first_and_of_equal_ones_the_latest(cursor: Cursor) -> None:
    frame = habits.week_streaks(cursor, LIBRARY)

    assert rows(frame, "rank", "length", "starts_on", "ends_on", "entry_count") == [
        (1, 2, dt.date(2023, 12, 31), dt.date(2024, 1, 1), 2),
        (2, 2, dt.date(2023, 1, 2), dt.date(2023, 1, 9), 4),
    ]


def test_streaks_of_days_go_on_over_new_year(cursor: Cursor) -> None:
    frame = habits.day_streaks(cursor, LIBRARY, limit=2)

    assert rows(frame, "rank", "length", "starts_on", "ends_on", "entry_count") == [
        (1, 2, dt.date(2023, 12, 31), dt.date(2024, 1, 1), 2),
    ]


def test_droughts_count_the_days_without_between_two_with_an_entry(cursor: Cursor) -> None:
    assert rows(habits.droughts(cursor, LIBRARY), "rank", "days", "last_on", "next_on") == [
        (1, 355, dt.date(2023, 1, 9), dt.date(2023, 12, 31)),
        (2, 6, dt.date(2023, 1, 2), dt.date(2023, 1, 9)),
    ]


def test_busiest_days_name_what_was_watched(cursor: Cursor) -> None:
    frame = habits.busiest_days(cursor, LIBRARY, limit=2)

    assert rows(frame, "watched_on", "entry_count", "film_count", "hours") == [
        (dt.date(2023, 1, 2), 3, 2, 4.0), (dt.date(2024, 1, 1), 1, 1, 100 / 60),
    ]  # fmt: skip
    assert frame["titles"].tolist() == [["Alpha", "Alpha", "Beta"], ["Alpha"]]


def test_double_features_are_days_with_two_different_films(cursor: Cursor) -> None:
    assert rows(habits.double_features(cursor, LIBRARY), "watched_on", "film_count") == [
        (dt.date(2023, 1, 2), 2)
    ]
    alpha_alone = Scope(rating_from=4, rating_to=4)
    assert len(habits.double_features(cursor, LIBRARY, alpha_alone)) == 0  # twice the same film


def test_milestones_are_the_first_the_fiftieth_and_every_hundredth(
    cursor: Cursor, database: Database
) -> None:
    entries = [Entry(1, JANUARY + dt.timedelta(days=200 - number)) for number in range(201)]
    with database.write() as writing:
        write_library(writing, FAN, [Film("One")], [*entries, Entry(1, None)])

    frame = habits.milestones(cursor, FAN)

    # The diary lists the latest first: the entry 201 is the first of all.
    assert rows(frame, "nth", "entry_id", "watched_on") == [
        (1, 201, JANUARY),
        (50, 152, JANUARY + dt.timedelta(days=49)),
        (100, 102, JANUARY + dt.timedelta(days=99)),
        (200, 2, JANUARY + dt.timedelta(days=199)),
    ]


def test_marathon_is_three_films_of_a_director_within_three_days_of_each_other(database: Database) -> None:
    known = [facts(number, director=1, lead=100 + number) for number in range(1, 6)]

    frame = marathons(database, known, [(1, 1), (2, 4), (3, 7), (4, 11), (5, 14)])

    assert rows(
        frame, "kind", "key_id", "name", "film_count", "entry_count", "starts_on", "ends_on", "days"
    ) == [("director", 1, "Person 1", 3, 3, dt.date(2024, 1, 1), dt.date(2024, 1, 7), 7)]
    assert frame["titles"].tolist() == [["Film 1", "Film 2", "Film 3"]]


def test_one_film_three_times_is_no_marathon(database: Database) -> None:
    known = [facts(number, director=1, lead=100 + number) for number in range(1, 4)]

    assert len(marathons(database, known, [(1, 1), (1, 2), (2, 3), (1, 4)])) == 0


def test_marathon_of_a_franchise_is_not_told_again_for_its_director_and_its_lead(database: Database) -> None:
    known = [facts(number, director=1, lead=2, collection=9) for number in range(1, 4)]

    frame = marathons(database, known, [(1, 1), (2, 1), (3, 1)])

    assert rows(frame, "kind", "name", "film_count", "days") == [("franchise", "Collection 9", 3, 1)]


def test_marathon_of_an_actor_counts_only_the_first_five_billed(database: Database) -> None:
    leading = [facts(number, director=100 + number, lead=7, billed=4) for number in range(1, 4)]
    far_down = [facts(number, director=100 + number, lead=8, billed=5) for number in range(4, 7)]

    frame = marathons(database, [*leading, *far_down], [(number, number) for number in range(1, 7)])

    assert rows(frame, "kind", "key_id", "film_count") == [("actor", 7, 3)]


def test_longest_marathon_comes_first_and_of_equal_ones_the_shortest(database: Database) -> None:
    known = [facts(number, director=1 + (number - 1) // 4, lead=100 + number) for number in range(1, 12)]

    frame = marathons(
        database,
        known,
        [(1, 1), (2, 2), (3, 3), (5, 11), (6, 12), (7, 14), (9, 21), (10, 21), (11, 22), (8, 15)],
    )

    assert rows(frame, "key_id", "film_count", "days") == [(2, 4, 5), (3, 3, 2), (1, 3, 3)]


def test_marathon_follows_the_scope(database: Database) -> None:
    known = [facts(number, director=1, lead=100 + number) for number in range(1, 4)]
    days = [(1, 1), (2, 2), (3, 3)]

    frame = marathons(database, known, days, Scope(watched_from=dt.date(2024, 1, 2)))

    assert len(frame) == 0


def test_empty_diary_has_no_habits(cursor: Cursor) -> None:
    for question in (
        habits.week_streaks, habits.day_streaks, habits.droughts, habits.busiest_days, habits.double_features,
        habits.marathons, habits.milestones,
    ):  # fmt: skip
        assert len(question(cursor, EMPTY)) == 0
