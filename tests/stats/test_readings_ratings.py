"""The sentences of the Ratings page, over small frames: what they say, also where there is little to say."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pandas as pd

from lbstats.stats import readings_ratings as readings
from lbstats.stats.line import NO_LINE, CrowdLine

NAN = float("nan")
LINE = CrowdLine(film_count=61, slope=0.5, intercept=0.1, correlation=0.6)


def histogram(films: list[int], first: list[int], again: list[int]) -> pd.DataFrame:
    steps = [step / 2 for step in range(1, 11)]
    return pd.DataFrame(
        {"rating": steps, "film_count": films, "first_watch_count": first, "rewatch_count": again}
    )


def residuals(*values: float) -> pd.DataFrame:
    return pd.DataFrame({"mean_residual": list(values), "film_count": [1] * len(values)})


def quarters(*means: tuple[float, float]) -> pd.DataFrame:
    """Mean and half the band's width of one quarter after the other, 20 entries each."""
    firsts = [dt.date(2020 + number // 4, number % 4 * 3 + 1, 1) for number in range(len(means))]
    return pd.DataFrame(
        {
            "quarter": pd.to_datetime(firsts),
            "rated_count": 20,
            "mean_rating": [mean for mean, _ in means],
            "low": [mean - half for mean, half in means],
            "high": [mean + half for mean, half in means],
        }
    )


def test_histogram_compares_the_averages() -> None:
    frame = histogram([0] * 7 + [10, 0, 10], [0] * 7 + [4, 0, 0], [0] * 10)

    assert readings.histogram(frame) == (
        "Averages: all rated films 4.50 (20 films), first watches, as rated then, 4.00 (4 entries)."
    )
    assert readings.histogram(histogram([0] * 10, [0] * 10, [0] * 10)) == "Nothing is rated."


def test_crowd_says_how_far_ratings_follow_it() -> None:
    frame = residuals(*[0.0] * 61)

    assert readings.crowd_dots(frame, LINE) == (
        "A film that the crowd likes a point better gets +0.50 stars from you, over 61 films. "
        "You agree with the crowd in part (correlation 0.60, of \N{MINUS SIGN}1 to 1)."
    )
    assert "You mostly agree" in readings.crowd_dots(frame, replace(LINE, correlation=0.7))
    assert "You hardly agree" in readings.crowd_dots(frame, replace(LINE, correlation=-0.1))


def test_crowd_says_on_which_side_a_scope_is() -> None:
    assert readings.crowd_dots(residuals(0.5, 0.3), LINE).endswith(
        "The 2 films of this selection you rate 0.40 stars above what the crowd leads to expect."
    )
    of_three = pd.DataFrame({"mean_residual": [0.5, -0.05], "film_count": [1, 2]})
    assert readings.crowd_dots(of_three, LINE).endswith(
        "The 3 films of this selection you rate 0.13 stars above what the crowd leads to expect."
    )
    assert "below" in readings.crowd_dots(residuals(-0.5, -0.3), LINE)
    assert readings.crowd_dots(residuals(0.05), LINE).endswith("you rate as the crowd leads to expect.")
    assert readings.crowd_dots(residuals(), LINE).endswith("None of them is in this selection.")


def test_without_a_line_the_crowd_says_what_is_missing() -> None:
    assert readings.crowd_dots(residuals(), NO_LINE) == (
        "0 rated films have 50 votes or more on TMDB; a line needs 30 with different averages."
    )


def test_drift_is_held_against_chance() -> None:
    frame = quarters((4.0, 0.2), (3.5, 0.2), (3.0, 0.2))

    assert readings.drift(frame) == (
        "Highest is 2020 Q1 with 4.00 over 20 entries, lowest 2020 Q3 with 3.00 over 20 entries. "
        "2 of 3 quarters are clearly apart from the average of all rated diary entries, 3.50; "
        "by chance alone 1 in 20 would be."
    )
    frame.loc[0, ["low", "high"]] = NAN
    assert readings.drift(frame).startswith(
        "Of the 2 quarters with 5 rated entries or more, highest is 2020 Q2 with 3.50 over 20 entries, "
        "lowest 2020 Q3"
    )
    assert readings.drift(quarters((3.5, 0.2), (3.4, 0.2))).endswith(
        "No quarter is clearly apart from the average of all rated diary entries, 3.45."
    )
    assert "Fewer than two quarters" in readings.drift(quarters((4.0, 0.2)))


def test_weekdays_that_hardly_differ_are_not_ranked() -> None:
    frame = pd.DataFrame({"weekday": [1, 2, 3], "rated_count": [9, 8, 1], "fair_average": [3.5, 3.4, NAN]})

    assert readings.by_weekday(frame) == (
        "Weekdays hardly differ: fair averages from Tuesday (3.40 over 8) to Monday (3.50 over 9)."
    )
    apart = frame.assign(fair_average=[4.0, 3.0, NAN])
    assert readings.by_weekday(apart) == (
        "By fair average Monday (4.00 over 9) is highest and Tuesday (3.00 over 8) lowest."
    )
    assert "Fewer than two weekdays" in readings.by_weekday(frame.iloc[1:])


def test_likes_name_the_rating_from_which_on_half_are_liked() -> None:
    frame = pd.DataFrame(
        {
            "rating": [3.0, 4.0, 4.5, 5.0, NAN],
            "film_count": [10, 10, 0, 10, 5],
            "liked_count": [9, 4, 0, 8, 1],
            "liked_share": [0.9, 0.4, NAN, 0.8, 0.2],
        }
    )

    assert readings.likes_by_rating(frame) == (
        "Liked are 22 of 35 (63 %). Of those with 5 stars it is half or more, of no others. "
        "1 liked film is unrated."
    )
    share = [1.0 if stars >= 4 else 0.0 for stars in frame["rating"].tolist()]
    assert "Every film of 4 stars or more is liked, and none below." in readings.likes_by_rating(
        frame.assign(liked_share=share)
    )
    assert "Every film of 5 stars is liked, and none below." in readings.likes_by_rating(
        frame.assign(liked_share=[0.0, 0.0, NAN, 1.0, 0.0])
    )
    assert "it is less than half" in readings.likes_by_rating(frame.assign(liked_share=0.1))
    assert readings.likes_by_rating(frame.assign(liked_count=0)) == "No film is liked."


def test_changes_count_what_rose_fell_and_stayed() -> None:
    frame = pd.DataFrame({"change": [-1.0, 0.0, 0.5], "film_count": [2, 6, 4]})

    assert readings.rating_change_counts(frame) == (
        "Of 12 films 4 rose, 2 fell and 6 stayed since their first rated entry: 0.00 stars on average."
    )
    stayed = pd.DataFrame({"change": [0.0], "entry_count": [12]})
    assert readings.rewatch_change_counts(stayed) == "None of 12 rewatches changed against the entry before."
    assert readings.rewatch_change_counts(stayed.iloc[:0]) == "No rewatch has two ratings to compare."
