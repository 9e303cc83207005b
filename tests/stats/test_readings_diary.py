"""The sentences under the Diary's charts: of the small library, and where there is little to say."""

from __future__ import annotations

import datetime as dt
import statistics
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from lbstats.stats import diary, habits, lags, tags
from lbstats.stats import readings_diary as readings
from tests.fakes.libraries import EMPTY, LIBRARY

if TYPE_CHECKING:
    from collections.abc import Callable

    from lbstats.store.database import Cursor

QUESTIONS: list[tuple[Callable[..., pd.DataFrame], Callable[[pd.DataFrame], str]]] = [
    (diary.entries_per_year, readings.entries_per_year),
    (diary.entries_per_month, readings.entries_per_month),
    (diary.entries_per_week, readings.entries_per_week),
    (diary.entries_per_year, readings.hours),
    (diary.calendar, readings.calendar),
    (diary.weekday_by_month, readings.weekday_by_month),
    (diary.cumulative_by_year, readings.cumulative_by_year),
    (habits.week_streaks, readings.week_streaks),
    (habits.day_streaks, readings.day_streaks),
    (habits.droughts, readings.droughts),
    (habits.busiest_days, readings.busiest_days),
    (habits.double_features, readings.double_features),
    (habits.marathons, readings.marathons),
    (lags.release_lag_bands, readings.release_lags),
    (lags.rewatch_gap_bands, readings.rewatches),
    (tags.tags, readings.tags),
    (tags.tags_by_year, readings.tags_by_year),
]
SMALL = {
    "entries_per_year": (
        "6 entries in 2 years, 3.0 a year. 2023 has the most entries: 5 of 6 (83 %). "
        "Rewatches: 3 of 6 (50 %). Only 6 entries: that says little yet."
    ),
    "entries_per_month": (
        "6 entries in 13 months, 0.46 a month. January 2023 has the most entries: 4 of 6 (67 %). "
        "Rewatches: 3 of 6 (50 %). Only 6 entries: that says little yet."
    ),
    "entries_per_week": (
        "6 entries in 53 weeks, 0.11 a week. The week of 2 Jan 2023 has the most entries: 3 of 6 (50 %). "
        "Rewatches: 3 of 6 (50 %). Only 6 entries: that says little yet."
    ),
    "hours": "6 hours, without series. 1 entry has no runtime and no hours.",
    "calendar": (
        "6 entries on 4 days, 2 Jan 2023 to 1 Jan 2024. Two films or more on 1 of them (25 %). "
        "Only 6 entries: that says little yet."
    ),
    "weekday_by_month": (
        "Monday has the most entries: 5 of 6 (83 %). January has the most entries: 5 of 6 (83 %). "
        "Only 6 entries: that says little yet."
    ),
    "cumulative_by_year": "2024 has 1 entry by 1 January; 2023 had 0 by then.",
    "week_streaks": (
        "The longest streak: 2 calendar weeks with an entry, 31 Dec 2023 to 1 Jan 2024, 2 entries. "
        "1 other of those listed lasted as long."
    ),
    "day_streaks": "The longest streak: 2 days with an entry, 31 Dec 2023 to 1 Jan 2024, 2 entries.",
    "droughts": "The longest time without an entry: 355 days between 9 Jan 2023 and 31 Dec 2023.",
    "busiest_days": "The busiest day: 3 entries of 2 films on 2 Jan 2023.",
    "double_features": "The latest: 2 films on 2 Jan 2023.",
    "marathons": (
        "No three films of one franchise, director or leading actor "
        "with at most 3 days from one to the next."
    ),
    "release_lags": (
        "The one film was seen 23.7 years after its release. Only 1 film: that says little yet."
    ),
    "rewatches": (
        "2 rewatches of 1 film, half of them within 6 months. Only 2 rewatches: that says little yet."
    ),
    "tags": "2 tags; cinema and home are each on 1 entry, 14 % of all.",
    "tags_by_year": (
        "The share of cinema changed most: 20 % of the entries of 2023, 0 % of those of 2024. "
        "Only 1 entry with it: that says little yet."
    ),
}  # fmt: skip
NOTHING = {
    "No diary entry has a day.", "No runtime is known yet of the films in the diary.",
    "No day without an entry lies between two with one.", "No two days in a row have an entry.",
    "Never two different films on one day.",
    "No three films of one franchise, director or leading actor with at most 3 days from one to the next.",
    "Of no first watch both the day and the film's release date are known.",
    "No film was logged twice with a day.", "No diary entry is tagged.",
    "Tags of fewer than two years: nothing to compare.",
}  # fmt: skip


@pytest.mark.parametrize(("question", "reading"), QUESTIONS, ids=lambda function: function.__name__)
def test_readings_of_the_small_library(
    cursor: Cursor, question: Callable[..., pd.DataFrame], reading: Callable[[pd.DataFrame], str]
) -> None:
    assert reading(question(cursor, LIBRARY)) == SMALL[reading.__name__]


@pytest.mark.parametrize(("question", "reading"), QUESTIONS, ids=lambda function: function.__name__)
def test_readings_of_an_empty_library_say_what_is_missing(
    cursor: Cursor, question: Callable[..., pd.DataFrame], reading: Callable[[pd.DataFrame], str]
) -> None:
    assert reading(question(cursor, EMPTY)) in NOTHING


def periods(counts: list[int]) -> pd.DataFrame:
    days = [dt.datetime(2020 + number, 1, 1) for number in range(len(counts))]  # noqa: DTZ001
    return pd.DataFrame(
        {
            "starts_on": days,
            "entry_count": counts,
            "rewatch_count": 0,
            "hours": None,
            "without_runtime_count": 0,
        }
    )


