"""The Taste page's own figures: genre by decade, popularity against the own rating. Nothing is counted here.

What ranks genres, countries and the like is `lbstats.charts.ranking`.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from lbstats.charts.dots import others, sizes
from lbstats.charts.heat import counted_cells
from lbstats.charts.marks import REACH, marks
from lbstats.charts.theme import PALED, Theme, every_decade, make_figure
from lbstats.rounding import fixed

if TYPE_CHECKING:
    import plotly.graph_objects as go

CELL: Final = 27
AROUND: Final = 84
LEAST_HEIGHT: Final = 260
SPREAD: Final = 0.34
"""Stars; less than the half star between two ratings."""
QUADRANTS: Final = {
    "better known, rated high": (1, 1),
    "less known, rated high": (0, 1),
    "better known, rated low": (1, 0),
    "less known, rated low": (0, 0),
}
"""What a corner of the field is called, and whether it lies right and above."""


def genre_decade_figure(frame: pd.DataFrame, theme: Theme) -> go.Figure:
    """A heat map: films by genre (down) and decade (across); a click gives genre and decade.

    Args:
        frame: Rows with genre, decade, film_count, mean_rating and rated_count, in the order of the axes.
        theme: The appearance.
    """
    genres = list(dict.fromkeys(frame["genre"].tolist()))
    decades = every_decade(frame["decade"])
    cells = {(row["genre"], int(row["decade"])): row for row in frame.to_dict("records") if row["film_count"]}
    heat = counted_cells(
        [f"{decade}s" for decade in decades],
        [html.escape(genre) for genre in genres],
        [
            [cells[genre, decade]["film_count"] if (genre, decade) in cells else 0 for decade in decades]
            for genre in genres
        ],
        theme,
        power=0.5,
    )
    places = [(genre, decade) for genre in genres for decade in decades]
    clicked = marks(
        [f"{decade}s" for _, decade in places],
        [html.escape(genre) for genre, _ in places],
        [[genre, decade] if (genre, decade) in cells else None for genre, decade in places],
        [_cell(genre, decade, cells.get((genre, decade))) for genre, decade in places],
        size=CELL,
    )
    return make_figure(
        theme,
        [*heat, clicked],
        x_title="Decade of release",
        y_title="Genre; the figure is films",
        x_axis={"type": "category", "showline": False, "range": [-0.5, len(decades) - 0.5]},
        y_axis={
            "type": "category",
            "range": [len(genres) - 0.5, -0.5],
            "showgrid": False,
            "ticklabelstandoff": 6,
        },
        height=max(LEAST_HEIGHT, CELL * len(genres) + AROUND),
        hovermode="closest",
        hoverdistance=REACH,
    )


def genre_pairs_figure(frame: pd.DataFrame, theme: Theme) -> go.Figure:
    """Bars: films of two genres, and a mark where chance alone would put them; a click gives the pair.

    Args:
        frame: Pairs with genre, other_genre, film_count, expected_count, mean_rating and rated_count.
        theme: The appearance.
    """
    pairs = frame.to_dict("records")
    rows = list(range(len(pairs)))
    both = {"y": rows, "hovertext": [_pair(pair) for pair in pairs], "hoverinfo": "text"}
    bars = both | {
        "type": "bar",
        "unselected": PALED,
        "orientation": "h",
        "x": [pair["film_count"] for pair in pairs],
        "customdata": [[pair["genre"], pair["other_genre"]] for pair in pairs],
        "marker": {"color": theme.main, "line": {"width": 0}},
    }
    chance = both | {
        "type": "scatter",
        # A click on a bar chooses its film groups, never these marks.
        "unselected": {"marker": {"opacity": 1}},
        "mode": "markers",
        "x": [pair["expected_count"] for pair in pairs],
        "hoverinfo": "skip",
        "marker": {
            "symbol": "line-ns-open",
            "size": 15,
            "color": theme.text,
            "line": {"width": 2, "color": theme.text},
        },
    }
    return make_figure(
        theme,
        [bars, chance],
        x_title="Films of both genres<br>mark: expected by chance",
        y_title="Two genres",
        x_axis={"rangemode": "tozero", "showline": False, "showgrid": True, "gridcolor": theme.line},
        y_axis={
            "range": [len(rows) - 0.5, -0.5],
            "tickvals": rows,
            "ticktext": [html.escape(f"{pair['genre']} + {pair['other_genre']}") for pair in pairs],
            "showgrid": False,
            "rangemode": "normal",
            "ticklabelstandoff": 6,
        },
        height=max(LEAST_HEIGHT, CELL * len(rows) + AROUND + 20),
        hovermode="y",
        bargap=0.32,
    )


def quadrants_figure(frame: pd.DataFrame, theme: Theme, *, votes: float, rating: float) -> go.Figure:
    """Dots: rated films by how many people voted on TMDB (log) and the own rating; a click gives the film.

    A dot that stands for several films is larger, and is the one film of them that most people know.

    Args:
        frame: From `popularity_dots`.
        theme: The appearance.
        votes: Where better known begins.
        rating: Where loved begins, in stars.
    """
    dots = {
        "type": "scatter",
        "mode": "markers",
        # Nobody's vote lies on the edge: a logarithm has no zero.
        "x": frame["vote_count"].clip(lower=1).tolist(),
        "customdata": frame["film_id"].tolist(),
        "unselected": PALED,
        "y": [
            _apart(*each) for each in zip(frame["rating"].tolist(), frame["film_id"].tolist(), strict=True)
        ],
        "marker": {
            "color": [theme.of_stars(stars) for stars in frame["rating"].tolist()],
            "size": sizes(frame, plain=9),
            "opacity": 0.7,
            "line": {"width": 0},
        },
        "hovertext": [_film(row) for row in frame.to_dict("records")],
        "hoverinfo": "text",
    }
    line = {"color": theme.quiet, "width": 1, "dash": "dot"}
    known_from = max(votes, 1)
    figure = make_figure(
        theme,
        [dots],
        x_title="Votes on TMDB; each step is ten times as many",
        y_title="Your rating, in stars; dots are spread a little",
        x_axis={"type": "log", "dtick": 1, "tickformat": ",d"},
        y_axis={"range": [0.1, 5.7], "tickvals": [1, 2, 3, 4, 5], "rangemode": "normal"},
        height=380,
        hovermode="closest",
        shapes=[
            {
                "type": "line",
                "x0": known_from,
                "x1": known_from,
                "y0": 0,
                "y1": 1,
                "yref": "paper",
                "line": line,
            },
            {"type": "line", "x0": 0, "x1": 1, "xref": "paper", "y0": rating, "y1": rating, "line": line},
        ],
    )
    corners = [_corner(name, right, above, theme) for name, (right, above) in QUADRANTS.items()]
    figure.layout.annotations = [*figure.layout.annotations, *corners]
    return figure


def _corner(name: str, right: int, above: int, theme: Theme) -> dict[str, Any]:
    return {
        "text": name,
        "xref": "paper",
        "yref": "paper",
        "x": right,
        "y": above,
        "xanchor": "right" if right else "left",
        "yanchor": "top" if above else "bottom",
        "showarrow": False,
        "font": {"size": 13, "color": theme.text},
        "bgcolor": theme.surface,  # dots lie below
        "opacity": 0.85,
    }


def _cell(genre: str, decade: int, cell: dict[Any, Any] | None) -> str:
    name = f"{html.escape(genre)} of the {decade}s"
    if cell is None:
        return f"{name}: no film"
    films = f"{cell['film_count']:,} film{'' if cell['film_count'] == 1 else 's'}"
    rated = (
        ""
        if pd.isna(cell["mean_rating"])
        else f", average {fixed(cell['mean_rating'], 2)} over {cell['rated_count']:,} rated"
    )
    return f"{name}: {films}{rated}"


def _apart(stars: float, film_id: int) -> float:
    """A rating with a nudge, always the same for a film: ratings are steps, and dots would hide dots."""
    return stars + SPREAD * (film_id * 61 % 100 / 100 - 0.5)


def _pair(pair: dict[Any, Any]) -> str:
    rated = (
        ""
        if pd.isna(pair["mean_rating"])
        else f"<br>average {fixed(pair['mean_rating'], 2)} over {pair['rated_count']:,} rated"
    )
    return (
        f"{html.escape(pair['genre'])} and {html.escape(pair['other_genre'])}: {pair['film_count']:,} films, "
        f"{fixed(pair['expected_count'])} expected by chance{rated}"
    )


def _film(row: dict[Any, Any]) -> str:
    year = "" if pd.isna(row["year"]) else f" ({int(row['year'])})"
    return (
        f"{html.escape(str(row['title']))}{year}: {row['rating']:g} stars, {int(row['vote_count']):,} votes"
        f"{others(row, 'with this rating, about as many votes')}"
    )
