"""The Overview page's figures, each from a finished frame of `lbstats.stats.overview`; nothing is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from lbstats.charts.theme import PALED, Theme, every_decade, make_figure, pale, paled_with_text, whole_steps
from lbstats.rounding import fixed

if TYPE_CHECKING:
    from collections.abc import Iterable

    import plotly.graph_objects as go

STARS = ("½", "1", "1½", "2", "2½", "3", "3½", "4", "4½", "5")
RELEASE_YEAR = "Release year"
LEAST_YEARS = 10
"""An axis of years is never shorter: one year alone would be a bar as wide as the page."""
LARGEST_DOT = 22
BAR = 0.8


def films_by_year_figure(frame: pd.DataFrame, theme: Theme) -> go.Figure:
    """Bars: watched films by release year, from `films_by_year`; a click gives the year."""
    dated = frame.dropna(subset="year")
    hover = [
        f"{year}: {_films(films)}{_average(mean, rated)}"
        for year, films, rated, mean in _rows(dated, "year", "film_count", "rated_count", "mean_rating")
    ]
    bars = _bars(dated["year"], dated["film_count"], theme.main, hover, dated["year"])
    steps = whole_steps(dated["film_count"].tolist())
    return make_figure(
        theme, [bars], x_title=RELEASE_YEAR, y_title="Films", x_axis=_years(dated), y_axis=steps
    )


def rating_by_year_figure(frame: pd.DataFrame, theme: Theme) -> go.Figure:
    """Dots: average rating by release year, from `films_by_year`; a click gives the year.

    Those of years without a fair average are hollow.
    """
    rated = frame.dropna(subset=["year", "mean_rating"])
    hover = [
        f"{year}: average {fixed(mean, 2)} over {_films(count, 'rated film')}"
        for year, mean, count in _rows(rated, "year", "mean_rating", "rated_count")
    ]
    hollow = rated["fair_average"].isna().tolist()  # too few to be compared
    dots = {
        "type": "scatter",
        "x": rated["year"],
        "y": rated["mean_rating"],
        "customdata": rated["year"].tolist(),
        "unselected": PALED,
        "mode": "markers",
        "marker": {
            "size": rated["rated_count"],
            "sizemode": "area",
            "sizeref": 2 * max(rated["rated_count"].max(), 1) / LARGEST_DOT**2 if len(rated) else 1,
            "sizemin": 2.5,
            "color": theme.main,
            "symbol": ["circle-open" if few else "circle" for few in hollow],
            "opacity": 0.85,
            "line": {"width": [1.5 if few else 0 for few in hollow], "color": theme.main},
        },
        "hovertext": hover,
        "hoverinfo": "text",
    }
    stars = {"range": [0.3, 5.2], "tickvals": [1, 2, 3, 4, 5], "rangemode": "normal"}
    return make_figure(
        theme,
        [dots],
        x_title=RELEASE_YEAR,
        y_title="Average rating, in stars",
        x_axis=_years(rated),
        y_axis=stars,
    )


def entries_by_year_figure(frame: pd.DataFrame, theme: Theme) -> go.Figure:
    """Bars: diary entries by the film's release year, from `films_by_year`; a click gives the year."""
    dated = frame.dropna(subset="year")
    hover = [
        f"{year}: {_films(entries, 'diary entry', 'diary entries')} of {_films(films)}"
        for year, entries, films in _rows(dated, "year", "entry_count", "film_count")
    ]
    bars = _bars(dated["year"], dated["entry_count"], theme.main, hover, dated["year"])
    steps = whole_steps(dated["entry_count"].tolist())
    return make_figure(
        theme, [bars], x_title=RELEASE_YEAR, y_title="Diary entries", x_axis=_years(dated), y_axis=steps
    )


