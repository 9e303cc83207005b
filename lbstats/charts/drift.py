"""How ratings drift: the average by quarter in its band. Nothing is counted here."""

from __future__ import annotations

import datetime as dt
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from lbstats.charts.diary import LEGEND_BELOW, ROOM_FOR_LEGEND
from lbstats.charts.theme import PALED, Theme, make_figure
from lbstats.rounding import fixed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import plotly.graph_objects as go

BAND: Final = 0.18
MOST_NAMES: Final = 12
"""More words than this do not fit below an axis."""
FEW_QUARTERS: Final = 6
"""As many names of quarters stand side by side on a phone."""
HALF_WIDTH: Final = dt.timedelta(days=20)
"""By which the band sticks out, so that a quarter alone has one that is seen."""


def drift_figure(frame: pd.DataFrame, theme: Theme) -> go.Figure:
    """A line: the average of the entries' ratings by quarter, in its band of 95 %; a click gives the quarter.

    Args:
        frame: From `drift`.
        theme: The appearance.
    """
    rows = frame.to_dict("records")
    quarters = [f"{row['quarter']:%Y-%m-%d}" for row in rows]
    around = _band(rows)
    traces: list[dict[str, Any]] = [
        {
            "type": "scatter",
            "mode": "lines",
            "name": "Uncertainty (95 %)",
            "x": [day for day, _ in around],
            "y": [value for _, value in around],
            "line": {"width": 0},
            "fill": "toself",
            "fillcolor": f"rgba({_channels(theme.main)},{BAND})",
            "hoverinfo": "skip",
        },
        {
            "type": "scatter",
            "mode": "lines+markers",
            "name": "Average of the quarter",
            "x": quarters,
            "y": [_known(row["mean_rating"]) for row in rows],
            "customdata": quarters,
            "unselected": PALED,
            "line": {"color": theme.main, "width": 2},
            "marker": {"size": 7, "color": theme.main, "symbol": [_symbol(row) for row in rows]},
            "hovertext": [_quarter(row) for row in rows],
            "hoverinfo": "text",
        },
    ]
    return make_figure(
        theme,
        traces,
        x_title="Quarter in which the film was watched",
        y_title="Average rating, in stars",
        x_axis=_quarters_axis([row["quarter"] for row in rows]),
        y_axis={"rangemode": "normal", "nticks": 6},
        showlegend=True,
        legend=LEGEND_BELOW | {"font": {"color": theme.text}},
        margin=ROOM_FOR_LEGEND,
    )


def _quarters_axis(quarters: Sequence[Any]) -> dict[str, Any]:
    """Every quarter by its name where few are shown, else years, each once."""
    if not quarters:
        return {"type": "date"}
    first, last = quarters[0], quarters[-1]
    years = last.year - first.year + 1
    if 4 * (years - 1) + (last.month - first.month) // 3 < FEW_QUARTERS:
        return {"type": "date", "tickformat": "Q%q\n%Y", "tick0": "2000-01-01", "dtick": "M3"}
    every = -(-years // MOST_NAMES)
    return {"type": "date", "tickformat": "%Y", "tick0": "2000-01-01", "dtick": f"M{12 * every}"}


def _quarter(row: Mapping[Any, Any]) -> str:
    quarter, count = row["quarter"], int(row["rated_count"])
    name = f"{quarter.year} Q{(quarter.month + 2) // 3}"
    if _known(row["mean_rating"]) is None:
        return f"{name}: nothing rated"
    said = f"{name}: average {fixed(row['mean_rating'], 2)} over {count:,} rated entries"
    if _known(row["low"]) is None:
        return f"{said}<br>too few to say how uncertain"
    return f"{said}<br>uncertain by chance: {fixed(row['low'], 2)} to {fixed(row['high'], 2)} (95 %)"


def _symbol(row: Mapping[Any, Any]) -> str:
    """Hollow where there is no band: too few ratings."""
    return "circle-open" if _known(row["low"]) is None else "circle"


def _band(rows: Sequence[Mapping[Any, Any]]) -> list[tuple[str | None, float | None]]:
    """The corners of the band around each run of quarters that have one, runs apart by a missing corner."""
    corners: list[tuple[str | None, float | None]] = []
    for has_band, run in groupby(rows, lambda row: _known(row["low"]) is not None):
        if has_band:
            part = list(run)
            first, last = part[0]["quarter"] - HALF_WIDTH, part[-1]["quarter"] + HALF_WIDTH
            days = [first, *(row["quarter"] for row in part[1:-1]), last]
            inner = part if len(part) > 1 else [part[0], part[0]]
            upper = [(f"{day:%Y-%m-%d}", float(row["high"])) for day, row in zip(days, inner, strict=True)]
            lower = [(f"{day:%Y-%m-%d}", float(row["low"])) for day, row in zip(days, inner, strict=True)]
            corners += [*upper, *reversed(lower), upper[0], (None, None)]
    return corners


def _known(value: Any) -> float | None:  # noqa: ANN401 - whatever pandas writes for missing
    return None if pd.isna(value) else round(float(value), 3)


def _channels(colour: str) -> str:
    return ",".join(str(int(colour[place : place + 2], 16)) for place in (1, 3, 5))
