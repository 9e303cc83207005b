"""The Diary page's figures over time: entries by period, by weekday, year against year. Counts nothing.

The map of all days is `lbstats.charts.calendar`.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

import numpy as np
import pandas as pd

from lbstats.charts.heat import counted_cells
from lbstats.charts.marks import REACH, marks
from lbstats.charts.theme import PALED, Theme, make_figure, pale, whole_steps
from lbstats.rounding import fixed

if TYPE_CHECKING:
    from collections.abc import Mapping

    import plotly.graph_objects as go

Period: TypeAlias = Literal["year", "month", "week"]

MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MONTH_STARTS: Final = (1, 32, 61, 92, 122, 153, 183, 214, 245, 275, 306, 336)
"""As in a leap year."""
WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
WEEKDAY_NAMES: Final = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")
AVERAGED: Final = {"year": "3 years", "month": "12 months", "week": "13 weeks"}
LEGEND_BELOW: Final[dict[str, Any]] = {
    "orientation": "h", "yref": "container", "yanchor": "bottom", "y": 0, "x": 0, "xanchor": "left",
}  # fmt: skip
SPANS: Final[dict[Period, dict[str, Any]]] = {
    "year": {"xperiod": "M12"},
    "month": {"xperiod": "M1"},
    "week": {"xperiod": 7 * 24 * 3600 * 1000, "xperiod0": "2000-01-03"},  # a Monday
}
"""What a bar spans: it stands over all of its month, not around the first day."""
FEW_MONTHS: Final = 12
ROOM_FOR_LEGEND: Final = {"l": 4, "r": 8, "t": 34, "b": 64}
TALL: Final = 340
NEW_YEAR_2000: Final = 946_684_800_000.0
DAY: Final = 86_400_000.0
CELL: Final = 30
AROUND: Final = 90
EARLIER: Final = 0.7
"""How strong the lines of earlier years are: still 3 : 1 on the page."""
STRONG_YEARS: Final = 2
"""The latest years, drawn stronger than all before them."""


def entries_figure(frame: pd.DataFrame, theme: Theme, period: Period) -> go.Figure:
    """Bars: diary entries by period, first watches below rewatches, and the moving average as a line.

    Args:
        frame: From `entries_per_year`, `entries_per_month` or `entries_per_week`.
        theme: The appearance.
        period: Which of them.
    """
    hover = [
        f"{_period(row, period)}: {_count(row['entry_count'])}, {row['rewatch_count']:,} of them rewatches"
        for row in frame.to_dict("records")
    ]
    first = _bars(frame, "first_watch_count", "First watches", theme.main, hover, period)
    again = _bars(frame, "rewatch_count", "Rewatches", theme.main, hover, period) | {
        **pale(theme.main),
        "hoverinfo": "skip",
    }
    average = _average(frame, "average_entries", period, theme)
    steps = whole_steps(frame["entry_count"].tolist())
    return _over_time(theme, [first, again, average], "Diary entries", period, len(frame), steps)


def hours_figure(frame: pd.DataFrame, theme: Theme, period: Period) -> go.Figure:
    """Bars: hours by period, and the moving average as a line.

    Args:
        frame: From `entries_per_year`, `entries_per_month` or `entries_per_week`.
        theme: The appearance.
        period: Which of them.
    """
    hover = [
        f"{_period(row, period)}: "
        + ("runtimes unknown" if pd.isna(row["hours"]) else f"{fixed(row['hours'], 1)} hours")
        for row in frame.to_dict("records")
    ]
    bars = _bars(frame, "hours", "Hours", theme.main, hover, period)
    average = _average(frame, "average_hours", period, theme)
    return _over_time(theme, [bars, average], "Hours", period, len(frame))


def weekday_by_month_figure(frame: pd.DataFrame, theme: Theme) -> go.Figure:
    """A heat map: diary entries by weekday (down) and month (across); a click gives month and weekday.

    Args:
        frame: From `weekday_by_month`, in its order.
        theme: The appearance.
    """
    cells = {
        (int(row["weekday"]), int(row["month"])): int(row["entry_count"]) for row in frame.to_dict("records")
    }
    counts = [[cells[day, month] for month in range(1, 13)] for day in range(1, 8)]
    heat = counted_cells(MONTHS, WEEKDAYS, counts, theme)
    places = [(month, day) for day in range(1, 8) for month in range(1, 13)]
    clicked = marks(
        [MONTHS[month - 1] for month, _ in places],
        [WEEKDAYS[day - 1] for _, day in places],
        [[month, day] if cells[day, month] else None for month, day in places],
        [
            f"{WEEKDAY_NAMES[day - 1]} in {MONTHS[month - 1]}: {_count(cells[day, month])}"
            for month, day in places
        ],
        size=CELL,
    )
    return make_figure(
        theme,
        [*heat, clicked],
        x_title="Month",
        y_title="Weekday; the figure is diary entries",
        x_axis={
            "type": "category",
            "showline": False,
            "range": [-0.5, len(MONTHS) - 0.5],
            "autotickangles": [0, -90],
            "tickfont": {"size": 11},
        },
        y_axis={
            "type": "category",
            "range": [len(WEEKDAYS) - 0.5, -0.5],
            "showgrid": False,
            "ticklabelstandoff": 6,
        },
        height=CELL * len(WEEKDAYS) + AROUND,
        hovermode="closest",
        hoverdistance=REACH,
    )


def cumulative_figure(frame: pd.DataFrame, theme: Theme) -> go.Figure:
    """Lines: entries of each year added up day by day; the latest year strongest, the ones before it faint.

    A click on a line gives the day.

    Args:
        frame: From `cumulative_by_year`, in its order.
        theme: The appearance.
    """
    last = int(frame["year"].max())
    by_year = ((int(days["year"].iloc[0]), days) for _, days in frame.groupby("year"))
    lines = [_year_line(days, year, last - year, theme) for year, days in by_year]
    return make_figure(
        theme,
        lines,
        x_title="Day of the year",
        y_title="Diary entries since New Year",
        x_axis={
            "type": "date",
            "range": [_on(1), _on(366)],
            "tickvals": [_on(start) for start in MONTH_STARTS[::2]],
            "ticktext": list(MONTHS[::2]),
            "tickangle": 0,
            "showspikes": False,
        },
        y_axis=whole_steps(frame["cumulative_count"].tolist()),
        height=TALL + 40,
        hovermode="closest",
        showlegend=True,
        legend=LEGEND_BELOW | {"font": {"color": theme.text}, "traceorder": "reversed"},
        margin=ROOM_FOR_LEGEND,
    )


def day_texts(days: pd.Series[Any]) -> list[str]:
    """Days as `2024-03-31`, thousands of them at once."""
    texts: list[str] = np.datetime_as_string(days.to_numpy(), unit="D").tolist()
    return texts


def _over_time(
    theme: Theme,
    traces: list[dict[str, Any]],
    y_title: str,
    period: Period,
    length: int,
    y_axis: Mapping[str, Any] = {},
) -> go.Figure:
    steps = {"year": "M12", "month": "M1" if length <= FEW_MONTHS else None}.get(period)
    return make_figure(
        theme,
        traces,
        x_title={"year": "Year", "month": "Month", "week": "Week, by its Monday"}[period],
        y_title=y_title,
        x_axis={
            "type": "date",
            "tickformat": "%Y" if period == "year" else "%b\n%Y",
            "nticks": 12,
            "ticklabelmode": "instant" if period == "week" else "period",
        }
        | ({"dtick": steps} if steps else {}),
        y_axis=y_axis,
        barmode="stack",
        height=TALL,
        showlegend=True,
        legend=LEGEND_BELOW | {"font": {"color": theme.text}},
        margin=ROOM_FOR_LEGEND,
    )


def _bars(
    frame: pd.DataFrame, column: str, name: str, colour: str, hover: list[str], period: Period
) -> dict[str, Any]:
    days = day_texts(frame["starts_on"])
    return {
        "type": "bar",
        "name": name,
        "x": days,
        **SPANS[period],
        "y": [None if pd.isna(value) else value for value in frame[column].tolist()],
        "customdata": days,
        "unselected": PALED,
        "marker": {"color": colour, "line": {"width": 0}},
        "hovertext": hover,
        "hoverinfo": "text",
    }


def _average(frame: pd.DataFrame, column: str, period: Period, theme: Theme) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": f"Average of {AVERAGED[period]}",
        "x": day_texts(frame["starts_on"]),
        **SPANS[period],
        "y": [None if pd.isna(value) else round(value, 2) for value in frame[column].tolist()],
        "showlegend": bool(frame[column].notna().sum() > 1),  # one is no line
        "line": {"color": theme.text, "width": 2},
        "hoverinfo": "skip",
    }


def _on(day_of_year: int) -> float:
    """A day of the leap year 2000 as Plotly counts them, in milliseconds."""
    return NEW_YEAR_2000 + (day_of_year - 1) * DAY


def _year_line(days: pd.DataFrame, year: int, age: int, theme: Theme) -> dict[str, Any]:
    strong = age < STRONG_YEARS
    return {
        "type": "scatter",
        # A line alone cannot be clicked; one with words can, be they empty.
        "mode": "lines+text",
        "text": [""] * (len(days) + 1),
        "customdata": [None, *day_texts(days["watched_on"])],
        "name": str(year) if strong else "Earlier years",
        "legendgroup": str(year) if strong else "earlier",
        "showlegend": age <= STRONG_YEARS,
        "x": [_on(1), *map(_on, days["day_of_year"].tolist())],
        "y": [0, *days["cumulative_count"].tolist()],
        "line": {
            "color": theme.main if age == 0 else theme.text if strong else theme.quiet,
            "width": 3 if age == 0 else 2 if strong else 1,
            "dash": "solid" if age != 1 else "dot",
            "shape": "hv",
        },
        "opacity": 1 if strong else EARLIER,
        # The browser puts the sentences together: there is one for every day of every year.
        "hovertemplate": f"Entries by %{{x|%-d %b}} {year}: %{{y:,}}<extra></extra>",
    }


def _period(row: Mapping[Any, Any], period: Period) -> str:
    day = row["starts_on"]
    match period:
        case "year":
            return f"{day:%Y}"
        case "month":
            return f"{day:%B %Y}"
        case _:
            return f"Week of {day.day} {day:%b %Y}"


def _count(entries: int) -> str:
    return html.escape(f"{entries:,} {'entry' if entries == 1 else 'entries'}")
