"""The figures of the small library of `tests.fakes.libraries`, counted by hand."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from lbstats.model import Kind, LibraryId, TitleFacts
from lbstats.stats.summary import FormatCounts, Streak, library_summary
from lbstats.store import catalogue
from tests.fakes.libraries import AT, EMPTY, LIBRARY, Entry, Film, write_library

if TYPE_CHECKING:
    from lbstats.store.database import Cursor, Database

KEYS = [
    "watched", "rated", "liked", "entries", "rewatches", "days", "first_day", "last_day", "busiest_entries",
    "longest_streak_weeks", "mean_rating", "histogram", "entries_by_year", "entries_by_weekday",
    "films_by_year", "films_in_diary", "hours", "films_without_runtime", "directors", "countries",
    "languages",
]  # fmt: skip
NO_RATINGS = {"0.5": 0, "1": 0, "1.5": 0, "2": 0, "2.5": 0, "3": 0, "3.5": 0, "4": 0, "4.5": 0, "5": 0}


def test_json_of_the_small_library_is_as_counted_by_hand(cursor: Cursor) -> None:
    assert library_summary(cursor, LIBRARY).as_json() == {
        "watched": 9,  # all but the one only liked and the one that is gone
        "rated": 4,
        "liked": 3,  # Alpha, Zeta, and Liked, which is not watched
        "entries": 7,
        "rewatches": 3,  # Alpha twice unmarked, Beta marked at its first
        "days": 4,
        "first_day": "2023-01-02",
        "last_day": "2024-01-01",
        "busiest_entries": 3,
        "longest_streak_weeks": 2,
        "mean_rating": 3.125,  # (4 + 5 + 0.5 + 3) / 4
        "histogram": NO_RATINGS | {"0.5": 1, "3": 1, "4": 1, "5": 1},
        "entries_by_year": {"2023": 5, "2024": 1},
        "entries_by_weekday": [5, 0, 0, 0, 0, 0, 1],
        "films_by_year": {
            "1985": 1, "1990": 1, "1999": 2, "2001": 1, "2016": 1, "2019": 1, "2020": 1, "unknown": 1,
        },
        "films_in_diary": 5,
        "hours": 7.2667,  # 3 x 100 + 1 x 40, and 96 once: 436 minutes; the series' 60 are left out
        "films_without_runtime": 4,  # Gamma, Delta, éclair, Zeta
        "directors": 3,  # the two Anns and Cy
        "countries": 4,
        "languages": 3,
    }  # fmt: skip


def test_json_has_the_documented_keys_in_their_order_whatever_is_known(cursor: Cursor) -> None:
    assert list(library_summary(cursor, LIBRARY).as_json()) == KEYS
    assert list(library_summary(cursor, EMPTY).as_json()) == KEYS


def test_tiles_of_the_small_library_are_as_counted_by_hand(cursor: Cursor) -> None:
    summary = library_summary(cursor, LIBRARY)

    assert summary.liked_watched == 2
    assert (summary.entries, summary.dated) == (7, 6)
    assert summary.busiest_day == dt.date(2023, 1, 2)
    assert summary.multiple_days == 1  # Alpha twice and Beta
    assert summary.enriched == 6
    assert summary.films_with_runtime == 3
    assert summary.films_with_director == 5  # all of the six with facts but Gamma
    assert summary.films_with_country == 5  # the same
    assert summary.films_with_language == 6
    assert summary.formats == FormatCounts(features=2, shorts=1, series=2, unknown=4)  # Beta: 40 min


def test_of_two_streaks_of_the_same_length_the_latest_is_named(cursor: Cursor) -> None:
    assert library_summary(cursor, LIBRARY).streak == Streak(2, dt.date(2023, 12, 25), dt.date(2024, 1, 1))


def test_empty_library_is_all_zeros_and_nones(cursor: Cursor) -> None:
    assert library_summary(cursor, EMPTY).as_json() == {
        "watched": 0, "rated": 0, "liked": 0, "entries": 0, "rewatches": 0, "days": 0,
        "first_day": None, "last_day": None, "busiest_entries": 0, "longest_streak_weeks": 0,
        "mean_rating": None, "histogram": NO_RATINGS, "entries_by_year": {}, "entries_by_weekday": [0] * 7,
        "films_by_year": {}, "films_in_diary": 0, "hours": None, "films_without_runtime": None,
        "directors": None, "countries": None, "languages": None,
    }  # fmt: skip


def test_without_facts_what_needs_them_is_none_and_the_rest_is_counted(cursor: Cursor) -> None:
    summary = library_summary(cursor, LibraryId("other"))

    assert (summary.watched, summary.entries, summary.rewatches) == (9, 7, 3)
    assert summary.enriched == 0
    assert summary.formats is None
    assert [summary.as_json()[key] for key in KEYS[-5:]] == [None] * 5


def test_facts_without_runtime_or_people_are_zero_and_not_none(cursor: Cursor, database: Database) -> None:
    with database.write() as writing:
        catalogue.write_facts(writing, [TitleFacts(Kind.FILM, 1, "One", "One", None)], AT)
        write_library(writing, LibraryId("one"), [Film("One", 2000)])
        writing.execute(
            "insert into film_match values ('one', 1, 'matched', 'sweep', 'film', 1, 0, '', '[]', $at, null)",
            {"at": AT.replace(tzinfo=None)},
        )

    summary = library_summary(cursor, LibraryId("one"))

    assert [summary.as_json()[key] for key in KEYS[-5:]] == [0.0, 1, 0, 0, 0]


def test_day_with_one_film_twice_is_no_day_with_two_films(cursor: Cursor, database: Database) -> None:
    day = dt.date(2024, 5, 1)
    with database.write() as writing:
        write_library(writing, LibraryId("twice"), [Film("One")], [Entry(1, day), Entry(1, day)])

    summary = library_summary(cursor, LibraryId("twice"))

    assert (summary.busiest_entries, summary.multiple_days) == (2, 0)


def test_streak_goes_on_over_the_turn_of_a_year_with_53_weeks(cursor: Cursor, database: Database) -> None:
    days = [dt.date(2020, 12, 21), dt.date(2021, 1, 3), dt.date(2021, 1, 4), dt.date(2021, 1, 19)]
    with database.write() as writing:
        write_library(writing, LibraryId("turn"), [Film("One")], [Entry(1, day) for day in days])

    assert library_summary(cursor, LibraryId("turn")).streak == Streak(
        3, dt.date(2020, 12, 21), dt.date(2021, 1, 4)
    )


def test_later_day_listed_first_in_the_diary_is_the_rewatch(cursor: Cursor, database: Database) -> None:
    entries = [Entry(1, dt.date(2024, 5, 2), is_marked_rewatch=True), Entry(1, dt.date(2024, 5, 1))]
    with database.write() as writing:
        write_library(writing, LibraryId("order"), [Film("One")], entries)

    assert library_summary(cursor, LibraryId("order")).rewatches == 1


def test_gone_film_with_an_entry_that_is_still_there_counts_as_watched(
    cursor: Cursor, database: Database
) -> None:
    with database.write() as writing:
        write_library(
            writing,
            LibraryId("half"),
            [Film("One", is_marked=False, gone_import_id=2)],
            [Entry(1, dt.date(2024, 5, 1))],
        )

    summary = library_summary(cursor, LibraryId("half"))

    assert (summary.watched, summary.entries, summary.films_in_diary) == (1, 1, 1)


def test_mean_rating_is_rounded_to_four_decimals(cursor: Cursor, database: Database) -> None:
    with database.write() as writing:
        write_library(writing, LibraryId("mean"), [Film(str(n), rating=r) for n, r in enumerate([1, 1, 0.5])])

    assert library_summary(cursor, LibraryId("mean")).as_json()["mean_rating"] == 0.8333
