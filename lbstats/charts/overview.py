"""The Overview page's figures, each from a finished frame of `lbstats.stats.overview`; nothing is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from lbstats.charts.theme import Theme, blank_figure

if TYPE_CHECKING:
    from collections.abc import Iterable

    import plotly.graph_objects as go

STARS = ("½", "1", "1½", "2", "2½", "3", "3½", "4", "4½", "5")
RELEASE_YEAR = "Release year"
LARGEST_DOT = 22
PALE = 0.5


def films_by_year_figure(frame: pd.DataFrame, theme: Theme) -> go.Figure:
    """Bars: watched films by release year, from `films_by_year`."""
    dated = frame.dropna(subset="year")
    figure = blank_figure(theme, x_title=RELEASE_YEAR, y_title="Films")
    hover = [
        f"{year}: {_films(films)}{_average(mean, rated)}"
        for year, films, rated, mean in _rows(dated, "year", "film_count", "rated_count", "mean_rating")
    ]
    figure.add_bar(x=dated["year"], y=dated["film_count"], **_bars(theme.main, hover))
    return _on_years(figure)


def rating_by_year_figure(frame: pd.DataFrame, theme: Theme) -> go.Figure:
    """Dots: average rating by release year, larger for more rated films, from `films_by_year`."""
    rated = frame.dropna(subset=["year", "mean_rating"])
    figure = blank_figure(theme, x_title=RELEASE_YEAR, y_title="Average rating, in stars")
    hover = [
        f"{year}: average {mean:.2f} over {_films(count, 'rated film')}"
        for year, mean, count in _rows(rated, "year", "mean_rating", "rated_count")
    ]
    figure.add_scatter(
        x=rated["year"],
        y=rated["mean_rating"],
        mode="markers",
        marker={
            "size": rated["rated_count"],
            "sizemode": "area",
            "sizeref": 2 * max(rated["rated_count"].max(), 1) / LARGEST_DOT**2 if len(rated) else 1,
            "sizemin": 2.5,
            "color": theme.main,
            "opacity": 0.85,
            "line": {"width": 0},
        },
        hovertext=hover,
        hoverinfo="text",
    )
    figure.update_yaxes(range=[0.3, 5.2], tickvals=[1, 2, 3, 4, 5], rangemode="normal")
    return _on_years(figure)


def entries_by_year_figure(frame: pd.DataFrame, theme: Theme) -> go.Figure:
    """Bars: diary entries by the film's release year, from `films_by_year`."""
    dated = frame.dropna(subset="year")
    figure = blank_figure(theme, x_title=RELEASE_YEAR, y_title="Diary entries")
    hover = [
        f"{year}: {_films(entries, 'diary entry', 'diary entries')} of {_films(films)}"
        for year, entries, films in _rows(dated, "year", "entry_count", "film_count")
    ]
    figure.add_bar(x=dated["year"], y=dated["entry_count"], **_bars(theme.main, hover))
    return _on_years(figure)


def decades_figure(frame: pd.DataFrame, theme: Theme) -> go.Figure:
    """Bars: watched films by decade, the fair average written over each, from `decades`."""
    figure = blank_figure(theme, x_title="Decade of release", y_title="Films, with their fair average above")
    names = [f"{decade}s" for (decade,) in _rows(frame, "decade")]
    hover = [
        f"{decade}s: {_films(films)}{_average(mean, rated)}"
        for decade, films, rated, mean in _rows(frame, "decade", "film_count", "rated_count", "mean_rating")
    ]
    above = ["" if pd.isna(fair) else f"★ {fair:.1f}" for (fair,) in _rows(frame, "fair_average")]
    figure.add_bar(
        x=names,
        y=frame["film_count"],
        text=above,
        textposition="outside",
        cliponaxis=False,
        constraintext="none",
        textfont={"color": theme.text},
        **_bars(theme.main, hover),
    )
    figure.update_xaxes(type="category", autotickangles=[0, -50])
    return figure


def rating_histogram_figure(frame: pd.DataFrame, theme: Theme) -> go.Figure:
    """Bars: films by rating, the liked ones as the solid part of each, from `rating_histogram`."""
    has_likes = bool(frame["liked_count"].any())
    y_title = "Films; the solid part is liked" if has_likes else "Films"
    figure = blank_figure(theme, x_title="Rating, in stars", y_title=y_title)
    hover = [
        f"{stars} {'star' if stars in ('½', '1') else 'stars'}: {_films(films)}, {liked:,} liked"
        for stars, (films, liked) in zip(STARS, _rows(frame, "film_count", "liked_count"), strict=True)
    ]
    everything = _bars(list(theme.ratings), hover)
    figure.add_bar(x=list(STARS), y=frame["film_count"], opacity=PALE if has_likes else 1, **everything)
    figure.add_bar(x=list(STARS), y=frame["liked_count"], **everything | {"hoverinfo": "skip"})
    figure.update_layout(barmode="overlay")
    figure.update_xaxes(type="category", tickangle=0)
    return figure


def _bars(colour: str | list[str], hover: list[str]) -> dict[str, object]:
    return {
        "marker": {"color": colour, "line": {"width": 0}},
        "hovertext": hover,
        "hoverinfo": "text",
        "textangle": 0,
    }


def _on_years(figure: go.Figure) -> go.Figure:
    figure.update_xaxes(tickformat="d", nticks=12)
    return figure


def _rows(frame: pd.DataFrame, *columns: str) -> Iterable[tuple[Any, ...]]:
    return frame[list(columns)].itertuples(index=False, name=None)


def _films(count: int, noun: str = "film", many: str = "") -> str:
    return f"{count:,} {noun if count == 1 else many or noun + 's'}"


def _average(mean: float, rated: int) -> str:
    if pd.isna(mean):
        return ", none of them rated"
    return f", average {mean:.2f} over {_films(rated, 'rated film')}"
