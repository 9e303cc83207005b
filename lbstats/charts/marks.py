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
BORDER: Final = 2.5
"""Pixels, of the country that is open."""
_ON_CELLS: Final = "cells"
"""Tells these marks from others, as a trace's `meta`."""
_UNSEEN: Final = {"marker": {"opacity": 0}}


def choose(figure: go.Figure, is_chosen: Callable[[Any], bool], theme: Theme) -> None:
    """Show what is open in every trace that can be clicked, wherever it was opened.

    All else is paler; a cell and a country have an outline.

    Plotly itself shows only what was clicked, in the one trace that was hit. Nothing is selected for it, so
    that a click on what is open is a click like any other.

    Args:
        figure: From a builder of `lbstats.charts`.
        is_chosen: Whether a point with this `customdata` is what is open; where none is, as after an address
            that names what the figure does not have, nothing is paler.
        theme: The appearance.
    """
    clicked = [
        (trace, [key is not None and is_chosen(key) for key in trace.customdata])
        for trace in figure.data
        if trace.customdata is not None
    ]
    if not any(is_open for _, points in clicked for is_open in points):
        return
    for trace, points in clicked:
        if trace.meta == _ON_CELLS:
            if True in points:
                _outline(figure, trace, points.index(True), theme)
        elif trace.type == "choropleth":  # of which Plotly pales all places or none
            trace.marker.line = {
                "color": [theme.text if is_open else theme.quiet for is_open in points],
                "width": [BORDER if is_open else trace.marker.line.width for is_open in points],
            }
        elif (paler := trace.unselected.marker.opacity) is not None:
            trace.marker.opacity = [1 if is_open else paler for is_open in points]


def _outline(figure: go.Figure, trace: go.Scatter, place: int, theme: Theme) -> None:
    """Around the cell below a mark: a mark itself has one size, and a cell that of its screen.

    Two lines, one of which is seen on any shade.
    """
    heat = next(each for each in figure.data if each.type == "heatmap")
    column, row = _at(heat.x, trace.x[place]), _at(heat.y, trace.y[place])
    around = {"x0": column - 0.5, "x1": column + 0.5, "y0": row - 0.5, "y1": row + 0.5}
    for colour, width in ((theme.surface, 6), (theme.text, 3)):
        figure.add_shape(type="rect", **around, line={"color": colour, "width": width})


def _at(names: Sequence[str] | None, value: Any) -> float:  # noqa: ANN401 - a name, or a place
    """Where on an axis of names, or of numbers."""
    return float(value) if names is None else names.index(value)


def marks(
    x: Sequence[object],
    y: Sequence[object],
    keys: Sequence[object],
    hover: Sequence[str],
    *,
    size: int,
) -> dict[str, Any]:
    """A trace that lies on the cells of a heat map: a sentence for each, and a key for those to be clicked.

    Args:
        x: Where the cells are.
        y: The same, down.
        keys: What a click gives; None where there is nothing to open.
        hover: A sentence for each, escaped.
        size: Of a mark, in pixels.
    """
    return {
        "type": "scatter",
        "mode": "markers",
        "x": list(x),
        "y": list(y),
        "customdata": list(keys),
        "meta": _ON_CELLS,
        "marker": {"symbol": "square", "size": size, "opacity": 0},
        "selected": _UNSEEN,
        "unselected": _UNSEEN,
        "hovertext": list(hover),
        "hoverinfo": "text",
        "showlegend": False,
    }
