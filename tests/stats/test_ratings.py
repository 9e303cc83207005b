"""Ratings, against the crowd and over time: counted by hand, lines and bands by the statistics module."""

from __future__ import annotations

import datetime as dt
import math
import statistics
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from lbstats.model import FilmId, Kind, LibraryId, Match, MatchState, Rung, TitleFacts
from lbstats.stats import changes, ratings
from lbstats.stats.line import LEAST_FILMS, LEAST_VOTES, NO_LINE
from lbstats.stats.residual import crowd_line, fitted_line, kept_line
from lbstats.stats.scope import Population, Scope
from lbstats.store import catalogue, matches
from tests.fakes.cells import rows
from tests.fakes.libraries import AT, EMPTY, LIBRARY, Entry, Film, write_library

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lbstats.store.database import Cursor, Database

FAN = LibraryId("fan")
DAY = dt.date(2024, 1, 1)
STUDENTS_T = {5: 2.7764, 10: 2.2622, 30: 2.0452}
"""By number of ratings, the quantile of 97.5 %, from a printed table."""


def write_rated(
    database: Database, rated: Sequence[tuple[float | None, float]], votes: int = LEAST_VOTES
) -> None:
    """A library of films: own rating and the crowd's."""
    with database.write() as cursor:
        films = [Film(f"Film {number}", 2000, rating) for number, (rating, _) in enumerate(rated, 1)]
        write_library(cursor, FAN, films)
        titles = [
            TitleFacts(
                Kind.FILM, number, f"Film {number}", "", None,
                genres=("Drama" if number % 2 else "Horror",), vote_average=crowd, vote_count=votes,
            )
            for number, (_, crowd) in enumerate(rated, 1)
        ]  # fmt: skip
        catalogue.write_facts(cursor, titles, AT)
        found = [
            Match(FilmId(number), MatchState.MATCHED, Rung.SWEEP, Kind.FILM, number, 0.0)
            for number in range(1, len(rated) + 1)
        ]
        matches.write_matches(cursor, FAN, found, AT)


def spread(count: int) -> list[tuple[float | None, float]]:
    """Films whose crowd goes from 5 up in tenths and whose own rating zigzags around it."""
    return [((number % 7 + 2) / 2, 5 + number / 10) for number in range(count)]


def test_histogram_counts_films_now_and_entries_then(cursor: Cursor) -> None:
    frame = ratings.histogram(cursor, LIBRARY)

    columns = ("rating", "film_count", "liked_count", "entry_count", "first_watch_count", "rewatch_count")
    assert len(frame) == 10
    assert rows(frame[frame["film_count"] + frame["entry_count"] > 0], *columns) == [
        (0.5, 1, 0, 0, 0, 0), (3.0, 1, 0, 0, 0, 0), (3.5, 0, 0, 1, 1, 0),
        (4.0, 1, 1, 0, 0, 0), (5.0, 1, 0, 0, 0, 0),
    ]  # fmt: skip


def test_line_is_that_of_least_squares(cursor: Cursor, database: Database) -> None:
    rated = spread(40)
    write_rated(database, [*rated, (None, 9.0)])

    line = crowd_line(cursor, FAN)

    own, crowd = [rating for rating, _ in rated if rating], [average for _, average in rated]
    expected = statistics.linear_regression(crowd, own)
    assert line.film_count == 40
    assert (line.slope, line.intercept) == pytest.approx((expected.slope, expected.intercept))
    assert line.correlation == pytest.approx(statistics.correlation(crowd, own))
    assert line.expects(7) == pytest.approx(expected.intercept + 7 * expected.slope)


def test_fewer_than_thirty_rated_films_make_no_line(cursor: Cursor, database: Database) -> None:
    write_rated(database, [*spread(LEAST_FILMS - 1), (None, 5.0)])

    assert crowd_line(cursor, FAN).film_count == LEAST_FILMS - 1
    assert crowd_line(cursor, FAN).slope is None
    assert ratings.crowd_films(cursor, FAN)["residual"].isna().all()
    assert len(ratings.crowd_films(cursor, FAN)) == LEAST_FILMS - 1
    assert len(ratings.most_above_crowd(cursor, FAN)) == len(ratings.most_below_crowd(cursor, FAN)) == 0


def test_thirty_rated_films_make_a_line(cursor: Cursor, database: Database) -> None:
    write_rated(database, spread(LEAST_FILMS))

    assert crowd_line(cursor, FAN).slope is not None


