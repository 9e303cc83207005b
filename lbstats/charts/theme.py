"""How every figure looks: colours with meanings, fonts, axes, and the layout that works on a phone.

The only place of colours and of Plotly's settings. Backgrounds are transparent, so that a figure lies on the
page's own. No data, no counting; no Streamlit.
"""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import plotly.graph_objects as go

from lbstats.charts.hover import in_lines
from lbstats.rounding import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

FONT = "Instrument Sans, system-ui, sans-serif"
DISPLAY_FONT = "Bricolage Grotesque, Instrument Sans, sans-serif"
HEIGHT = 320
"""Pixels; never below 260, which is the least a phone can read."""

ACCENT = "#C47D1A"
"""At least 3 : 1 on the light page and on the dark one, so that it outlives a switch between them."""

CONFIG: Mapping[str, Any] = {
    "displayModeBar": False,
    "responsive": True,
    "scrollZoom": False,
    "doubleClick": False,
}
"""What `st.plotly_chart` is given with every figure."""

AXIS: Mapping[str, Any] = {"automargin": True, "fixedrange": True, "zeroline": False, "ticks": ""}


PALE = 0.4
"""How much of its colour the paler part of a bar keeps inside its edge."""

FEW = 6
"""Counts below this are told apart one by one on an axis."""

LONG = 200
PACKED = {int, float, str}
"""Types whose lists are packed from so many values on."""

PALED: Mapping[str, Any] = {"marker": {"opacity": 0.45}}
"""What is not chosen, once something of a figure is: paler, still to be read."""


def paled_with_text(theme: Theme) -> dict[str, Any]:
    """The same for a trace with words at its points, which stay as they are; Plotly needs both halves."""
    words = {"textfont": {"color": theme.text}}
    return {"selected": words, "unselected": {**PALED, "textfont": {"color": theme.quiet}}}


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one appearance; names say the meaning, never the hue.

    Attributes:
        text: Words on the page.
        quiet: Axis words: at least 4.5 : 1 on the page.
        line: Grid and axis lines.
        faint: A cell of a map in which nothing is.
        surface: Behind hover sentences.
        main: The one accent: what the chart is about.
        ratings: Half a star to five stars, ten steps from cool to the accent, each at least 3 : 1 on the
            page. Lightness rises or falls all the way, so that the order survives any colour blindness.
        below: The counterpart of `main`, for what lies below zero; differs in lightness too.
        middle: Neither `main` nor `below`, on a map: can be told from land of which nothing is known.
        shades: From next to nothing to most, for maps of areas; the first can be told from the page, the
            last four at least 3 : 1.
    """

    text: str
    quiet: str
    line: str
    faint: str
    surface: str
    main: str
    ratings: tuple[str, ...]
    below: str
    middle: str
    shades: tuple[str, ...]

    def of_stars(self, stars: float) -> str:
        """The colour of a rating, or of an average: that of the nearest half star."""
        return self.ratings[min(9, max(0, nearest(stars * 2) - 1))]


DARK = Theme(
    text="#E8EAEC",
    quiet="#A0A6AD",
    line="#2A2E33",
    faint="#202428",
    surface="#24282C",
    main=ACCENT,
    ratings=(
        "#6B7F93", "#7B858B", "#8A8B84", "#9A917C", "#A99775", "#B99E6D", "#C8A466", "#D8AA5E", "#E7B057",
        "#F7B64F",
    ),
    below="#9DBBDA",
    middle="#E6DCC6",
    shades=("#3A3226", "#57421F", "#855C1A", "#B07A22", "#E0A545", "#FFD58A"),
)  # fmt: skip
LIGHT = Theme(
    text="#1B1E22",
    quiet="#5A626A",
    line="#E2E5E7",
    faint="#EFF1F2",
    surface="#FFFFFF",
    main=ACCENT,
    ratings=(
        "#7A8C9B", "#7D848C", "#7F7D7D", "#80756E", "#816D5F", "#826650", "#835E40", "#835630", "#834E1B",
        "#834500",
    ),
    below="#3D6690",
    middle="#CFC3AA",
    shades=("#F3E3C8", "#E3BD7F", "#C47D1A", "#A46508", "#7D4700", "#522D00"),
)  # fmt: skip


def theme_of(appearance: str | None) -> Theme:
    """The theme for what the browser reports: `light`, `dark`, or None when it has not yet."""
    return LIGHT if appearance == "light" else DARK


def scale(theme: Theme) -> list[list[Any]]:
    """The theme's shades as Plotly writes a scale of colours."""
    last = len(theme.shades) - 1
    return [[place / last, colour] for place, colour in enumerate(theme.shades)]