def decades_figure(frame: pd.DataFrame, theme: Theme) -> go.Figure:
    """Bars: watched films by decade, the fair average over each, from `decades`; a click gives the decade."""
    names = [f"{decade}s" for (decade,) in _rows(frame, "decade")]
    hover = [
        f"{decade}s: {_films(films)}{_average(mean, rated)}"
        f"{'' if pd.isna(fair) else f'<br>fair average {fixed(fair, 2)}'}"
        for decade, films, rated, mean, fair in _rows(
            frame, "decade", "film_count", "rated_count", "mean_rating", "fair_average"
        )
    ]
    above = ["" if pd.isna(fair) else fixed(fair, 1) for (fair,) in _rows(frame, "fair_average")]
    bars = _bars(names, frame["film_count"], theme.main, hover, frame["decade"]) | {
        "text": above,
        "textposition": "outside",
        "cliponaxis": False,
        "constraintext": "none",
        "textfont": {"color": theme.text},
        **paled_with_text(theme),
    }
    return make_figure(
        theme,
        [bars],
        x_title="Decade of release",
        y_title="Films; above them their fair average, in stars",
        x_axis={
            "type": "category",
            "categoryorder": "array",
            "categoryarray": [f"{decade}s" for decade in every_decade(frame["decade"])],
            "autotickangles": [0, -50],
        },
        y_axis=whole_steps(frame["film_count"].tolist()),
    )


def rating_histogram_figure(frame: pd.DataFrame, theme: Theme) -> go.Figure:
    """Bars: films by rating, the liked ones as the solid part of each; a click gives the rating.

    Args:
        frame: From `overview.rating_histogram` or `ratings.histogram`.
        theme: The appearance.
    """
    has_likes = bool(frame["liked_count"].any())
    hover = [
        f"{stars} {'star' if stars in ('½', '1') else 'stars'}: {_films(films)}, {liked:,} liked"
        for stars, (films, liked) in zip(STARS, _rows(frame, "film_count", "liked_count"), strict=True)
    ]
    colours = list(theme.ratings)
    edged = pale(colours) if has_likes else {}
    everything = _bars(STARS, frame["film_count"], colours, hover, frame["rating"]) | edged
    liked = _bars(STARS, frame["liked_count"], colours, hover, frame["rating"]) | {"hoverinfo": "skip"}
    return make_figure(
        theme,
        [everything, liked],
        x_title="Rating, in stars",
        y_title="Films; the solid part is liked" if has_likes else "Films",
        x_axis={"type": "category", "tickangle": 0},
        y_axis=whole_steps(frame["film_count"].tolist()),
        barmode="overlay",
    )


def _years(frame: pd.DataFrame) -> dict[str, object]:
    axis: dict[str, object] = {"tickformat": "d", "nticks": 12}
    if frame.empty:
        return axis
    first, last = int(frame["year"].min()), int(frame["year"].max())
    around = max(LEAST_YEARS - (last - first), 1) / 2
    return axis | {"range": [first - around, last + around]}


def _bars(
    x: Iterable[object],
    y: Iterable[object],
    colour: str | list[str],
    hover: list[str],
    keys: pd.Series[Any],
) -> dict[str, object]:
    return {
        "type": "bar",
        "x": x,
        "y": y,
        "marker": {"color": colour, "line": {"width": 0}},
        "width": BAR,  # of its year or decade: Plotly's own is as wide as the smallest gap
        "hovertext": hover,
        "hoverinfo": "text",
        "textangle": 0,
        "customdata": keys.tolist(),
        "unselected": PALED,
    }


def _rows(frame: pd.DataFrame, *columns: str) -> Iterable[tuple[Any, ...]]:
    return frame[list(columns)].itertuples(index=False, name=None)


def _films(count: int, noun: str = "film", many: str = "") -> str:
    return f"{count:,} {noun if count == 1 else many or noun + 's'}"


def _average(mean: float, rated: int) -> str:
    if pd.isna(mean):
        return ", none of them rated"
    return f", average {fixed(mean, 2)} over {_films(rated, 'rated film')}"
