"""Groups as rows of a ranking and as countries of the map: what is drawn, named, coloured and clicked."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from lbstats.charts import world
from lbstats.charts.marks import choose
from lbstats.charts.ranking import COLUMNS, TWO_ENDS, ranking_figure, sentence
from lbstats.charts.theme import DARK, LIGHT, Theme
from lbstats.stats.measure import Measure

NAN = float("nan")
SHAPES = Path(__file__).resolve().parents[3] / "static" / "topojson"
GROUPS = pd.DataFrame(
    {
        "key": ["Horror", "<b>", "War"],
        "name": ["Horror", "<b>", "A name much too long for the side of a chart"],
        "film_count": pd.Series([1200, 2, 1], dtype="Int64"),
        "hours": [2000.4, 3.0, NAN],
        "rated_count": pd.Series([61, 2, 0], dtype="Int64"),
        "mean_rating": [3.42, 2.0, NAN],
        "fair_average": [3.4, 2.5, NAN],
        "residual_count": pd.Series([61, 2, 0], dtype="Int64"),
        "residual": [0.404, -0.3, NAN],
        "ranked_count": [2, 2, 2],
    }
)
COUNTRIES = GROUPS.assign(key=["FR", "JP", "HK"], alpha_3=["FRA", "JPN", "HKG"])


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("measure", COLUMNS)
def test_a_ranking_has_units_and_a_figure_beside_each_row(theme: Theme, measure: str) -> None:
    figure = ranking_figure(GROUPS, theme, measure, noun="Genre")
    (rows,) = figure.data
    assert figure.layout.xaxis.title.text
    assert figure.layout.annotations[0].text == "Genre"
    assert len(rows.text) == len(rows.x) == len(rows.hovertext) == GROUPS[COLUMNS[measure]].notna().sum()


def test_a_ranking_is_as_high_as_its_rows() -> None:
    one, two, three, four = (
        ranking_figure(_ranked(rows), DARK, "films", noun="Genre").layout for rows in (1, 2, 3, 4)
    )
    assert one.height == two.height < three.height < four.height < 190
    assert one.yaxis.range == (1.5, -0.5)  # a row is a row's height


def _ranked(count: int) -> pd.DataFrame:
    """Groups `0`, `1` … with averages that fall by a tenth of a star from 5."""
    return pd.concat([GROUPS.head(1)] * count, ignore_index=True).assign(
        key=[f"{place}" for place in range(count)],
        name=[f"{place}" for place in range(count)],
        fair_average=[5 - place / 10 for place in range(count)],
        ranked_count=count,
    )


def test_of_many_averages_both_ends_are_drawn_and_the_gap_says_how_many_are_not() -> None:
    figure = ranking_figure(_ranked(9), DARK, "fair", noun="Genre", rows=5)
    (dots,) = figure.data
    assert list(dots.customdata) == ["0", "1", "2", "7", "8"]
    assert list(dots.y) == [0, 1, 2, 4, 5]
    assert list(figure.layout.yaxis.tickvals) == [0, 1, 2, 3, 4, 5]
    assert list(figure.layout.yaxis.ticktext) == ["0", "1", "2", "… 4 between", "7", "8"]


def test_the_gap_counts_those_that_the_frame_has_not_too() -> None:
    figure = ranking_figure(_ranked(6).assign(ranked_count=500), DARK, "fair", noun="Genre", rows=6)
    assert list(figure.layout.yaxis.ticktext) == ["0", "1", "2", "… 494 between", "3", "4", "5"]


def test_of_many_counts_the_first_are_drawn() -> None:
    figure = ranking_figure(_ranked(9), DARK, "films", noun="Genre", rows=5)
    assert list(figure.data[0].customdata) == ["0", "1", "2", "3", "4"]
    assert list(figure.layout.yaxis.ticktext) == ["0", "1", "2", "3", "4"]


def test_no_line_says_that_it_left_one_out() -> None:
    figure = ranking_figure(_ranked(6), DARK, "fair", noun="Genre", rows=5)
    assert list(figure.data[0].customdata) == ["0", "1", "2", "3", "4", "5"]
    assert len(ranking_figure(_ranked(6), DARK, "films", noun="Genre", rows=5).data[0].customdata) == 5


def test_what_a_measure_is_called_in_a_frame_is_the_same_for_charts_and_statistics() -> None:
    assert {measure.value: measure.column for measure in Measure} == COLUMNS
    assert tuple(measure.value for measure in Measure if measure.has_two_ends) == TWO_ENDS


def test_rows_without_the_measure_are_left_out_and_a_click_gives_the_key() -> None:
    (rows,) = ranking_figure(GROUPS, DARK, "hours", noun="Genre").data
    assert list(rows.customdata) == ["Horror", "<b>"]
    assert list(rows.text) == [" 2,000", " 3"]


def test_names_beside_a_ranking_are_text_and_short() -> None:
    names = ranking_figure(GROUPS, DARK, "films", noun="Genre").layout.yaxis.ticktext
    assert names[1] == "&lt;b&gt;"
    assert names[2] == "A name much too long for…"


def test_above_and_below_the_crowd_differ_in_sign_side_and_colour() -> None:
    figure = ranking_figure(GROUPS, DARK, "residual", noun="Genre")
    (bars,) = figure.data
    assert list(bars.text) == [" +0.40 ", " \N{MINUS SIGN}0.30 "]
    assert list(bars.marker.color) == [DARK.main, DARK.below]
    assert figure.layout.xaxis.range[0] < 0 < figure.layout.xaxis.range[1]


def test_a_fair_average_is_a_dot_in_the_colour_of_its_stars() -> None:
    (dots,) = ranking_figure(GROUPS, DARK, "fair", noun="Genre").data
    assert dots.type == "scatter"
    assert list(dots.marker.color) == [DARK.of_stars(3.4), DARK.of_stars(2.5)]
    assert DARK.of_stars(0.5) == DARK.ratings[0]
    assert DARK.of_stars(5) == DARK.ratings[9]


def test_hover_over_a_row_is_a_sentence_of_what_is_known() -> None:
    first, second, third = GROUPS.to_dict("records")
    assert sentence(first) == (
        "Horror: 1,200 films, 2,000 hours<br>average 3.42, fair 3.40, over 61 rated films"
        "<br>0.40 stars above what the crowd's rating predicts"
    )
    assert sentence(second).endswith("0.30 stars below what the crowd's rating predicts")
    assert sentence(third) == "A name much too long for the side of a chart: 1 film"


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_one_film_is_seen_beside_a_thousand_and_the_map_lies_on_the_page(theme: Theme) -> None:
    figure = world.world_figure(COUNTRIES, theme, "films")
    land, key = figure.data
    assert (key.name, key.marker.color) == ("No film", figure.layout.geo.landcolor)
    assert list(land.customdata) == ["FR", "JP", "HK"]
    assert (land.z[2] - land.zmin) / (land.z[0] - land.zmin) > 0.05
    assert figure.layout.geo.bgcolor == figure.layout.paper_bgcolor == "rgba(0,0,0,0)"
    assert figure.layout.geo.fitbounds is False
    assert list(land.colorbar.ticktext) == ["1", "10", "100", "1,000"]


def test_the_country_that_is_open_has_the_strongest_border() -> None:
    figure = world.world_figure(COUNTRIES, LIGHT, "films")
    choose(figure, lambda key: key == "JP", LIGHT)
    border = figure.data[0].marker.line
    assert list(border.color) == [LIGHT.quiet, LIGHT.text, LIGHT.quiet]
    assert list(border.width) == [0.4, 2.5, 0.4]


def test_countries_without_a_fair_average_are_not_shaded_by_it() -> None:
    land, key = world.world_figure(COUNTRIES, DARK, "fair").data
    assert key.name == "Too few rated films"
    assert list(land.locations) == ["FRA", "JPN"]
    assert (land.zmin, land.zmax) == (0.5, 5)


def test_against_the_crowd_no_difference_is_in_the_middle_of_the_colours() -> None:
    land, _ = world.world_figure(COUNTRIES, DARK, "residual").data
    assert list(land.locations) == ["FRA", "JPN"]
    assert list(land.z) == [0.404, -0.3]
    assert (land.zmin, land.zmax) == (-0.5, 0.5)
    assert [colour for _, colour in land.colorscale] == [DARK.below, DARK.middle, DARK.main]
    assert list(land.colorbar.ticktext) == ["\N{MINUS SIGN}0.5", "0.0", "+0.5"]
    land, _ = world.world_figure(COUNTRIES.assign(residual=[0.2, -0.75, float("nan")]), DARK, "residual").data
    assert (land.zmin, land.zmax) == (-0.8, 0.8)


def test_the_shapes_the_map_asks_for_come_from_the_app_and_are_there() -> None:
    figure = world.world_figure(COUNTRIES, DARK, "films")
    assert world.MAP_CONFIG["topojsonURL"] == "app/static/topojson/"
    shapes = json.loads((SHAPES / f"world_{figure.layout.geo.resolution}m.json").read_text("utf-8"))
    known = {shape.get("id") for shape in shapes["objects"]["countries"]["geometries"]}
    assert set(COUNTRIES["alpha_3"]) <= known
