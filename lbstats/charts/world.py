"""The map of countries. Nothing is counted here.

Nothing is fetched but the map's own shapes, and those from the app itself. Which countries have a shape is
known where the countries are; the page names the rest.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from lbstats.charts.ranking import COLUMNS, Measure, sentence
from lbstats.charts.theme import CONFIG, PALED, Theme, make_figure, scale
from lbstats.rounding import signed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pandas as pd
    import plotly.graph_objects as go

TITLES: Final[Mapping[Measure, str]] = {
    "films": "Films, by country of production",
    "fair": "Fair average, in stars",
    "residual": "Stars above or below what the crowd's rating predicts",
}

WITHOUT: Final[Mapping[Measure, str]] = {
    "films": "No film",
    "fair": "Too few rated films",
    "residual": "Too few rated films",
}
"""What land has no colour for."""
MAP_CONFIG: Final[Mapping[str, Any]] = {**CONFIG, "topojsonURL": "app/static/topojson/"}
"""Plotly's settings for a map: without them it would ask a foreign host for the shapes."""
MAP_HEIGHT: Final = 270
"""As a phone needs it; a wide screen gives the map more."""
STEPS: Final = (1, 3, 10, 30, 100, 300, 1000, 3000, 10000)
MOST_STEPS: Final = 5
LEAST_SPREAD: Final = 0.5
"""Stars to either side: what differs less is pale."""
ZOOM: Final = {"lonaxis": {"range": [-170, 190]}, "lataxis": {"range": [-57, 84]}}


def world_figure(frame: pd.DataFrame, theme: Theme, shade: Measure) -> go.Figure:
    """Countries by how many films were made there, by their fair average, or against the crowd.

    A click gives the country's key.

    Args:
        frame: Countries with key, alpha_3, name and what `ranking.sentence` says; those without a shape left
            out.
        theme: The appearance.
        shade: What the colour says, one of `TITLES`. Counts are shaded by their root of four, so that one
            film is seen beside a thousand; stars as everywhere; what is above and below the crowd's line from
            its own middle.
    """
    shown = frame.dropna(subset=COLUMNS[shade])
    values = shown[COLUMNS[shade]].tolist()
    places, colours, key = _SHADES[shade](values, theme)
    land = {
        "type": "choropleth",
        "locationmode": "ISO-3",
        "locations": shown["alpha_3"].tolist(),
        "z": places,
        **colours,
        "customdata": shown["key"].tolist(),
        "hovertext": [sentence(row) for row in shown.to_dict("records")],
        "hoverinfo": "text",
        "unselected": PALED,
        "marker": {"line": {"color": theme.quiet, "width": 0.4}},
        "colorbar": _key(theme) | key,
    }
    return make_figure(
        theme,
        [land, _without(theme, WITHOUT[shade])],
        x_title="",
        y_title=TITLES[shade],
        geo=_ground(theme),
        margin={"l": 0, "r": 0, "t": 34, "b": 0},
        height=MAP_HEIGHT,
        hovermode="closest",
        showlegend=True,
        legend={
            "orientation": "h",
            "x": 0.5,
            "xanchor": "center",
            "y": -0.22,
            "yanchor": "top",
            "font": {"color": theme.text},
            "itemclick": False,
            "itemdoubleclick": False,
        },
    )


Drawn: TypeAlias = tuple[list[float], dict[str, Any], dict[str, Any]]
"""Where each value is on the scale of colours; that scale; and the ticks of its key."""


def _counts(values: list[int], theme: Theme) -> Drawn:
    steps = [step for step in STEPS if step <= max(values, default=0)]
    if len(steps) > MOST_STEPS:  # on a phone they would touch
        steps = steps[::2]
    ticks = {"tickvals": [step**0.25 for step in steps], "ticktext": [f"{step:,}" for step in steps]}
    return [value**0.25 for value in values], {"colorscale": scale(theme), "zmin": 0.6}, ticks


def _stars(values: list[float], theme: Theme) -> Drawn:
    last = len(theme.ratings) - 1
    colours = [[place / last, colour] for place, colour in enumerate(theme.ratings)]
    stars = [1, 2, 3, 4, 5]
    return values, {"colorscale": colours, "zmin": 0.5, "zmax": 5}, {"tickvals": stars, "ticktext": stars}


def _against(values: list[float], theme: Theme) -> Drawn:
    # To a tenth of a star, as its key says it.
    most = max([LEAST_SPREAD, *(ceil(10 * abs(value)) / 10 for value in values)])
    colours = [[0, theme.below], [0.5, theme.middle], [1, theme.main]]
    steps = [-most, 0, most]
    ticks = {"tickvals": steps, "ticktext": [signed(step, 1) for step in steps]}
    return values, {"colorscale": colours, "zmin": -most, "zmax": most}, ticks


_SHADES: Final[Mapping[Measure, Callable[[list[Any], Theme], Drawn]]] = {
    "films": _counts,
    "fair": _stars,
    "residual": _against,
}


def _key(theme: Theme) -> dict[str, Any]:
    """The colours' key below the map."""
    return {
        "orientation": "h",
        "x": 0.5,
        "xanchor": "center",
        "y": 0.0,
        "yanchor": "top",
        "len": 0.55,
        "thickness": 9,
        "outlinewidth": 0,
        "tickfont": {"color": theme.quiet},
    }


def _without(theme: Theme, name: str) -> dict[str, Any]:
    """What land without a colour means, for the legend: a mark that lies nowhere."""
    line = {"color": theme.quiet, "width": 0.8}
    return {
        "type": "scattergeo",
        "mode": "markers",
        "name": name,
        "lon": [None],
        "lat": [None],
        "marker": {"symbol": "square", "size": 12, "color": theme.line, "line": line},
        "hoverinfo": "skip",
    }


def _ground(theme: Theme) -> dict[str, Any]:
    """Land and sea without a colour of their own; 1 : 50 million, which has Hong Kong and Singapore."""
    return {
        "resolution": 50,
        "projection": {"type": "natural earth"},
        "fitbounds": False,
        "bgcolor": "rgba(0,0,0,0)",
        "showframe": False,
        "showcoastlines": False,
        "showcountries": True,
        "countrycolor": theme.line,
        "countrywidth": 0.5,
        "showland": True,
        "landcolor": theme.line,
        "showocean": False,
        "showlakes": False,
        **ZOOM,
    }
