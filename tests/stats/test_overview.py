"""The Overview's frames over the small library of `tests.fakes.libraries`, counted by hand."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from lbstats.model import LibraryId
from lbstats.stats import overview
from lbstats.stats.fair import Fairness
from tests.fakes.libraries import LIBRARY, Entry, Film, write_library

if TYPE_CHECKING:
    from lbstats.store.database import Cursor, Database

EVERYONE_COUNTS = Fairness(weight=5, minimum=1)


def rows(frame: pd.DataFrame, *columns: str) -> list[tuple[Any, ...]]:
    """A frame's cells as plain values, None where one is missing."""
    cells = frame[list(columns)].itertuples(index=False, name=None)
    return [tuple(None if pd.isna(cell) else cell for cell in row) for row in cells]


def titles(frame: pd.DataFrame) -> list[str]:
    return frame["title"].tolist()


def test_films_by_year_counts_films_ratings_and_entries_and_keeps_the_unknown_year_last(
    cursor: Cursor,
) -> None:
    frame = overview.films_by_year(cursor, LIBRARY)

    assert rows(frame, "year", "film_count", "rated_count", "mean_rating", "entry_count") == [
        (1985, 1, 0, None, 0),
        (1990, 1, 0, None, 0),
        (1999, 2, 2, 4.5, 4),
        (2001, 1, 0, None, 1),
        (2016, 1, 0, None, 0),
        (2019, 1, 1, 3.0, 1),
        (2020, 1, 0, None, 1),
        (None, 1, 1, 0.5, 0),
    ]


def test_fair_average_draws_a_group_to_the_own_mean_of_all_ratings(cursor: Cursor) -> None:
    by_year = overview.films_by_year(cursor, LIBRARY, fairness=EVERYONE_COUNTS)
    frame = by_year.set_index("year")["fair_average"]

    # The own mean, 3.125, is of all four ratings: that of the film without a year as well.
    assert frame[1999] == pytest.approx((4 + 5 + 5 * 3.125) / 7)
    assert frame[2019] == pytest.approx((3 + 5 * 3.125) / 6)
    assert pd.isna(frame[2001])


def test_groups_below_the_minimum_have_no_fair_average(cursor: Cursor) -> None:
    frame = overview.decades(cursor, LIBRARY, fairness=Fairness(minimum=2))

    assert rows(frame, "decade", "film_count", "rated_count", "mean_rating") == [
        (1980, 1, 0, None), (1990, 3, 2, 4.5), (2000, 1, 0, None), (2010, 2, 1, 3.0), (2020, 1, 0, None),
    ]  # fmt: skip
    assert [None if pd.isna(fair) else round(fair, 4) for fair in frame["fair_average"]] == [
        None, round((9 + 5 * 3.125) / 7, 4), None, None, None,
    ]  # fmt: skip


def test_weight_of_the_fair_average_is_the_persons_choice(cursor: Cursor) -> None:
    frame = overview.decades(cursor, LIBRARY, fairness=Fairness(weight=0, minimum=1))

    assert rows(frame.dropna(subset="fair_average"), "decade", "fair_average") == [(1990, 4.5), (2010, 3.0)]


def test_rating_histogram_has_all_ten_half_stars_and_marks_the_liked(cursor: Cursor) -> None:
    frame = overview.rating_histogram(cursor, LIBRARY)

    assert frame["rating"].tolist() == [0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0]
    assert frame["film_count"].tolist() == [1, 0, 0, 0, 0, 1, 0, 1, 0, 1]
    assert frame["liked_count"].tolist() == [0, 0, 0, 0, 0, 0, 0, 1, 0, 0]


def test_favourites_come_in_the_profiles_order_without_those_that_are_gone(cursor: Cursor) -> None:
    assert titles(overview.favourites(cursor, LIBRARY)) == ["Gamma", "Alpha"]


def test_decade_posters_are_the_best_rated_of_each_decade(cursor: Cursor) -> None:
    frame = overview.decade_posters(cursor, LIBRARY)

    assert rows(frame, "decade", "rank", "title") == [
        (1990, 1, "Beta"), (1990, 2, "Alpha"), (2010, 1, "Theta"),
    ]  # fmt: skip
    assert titles(overview.decade_posters(cursor, LIBRARY, limit=1)) == ["Beta", "Theta"]


def test_highest_rated_breaks_ties_by_liked_then_entries_then_title(
    cursor: Cursor, database: Database
) -> None:
    tied = LibraryId("tied")
    films = [
        Film("Zero", 2000, 4.5),
        Film("Title B", 2000, 5),
        Film("Title A", 2000, 5),
        Film("Seen", 2000, 5),
        Film("Liked", 2000, 5, is_liked=True),
        Film("Unrated", 2000),
    ]
    with database.write() as writing:
        write_library(writing, tied, films, [Entry(4, dt.date(2024, 1, 1))])

    assert titles(overview.highest_rated(cursor, tied)) == ["Liked", "Seen", "Title A", "Title B", "Zero"]
    assert titles(overview.highest_rated(cursor, tied, limit=2)) == ["Liked", "Seen"]


def test_most_rewatched_counts_rewatches_and_not_entries(cursor: Cursor) -> None:
    frame = overview.most_rewatched(cursor, LIBRARY)

    assert rows(frame, "title", "watch_count", "rewatch_count") == [("Alpha", 3, 2), ("Beta", 1, 1)]


def test_latest_watched_has_each_film_once_by_its_latest_entry(cursor: Cursor) -> None:
    frame = overview.latest_watched(cursor, LIBRARY)

    assert titles(frame) == ["Alpha", "Theta", "éclair", "Beta"]
    assert frame["last_watched_on"].dt.date.tolist() == [
        dt.date(2024, 1, 1), dt.date(2023, 12, 31), dt.date(2023, 1, 9), dt.date(2023, 1, 2),
    ]  # fmt: skip


def test_latest_watched_of_one_day_begins_with_the_last_in_the_diary(
    cursor: Cursor, database: Database
) -> None:
    day = dt.date(2024, 1, 1)
    with database.write() as writing:
        write_library(writing, LibraryId("day"), [Film("One"), Film("Two")], [Entry(2, day), Entry(1, day)])

    assert titles(overview.latest_watched(cursor, LibraryId("day"))) == ["One", "Two"]


def test_posters_carry_what_a_poster_needs(cursor: Cursor) -> None:
    alpha = overview.latest_watched(cursor, LIBRARY).iloc[0]

    assert alpha[["film_id", "year", "rating", "poster_path", "uri", "kind", "tmdb_id"]].tolist() == [
        1, 1999, 4.0, "/alpha.jpg", "uri/alpha", "film", 101,
    ]  # fmt: skip
    assert alpha["is_liked"]
