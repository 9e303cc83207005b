"""Days from release to first watch and between rewatches, and the tags, counted by hand."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from lbstats.model import LibraryId
from lbstats.stats import lags, tags
from lbstats.stats.fair import Fairness
from lbstats.stats.scope import Population, Scope
from tests.fakes.cells import rows
from tests.fakes.libraries import EMPTY, LIBRARY, Entry, Film, write_library

if TYPE_CHECKING:
    from lbstats.store.database import Cursor, Database

AGAIN = LibraryId("again")
DAY = dt.date(2024, 1, 1)


def write_rewatches(database: Database) -> None:
    """One film on 1 and 31 January and, further up in the diary, on 1 March; another marked only."""
    entries = [
        Entry(1, dt.date(2024, 3, 1), rating=5),
        Entry(1, DAY, rating=3, tags=("home", "home", "late")),
        Entry(1, dt.date(2024, 1, 31), rating=2.5, tags=("home",)),
        Entry(2, DAY, is_marked_rewatch=True, rating=4, tags=("Home",)),
        Entry(2, None, rating=1),
    ]
    with database.write() as writing:
        write_library(writing, AGAIN, [Film("One", rating=4), Film("Two")], entries)


def test_release_lag_is_from_tmdbs_date_to_the_first_watch(cursor: Cursor) -> None:
    frame = lags.release_lags(cursor, LIBRARY)

    # Beta's first entry says it is a rewatch, éclair has no match, Theta is a series, Gamma has no day.
    assert rows(frame, "title", "released_on", "watched_on", "lag_days", "rating") == [
        ("Alpha", dt.date(1999, 5, 1), dt.date(2023, 1, 2), 8647, 4.0)
    ]


def test_bands_of_release_lags_are_all_there(cursor: Cursor) -> None:
    frame = lags.release_lag_bands(cursor, LIBRARY)

    assert len(frame) == len(lags.release_lag_bands(cursor, EMPTY)) == 9
    assert rows(frame[frame["film_count"] > 0], "band", "film_count", "film_share") == [
        ("10 to 25 years", 1, 1.0)
    ]
    assert set(frame["median_days"]) == {8647.0}
    assert lags.release_lag_bands(cursor, EMPTY)[["film_share", "median_days"]].isna().all(axis=None)


def test_rewatch_stands_beside_the_entry_before_by_day(cursor: Cursor, database: Database) -> None:
    write_rewatches(database)

    frame = lags.rewatches(cursor, AGAIN)

    columns = ("entry_id", "previous_on", "gap_days", "previous_rating", "rating", "change")
    assert rows(frame, *columns) == [
        (3, DAY, 30, 3.0, 2.5, -0.5),
        (1, dt.date(2024, 1, 31), 30, 2.5, 5.0, 2.5),
    ]


def test_entry_before_a_rewatch_need_not_be_in_the_scope(cursor: Cursor, database: Database) -> None:
    write_rewatches(database)
    march = Scope(Population.REWATCHES, watched_from=dt.date(2024, 3, 1))

    assert lags.rewatches(cursor, AGAIN, march)["gap_days"].tolist() == [30]
    (band,) = rows(lags.rewatch_gap_bands(cursor, AGAIN, march).head(1), "median_days", "film_count")
    assert band == (30.0, 1)
    assert lags.rewatch_gap_bands(cursor, AGAIN, march)["entry_count"].sum() == 1


def test_bands_of_rewatch_gaps_are_all_there(cursor: Cursor) -> None:
    frame = lags.rewatch_gap_bands(cursor, LIBRARY)

    assert len(frame) == len(lags.rewatch_gap_bands(cursor, EMPTY)) == 8
    # Alpha twice on one day, and again after 364 days.
    assert rows(frame[frame["entry_count"] > 0], "band", "entry_count", "entry_share") == [
        ("same day", 1, 0.5), ("1 to 12 months", 1, 0.5),
    ]  # fmt: skip


def test_tags_are_told_apart_by_letter_and_count_once_per_entry(cursor: Cursor, database: Database) -> None:
    write_rewatches(database)

    frame = tags.tags(cursor, AGAIN, fairness=Fairness(weight=1, minimum=2))

    assert rows(
        frame, "tag", "entry_count", "entry_share", "film_count", "mean_rating", "first_on", "last_on"
    ) == [
        ("home", 2, 0.4, 1, 2.75, DAY, dt.date(2024, 1, 31)),
        ("Home", 1, 0.2, 1, 4.0, DAY, DAY),
        ("late", 1, 0.2, 1, 3.0, DAY, DAY),
    ]
    # The own mean is that of all five entries: (5 + 3 + 2.5 + 4 + 1) / 5.
    assert frame["fair_average"].iloc[0] == pytest.approx((3 + 2.5 + 3.1) / 3)
    assert frame["fair_average"].iloc[1:].isna().all()
    assert tags.tags(cursor, AGAIN, limit=1)["tag"].tolist() == ["home"]


def test_tags_have_the_hours_of_their_entries(cursor: Cursor) -> None:
    assert rows(tags.tags(cursor, LIBRARY), "tag", "hours", "rated_count") == [
        ("cinema", pytest.approx(100 / 60), 1), ("home", pytest.approx(100 / 60), 1),
    ]  # fmt: skip


def test_tags_by_year_are_there_in_years_without_them(cursor: Cursor) -> None:
    assert rows(tags.tags_by_year(cursor, LIBRARY), "year", "tag", "entry_count", "entry_share") == [
        (2023, "cinema", 1, 0.2), (2023, "home", 1, 0.2), (2024, "cinema", 0, 0.0), (2024, "home", 0, 0.0),
    ]  # fmt: skip
    assert tags.tags_by_year(cursor, LIBRARY, limit=1)["tag"].tolist() == ["cinema", "cinema"]
