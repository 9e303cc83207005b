"""The map of countries. Nothing is counted here.

Nothing is fetched but the map's own shapes, and those from the app itself. Which countries have a shape is
known where the countries are; the page names the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from lbstats.charts.ranking import sentence
from lbstats.charts.theme import CONFIG, PALED, Theme, make_figure, scale

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd
    import plotly.graph_objects as go

Shade: TypeAlias = Literal["films", "fair"]

MAP_CONFIG: Final[Mapping[str, Any]] = {**CONFIG, "topojsonURL": "app/static/topojson/"}
"""Plotly's settings for a map: without them it would ask a foreign host for the shapes."""
MAP_HEIGHT: Final = 250
"""As a phone needs it; a wide screen gives the map more."""
STEPS: Final = (1, 3, 10, 30, 100, 300, 1000, 3000, 10000)
MOST_STEPS: Final = 5
ZOOM: Final = {"lonaxis": {"range": [-170, 190]}, "lataxis": {"range": [-57, 84]}}


def world_figure(frame: pd.DataFrame, theme: Theme, shade: Shade) -> go.Figure:
    """Countries by how many films were made there, or by their fair average; a click gives the country's key.

    Args:
        frame: Countries with key, alpha_3, name and what `ranking.sentence` says; those without a shape left
            out.
        theme: The appearance.
        shade: What the colour says. Counts are shaded by their root of four, so that one film is seen beside
            a thousand.
    """
    shown = frame.dropna(subset="fair_average") if shade == "fair" else frame
    land = {
        "type": "choropleth",
        "locationmode": "ISO-3",
        "locations": shown["alpha_3"].tolist(),
        "z": [
            _place(value, shade)
            for value in shown["fair_average" if shade == "fair" else "film_count"].tolist()
        ],
        "colorscale": _stars(theme) if shade == "fair" else scale(theme),
        "customdata": shown["key"].tolist(),
        "hovertext": [sentence(row) for row in shown.to_dict("records")],
        "hoverinfo": "text",
        "unselected": PALED,
        "marker": {"line": {"color": theme.quiet, "width": 0.4}},
        "colorbar": _key(shown, theme, shade),
    } | ({"zmin": 0.5, "zmax": 5} if shade == "fair" else {"zmin": 0.6})
    return make_figure(
        theme,
        [land],
        x_title="",
        y_title="Fair average, in stars" if shade == "fair" else "Films, by country of production",
        geo=_ground(theme),
        margin={"l": 0, "r": 0, "t": 34, "b": 0},
        height=MAP_HEIGHT,
        hovermode="closest",
    )


def _place(value: float, shade: Shade) -> float:
    return float(value) if shade == "fair" else float(value) ** 0.25


def _key(shown: pd.DataFrame, theme: Theme, shade: Shade) -> dict[str, Any]:
    """The colours' key below the map, in films or stars."""
    most = 5 if shade == "fair" or shown.empty else int(shown["film_count"].max())
    steps = [1, 2, 3, 4, 5] if shade == "fair" else [step for step in STEPS if step <= most]
    if len(steps) > MOST_STEPS:  # on a phone they would touch
        steps = steps[::2]
    return {
        "orientation": "h",
        "x": 0.5,
        "xanchor": "center",
        "y": 0.0,
        "yanchor": "top",
        "len": 0.55,
        "thickness": 9,
        "outlinewidth": 0,
        "tickvals": [_place(step, shade) for step in steps],
        "ticktext": [f"{step:,}" for step in steps],
        "tickfont": {"color": theme.quiet},
    }


def _stars(theme: Theme) -> list[list[Any]]:
    last = len(theme.ratings) - 1
    return [[place / last, colour] for place, colour in enumerate(theme.ratings)]


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
