"""The sentences under the charts, over small frames: what they say, also where there is little to say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from lbstats.stats import readings
from lbstats.stats.fair import Fairness

Groups = Mapping[Any, tuple[int, int, float | None, float | None, int]]
NO_FILMS: Groups = {}


def by_year(groups: Groups) -> pd.DataFrame:
    """A frame as `overview.films_by_year` gives it: films, rated, mean, fair average, entries."""
    columns = ["film_count", "rated_count", "mean_rating", "fair_average", "entry_count"]
    frame = pd.DataFrame(list(groups.values()), columns=columns)
    frame.insert(0, "year", list(groups))
    return frame.astype(
        {"year": "Int64", "film_count": "Int64", "rated_count": "Int64", "mean_rating": "float64",
         "fair_average": "float64", "entry_count": "Int64"}
    )  # fmt: skip


def by_decade(groups: Groups) -> pd.DataFrame:
    return by_year(groups).rename(columns={"year": "decade"}).drop(columns="entry_count")


def by_rating(films: list[int], liked: list[int] | None = None) -> pd.DataFrame:
    steps = [step / 2 for step in range(1, 11)]
    return pd.DataFrame({"rating": steps, "film_count": films, "liked_count": liked or [0] * 10})


def test_release_years_name_the_span_the_middle_and_the_peak() -> None:
    frame = by_year({1960: (2, 0, None, None, 0), 1999: (4, 0, None, None, 0), 2010: (6, 0, None, None, 0)})

    assert readings.films_by_year(frame) == (
        "Films of 3 release years, 1960 to 2010; half are from 2010 or later. "
        "2010 has the most films: 6 of 12 (50 %)."
    )


def test_films_without_a_release_year_are_counted_apart() -> None:
    frame = by_year({1999: (4, 0, None, None, 0), 2010: (6, 0, None, None, 0), None: (1, 0, None, None, 0)})

    assert readings.films_by_year(frame).endswith(
        "6 of 10 (60 %). 1 more film has no release year in the export."
    )


def test_few_films_are_said_to_say_little() -> None:
    assert readings.films_by_year(by_year({1999: (2, 0, None, None, 0)})) == (
        "2 films, all of 1999. Only 2 films: that says little yet."
    )


def test_years_that_share_the_peak_are_all_named_until_there_are_too_many() -> None:
    two = by_year({1999: (5, 0, None, None, 0), 2000: (5, 0, None, None, 0), 2001: (2, 0, None, None, 0)})
    many = by_year(dict.fromkeys(range(2000, 2004), (3, 0, None, None, 0)))

    assert "1999 and 2000 have the most films: 5 each of 12 (42 %)." in readings.films_by_year(two)
    assert "None leads: 4 share the most films, 3 each." in readings.films_by_year(many)


def test_ratings_by_year_compare_only_years_with_enough_of_them() -> None:
    frame = by_year(
        {
            1960: (9, 8, 4.2, 4.0, 0),
            1999: (9, 5, 2.1, 2.5, 0),
            2010: (5, 2, 5.0, None, 0),
            2011: (5, 0, None, None, 0),
            None: (3, 3, 1, 1, 0),
        }
    )

    assert readings.rating_by_year(frame) == (
        "Of the 2 release years with 3 rated films or more you rate 1960 highest (fair average 4.00 over 8) "
        "and 1999 lowest (fair average 2.50 over 5). 2 with fewer are left out."
    )


def test_ratings_that_hardly_differ_are_not_ranked() -> None:
    frame = by_year({1960: (9, 8, 3.4, 3.4, 0), 1999: (9, 5, 3.2, 3.2, 0)})

    assert readings.rating_by_year(frame) == (
        "The 2 release years with 3 rated films or more hardly differ: fair averages of 3.20 to 3.40."
    )


def test_ratings_of_one_year_are_not_compared() -> None:
    frame = by_year({1960: (9, 8, 3.4, 3.4, 0)})

    assert readings.rating_by_year(frame, Fairness(minimum=4)) == (
        "Fewer than two release years have 4 rated films or more: too few to compare."
    )


def test_diary_by_release_year_counts_entries_and_leaves_out_years_without() -> None:
    frame = by_year({1960: (2, 0, None, None, 0), 1999: (4, 0, None, None, 9), 2010: (6, 0, None, None, 3)})

    assert readings.entries_by_year(frame) == (
        "12 diary entries of films of 2 release years. 1999 has the most entries: 9 of 12 (75 %)."
    )


def test_decades_name_the_most_watched_and_the_best_rated() -> None:
    frame = by_decade({1960: (20, 8, 4.2, 4.0, 0), 1990: (30, 5, 2.1, 2.5, 0), 1910: (1, 0, None, None, 0)})

    assert readings.decades(frame) == (
        "The 1990s have the most films: 30 of 51 (59 %). "
        "Of the 2 decades with 3 rated films or more you rate the 1960s highest "
        "(fair average 4.00 over 8) and the 1990s lowest (fair average 2.50 over 5). "
        "1 with fewer is left out."
    )


def test_histogram_names_the_most_given_rating_the_average_and_the_likes() -> None:
    frame = by_rating([0, 0, 0, 0, 0, 2, 6, 4, 0, 1], [0, 0, 0, 0, 0, 0, 1, 3, 0, 1])

    assert readings.rating_histogram(frame) == (
        "You give 3.5 stars most often: to 6 of 13 (46 %). The average of 13 rated films is 3.69. "
        "Liked are 4 of the 5 with 4 stars or more and 1 of the 8 below."
    )


def test_histogram_names_no_likes_among_films_there_are_none_of() -> None:
    high = by_rating([0] * 7 + [4, 0, 1], [0] * 7 + [3, 0, 1])
    low = by_rating([2, 3] + [0] * 8, [0, 1] + [0] * 8)

    assert "Liked are 4 of the 5 with 4 stars or more." in readings.rating_histogram(high)
    assert "Liked are 1 of the 5 below 4 stars." in readings.rating_histogram(low)


def test_histogram_of_one_rating_says_that_it_says_little() -> None:
    assert readings.rating_histogram(by_rating([0, 1, 0, 0, 0, 0, 0, 0, 0, 0])) == (
        "You give 1 star most often: to 1 of 1 (100 %). The average of 1 rated film is 1.00. "
        "Only 1 rated film: that says little yet."
    )


def test_share_below_one_per_cent_is_not_called_zero() -> None:
    films = [1] * 10
    films[5:7] = [201, 200]

    assert "to 201 of 409 (49 %)" in readings.rating_histogram(by_rating(films))
    frame = by_year(dict.fromkeys(range(1800, 2000), (1, 0, None, None, 0)) | {2000: (2, 0, None, None, 0)})
    assert "2000 has the most films: 2 of 202 (under 1 %)." in readings.films_by_year(frame)


def test_empty_frames_get_a_sentence_too() -> None:
    years, ratings = by_year(NO_FILMS), by_rating([0] * 10)

    assert readings.films_by_year(years) == "The export says the release year of no film."
    assert readings.rating_by_year(years).startswith("Fewer than two release years")
    assert readings.entries_by_year(years) == "The diary has no entry of a film with a release year."
    assert readings.decades(by_decade(NO_FILMS)) == "The export says the release year of no film."
    assert readings.rating_histogram(ratings) == "No film is rated."
