"""Marks nobody sees until one is chosen: what is hovered over and clicked where a figure itself cannot be.

A cell of a heat map cannot be chosen, nor can a line; a mark that lies on it can. Counts nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import plotly.graph_objects as go

    from lbstats.charts.theme import Theme

REACH: Final = 400
"""Pixels, for `hoverdistance`: a cell is wider than its mark, and belongs to the mark nearest to it."""
_UNSEEN: Final = {"marker": {"opacity": 0}}


def choose(figure: go.Figure, is_chosen: Callable[[Any], bool]) -> None:
    """Show what is open in every trace that can be clicked, wherever it was opened: all else is paler.

    Plotly itself shows only what was clicked, in the one trace that was hit. Nothing is selected for it, so
    that a click on what is open is a click like any other.

    Args:
        figure: From a builder of `lbstats.charts`.
        is_chosen: Whether a point with this `customdata` is what is open; where none is, as after an address
            that names what the figure does not have, nothing is paler.
    """
    clicked = [
        (trace, [key is not None and is_chosen(key) for key in trace.customdata])
        for trace in figure.data
        if trace.customdata is not None
    ]
    if not any(is_open for _, points in clicked for is_open in points):
        return
    for trace, points in clicked:
        if (paler := trace.unselected.marker.opacity) is not None:
            trace.marker.opacity = [1 if is_open else paler for is_open in points]


def marks(
    x: Sequence[object],
    y: Sequence[object],
    keys: Sequence[object],
    hover: Sequence[str],
    theme: Theme,
    *,
    size: int,
) -> dict[str, Any]:
    """A trace that lies on cells: a sentence for each, and a key for those that can be clicked.

    The chosen one is an outline on its cell.

    Args:
        x: Where the cells are.
        y: The same, down.
        keys: What a click gives; None where there is nothing to open.
        hover: A sentence for each, escaped.
        theme: The appearance.
        size: Of a mark, in pixels.
    """
    return {
        "type": "scatter",
        "mode": "markers",
        "x": list(x),
        "y": list(y),
        "customdata": list(keys),
        "marker": {
            "symbol": "square-open",
            "size": size,
            "opacity": 0,
            "color": theme.text,
            "line": {"width": 2},
        },
        "selected": {"marker": {"opacity": 1}},
        "unselected": _UNSEEN,
        "hovertext": list(hover),
        "hoverinfo": "text",
        "showlegend": False,
    }
