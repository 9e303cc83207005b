"""How every figure looks: colours with meanings, fonts, axes, and the layout that works on a phone.

The only place of colours and of Plotly's settings. Backgrounds are transparent, so that a figure lies on the
page's own. No data, no counting; no Streamlit.
"""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

if TYPE_CHECKING:
    from collections.abc import Mapping

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


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one appearance; names say the meaning, never the hue.

    Attributes:
        text: Words on the page.
        quiet: Axis words: at least 4.5 : 1 on the page.
        line: Grid and axis lines.
        surface: Behind hover sentences.
        main: The one accent: what the chart is about.
        ratings: Half a star to five stars, ten steps from cool to the accent. Lightness rises or falls all
            the way, so that the order survives any colour blindness.
    """

    text: str
    quiet: str
    line: str
    surface: str
    main: str
    ratings: tuple[str, ...]


DARK = Theme(
    text="#E8EAEC",
    quiet="#A0A6AD",
    line="#2A2E33",
    surface="#24282C",
    main=ACCENT,
    ratings=(
        "#6B7F93", "#7B858B", "#8A8B84", "#9A917C", "#A99775", "#B99E6D", "#C8A466", "#D8AA5E", "#E7B057",
        "#F7B64F",
    ),
)  # fmt: skip
LIGHT = Theme(
    text="#1B1E22",
    quiet="#5A626A",
    line="#E2E5E7",
    surface="#FFFFFF",
    main=ACCENT,
    ratings=(
        "#A9BBCB", "#A6AFB4", "#A2A29E", "#9F9687", "#9B8971", "#987D5A", "#947044", "#91642D", "#8D5717",
        "#8A4B00",
    ),
)  # fmt: skip


def theme_of(appearance: str | None) -> Theme:
    """The theme for what the browser reports: `light`, `dark`, or None when it has not yet."""
    return LIGHT if appearance == "light" else DARK


def blank_figure(theme: Theme, *, x_title: str, y_title: str) -> go.Figure:
    """An empty figure with the house's layout, to which a builder adds its traces.

    Args:
        theme: The appearance.
        x_title: What the horizontal axis counts, with its unit.
        y_title: What the vertical axis counts, with its unit; level above the axis, where a phone has room.
    """
    figure = go.Figure()
    figure.update_layout(
        height=HEIGHT,
        margin={"l": 4, "r": 8, "t": 34, "b": 8},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": FONT, "size": 13, "color": theme.quiet},
        bargap=0.18,
        barcornerradius=2,
        dragmode=False,
        # By column: a bar of one film is too low to be hit.
        hovermode="x",
        hoverlabel={
            "bgcolor": theme.surface,
            "bordercolor": theme.line,
            "font": {"family": FONT, "size": 14, "color": theme.text},
            "align": "left",
        },
        legend={"orientation": "h", "yanchor": "top", "y": -0.2, "x": 0, "font": {"color": theme.text}},
        showlegend=False,
        annotations=[
            {
                "text": html.escape(y_title),
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
        ],
    )
    axis = {
        "automargin": True,
        "fixedrange": True,
        "zeroline": False,
        "ticks": "",
        "title": {"standoff": 10, "font": {"size": 13}},
    }
    figure.update_xaxes(**axis, showgrid=False, linecolor=theme.line, showline=True, title_text=x_title)
    figure.update_yaxes(
        **axis, gridcolor=theme.line, griddash="solid", rangemode="tozero", separatethousands=True
    )
    return figure
