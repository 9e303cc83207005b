"""The People page's figures: a person's films as rated, who directed over time. Nothing is counted here."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from lbstats.charts.theme import PALED, Theme, every_decade, make_figure, pale
from lbstats.rounding import percent

if TYPE_CHECKING:
    import plotly.graph_objects as go

STARS: Final = {"range": [0.3, 5.3], "tickvals": [1, 2, 3, 4, 5], "rangemode": "normal"}
MOST_YEARS: Final = 10
APART: Final = 0.16
MOST_APART: Final = 0.4
"""Stars between dots that would lie on each other, and in which all of them do."""
DIRECTION: Final = (
    ("with a woman directing", "women_count"),
    ("with a non-binary person directing", "non_binary_count"),
    ("directed by men only", "men_count"),
    ("unknown to TMDB", "unknown_count"),
)


def films_of_person_figure(frame: pd.DataFrame, theme: Theme) -> go.Figure:
    """Dots: a person's films by release year and rating now; a click gives the film.

    Args:
        frame: Rated films with a year: film_id, title, year, rating.
        theme: The appearance.
    """
    hover = [f"{_title(row)}: {row['rating']:g} stars" for row in frame.to_dict("records")]
    apart = _apart(frame)
    dots = _dots(frame["year"].tolist(), apart.tolist(), hover, theme) | {
        "customdata": frame["film_id"].tolist(),
        "marker": _marker(frame["rating"].tolist(), theme),
    }
    return make_figure(
        theme,
        [dots],
        x_title="Release year",
        y_title="Your rating, in stars"
        + ("" if apart.equals(frame["rating"]) else "; dots are spread a little"),
        x_axis={"tickformat": "d"} | ({"nticks": 10} if _is_long(frame["year"].tolist()) else {"dtick": 1}),
        y_axis=STARS,
        hovermode="closest",
        height=280,
    )


def entries_of_person_figure(frame: pd.DataFrame, theme: Theme) -> go.Figure:
    """Dots: when a person's films were watched, and the rating given then; a click gives the entry.

    Args:
        frame: Rated diary entries: entry_id, title, year, watched_on, rating, is_rewatch.
        theme: The appearance.
    """
    hover = [
        f"{_title(row)}: {row['rating']:g} stars on {row['watched_on'].day} {row['watched_on']:%b %Y}"
        f"{', a rewatch' if row['is_rewatch'] else ''}"
        for row in frame.to_dict("records")
    ]
    days = [day.isoformat() for day in frame["watched_on"]]
    dots = _dots(days, frame["rating"].tolist(), hover, theme) | {"customdata": frame["entry_id"].tolist()}
    return make_figure(
        theme,
        [dots],
        x_title="Day of watching",
        y_title="Your rating then, in stars",
        x_axis={"type": "date", "nticks": 8},
        y_axis=STARS,
        hovermode="closest",
        height=280,
    )


def directed_by_women_figure(frame: pd.DataFrame, theme: Theme, *, is_decade: bool) -> go.Figure:
    """Stacked bars to 100 %: films by who directed them, those that TMDB does not say hatched.

    A click gives the period and the column that counts the films.

    Args:
        frame: Rows in the order of time with period, film_count, women_count, non_binary_count, men_count,
            unknown_count.
        theme: The appearance.
        is_decade: A period is a decade of release, not a year of watching.
    """
    rows = frame.to_dict("records")
    looks = (
        _filled(theme.main, theme),
        _filled(theme.ratings[-1], theme, "x"),
        # The largest part is the palest: the figure is about the others.
        pale(theme.below)["marker"],
        _filled(theme.line, theme, "/"),
    )
    traces = [
        {
            "type": "bar",
            "name": name[:1].upper() + name[1:],
            "x": [_period(row, is_decade=is_decade) for row in rows],
            "y": [100 * row[column] / row["film_count"] for row in rows],
            "customdata": [[row["period"], column] for row in rows],
            "unselected": PALED,
            "marker": look,
            "hovertext": [_share(row, column, name, is_decade=is_decade) for row in rows],
            "hoverinfo": "text",
        }
        for (name, column), look in zip(DIRECTION, looks, strict=True)
        if any(row[column] for row in rows)
    ]
    return make_figure(
        theme,
        traces,
        x_title="Decade of release" if is_decade else "Year of the first watch",
        y_title="Films, in per cent",
        x_axis={
            "type": "category",
            "categoryorder": "array",
            "categoryarray": [f"{period}s" for period in every_decade(frame["period"])] if is_decade else [],
            "autotickangles": [0, -50],
        },
        y_axis={"range": [0, 100], "ticksuffix": " %", "tickvals": [0, 25, 50, 75, 100]},
        barmode="stack",
        barcornerradius=0,
        hovermode="closest",
        showlegend=True,
        legend={
            "orientation": "h",
            "yanchor": "top",
            "y": -0.36,
            "x": 0,
            "traceorder": "normal",
            "font": {"color": theme.text},
        },
        height=360,
    )


def _filled(colour: str, theme: Theme, pattern: str = "") -> dict[str, Any]:
    return {
        "color": colour,
        "line": {"width": 0},
        "pattern": {"shape": pattern, "fgcolor": theme.quiet, "size": 6, "solidity": 0.25},
    }


def _is_long(years: list[int]) -> bool:
    """Whether the years are too many for one mark each; of few years Plotly would mark halves."""
    return bool(years) and max(years) - min(years) >= MOST_YEARS


def _apart(frame: pd.DataFrame) -> pd.Series[float]:
    """The ratings, those of films of one year a little above and below: dots of two films are seen as two."""
    alike = frame.groupby(["year", "rating"])["film_id"]
    count = alike.transform("size")
    return frame["rating"] + (alike.cumcount() - (count - 1) / 2) * (MOST_APART / count).clip(upper=APART)


def _dots(x: list[Any], stars: list[float], hover: list[str], theme: Theme) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": x,
        "y": stars,
        "marker": _marker(stars, theme),
        "hovertext": hover,
        "hoverinfo": "text",
        "unselected": PALED,
    }


def _marker(stars: list[float], theme: Theme) -> dict[str, Any]:
    return {"size": 13, "color": [theme.of_stars(each) for each in stars], "line": {"width": 0}}


def _title(row: dict[Any, Any]) -> str:
    year = row["year"]
    return html.escape(str(row["title"])) + ("" if pd.isna(year) else f" ({int(year)})")


def _period(row: dict[Any, Any], *, is_decade: bool) -> str:
    return f"{row['period']}s" if is_decade else str(row["period"])


def _share(row: dict[Any, Any], column: str, name: str, *, is_decade: bool) -> str:
    share = row[column] / row["film_count"]
    films = f"{row[column]:,} of {row['film_count']:,} film{'' if row['film_count'] == 1 else 's'}"
    return f"{_period(row, is_decade=is_decade)}: {films} {name} ({percent(share)})"