def test_films_with_fewer_than_fifty_votes_have_no_crowd(cursor: Cursor, database: Database) -> None:
    write_rated(database, spread(40), votes=LEAST_VOTES - 1)

    assert crowd_line(cursor, FAN) == NO_LINE
    assert len(ratings.crowd_films(cursor, FAN)) == 0


def test_one_and_the_same_average_makes_no_line(cursor: Cursor, database: Database) -> None:
    write_rated(database, [(rating, 7.3) for rating, _ in spread(40)])

    line = crowd_line(cursor, FAN)

    assert (line.film_count, line.slope, line.intercept, line.correlation) == (40, None, None, None)
    assert line.expects(7) is None


def test_one_and_the_same_rating_is_a_flat_line_without_a_correlation(
    cursor: Cursor, database: Database
) -> None:
    write_rated(database, [(3.5, crowd) for _, crowd in spread(40)])

    line = crowd_line(cursor, FAN)

    assert (line.slope, line.intercept) == pytest.approx((0, 3.5))
    assert line.correlation is None


def test_residuals_are_what_the_line_leaves_over_and_add_up_to_nothing(
    cursor: Cursor, database: Database
) -> None:
    write_rated(database, spread(40))

    frame = ratings.crowd_films(cursor, FAN)
    line = crowd_line(cursor, FAN)

    assert frame["residual"].sum() == pytest.approx(0, abs=1e-9)
    assert frame["residual"].is_monotonic_decreasing
    for rating, crowd, expected, residual in rows(
        frame, "rating", "crowd_rating", "expected_rating", "residual"
    ):
        assert expected == pytest.approx(line.expects(crowd))
        assert residual == pytest.approx(rating - expected)


def test_line_stays_that_of_all_films_in_a_scope(cursor: Cursor, database: Database) -> None:
    write_rated(database, spread(40))
    whole = ratings.crowd_films(cursor, FAN).set_index("film_id")["residual"]

    part = ratings.crowd_films(cursor, FAN, Scope(genres=("Drama",))).set_index("film_id")["residual"]

    assert len(part) == 20
    assert part.to_dict() == whole.loc[part.index].to_dict()


def test_most_above_and_most_below_are_the_ends_of_the_crowds_films(
    cursor: Cursor, database: Database
) -> None:
    write_rated(database, spread(40))
    ranked = ratings.crowd_films(cursor, FAN)["film_id"].tolist()

    assert ratings.most_above_crowd(cursor, FAN, limit=3)["film_id"].tolist() == ranked[:3]
    assert ratings.most_below_crowd(cursor, FAN, limit=3)["film_id"].tolist() == ranked[:-4:-1]
    assert (ratings.most_above_crowd(cursor, FAN, limit=40)["residual"] > 0).all()


@pytest.mark.parametrize("count", STUDENTS_T)
def test_band_of_a_quarter_is_that_of_students_t(cursor: Cursor, database: Database, count: int) -> None:
    given = [(number % 9 + 1) / 2 for number in range(count)]
    with database.write() as writing:
        write_library(writing, FAN, [Film("One")], [Entry(1, DAY, rating=rating) for rating in given])

    ((quarter, rated, mean, low, high),) = rows(
        ratings.drift(cursor, FAN), "quarter", "rated_count", "mean_rating", "low", "high"
    )

    half = STUDENTS_T[count] * statistics.stdev(given) / math.sqrt(count)
    assert (quarter, rated) == (DAY, count)
    assert (mean, high - mean, mean - low) == pytest.approx((statistics.mean(given), half, half), rel=0.003)


def test_no_band_leaves_the_scale(cursor: Cursor, database: Database) -> None:
    next_quarter = dt.date(2024, 4, 1)
    with database.write() as writing:
        high = [Entry(1, DAY, rating=stars) for stars in (5, 5, 5, 5, 4)]
        low = [Entry(1, next_quarter, rating=stars) for stars in (0.5, 0.5, 0.5, 0.5, 1.5)]
        write_library(writing, FAN, [Film("One")], [*high, *low])

    frame = ratings.drift(cursor, FAN)
    # 4.8 and 0.7, each more or less by 2.776 x 0.447 / root of 5, which is 0.56.
    assert frame["low"].tolist() == [pytest.approx(4.24, abs=0.01), 0.5]
    assert frame["high"].tolist() == [5, pytest.approx(1.26, abs=0.01)]


