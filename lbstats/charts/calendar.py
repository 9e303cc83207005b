"""The map of all days of a diary: a block per year, a column per week, a cell per day. Counts nothing."""

from __future__ import annotations

import datetime as dt
import html
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from lbstats.charts.diary import LEGEND_BELOW, MONTH_STARTS, MONTHS, day_texts
from lbstats.charts.marks import marks
from lbstats.charts.theme import Theme, make_figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd
    import plotly.graph_objects as go

WEEKS: Final = 54
ROWS: Final = 8
"""Seven days and a gap."""
CELL: Final = 13
AROUND: Final = 74
STEPS: Final = ("1", "2", "3", "4 or more")
MOST_TITLES: Final = 4
WEEKDAY_NAMES: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAYS_NAMED: Final = (0, 2, 4, 6)
"""Every other row: names of all seven would touch."""
LONGEST_TITLE: Final = 60


def calendar_figure(frame: pd.DataFrame, theme: Theme) -> go.Figure:
    """A heat map of every day from the first year with an entry to the last, the latest year on top.

    A click gives the day as `YYYY-MM-DD`.

    Args:
        frame: From `calendar`.
        theme: The appearance.
    """
    first, last = int(frame["year"].min()), int(frame["year"].max())
    rows = (last - first + 1) * ROWS - 1
    counts: list[list[int | None]] = [[None] * WEEKS for _ in range(rows)]
    for row, week in _days(first, last):
        counts[row][week] = 0
    seen_rows = ((last - frame["year"]) * ROWS + frame["weekday"] - 1).tolist()
    seen_weeks = frame["week"].tolist()
    for row, week, count in zip(seen_rows, seen_weeks, frame["entry_count"].tolist(), strict=True):
        counts[row][week] = min(count, len(STEPS))
    heat = {
        "type": "heatmap",
        "z": counts,
        "hoverinfo": "skip",
        "colorscale": _scale(theme),
        "zmin": -0.5,
        "zmax": len(STEPS) + 0.5,
        "showscale": False,
        "xgap": 1.5,
        "ygap": 1.5,
    }
    figure_height = rows * CELL + AROUND
    return make_figure(
        theme,
        [heat, _days_seen(frame, seen_weeks, seen_rows), *_key(theme)],
        x_title="",
        y_title="",
        x_axis={
            "side": "top",
            "showline": False,
            # Every other one: a phone has no room for twelve.
            "tickvals": [(start + 12) / 7 for start in MONTH_STARTS[::2]],
            "ticktext": list(MONTHS[::2]),
            "tickangle": 0,
            "range": [-0.5, WEEKS - 0.5],
        },
        y_axis={
            "range": [rows - 0.5, -0.5],
            "rangemode": "normal",
            "showgrid": False,
            "tickvals": [block * ROWS + day for block in range(last - first + 1) for day in DAYS_NAMED],
            "ticktext": [
                f"<b>{year}</b>  {WEEKDAY_NAMES[day][:3]}" if day == 0 else WEEKDAY_NAMES[day][:3]
                for year in range(last, first - 1, -1)
                for day in DAYS_NAMED
            ],
            "ticklabelstandoff": 6,
            "tickfont": {"size": 11},
        },
        annotations=[],
        showlegend=True,
        legend=LEGEND_BELOW | {"font": {"color": theme.text}, "itemclick": False, "itemdoubleclick": False},
        height=max(260, figure_height),
        margin={"l": 4, "r": 4, "t": 26, "b": 40},
        hovermode="closest",
    )


def _days(first: int, last: int) -> Iterator[tuple[int, int]]:
    """The row and the column of every day of these years, as the frame counts them."""
    for year in range(first, last + 1):
        new_year = dt.date(year, 1, 1)
        top, before = (last - year) * ROWS, new_year.weekday()
        for place in range(before, before + (dt.date(year + 1, 1, 1) - new_year).days):
            yield top + place % 7, place // 7


def _scale(theme: Theme) -> list[list[Any]]:
    """One plain colour per count: none, one, two, three, four or more."""
    colours = [theme.faint, *_colours(theme)]
    bounds = [step / len(colours) for step in range(len(colours) + 1)]
    return [[bound, colour] for colour, pair in zip(colours, pairwise(bounds), strict=True) for bound in pair]


def _days_seen(frame: pd.DataFrame, weeks: Sequence[int], rows: Sequence[int]) -> dict[str, Any]:
    days = day_texts(frame["watched_on"])
    seen = zip(
        days, frame["weekday"].tolist(), frame["entry_count"].tolist(), frame["titles"].tolist(), strict=True
    )
    return marks(weeks, rows, days, [_sentence(*day) for day in seen], size=CELL)


def _colours(theme: Theme) -> tuple[str, ...]:
    """The stronger ones: on most days with an entry there is one, and it must be seen."""
    return theme.shades[-len(STEPS) :]


def _key(theme: Theme) -> list[dict[str, Any]]:
    """What the colours mean, as a legend: marks that lie nowhere."""
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "name": f"{step} a day" if step == STEPS[0] else step,
            "x": [None],
            "y": [None],
            "marker": {"symbol": "square", "size": 12, "color": colour},
            "hoverinfo": "skip",
        }
        for colour, step in zip(_colours(theme), STEPS, strict=True)
    ]


def _sentence(day: str, weekday: int, count: int, titles: Sequence[str]) -> str:
    shown = "\n".join(
        title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1]}…"
        for title in titles[:MOST_TITLES]
    )
    more = f"<br>and {len(titles) - MOST_TITLES} more" if len(titles) > MOST_TITLES else ""
    # Thousands of days: names are looked up, and titles escaped together.
    year, month, of_month = day.split("-")
    on = f"{WEEKDAY_NAMES[weekday - 1]}, {int(of_month)} {MONTHS[int(month) - 1]} {year}"
    head = f"{on}: {count} {'entry' if count == 1 else 'entries'}"
    named = html.escape(shown).replace("\n", "<br>")
    return f"{head}<br>{named}{more}"
