"""Spans of days as bars: from release to first watch, from one watch to the next. Nothing is counted here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lbstats.charts.diary import AROUND, CELL
from lbstats.charts.theme import Theme, make_figure, paled_with_text, whole_steps
from lbstats.rounding import percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    import plotly.graph_objects as go

ROOM: Final = 1.16
"""How much longer than the longest bar its axis is: the figure beside it needs a place."""
LEAST_HEIGHT: Final = 260


def bands_figure(
    names: Sequence[str], counts: Sequence[int], theme: Theme, *, y_title: str, noun: tuple[str, str]
) -> go.Figure:
    """Bars: how often each band of days occurs, in the order given, the first on top; a click gives the band.

    Args:
        names: The bands in words.
        counts: How many in each.
        theme: The appearance.
        y_title: What the bands are of.
        noun: What is counted, one and many.
    """
    total = sum(counts) or 1
    bars = {
        "type": "bar",
        "orientation": "h",
        "x": list(counts),
        "y": list(names),
        "customdata": list(names),
        **paled_with_text(theme),
        "text": [f"{count:,}" if count else "" for count in counts],
        "textposition": "outside",
        "textfont": {"color": theme.text},
        "cliponaxis": False,
        "constraintext": "none",
        "marker": {"color": theme.main, "line": {"width": 0}},
        "hovertext": [
            f"{name}: {count:,} {noun[0] if count == 1 else noun[1]} ({percent(count / total)})"
            for name, count in zip(names, counts, strict=True)
        ],
        "hoverinfo": "text",
    }
    return make_figure(
        theme,
        [bars],
        x_title=noun[1].capitalize(),
        y_title=y_title,
        x_axis={"range": [0, max(counts, default=1) * ROOM], "showline": False} | whole_steps(counts),
        y_axis={"type": "category", "autorange": "reversed", "showgrid": False, "ticklabelstandoff": 6},
        height=max(LEAST_HEIGHT, CELL * len(names) + AROUND),
        hovermode="y",
    )