def test_quarters_with_few_ratings_have_no_band(cursor: Cursor, database: Database) -> None:
    days = [DAY, dt.date(2024, 3, 31), dt.date(2024, 4, 1), dt.date(2023, 12, 31)]
    with database.write() as writing:
        entries = [Entry(1, day, rating=4) for day in days]
        write_library(writing, FAN, [Film("One")], [*entries, Entry(1, DAY), Entry(1, None, rating=1)])

    assert rows(ratings.drift(cursor, FAN), "quarter", "rated_count", "low", "high") == [
        (dt.date(2023, 10, 1), 1, None, None), (DAY, 2, None, None), (dt.date(2024, 4, 1), 1, None, None),
    ]  # fmt: skip


def test_weekdays_are_rated_as_their_entries_were(cursor: Cursor) -> None:
    frame = ratings.by_weekday(cursor, LIBRARY)

    assert len(frame) == 7
    columns = ("weekday", "entry_count", "rated_count", "mean_rating", "fair_average")
    assert rows(frame.iloc[[0, 6]], *columns) == [
        (1, 5, 1, 3.5, None), (7, 1, 0, None, None),
    ]  # fmt: skip


def test_likes_by_rating_have_a_row_for_the_unrated(cursor: Cursor) -> None:
    frame = ratings.likes_by_rating(cursor, LIBRARY)

    assert len(frame) == 11
    assert rows(frame[frame["film_count"] > 0], "rating", "film_count", "liked_count", "liked_share") == [
        (0.5, 1, 0, 0.0), (3.0, 1, 0, 0.0), (4.0, 1, 1, 1.0), (5.0, 1, 0, 0.0), (None, 5, 1, 0.2),
    ]  # fmt: skip


def test_five_star_films_are_those_rated_five_now(cursor: Cursor) -> None:
    assert ratings.five_star_films(cursor, LIBRARY)["title"].tolist() == ["Beta"]
    assert len(ratings.five_star_films(cursor, LIBRARY, Scope(Population.LIKED))) == 0


def test_rating_change_is_from_the_first_rated_entry_to_now(cursor: Cursor, database: Database) -> None:
    entries = [
        Entry(1, dt.date(2024, 2, 1), rating=5), Entry(1, DAY, rating=2), Entry(1, dt.date(2023, 1, 1)),
        Entry(2, DAY, rating=4), Entry(3, DAY, rating=3.5), Entry(4, DAY, rating=1), Entry(5, None, rating=1),
    ]  # fmt: skip
    films = [
        Film("Up", rating=3),
        Film("Same", rating=4),
        Film("Down", rating=2),
        Film("Unrated"),
        Film("Day", rating=5),
    ]
    with database.write() as writing:
        write_library(writing, FAN, films, entries)

    assert rows(
        changes.rating_changes(cursor, FAN), "title", "first_rated_on", "rating_then", "rating", "change"
    ) == [("Down", DAY, 3.5, 2.0, -1.5), ("Up", DAY, 2.0, 3.0, 1.0)]
    assert rows(changes.rating_change_counts(cursor, FAN), "change", "film_count") == [
        (-1.5, 1), (0.0, 1), (1.0, 1),
    ]  # fmt: skip


def test_rewatch_changes_compare_with_the_entry_before(cursor: Cursor, database: Database) -> None:
    given = [(DAY, 3.0), (dt.date(2024, 2, 1), 4.0), (dt.date(2024, 3, 1), None), (dt.date(2024, 4, 1), 5.0)]
    entries = [Entry(film, day, rating=rating) for film in (1, 2) for day, rating in given]
    with database.write() as writing:
        write_library(writing, FAN, [Film("One"), Film("Two")], entries)

    # Neither the unrated entry nor the one after it is compared.
    assert rows(changes.rewatch_change_counts(cursor, FAN), "change", "entry_count") == [(1.0, 2)]


def test_empty_library_has_no_ratings(cursor: Cursor) -> None:
    assert crowd_line(cursor, EMPTY) == NO_LINE
    assert ratings.histogram(cursor, EMPTY)[["film_count", "entry_count"]].to_numpy().sum() == 0
    assert len(ratings.drift(cursor, EMPTY)) == len(changes.rating_change_counts(cursor, EMPTY)) == 0
    assert len(ratings.by_weekday(cursor, EMPTY)) == 7


def test_a_line_that_is_known_is_not_fitted_again(cursor: Cursor, database: Database) -> None:
    write_rated(database, spread(40))
    fitted = fitted_line(cursor, FAN)
    known = replace(fitted, intercept=0.0, slope=0.0)

    with kept_line(lambda: known):
        assert crowd_line(cursor, FAN) == known
        # Expected are 0 stars, so that every residual is the rating itself.
        films = ratings.crowd_films(cursor, FAN)
        assert films["residual"].tolist() == films["rating"].tolist()
    assert crowd_line(cursor, FAN) == fitted