def test_one_year_is_named_and_not_compared() -> None:
    assert readings.entries_per_year(periods([40])) == "40 entries, all in 2020. None is a rewatch."


def test_years_that_share_the_peak_are_all_named() -> None:
    assert "2020 and 2021 have the most entries: 20 each of 45 (44 %)." in readings.entries_per_year(
        periods([20, 20, 5])
    )


def test_year_before_is_compared_by_the_same_day() -> None:
    days = [dt.datetime(2023, 2, 1), dt.datetime(2023, 6, 1), dt.datetime(2024, 3, 1)]  # noqa: DTZ001
    values: dict[str, Any] = {
        "year": [2023, 2023, 2024], "watched_on": days, "day_of_year": [32, 153, 61],
        "entry_count": [3, 4, 9],
        "cumulative_count": [3, 7, 9],
    }  # fmt: skip

    found = readings.cumulative_by_year(pd.DataFrame(values))
    assert found == "2024 has 9 entries by 1 March; 2023 had 3 by then."


def test_shares_of_tags_that_did_not_change_are_not_said_to_have() -> None:
    frame = pd.DataFrame(
        {"year": [2023, 2024], "tag": ["home"] * 2, "entry_count": [20, 30], "entry_share": [1.0, 1.0]}
    )
    assert readings.tags_by_year(frame) == (
        "No share changed by a per cent from 2023 to 2024; that of home is 100 % of the entries."
    )


def test_of_three_years_the_fullest_is_named() -> None:
    day = dt.datetime(2024, 1, 1)  # noqa: DTZ001
    frame = pd.DataFrame(
        {
            "year": [2022, 2022, 2023, 2024],
            "day_of_year": [1, 300, 1, 1],
            "watched_on": [day] * 4,
            "entry_count": [1, 4, 5, 2],
            "cumulative_count": [1, 5, 5, 2],
        }
    )
    before = "2024 has 2 entries by 1 January; 2023 had 5 by then."
    assert readings.cumulative_by_year(frame) == f"{before} 2022 and 2023 have the most of all: 5 entries."
    more = frame.assign(entry_count=[1, 5, 5, 2])
    assert readings.cumulative_by_year(more) == f"{before} 2022 has the most of all: 6 entries."


@pytest.mark.parametrize(
    ("year", "said"),
    [
        (2022, "2024 has 2 entries by 1 January; 2023 has none here."),
        (2024, "2024 has 2 entries by 1 January. No other year is counted here."),
    ],
)
def test_a_year_that_a_selection_has_not_is_not_said_to_be_empty(year: int, said: str) -> None:
    day = dt.datetime(2024, 1, 1)  # noqa: DTZ001
    values = {
        "year": [year, 2024],
        "day_of_year": [1, 1],
        "watched_on": [day, day],
        "entry_count": [1, 1],
        "cumulative_count": [1, 2],
    }
    assert readings.cumulative_by_year(pd.DataFrame(values)) == said


def test_busiest_days_that_are_alike_are_told() -> None:
    day = dt.datetime(2024, 11, 2)  # noqa: DTZ001
    frame = pd.DataFrame({"entry_count": [4, 4, 3], "film_count": [4, 3, 3], "watched_on": [day, day, day]})
    assert readings.busiest_days(frame) == (
        "The busiest day: 4 entries of 4 films on 2 Nov 2024. 1 other day of those listed had as many."
    )


def test_streaks_as_long_as_the_longest_are_told() -> None:
    day = dt.datetime(2024, 11, 2)  # noqa: DTZ001
    frame = pd.DataFrame(
        {"length": [2, 2, 1], "entry_count": [2, 5, 1], "starts_on": [day] * 3, "ends_on": [day] * 3}
    )
    assert readings.day_streaks(frame) == (
        "The longest streak: 2 days with an entry, 2 Nov 2024, 2 entries. "
        "1 other of those listed lasted as long."
    )


def lag_bands(days: list[int]) -> pd.DataFrame:
    """As `lags.release_lag_bands` has them: before the release, within a year after it, later."""
    early, late = sum(day < 0 for day in days), sum(day > 365 for day in days)
    return pd.DataFrame(
        {
            "from_day": [-100000, 0, 366],
            "film_count": [early, len(days) - early - late, late],
            "median_days": statistics.median(days),
        }
    )


def test_one_film_seen_before_its_release_is_no_half_of_one() -> None:
    assert readings.release_lags(lag_bands([-3])) == (
        "The one film was seen 3 days before its release. Only 1 film: that says little yet."
    )


@pytest.mark.parametrize(
    ("lags", "half"),
    [
        (
            [-900, -800, 10],
            "Half of 3 films were seen before their release; 1 of 3 (33 %) within a year after it.",
        ),
        ([-5, 0, 400], "Half of 3 films were seen by the day of their release; 1 of 3 (33 %) within a year"),
    ],
)
def test_films_seen_early_are_no_negative_span(lags: list[int], half: str) -> None:
    assert readings.release_lags(lag_bands(lags)).startswith(half)


def test_half_of_several_films_were_seen_within_a_time() -> None:
    assert readings.release_lags(lag_bands([-1, 10, 400])) == (
        "Half of 3 films were seen within 10 days of their release; 1 of 3 (33 %) within a year after it. "
        "1 was seen before it. Only 3 films: that says little yet."
    )


def test_marathon_is_named() -> None:
    day = dt.datetime(2024, 1, 2)  # noqa: DTZ001
    frame = pd.DataFrame({"film_count": [5], "name": ["Ann"], "days": [4], "starts_on": [day]})

    assert readings.marathons(frame) == "The one with most films: 5 of Ann in 4 days, from 2 Jan 2024."
