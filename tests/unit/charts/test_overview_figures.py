from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from lbstats.charts import overview
from lbstats.charts.marks import choose
from lbstats.charts.theme import (
    ACCENT,
    DARK,
    LIGHT,
    LONG,
    Theme,
    make_figure,
    switching_ratings,
    theme_of,
    whole_steps,
)

if TYPE_CHECKING:
    import plotly.graph_objects as go

PAGES = {"light": "#FBFBFA", "dark": "#121416"}
YEARS = pd.DataFrame(
    {
        "year": pd.Series([1995, 1999, None], dtype="Int64"),
        "film_count": pd.Series([1, 34, 2], dtype="Int64"),
        "rated_count": pd.Series([0, 30, 1], dtype="Int64"),
        "mean_rating": [float("nan"), 3.8, 4.0],
        "fair_average": [float("nan"), 3.75, float("nan")],
        "entry_count": pd.Series([0, 1200, 3], dtype="Int64"),
    }
)
DECADES = pd.DataFrame(
    {
        "decade": pd.Series([1980, 1990], dtype="Int64"),
        "film_count": pd.Series([1, 35], dtype="Int64"),
        "rated_count": pd.Series([0, 30], dtype="Int64"),
        "mean_rating": [float("nan"), 3.8],
        "fair_average": [float("nan"), 3.75],
    }
)
RATINGS = pd.DataFrame(
    {
        "rating": [half / 2 for half in range(1, 11)],
        "film_count": pd.Series([0, 1, 0, 2, 0, 3, 0, 4, 0, 5], dtype="Int64"),
        "liked_count": pd.Series([0, 0, 0, 0, 0, 0, 0, 2, 0, 5], dtype="Int64"),
    }
)
FIGURES = [
    (overview.films_by_year_figure, YEARS),
    (overview.rating_by_year_figure, YEARS),
    (overview.entries_by_year_figure, YEARS),
    (overview.decades_figure, DECADES),
    (overview.rating_histogram_figure, RATINGS),
]


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize(("build", "frame"), FIGURES)
def test_every_figure_has_units_sentences_and_room_for_a_phone(build, frame, theme: Theme) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    figure = build(frame, theme)
    assert figure.layout.height >= 260
    assert figure.layout.xaxis.title.text
    assert figure.layout.annotations[0].text
    assert figure.layout.paper_bgcolor == "rgba(0,0,0,0)"
    assert all(trace.hoverinfo in ("text", "skip") for trace in figure.data)
    assert len(figure.data[0].hovertext) == len(figure.data[0].x)


@pytest.mark.parametrize(("build", "frame"), FIGURES)
def test_an_empty_frame_makes_a_figure_and_no_error(build, frame) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    empty = frame if build is overview.rating_histogram_figure else frame.head(0)
    assert build(empty, DARK).data


def test_hover_says_count_and_average_of_a_year() -> None:
    (bars,) = overview.films_by_year_figure(YEARS, DARK).data
    assert list(bars.hovertext) == [
        "1995: 1 film, none of them rated",
        "1999: 34 films,<br>average 3.80 over 30 rated films",
    ]
    assert list(bars.x) == [1995, 1999]


def test_years_without_a_rating_have_no_dot() -> None:
    (dots,) = overview.rating_by_year_figure(YEARS, DARK).data
    assert list(dots.hovertext) == ["1999: average 3.80 over 30 rated films"]
    assert list(dots.marker.symbol) == ["circle"]
    (dots,) = overview.rating_by_year_figure(YEARS.assign(fair_average=float("nan")), DARK).data
    assert list(dots.marker.symbol) == ["circle-open"]


def test_diary_entries_are_counted_apart_from_films() -> None:
    (bars,) = overview.entries_by_year_figure(YEARS, DARK).data
    assert list(bars.hovertext) == [
        "1995: 0 diary entries of 1 film",
        "1999: 1,200 diary entries of 34 films",
    ]


def test_decades_carry_their_fair_average_where_there_is_one() -> None:
    (bars,) = overview.decades_figure(DECADES, DARK).data
    assert list(bars.text) == ["", "3.8"]
    assert list(bars.x) == ["1980s", "1990s"]


def test_what_is_open_is_as_strong_as_before_and_all_else_paler_in_every_trace() -> None:
    figure = overview.rating_histogram_figure(RATINGS, LIGHT)
    choose(figure, lambda key: key == 4.5, LIGHT)
    rest = [0.45] * 10
    rest[8] = 1
    assert [list(bars.marker.opacity) for bars in figure.data] == [rest, rest]
    assert [bars.selectedpoints for bars in figure.data] == [None, None]


