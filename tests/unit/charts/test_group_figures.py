"""The figures of Taste, People and World: units, sentences, colours with a meaning, what a click gives."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from lbstats.charts import people, taste
from lbstats.charts.theme import DARK, LIGHT, Theme
from tests.unit.charts.test_overview_figures import PAGES, contrast, luminance

NAN = float("nan")
CELLS = pd.DataFrame(
    {
        "genre": ["Drama", "Drama", "War", "War"],
        "decade": pd.Series([1990, 2000, 1990, 2000], dtype="Int64"),
        "film_count": pd.Series([4, 1, 0, 9], dtype="Int64"),
        "rated_count": pd.Series([4, 0, 0, 2], dtype="Int64"),
        "mean_rating": [3.5, NAN, NAN, 4.0],
    }
)
PAIRS = pd.DataFrame(
    {
        "genre": ["Crime"],
        "other_genre": ["Drama"],
        "film_count": pd.Series([10], dtype="Int64"),
        "expected_count": [4.2],
        "rated_count": pd.Series([8], dtype="Int64"),
        "mean_rating": [3.25],
    }
)
FILMS = pd.DataFrame(
    {
        "film_id": pd.Series([1, 2], dtype="Int64"),
        "title": ["Her", "<i>Heat"],
        "year": pd.Series([2013, None], dtype="Int64"),
        "rating": [4.5, 4.5],
        "entry_id": pd.Series([7, 8], dtype="Int64"),
        "vote_count": pd.Series([12000, 60], dtype="Int64"),
        "film_count": pd.Series([1, 1], dtype="Int64"),
        "watched_on": pd.to_datetime([dt.date(2024, 3, 1), dt.date(2024, 3, 2)]),
        "is_rewatch": [False, True],
    }
)
DIRECTED = pd.DataFrame(
    {
        "period": pd.Series([1990, 2000], dtype="Int64"),
        "film_count": pd.Series([4, 1], dtype="Int64"),
        "women_count": pd.Series([1, 0], dtype="Int64"),
        "non_binary_count": pd.Series([0, 0], dtype="Int64"),
        "men_count": pd.Series([2, 1], dtype="Int64"),
        "unknown_count": pd.Series([1, 0], dtype="Int64"),
    }
)


def test_cells_without_a_film_are_empty_and_the_others_carry_their_count() -> None:
    heat, *words, marks = taste.genre_decade_figure(CELLS, DARK).data
    assert {cell for each in words for cell in zip(each.x, each.y, each.text, strict=True)} == {
        ("1990s", "Drama", "4"),
        ("2000s", "Drama", "1"),
        ("2000s", "War", "9"),
    }
    assert heat.z[1][0] is None
    assert list(marks.hovertext) == [
        "Drama of the 1990s: 4 films,<br>average 3.50 over 4 rated",
        "Drama of the 2000s: 1 film",
        "War of the 1990s: no film",
        "War of the 2000s: 9 films,<br>average 4.00 over 2 rated",
    ]
    assert list(marks.customdata) == [["Drama", 1990], ["Drama", 2000], None, ["War", 2000]]


def test_decades_without_a_film_keep_their_place() -> None:
    apart = CELLS.assign(decade=pd.Series([1970, 2000, 1970, 2000], dtype="Int64"))
    heat = taste.genre_decade_figure(apart, DARK).data[0]
    assert list(heat.x) == ["1970s", "1980s", "1990s", "2000s"]
    assert list(heat.z[0]) == [2.0, None, None, 1.0]
    first, last = 1960, 1990
    directed = DIRECTED.assign(period=pd.Series([first, last], dtype="Int64"))
    axis = people.directed_by_women_figure(directed, DARK, is_decade=True).layout.xaxis
    assert list(axis.categoryarray) == ["1960s", "1970s", "1980s", "1990s"]


def test_a_pair_stands_beside_what_chance_would_give() -> None:
    bars, chance = taste.genre_pairs_figure(PAIRS, DARK).data
    assert list(bars.x) == [10]
    assert list(chance.x) == [4.2]
    assert list(bars.customdata[0]) == ["Crime", "Drama"]
    assert (
        bars.hovertext[0] == "Crime and Drama: 10 films,<br>4 expected by chance<br>average 3.25 over 8 rated"
    )


def test_films_of_one_rating_stand_apart_by_less_than_a_rating() -> None:
    figure = taste.quadrants_figure(FILMS, DARK, votes=900.0, rating=3.7)
    (dots,) = figure.data
    assert dots.y[0] != dots.y[1]
    assert all(abs(each - 4.5) < 0.25 for each in dots.y)
    assert list(dots.hovertext) == [
        "Her (2013): 4.5 stars, 12,000 votes",
        "&lt;i&gt;Heat: 4.5 stars, 60 votes",
    ]
    assert len(figure.layout.annotations) == 5


def test_a_film_nobody_voted_for_lies_on_the_edge_and_not_at_minus_infinity() -> None:
    figure = taste.quadrants_figure(FILMS.assign(vote_count=0), DARK, votes=0.0, rating=3.7)
    (dots,) = figure.data
    assert set(dots.x) == {1}
    assert figure.layout.shapes[0].x0 == 1
    assert dots.hovertext[0].endswith(", 0 votes")


def test_a_persons_ratings_are_dots_by_year_and_by_day() -> None:
    (now,) = people.films_of_person_figure(FILMS.head(1), DARK).data
    assert list(now.hovertext) == ["Her (2013): 4.5 stars"]
    (then,) = people.entries_of_person_figure(FILMS, DARK).data
    assert list(then.hovertext) == [
        "Her (2013): 4.5 stars on 1 Mar 2024",
        "&lt;i&gt;Heat: 4.5 stars on 2 Mar 2024, a rewatch",
    ]


def test_who_directed_adds_up_and_the_unknown_is_shown_hatched() -> None:
    figure = people.directed_by_women_figure(DIRECTED, DARK, is_decade=True)
    assert [trace.name for trace in figure.data] == [
        "With a woman directing",
        "Directed by men only",
        "Unknown to TMDB",
    ]
    assert [sum(part) for part in zip(*(trace.y for trace in figure.data), strict=True)] == [100, 100]
    assert figure.data[0].hovertext[0] == "1990s: 1 of 4 films with a woman directing<br>(25 %)"
    assert figure.data[2].marker.pattern.shape
    assert list(people.directed_by_women_figure(DIRECTED, DARK, is_decade=False).data[0].x) == [
        "1990",
        "2000",
    ]


def test_the_axes_of_genres_by_decade_end_with_their_cells() -> None:
    axes = taste.genre_decade_figure(CELLS, DARK).layout
    decades, genres = len(set(CELLS["decade"])), len(set(CELLS["genre"]))
    assert axes.xaxis.range == (-0.5, decades - 0.5)
    assert axes.yaxis.range == (genres - 0.5, -0.5)


@pytest.mark.parametrize(("theme", "page"), [(LIGHT, PAGES["light"]), (DARK, PAGES["dark"])])
def test_shades_are_ordered_by_lightness_and_the_sides_of_zero_differ(theme: Theme, page: str) -> None:
    shades = [luminance(colour) for colour in theme.shades]
    assert shades == sorted(shades, reverse=theme is LIGHT)
    assert contrast(theme.below, page) >= 3
    assert contrast(theme.below, theme.main) >= 1.5
