"""Contrast of the colours of charts with the page, by WCAG 2.2: 4.5 for words, 3 for marks."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from plotly.colors import sample_colorscale

from lbstats.charts.diary import EARLIER
from lbstats.charts.heat import counted_cells
from lbstats.charts.theme import DARK, LIGHT, pale

if TYPE_CHECKING:
    from lbstats.charts.theme import Theme

CONFIG: Final = tomllib.loads(
    (Path(__file__).resolve().parents[3] / ".streamlit/config.toml").read_text("utf-8")
)["theme"]
PAGES: Final = [
    pytest.param(LIGHT, CONFIG["light"], id="light"),
    pytest.param(DARK, CONFIG["dark"], id="dark"),
]
WORDS: Final = 4.5
MARKS: Final = 3.0


def channels(colour: str) -> list[float]:
    return [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]


def luminance(colour: str) -> float:
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def laid_over(colour: str, page: str, opacity: float) -> str:
    mixed = (
        opacity * above + (1 - opacity) * below
        for above, below in zip(channels(colour), channels(page), strict=True)
    )
    return "#" + "".join(f"{round(value * 255):02X}" for value in mixed)


def test_the_arithmetic_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("theme", "page"), PAGES)
def test_words_of_charts_can_be_read(theme: Theme, page: dict[str, str]) -> None:
    background = page["backgroundColor"]
    assert contrast(theme.text, background) >= WORDS
    assert contrast(theme.quiet, background) >= WORDS
    assert contrast(theme.text, theme.surface) >= WORDS


@pytest.mark.parametrize(("theme", "page"), PAGES)
def test_marks_that_carry_meaning_stand_out(theme: Theme, page: dict[str, str]) -> None:
    background = page["backgroundColor"]
    marks = [theme.main, theme.below, *theme.ratings, *theme.shades[-4:]]
    assert [mark for mark in marks if contrast(mark, background) < MARKS] == []
    assert contrast(laid_over(theme.quiet, background, EARLIER), background) >= MARKS


@pytest.mark.parametrize(("theme", "page"), PAGES)
def test_scales_go_one_way_in_lightness_so_that_no_hue_is_needed(theme: Theme, page: dict[str, str]) -> None:
    for scale in (theme.ratings, theme.shades):
        steps = [contrast(colour, page["backgroundColor"]) for colour in scale]
        assert all(one < other for one, other in pairwise(steps))


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_what_lies_above_and_below_zero_differs_in_lightness_too(theme: Theme) -> None:
    assert contrast(theme.main, theme.below) >= 1.5
    assert min(contrast(theme.middle, other) for other in (theme.line, theme.main, theme.below)) >= 1.25


def test_a_paler_bar_keeps_an_edge_of_full_strength() -> None:
    assert pale("#C47D1A")["marker"] == {
        "color": "rgba(196,125,26,0.4)",
        "line": {"color": "#C47D1A", "width": 1.5},
    }


@pytest.mark.parametrize("appearance", ["light", "dark"])
def test_words_links_and_the_accent_of_the_page_can_be_read(appearance: str) -> None:
    page = CONFIG[appearance]
    for background in (page["backgroundColor"], page["secondaryBackgroundColor"]):
        for colour in (page["textColor"], page["linkColor"], page["primaryColor"]):
            assert contrast(colour, background) >= WORDS


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_counts_on_the_cells_of_heat_maps_can_be_read_on_every_shade(theme: Theme) -> None:
    names = [str(count) for count in range(1, 101)]
    heat, *words = counted_cells(names, ["all"], [list(range(1, 101))], theme)
    inks = {text: each["textfont"]["color"] for each in words for text in each["text"]}
    assert sorted(inks) == sorted(names)
    shades = sample_colorscale(
        heat["colorscale"], [count / 100 for count in range(1, 101)], colortype="tuple"
    )
    cells = ["#" + "".join(f"{round(255 * channel):02X}" for channel in shade) for shade in shades]
    assert [name for name, cell in zip(names, cells, strict=True) if contrast(inks[name], cell) < WORDS] == []
    assert all(each["unselected"]["textfont"] == {"color": each["textfont"]["color"]} for each in words)


def test_counts_of_thousands_are_shortened_to_fit_a_cell() -> None:
    _, *words = counted_cells(["a", "b"], ["all"], [[999, 1250]], LIGHT)
    assert sorted(text for each in words for text in each["text"]) == ["1.3k", "999"]
