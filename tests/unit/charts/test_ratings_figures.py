from __future__ import annotations

import pandas as pd
import pytest

from lbstats.charts import ratings
from lbstats.charts.drift import drift_figure
from lbstats.charts.overview import rating_histogram_figure
from lbstats.charts.theme import DARK, LIGHT

NAN = float("nan")
CROWD = pd.DataFrame(
    {
        "film_id": pd.Series([1, 2], dtype="Int64"),
        "title": ["<b>Her", "Heat"],
        "year": pd.Series([2013, None], dtype="Int64"),
        "rating": [5.0, 0.5],
        "crowd_rating": [7.9, 8.1],
        "expected_rating": [3.9, 4.0],
        "residual": [1.1, -3.5],
        "film_count": pd.Series([1, 1], dtype="Int64"),
    }
)
DRIFT = pd.DataFrame(
    {
        "quarter": pd.to_datetime(["2023-01-01", "2023-04-01", "2023-07-01", "2023-10-01"]),
        "rated_count": pd.Series([9, 2, 9, 12], dtype="Int64"),
        "mean_rating": [3.5, 4.0, 3.0, 3.25],
        "low": [3.0, NAN, 2.5, 3.0],
        "high": [4.0, NAN, 3.5, 3.5],
    }
)
LIKES = pd.DataFrame(
    {
        "rating": [0.5, 5.0, NAN],
        "film_count": pd.Series([0, 4, 2], dtype="Int64"),
        "liked_count": pd.Series([0, 3, 1], dtype="Int64"),
        "liked_share": [NAN, 0.75, 0.5],
    }
)
CHANGES = pd.DataFrame({"change": [-1.0, 0.0, 0.5], "film_count": pd.Series([1, 7, 2], dtype="Int64")})


def test_dots_of_the_crowd_have_the_colour_of_their_rating_and_say_what_was_expected() -> None:
    dots, line = ratings.crowd_figure(CROWD, DARK, slope=0.5, intercept=0.0).data
    assert list(dots.marker.color) == [DARK.ratings[9], DARK.ratings[0]]
    assert list(dots.hovertext) == [
        "&lt;b&gt;Her (2013): you 5, crowd 7.9<br>1.1 stars above the 3.9 the line expects",
        "Heat: you 0.5, crowd 8.1<br>3.5 stars below the 4.0 the line expects",
    ]
    assert list(line.y) == [3.95, 4.05]
    assert all(
        abs(drawn - real) <= ratings.SPREAD for drawn, real in zip(dots.y, CROWD["rating"], strict=True)
    )


def test_dot_of_several_films_is_larger_and_says_how_many_more() -> None:
    shared = CROWD.assign(film_count=pd.Series([4, 1], dtype="Int64"))
    dots, _ = ratings.crowd_figure(shared, DARK, slope=0.5, intercept=0.0).data
    assert list(dots.marker.size) == [18, 9]  # half as wide: a quarter of the area
    assert dots.hovertext[0].endswith("<br>and 3 more with this rating, near this average")
    assert "more" not in dots.hovertext[1]


def test_each_quarter_of_the_drift_has_its_own_band_or_none() -> None:
    (line,) = drift_figure(DRIFT, LIGHT).data
    assert list(line.y) == [3.5, 4.0, 3.0, 3.25]
    assert list(line.error_y.array) == [0.5, 0, 0.5, 0.25]
    assert list(line.error_y.arrayminus) == [0.5, 0, 0.5, 0.25]
    assert (
        line.hovertext[0]
        == "2023 Q1: average 3.50 over 9 rated entries<br>uncertain by chance: 3.00 to 4.00 (95 %)"
    )
    assert line.hovertext[1] == "2023 Q2: average 4.00 over 2 rated entries<br>too few to say how uncertain"
    assert list(line.marker.symbol) == ["circle", "circle-open", "circle", "circle"]


def test_likes_leave_out_ratings_nobody_gave_and_name_the_unrated() -> None:
    bars = ratings.likes_figure(LIKES, LIGHT).data[0]
    assert list(bars.x) == ["5", ratings.UNRATED]
    assert list(bars.text) == ["4", "2"]
    assert bars.hovertext[1] == "Unrated: 1 of 2 films liked (50 %)"
    assert bars.marker.color[0] == LIGHT.ratings[9]


def test_changes_tell_warmer_from_cooler_by_place_and_colour() -> None:
    figure = ratings.changes_figure(CHANGES, LIGHT, column="film_count", noun=("film", "films"))
    bars = figure.data[0]
    assert list(bars.hovertext) == ["1 star down: 1 film", "Unchanged: 7 films", "0.5 star up: 2 films"]
    assert len(set(bars.marker.color)) == 3
    assert figure.layout.xaxis.ticktext[figure.layout.xaxis.tickvals.index(0)] == "0"


def test_weekdays_without_a_fair_average_are_left_out() -> None:
    frame = pd.DataFrame({"weekday": [1, 2], "rated_count": [12, 1], "fair_average": [3.456, NAN]})
    dots = ratings.weekday_figure(frame, LIGHT).data[0]
    assert list(dots.x) == ["Mon"]
    assert dots.hovertext[0] == "Monday: fair average 3.46<br>over 12 rated entries"


def test_a_bar_of_the_histogram_knows_its_rating() -> None:
    halves = [half / 2 for half in range(1, 11)]
    frame = pd.DataFrame({"rating": halves, "film_count": [1] * 10, "liked_count": [0] * 10})
    assert all(list(bars.customdata) == halves for bars in rating_histogram_figure(frame, LIGHT).data)


@pytest.mark.parametrize(
    ("last", "step", "name"),
    [("2015-04-01", "M3", "Q%q\n%Y"), ("2015-07-01", "M12", "%Y"), ("2030-01-01", "M24", "%Y")],
)
def test_the_drifts_axis_names_each_quarter_or_year_once(last: str, step: str, name: str) -> None:
    frame = pd.concat([DRIFT.head(1).assign(quarter=pd.Timestamp(day)) for day in ("2014-01-01", last)])
    axis = drift_figure(frame, LIGHT).layout.xaxis
    assert (axis.dtick, axis.tickformat) == (step, name)
