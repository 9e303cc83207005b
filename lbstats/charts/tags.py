"""The Diary page's figures of tags: how often, and their share over the years. Nothing is counted here."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any, Final

from lbstats.charts.diary import LEGEND_BELOW, ROOM_FOR_LEGEND
from lbstats.charts.theme import PALED, Theme, make_figure, paled_with_text, whole_steps
from lbstats.rounding import percent

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd
    import plotly.graph_objects as go

ROW: Final = 27
AROUND: Final = 76
LEAST_HEIGHT: Final = 280
LONGEST_NAME: Final = 24
ROOM: Final = 1.16
LEAST_ROWS: Final = 4
"""Room for so many, so that one bar is no wall."""
MOST_YEARS: Final = 8
"""From so many on an axis has no place for each."""
DASHES: Final = ("solid", "dot", "dash", "dashdot")
SHOWN_LINES: Final = 4
"""Lines that can still be told apart, by colour and by dash."""


def tags_figure(frame: pd.DataFrame, theme: Theme) -> go.Figure:
    """Bars: diary entries by tag, in the frame's order, the first on top; a click gives the tag.

    Args:
        frame: From `tags`.
        theme: The appearance.
    """
    rows = frame.to_dict("records")
    places = list(range(len(rows)))
    most = max((row["entry_count"] for row in rows), default=1)
    bars = {
        "type": "bar",
        "orientation": "h",
        "x": [row["entry_count"] for row in rows],
        "y": places,
        "text": [f"{row['entry_count']:,}" for row in rows],
        "textposition": "outside",
        "textfont": {"color": theme.text},
        "cliponaxis": False,
        "constraintext": "none",
        "customdata": [row["tag"] for row in rows],
        **paled_with_text(theme),
        "marker": {"color": theme.main, "line": {"width": 0}},
        "hovertext": [
            f"{html.escape(_short(row['tag']))}: {row['entry_count']:,} entries, {row['film_count']:,} films"
            for row in rows
        ],
        "hoverinfo": "text",
    }
    return make_figure(
        theme,
        [bars],
        x_title="Diary entries",
        y_title="Tag",
        x_axis={"range": [0, most * ROOM], "showline": False} | whole_steps([most]),
        y_axis={
            "range": [max(len(rows), LEAST_ROWS) - 0.5, -0.5],
            "rangemode": "normal",
            "tickvals": places,
            "ticktext": [html.escape(_short(row["tag"])) for row in rows],
            "showgrid": False,
            "ticklabelstandoff": 6,
        },
        height=max(LEAST_HEIGHT, ROW * len(rows) + AROUND),
        hovermode="y",
    )


def tags_by_year_figure(frame: pd.DataFrame, theme: Theme) -> go.Figure:
    """Lines: the share of a year's entries with a tag, for the tags used most; a click gives year and tag.

    Args:
        frame: From `tags_by_year`, in its order.
        theme: The appearance.
    """
    rows = frame.to_dict("records")
    years = range(int(frame["year"].min()), int(frame["year"].max()) + 1)
    names = list(dict.fromkeys(row["tag"] for row in rows))[:SHOWN_LINES]
    colours = (theme.main, theme.below, theme.text, theme.quiet)
    lines = [
        _line({int(row["year"]): row for row in rows if row["tag"] == name}, years, name, colour, dash)
        for name, colour, dash in zip(names, colours, DASHES, strict=False)
    ]
    return make_figure(
        theme,
        lines,
        x_title="Year",
        y_title="Share of the year's entries",
        x_axis={"tickformat": "d"} | ({"dtick": 1} if len(years) < MOST_YEARS else {"nticks": 8}),
        y_axis={"tickformat": ".0%"},
        height=LEAST_HEIGHT + 80,
        hovermode="closest",
        showlegend=True,
        legend=LEGEND_BELOW | {"font": {"color": theme.text}},
        margin=ROOM_FOR_LEGEND,
    )


def _line(
    rows: Mapping[int, dict[Any, Any]], years: Sequence[int], name: str, colour: str, dash: str
) -> dict[str, Any]:
    """With a gap where a year has no entry at all."""
    shown = html.escape(_short(name))
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": shown,
        "x": list(years),
        "y": [rows[year]["entry_share"] if year in rows else None for year in years],
        "customdata": [[year, name] for year in years],
        "unselected": PALED,
        "line": {"color": colour, "dash": dash, "width": 2},
        "marker": {"size": 6},
        "hovertext": [
            f"{year}: {rows[year]['entry_count']:,} entries tagged {shown}, "
            f"{percent(rows[year]['entry_share'])} of the year's"
            if year in rows
            else ""
            for year in years
        ],
        "hoverinfo": "text",
    }


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"
