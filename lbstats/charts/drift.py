"""How ratings drift: the average by quarter with its band. Nothing is counted here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from lbstats.charts.theme import PALED, Theme, make_figure
from lbstats.rounding import fixed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import plotly.graph_objects as go

MOST_NAMES: Final = 12
"""More words than this do not fit below an axis."""
FEW_QUARTERS: Final = 6
"""As many names of quarters stand side by side on a phone."""


def drift_figure(frame: pd.DataFrame, theme: Theme) -> go.Figure:
    """A line: the average of the entries' ratings by quarter, with its band of 95 %.

    A click gives the quarter.

    Args:
        frame: From `drift`.
        theme: The appearance.
    """
    rows = frame.to_dict("records")
    quarters = [f"{row['quarter']:%Y-%m-%d}" for row in rows]
    means = frame["mean_rating"]
    # Bars, as a band in one piece would lie over quarters that have none.
    uncertain = {
        "type": "data",
        "symmetric": False,
        "array": [_known(above) or 0 for above in (frame["high"] - means).tolist()],
        "arrayminus": [_known(below) or 0 for below in (means - frame["low"]).tolist()],
        "color": theme.quiet,
        "thickness": 1.5,
        "width": 3,
    }
    line = {
        "type": "scatter",
        "mode": "lines+markers",
        "x": quarters,
        "y": [_known(mean) for mean in means.tolist()],
        "error_y": uncertain,
        "customdata": quarters,
        "unselected": PALED,
        "line": {"color": theme.main, "width": 2},
        "marker": {"size": 7, "color": theme.main, "symbol": [_symbol(row) for row in rows]},
        "hovertext": [_quarter(row) for row in rows],
        "hoverinfo": "text",
    }
    return make_figure(
        theme,
        [line],
        x_title="Quarter in which the film was watched",
        y_title="Average rating, in stars; bars: its uncertainty (95 %)",
        x_axis=_quarters_axis([row["quarter"] for row in rows]),
        y_axis={"rangemode": "normal", "nticks": 6},
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


def _known(value: Any) -> float | None:  # noqa: ANN401 - whatever pandas writes for missing
    return None if pd.isna(value) else round(float(value), 3)
