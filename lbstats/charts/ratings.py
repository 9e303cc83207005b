"""The Ratings page's figures: against the crowd, then and now, likes, weekdays. Counts nothing.

The histogram is the Overview's; groups are `lbstats.charts.ranking`, the drift `lbstats.charts.drift`.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from lbstats.charts.diary import LEGEND_BELOW, ROOM_FOR_LEGEND
from lbstats.charts.dots import others, sizes
from lbstats.charts.overview import STARS
from lbstats.charts.theme import PALED, Theme, make_figure, paled_with_text, whole_steps
from lbstats.rounding import fixed, percent

if TYPE_CHECKING:
    from collections.abc import Mapping

    import plotly.graph_objects as go

STAR_AXIS: Final[Mapping[str, Any]] = {
    "range": [0.3, 5.3],
    "tickvals": [1, 2, 3, 4, 5],
    "rangemode": "normal",
}
TALL: Final = 380
SPREAD: Final = 0.17
"""Stars by which dots of one rating are drawn apart, so that they do not lie on each other."""
PLACES: Final = 7
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
UNRATED: Final = "none"
ROOM_FOR_HALVES: Final = 2.0
"""Stars to either side up to which every half of one is written."""
LONGEST_TITLE: Final = 80


def crowd_figure(frame: pd.DataFrame, theme: Theme, *, slope: float, intercept: float) -> go.Figure:
    """Dots: films by the crowd's average and the own rating, and the line between; a click gives the film.

    A dot that stands for several films is larger, and is the one film of them that most people know.

    Args:
        frame: From `crowd_dots`.
        theme: The appearance.
        slope: Of the line, in stars per point.
        intercept: Of the line, in stars.
    """
    films = frame.to_dict("records")
    ends = [float(frame["crowd_rating"].min()), float(frame["crowd_rating"].max())]
    dots = {
        "type": "scatter",
        "mode": "markers",
        "name": "A film",
        "x": [film["crowd_rating"] for film in films],
        "y": [film["rating"] + _apart(int(film["film_id"])) for film in films],
        "customdata": [int(film["film_id"]) for film in films],
        "unselected": PALED,
        "marker": {
            "color": [theme.ratings[round(film["rating"] * 2) - 1] for film in films],
            "size": sizes(frame, plain=8),
            "opacity": 0.75,
            "line": {"width": 0},
        },
        "hovertext": [_against_crowd(film) for film in films],
        "hoverinfo": "text",
        "showlegend": False,
    }
    line = {
        "type": "scatter",
        "mode": "lines",
        "name": "What the crowd's rating predicts",
        "x": ends,
        "y": [intercept + slope * end for end in ends],
        "line": {"color": theme.text, "width": 2},
        "hoverinfo": "skip",
    }
    return make_figure(
        theme,
        [dots, line],
        x_title="TMDB's average, of 10 points",
        y_title="Your rating, in stars; dots of one rating are spread a little",
        x_axis={"rangemode": "normal", "nticks": 8},
        y_axis=STAR_AXIS,
        height=TALL,
        hovermode="closest",
        showlegend=True,
        legend=LEGEND_BELOW | {"font": {"color": theme.text}},
        margin=ROOM_FOR_LEGEND,
    )


def changes_figure(frame: pd.DataFrame, theme: Theme, *, column: str, noun: tuple[str, str]) -> go.Figure:
    """Bars: how often a rating changed by so many stars; a click gives the change.

    Args:
        frame: From `rating_change_counts` or `rewatch_change_counts`.
        theme: The appearance.
        column: What it counts.
        noun: The same in words, one and many.
    """
    rows = list(zip(frame["change"].tolist(), frame[column].tolist(), strict=True))
    bars = {
        "type": "bar",
        "x": [change for change, _ in rows],
        "y": [count for _, count in rows],
        "width": 0.42,
        "customdata": [change for change, _ in rows],
        "unselected": PALED,
        "marker": {
            "color": [
                theme.quiet if change == 0 else theme.main if change > 0 else theme.below
                for change, _ in rows
            ],
            "line": {"width": 0},
        },
        "hovertext": [
            f"{_begun(change_in_words(change))}: {count:,} {noun[0] if count == 1 else noun[1]}"
            for change, count in rows
        ],
        "hoverinfo": "text",
    }
    reach = max((abs(change) for change, _ in rows), default=1.0) + 0.5
    step = 0.5 if reach <= ROOM_FOR_HALVES else 1.0
    steps = [step * place for place in range(-int(reach / step), int(reach / step) + 1)]
    return make_figure(
        theme,
        [bars],
        x_title="Cooler ← change in stars → warmer",
        y_title=noun[1].capitalize(),
        x_axis={"range": [-reach, reach], "tickvals": steps, "ticktext": [_signed(step) for step in steps]},
        y_axis=whole_steps(count for _, count in rows),
    )


def likes_figure(frame: pd.DataFrame, theme: Theme) -> go.Figure:
    """Bars: the share of films that are liked, by rating, unrated films last; a click gives the rating.

    Args:
        frame: From `likes_by_rating`.
        theme: The appearance.
    """
    rows = [row for row in frame.to_dict("records") if row["film_count"]]
    bars = {
        "type": "bar",
        "x": [UNRATED if pd.isna(row["rating"]) else STARS[round(row["rating"] * 2) - 1] for row in rows],
        "y": [row["liked_share"] for row in rows],
        "customdata": [UNRATED if pd.isna(row["rating"]) else row["rating"] for row in rows],
        **paled_with_text(theme),
        "marker": {
            "color": [
                theme.quiet if pd.isna(row["rating"]) else theme.ratings[round(row["rating"] * 2) - 1]
                for row in rows
            ],
            "line": {"width": 0},
        },
        "text": [f"{row['film_count']:,}" for row in rows],
        "textposition": "outside",
        "cliponaxis": False,
        "constraintext": "none",
        "textangle": 0,
        "textfont": {"color": theme.text, "size": 11},
        "hovertext": [_liked(row) for row in rows],
        "hoverinfo": "text",
    }
    return make_figure(
        theme,
        [bars],
        x_title="Rating, in stars",
        y_title="Share liked; above each bar, of how many films",
        x_axis={"type": "category", "tickangle": 0},
        y_axis={"tickformat": ".0%", "range": [0, 1.12], "tickvals": [0, 0.25, 0.5, 0.75, 1]},
    )


def weekday_figure(frame: pd.DataFrame, theme: Theme) -> go.Figure:
    """Dots: the fair average of the entries' ratings by weekday; a click gives the weekday.

    Args:
        frame: From `by_weekday`.
        theme: The appearance.
    """
    rows = [row for row in frame.to_dict("records") if not pd.isna(row["fair_average"])]
    dots = {
        "type": "scatter",
        "mode": "markers+text",
        "x": [WEEKDAYS[int(row["weekday"]) - 1][:3] for row in rows],
        "y": [row["fair_average"] for row in rows],
        "customdata": [int(row["weekday"]) for row in rows],
        **paled_with_text(theme),
        "text": [fixed(row["fair_average"], 2) for row in rows],
        "textposition": "top center",
        "textfont": {"color": theme.text},
        "cliponaxis": False,
        "marker": {"size": 13, "color": theme.main},
        "hovertext": [
            f"{WEEKDAYS[int(row['weekday']) - 1]}: fair average {fixed(row['fair_average'], 2)} over "
            f"{row['rated_count']:,} rated entries"
            for row in rows
        ],
        "hoverinfo": "text",
    }
    return make_figure(
        theme,
        [dots],
        x_title="Weekday",
        y_title="Fair average of the entries' ratings, in stars",
        x_axis={"type": "category", "tickangle": 0},
        y_axis=STAR_AXIS,
    )


def change_in_words(stars: float) -> str:
    """`1.5 stars up`."""
    if stars == 0:
        return "unchanged"
    return f"{abs(stars):g} {'star' if abs(stars) <= 1 else 'stars'} {'up' if stars > 0 else 'down'}"


def _apart(film_id: int) -> float:
    """The same few steps around a rating for the same film, whatever is drawn."""
    return SPREAD * ((film_id % PLACES) / (PLACES - 1) * 2 - 1)


def _against_crowd(film: dict[Any, Any]) -> str:
    year = "" if pd.isna(film["year"]) else f" ({int(film['year'])})"
    side = "above" if film["residual"] >= 0 else "below"
    return (
        f"{html.escape(str(film['title'])[:LONGEST_TITLE])}{year}: "
        f"you {film['rating']:g}, crowd {fixed(film['crowd_rating'], 1)}<br>"
        f"{fixed(abs(film['residual']), 1)} stars {side} the {fixed(film['expected_rating'], 1)} "
        "the line expects"
        f"{others(film, 'with this rating, near this average')}"
    )


def _liked(row: Mapping[Any, Any]) -> str:
    name = "Unrated" if pd.isna(row["rating"]) else f"{row['rating']:g} stars"
    share = percent(row["liked_share"])
    return f"{name}: {row['liked_count']:,} of {row['film_count']:,} films liked ({share})"


def _signed(stars: float) -> str:
    return f"{stars:+g}".replace("-", "\N{MINUS SIGN}") if stars else "0"


def _begun(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