def test_nothing_is_paler_where_the_address_names_what_the_figure_does_not_have() -> None:
    figure = overview.rating_histogram_figure(RATINGS, LIGHT)
    choose(figure, lambda key: key == 99, LIGHT)
    assert [bars.marker.opacity for bars in figure.data] == [None, None]


def test_decades_without_a_film_keep_their_place() -> None:
    frame = DECADES.assign(decade=pd.Series([1950, 1980], dtype="Int64"))
    axis = overview.decades_figure(frame, DARK).layout.xaxis
    assert list(axis.categoryarray) == ["1950s", "1960s", "1970s", "1980s"]


@pytest.mark.parametrize(
    ("years", "axis"),
    [([1999], [1994.0, 2004.0]), ([1995, 1999], [1992.0, 2002.0]), ([1950, 1999], [1949.5, 1999.5])],
)
def test_an_axis_of_years_is_never_shorter_than_ten(years: list[int], axis: list[float]) -> None:
    ends = pd.DataFrame({"year": pd.Series(years, dtype="Int64")})
    counts = YEARS.drop(columns="year").iloc[: len(years)]
    figure = overview.films_by_year_figure(pd.concat([ends, counts], axis=1), LIGHT)
    assert list(figure.layout.xaxis.range) == axis
    assert figure.data[0].width == 0.8


def test_the_histogram_marks_likes_only_when_there_are_some() -> None:
    figure = overview.rating_histogram_figure(RATINGS, DARK)
    assert figure.data[0].hovertext[7] == "4 stars: 4 films, 2 liked"
    assert figure.data[0].hovertext[1] == "1 star: 1 film, 0 liked"
    assert figure.data[0].marker.color[0].startswith("rgba(")
    assert figure.data[0].marker.line.color == figure.data[1].marker.color
    without = overview.rating_histogram_figure(RATINGS.assign(liked_count=0), DARK)
    assert without.data[0].marker.color == without.data[1].marker.color
    assert without.layout.annotations[0].text == "Films"


def test_a_rating_scale_has_both_appearances_in_its_order() -> None:
    style = switching_ratings(".chart")
    assert style.count("light-dark(") == len(LIGHT.ratings) == len(DARK.ratings)
    assert (
        f".chart .point:nth-child(1) path {{ fill: light-dark({LIGHT.ratings[0]}, {DARK.ratings[0]})" in style
    )
    assert (
        f".chart .point:nth-child(10) path {{ fill: light-dark({LIGHT.ratings[9]}, {DARK.ratings[9]})"
        in style
    )


def test_words_of_an_axis_are_text() -> None:
    assert (
        make_figure(DARK, [], x_title="x", y_title="<b>y</b>").layout.annotations[0].text
        == "&lt;b&gt;y&lt;/b&gt;"
    )


@pytest.mark.parametrize(("theme", "page"), [(LIGHT, PAGES["light"]), (DARK, PAGES["dark"])])
def test_colours_can_be_told_from_the_page(theme: Theme, page: str) -> None:
    assert contrast(theme.quiet, page) >= 4.5
    assert contrast(theme.text, page) >= 7
    assert contrast(theme.text, theme.surface) >= 7


def test_the_accent_outlives_a_switch_of_the_appearance() -> None:
    assert all(contrast(ACCENT, page) >= 3 for page in PAGES.values())


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_ten_ratings_are_ordered_by_lightness(theme: Theme) -> None:
    shades = [luminance(colour) for colour in theme.ratings]
    assert len(shades) == 10
    assert shades == sorted(shades, reverse=theme is LIGHT)


def test_an_appearance_not_yet_known_is_dark() -> None:
    assert theme_of("light") is LIGHT
    assert theme_of("dark") is DARK
    assert theme_of(None) is DARK


def test_long_lists_are_packed_and_say_the_same() -> None:
    def drawn(**values: object) -> go.Figure:
        return make_figure(DARK, [{"type": "scatter", **values}], x_title="", y_title="")

    long = [f"Film {number}" for number in range(LONG)]
    figure = drawn(x=list(range(LONG)), y=[None, *range(1, LONG)], hovertext=long)
    (packed,) = figure.to_dict()["data"]
    assert set(packed["x"]) == {"dtype", "bdata"}
    assert list(figure.data[0].x) == list(range(LONG))
    assert list(packed["y"][:2]) == [None, 1]
    assert json.loads(figure.to_json())["data"][0]["hovertext"] == long
    assert drawn(x=[1, 2]).to_dict()["data"][0]["x"] == [1, 2]


def test_few_films_are_counted_in_whole_steps() -> None:
    assert whole_steps([1, 5]) == {"dtick": 1}
    assert whole_steps([6, 1]) == {}