def pale(colours: str | Sequence[str]) -> dict[str, Any]:
    """What makes a bar the paler part of another: a thin fill, and an edge as strong as the other's fill."""
    thin = _thin(colours) if isinstance(colours, str) else [_thin(colour) for colour in colours]
    return {"marker": {"color": thin, "line": {"color": colours, "width": 1.5}}}


def _thin(colour: str) -> str:
    channels = ",".join(str(int(colour[place : place + 2], 16)) for place in (1, 3, 5))
    return f"rgba({channels},{PALE})"


def whole_steps(counts: Iterable[float]) -> dict[str, Any]:
    """What an axis of counts has of its own: there are no half films, so a short one goes in steps of one."""
    return {"dtick": 1} if max(counts, default=0) < FEW else {}


def every_decade(decades: Iterable[int]) -> list[int]:
    """The decades from the first to the last, those between that have nothing too: a gap is a gap."""
    found = [int(decade) for decade in decades]
    return list(range(min(found), max(found) + 1, 10)) if found else []


def switching_ratings(selector: str) -> str:
    """CSS by which the ten bars of a rating scale change colour at once with the page's appearance.

    All else of a figure has colours that serve both; a scale has not, as its order is one of lightness.

    Args:
        selector: What holds the figure.
    """
    return "".join(
        f"{selector} .point:nth-child({place}) path {{ fill: light-dark({light}, {dark}) !important; }}"
        for place, (light, dark) in enumerate(zip(LIGHT.ratings, DARK.ratings, strict=True), 1)
    )


def make_figure(
    theme: Theme,
    traces: Sequence[Mapping[str, Any]],
    *,
    x_title: str,
    y_title: str,
    x_axis: Mapping[str, Any] = {},
    y_axis: Mapping[str, Any] = {},
    **layout: object,
) -> go.Figure:
    """A figure with the house's layout, put together in one step and unchecked: each check costs Plotly 5 ms.

    What a builder writes is checked by its tests, where every figure is validated.

    Args:
        theme: The appearance.
        traces: What is drawn, as Plotly writes it, each with its `type`.
        x_title: What the horizontal axis counts, with its unit.
        y_title: What the vertical axis counts, with its unit; level above the axis, where a phone has room.
        x_axis: What this figure's horizontal axis has of its own.
        y_axis: The same of the vertical axis.
        layout: What the layout has of its own.
    """
    own = {
        "xaxis": _x_axis(theme, x_title) | dict(x_axis),
        "yaxis": _y_axis(theme) | dict(y_axis),
        "annotations": [_above_axis(theme, y_title)],
    }
    drawn = [
        {name: _packed(in_lines(values) if name == "hovertext" else values) for name, values in trace.items()}
        for trace in traces
    ]
    return go.Figure(drawn, _layout(theme) | own | layout, _validate=False)


def _packed(values: Any) -> Any:  # noqa: ANN401 - whatever Plotly takes
    """A long list of numbers, or of sentences, as an array: Plotly copies every list three times, bit by bit.

    Numbers are then sent as bytes, too. What has a gap or two kinds of values stays a list.
    """
    if not isinstance(values, list) or len(values) < LONG:
        return values
    kinds = {type(value) for value in values}
    return np.array(values) if len(kinds) == 1 and kinds <= PACKED else values


def _layout(theme: Theme) -> dict[str, Any]:
    return {
        "height": HEIGHT,
        "margin": {"l": 4, "r": 8, "t": 34, "b": 8},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": 13, "color": theme.quiet},
        "bargap": 0.18,
        "barcornerradius": 2,
        "dragmode": False,
        # By column: a bar of one film is too low to be hit.
        "hovermode": "x",
        "hoverlabel": {
            "bgcolor": theme.surface,
            "bordercolor": theme.line,
            "font": {"family": FONT, "size": 14, "color": theme.text},
            "align": "left",
        },
        "legend": {"orientation": "h", "yanchor": "top", "y": -0.2, "x": 0, "font": {"color": theme.text}},
        "showlegend": False,
        # Plotly's own template is a second layout below this one, of which nothing is wanted.
        "template": "none",
    }


def _above_axis(theme: Theme, title: str) -> dict[str, Any]:
    return {
        "text": html.escape(title),
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 1,
        "xanchor": "left",
        "yanchor": "bottom",
        "yshift": 12,
        "showarrow": False,
        "font": {"size": 13, "color": theme.quiet},
    }


def _x_axis(theme: Theme, title: str) -> dict[str, Any]:
    return {
        **AXIS,
        "showgrid": False,
        "linecolor": theme.line,
        "showline": True,
        "title": {"text": title, "standoff": 10, "font": {"size": 13}},
    }


def _y_axis(theme: Theme) -> dict[str, Any]:
    return {
        **AXIS,
        "gridcolor": theme.line,
        "griddash": "solid",
        "rangemode": "tozero",
        "separatethousands": True,
    }
