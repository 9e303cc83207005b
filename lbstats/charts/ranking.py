"""Ranked groups as rows: genres, countries, whatever has a name and a measure. Nothing is sorted here.

Counts and hours are bars from zero; a fair average is a dot, because no bar of stars starts at zero; what is
above and below the crowd's line is a bar to either side. The figure stands beside each row, so that the page
says it without a mouse.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import pandas as pd

from lbstats.charts.theme import Theme, make_figure, paled_with_text
from lbstats.rounding import fixed, nearest, signed

if TYPE_CHECKING:
    import plotly.graph_objects as go

Measure: TypeAlias = str
"""One of `COLUMNS`, as `lbstats.stats.measure` writes it."""

COLUMNS: Final = {"films": "film_count", "hours": "hours", "fair": "fair_average", "residual": "residual"}
TITLES: Final = {
    "films": "Films",
    "hours": "Hours",
    "fair": "Fair average, in stars",
    "residual": "Stars above or below prediction",
}
ROW: Final = 27
AROUND: Final = 76
LEAST_ROWS: Final = 2
"""Room for so many: Plotly takes the words around a figure that is lower than this for too much."""
TWO_ENDS: Final = ("fair", "residual")
"""Measures whose lowest are as worth seeing as their highest."""
LONGEST_NAME: Final = 26
ROOM: Final = 1.16
"""How much longer than the longest bar the axis is: the figure beside it needs a place."""


def ranking_figure(
    frame: pd.DataFrame, theme: Theme, measure: Measure, *, noun: str, rows: int | None = None
) -> go.Figure:
    """Rows in the frame's order, the first on top; a click gives the group's key.

    Args:
        frame: Groups with key, name, film_count, hours, rated_count, mean_rating, fair_average,
            residual_count, residual and ranked_count; those without the measure are left out.
        theme: The appearance.
        measure: What the length or the place of a row says.
        noun: What a row is, such as `Genre`.
        rows: So many are drawn, of a measure with two ends half of them from either; all where None.
    """
    column = COLUMNS[measure]
    measured = frame.dropna(subset=column)
    first, last = _ends(measured, measure, rows)
    between = int(measured["ranked_count"].iloc[0]) - first - last if last else 0
    shown = pd.concat([measured.iloc[:first], measured.iloc[len(measured) - last :]])
    values = [float(value) for value in shown[column].tolist()]
    names = [_short(name) for name in shown["name"].tolist()]
    places = list(range(len(values)))
    ticks = places
    if between:
        places = [place + (place >= first) for place in places]
        ticks = [*range(len(values) + 1)]
        names.insert(first, f"… {between:,} between")
    trace = _dots(values, theme) if measure == "fair" else _bars(values, theme, measure)
    trace |= {
        "x": values,
        "y": places,
        "text": [_figure(value, measure) for value in values],
        "textfont": {"color": theme.text},
        "cliponaxis": False,
        "customdata": shown["key"].tolist(),
        "hovertext": [sentence(row) for row in shown.to_dict("records")],
        "hoverinfo": "text",
    } | paled_with_text(theme)
    return make_figure(
        theme,
        [trace],
        x_title=TITLES[measure],
        y_title=noun,
        x_axis={"range": _range(values, measure), "showticklabels": measure == "fair", "showline": False}
        | ({"showgrid": True, "gridcolor": theme.line, "nticks": 7} if measure == "fair" else {}),
        y_axis={
            "range": [max(len(ticks), LEAST_ROWS) - 0.5, -0.5],
            "tickvals": ticks,
            "ticktext": names,
            "showgrid": False,
            "rangemode": "normal",
            "ticklabelstandoff": 6,
        },
        height=ROW * max(len(ticks), LEAST_ROWS) + AROUND,
        hovermode="y",
        bargap=0.32,
    )


def sentence(row: dict[Any, Any]) -> str:
    """`Horror: 61 films, 98 hours; average 3.42, fair 3.44 over 55 rated films; 0.40 stars above …`."""
    parts = [_count(int(row["film_count"]), "film")]
    if not pd.isna(row["hours"]):
        parts.append(_count(nearest(row["hours"]), "hour"))
    said = f"{html.escape(str(row['name']))}: {', '.join(parts)}"
    if not pd.isna(row["mean_rating"]):
        fair = "" if pd.isna(row["fair_average"]) else f", fair {fixed(row['fair_average'], 2)},"
        rated = _count(int(row["rated_count"]), "rated film")
        said += f"<br>average {fixed(row['mean_rating'], 2)}{fair} over {rated}"
    if not pd.isna(row["residual"]):
        side = "above" if row["residual"] >= 0 else "below"
        said += f"<br>{fixed(abs(row['residual']), 2)} stars {side} what the crowd's rating predicts"
    return said


def _ends(measured: pd.DataFrame, measure: Measure, rows: int | None) -> tuple[int, int]:
    """How many rows are drawn from the start, and how many from the end."""
    if rows is None or measured.empty:
        return len(measured), 0
    if measure not in TWO_ENDS:
        return rows, 0
    # No line says that it left one out.
    is_whole = measured["ranked_count"].iloc[0] <= rows + 1
    return (len(measured), 0) if is_whole else (rows - rows // 2, rows // 2)


def _bars(values: list[float], theme: Theme, measure: Measure) -> dict[str, Any]:
    colours: str | list[str] = theme.main
    if measure == "residual":
        colours = [theme.main if value >= 0 else theme.below for value in values]
    return {
        "type": "bar",
        "orientation": "h",
        "marker": {"color": colours, "line": {"width": 0}},
        "textposition": "outside",
        "textangle": 0,
        "constraintext": "none",
    }


def _dots(values: list[float], theme: Theme) -> dict[str, Any]:
    colours = [theme.of_stars(value) for value in values]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "marker": {"color": colours, "size": 13, "line": {"width": 0}},
        "textposition": "middle right",
    }


def _range(values: list[float], measure: Measure) -> list[float]:
    low, high = min(values, default=0.0), max(values, default=1.0)
    if measure == "fair":
        return [low - 0.15, high + max(0.2, (high - low) * 0.12)]
    if measure == "residual":
        wide = max(abs(low), abs(high), 0.1)
        # The figures stand at the ends of the bars, on a phone with half of its width on either side.
        room = 1.6 if low < 0 < high else 1.3
        return [-wide * room if low < 0 else 0, wide * room if high > 0 else 0]
    return [0, (high or 1) * ROOM]


def _figure(value: float, measure: Measure) -> str:
    if measure == "residual":
        return f" {signed(value, 2)} "
    return f" {fixed(value, 2)}" if measure == "fair" else f" {fixed(value)}"


def _short(name: object) -> str:
    text = str(name)
    return html.escape(text if len(text) <= LONGEST_NAME else f"{text[: LONGEST_NAME - 1].rstrip()}…")


def _count(count: int, noun: str) -> str:
    return f"{count:,} {noun if count == 1 else noun + 's'}"
