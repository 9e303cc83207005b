"""The Diary's frames over the small library of `tests.fakes.libraries`, counted by hand.

Its dated entries: three on Monday 2023-01-02 (Alpha, Alpha, Beta), éclair on Monday 2023-01-09, the series
Theta on Sunday 2023-12-31, Alpha on Monday 2024-01-01.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from lbstats.model import LibraryId
from lbstats.stats import diary
from lbstats.stats.scope import Population, Scope
from lbstats.stats.sql import split
from tests.fakes.cells import rows
from tests.fakes.libraries import EMPTY, LIBRARY, Entry, Film, write_library

if TYPE_CHECKING:
    from lbstats.store.database import Cursor, Database


def test_years_count_entries_first_watches_films_and_hours(cursor: Cursor) -> None:
    frame = diary.entries_per_year(cursor, LIBRARY)

    assert rows(
        frame, "starts_on", "entry_count", "first_watch_count", "rewatch_count", "film_count", "hours",
        "without_runtime_count", "average_entries",
    ) == [
        (dt.date(2023, 1, 1), 5, 3, 2, 4, 4.0, 1, None),  # Alpha twice and Beta; éclair has no runtime
        (dt.date(2024, 1, 1), 1, 0, 1, 1, pytest.approx(100 / 60), 0, None),
    ]  # fmt: skip


def test_months_without_an_entry_are_rows_and_have_no_hours(cursor: Cursor) -> None:
    frame = diary.entries_per_month(cursor, LIBRARY)

    assert len(frame) == 13
    assert rows(frame.iloc[[0, 1, 11, 12]], "starts_on", "entry_count", "hours", "average_entries") == [
        (dt.date(2023, 1, 1), 4, 4.0, None),
        (dt.date(2023, 2, 1), 0, 0.0, None),
        (dt.date(2023, 12, 1), 1, 0.0, pytest.approx(5 / 12)),  # a series has no hours
        (dt.date(2024, 1, 1), 1, pytest.approx(100 / 60), pytest.approx(2 / 12)),
    ]
    assert frame["average_hours"].iloc[11] == pytest.approx(4 / 12)


def test_weeks_begin_on_monday_and_go_on_over_new_year(cursor: Cursor) -> None:
    frame = diary.entries_per_week(cursor, LIBRARY)

    assert len(frame) == 53
    assert rows(frame[frame["entry_count"] > 0], "starts_on", "entry_count") == [
        (dt.date(2023, 1, 2), 3), (dt.date(2023, 1, 9), 1),
        (dt.date(2023, 12, 25), 1), (dt.date(2024, 1, 1), 1),
    ]  # fmt: skip


def test_without_facts_entries_are_counted_and_hours_are_missing(cursor: Cursor) -> None:
    frame = diary.entries_per_year(cursor, LibraryId("other"))

    assert rows(frame, "entry_count", "hours", "without_runtime_count") == [(5, None, 5), (1, None, 1)]


def test_calendar_places_each_day_in_its_year(cursor: Cursor) -> None:
    frame = diary.calendar(cursor, LIBRARY)

    assert rows(frame, "watched_on", "year", "week", "weekday", "entry_count", "film_count") == [
        (dt.date(2023, 1, 2), 2023, 1, 1, 3, 2),  # 1 January was a Sunday, alone in its week
        (dt.date(2023, 1, 9), 2023, 2, 1, 1, 1),
        (dt.date(2023, 12, 31), 2023, 52, 7, 1, 1),
        (dt.date(2024, 1, 1), 2024, 0, 1, 1, 1),
    ]
    assert split(frame, "titles")["titles"].tolist() == [
        ["Alpha", "Alpha", "Beta"],
        ["éclair"],
        ["Theta"],
        ["Alpha"],
    ]


def test_last_day_of_a_leap_year_that_began_on_a_sunday_is_in_column_53(
    cursor: Cursor, database: Database
) -> None:
    with database.write() as writing:
        write_library(writing, LibraryId("leap"), [Film("One")], [Entry(1, dt.date(2012, 12, 31))])

    assert diary.calendar(cursor, LibraryId("leap"))["week"].tolist() == [53]


def test_weekday_by_month_has_all_84_cells(cursor: Cursor) -> None:
    frame = diary.weekday_by_month(cursor, LIBRARY)

    assert len(frame) == len(diary.weekday_by_month(cursor, EMPTY)) == 84
    assert rows(frame[frame["entry_count"] > 0], "month", "weekday", "entry_count") == [(1, 1, 5), (12, 7, 1)]


def test_cumulative_counts_begin_anew_each_year(cursor: Cursor) -> None:
    frame = diary.cumulative_by_year(cursor, LIBRARY)

    assert rows(frame, "year", "day_of_year", "entry_count", "cumulative_count") == [
        (2023, 2, 3, 3), (2023, 9, 1, 4), (2023, 366, 1, 5), (2024, 1, 1, 1),
    ]  # fmt: skip


def test_entries_are_the_latest_first_and_those_without_a_day_last(cursor: Cursor) -> None:
    frame = diary.entries(cursor, LIBRARY)

    assert frame["entry_id"].tolist() == [6, 5, 4, 3, 2, 1, 8]
    assert frame["is_rewatch"].tolist() == [True, False, False, True, True, False, False]
    assert frame["tags"].iloc[5] == ["cinema", "home"]
    assert frame["tags"].iloc[0] == []


def test_diary_follows_the_scope(cursor: Cursor) -> None:
    rewatched = Scope(Population.REWATCHES)

    assert rows(diary.entries_per_year(cursor, LIBRARY, rewatched), "entry_count", "first_watch_count") == [
        (2, 0), (1, 0),
    ]  # fmt: skip
    days = split(diary.calendar(cursor, LIBRARY, rewatched), "titles")
    assert days["titles"].tolist() == [["Alpha", "Beta"], ["Alpha"]]
