"""The sections of the Taste page: groups of films, genres by decade and in pairs, popularity, breadth."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from lbstats.charts import taste as charts
from lbstats.charts.ranking import ranking_figure
from lbstats.stats import readings_taste as readings
from lbstats.stats import taste
from lbstats.stats.dots import popularity_dots
from lbstats.stats.taste import Facet
from lbstats.ui import cache, clicks, state
from lbstats.ui.behind import Group, films_behind, in_groups, of_dot
from lbstats.ui.choices import choice
from lbstats.ui.counting import how_counted
from lbstats.ui.sections import (
    IN_THEIR_ORDER,
    ROWS,
    counted_films,
    in_table,
    is_cut,
    measure_switch,
    section,
    shared_dots,
)
from lbstats.ui.tables import figures_table
from lbstats.ui.text import number, plural
from lbstats.ui.widgets import Tile, chart, chart_theme, empty, tiles

if TYPE_CHECKING:
    import pandas as pd

    from lbstats.stats.scope import Scope
    from lbstats.store.libraries import Library

FACETS: Final = {
    Facet.GENRE: ("Genres", "genre"),
    Facet.COUNTRY: ("Countries", "country"),
    Facet.LANGUAGE: ("Languages", "language"),
    Facet.KEYWORD: ("Keywords", "keyword"),
    Facet.STUDIO: ("Studios", "studio"),
    Facet.DECADE: ("Decades", "decade"),
    Facet.RUNTIME: ("Runtimes", "runtime"),
}
KNOWN: Final = {facet: f"with a known {noun}" for facet, (_, noun) in FACETS.items()} | {
    Facet.DECADE: "with a release year",
    Facet.RUNTIME: "with a known runtime, series left out",
}
"""Which of the watched films a figure of groups counts."""
ALL: Final = "all"
GROUP_COLUMNS: Final = {
    "name": "Name",
    "film_count": "Films",
    "film_share": "Share of films",
    "hours": "Hours",
    "rated_count": "Rated",
    "mean_rating": "Average rating",
    "fair_average": "Fair average",
    "residual": "Against the crowd",
    "liked_count": "Liked",
}
CELL_COLUMNS: Final = {
    "genre": "Genre",
    "decade": "Decade",
    "film_count": "Films",
    "rated_count": "Rated",
    "mean_rating": "Average rating",
    "fair_average": "Fair average",
}
PAIR_COLUMNS: Final = {
    "genre": "Genre",
    "other_genre": "And",
    "film_count": "Films",
    "expected_count": "Expected by chance",
    "rated_count": "Rated",
    "mean_rating": "Average rating",
    "fair_average": "Fair average",
}
POPULARITY_COLUMNS: Final = {
    "title": "Film",
    "year": "Year",
    "rating": "Rating",
    "vote_count": "Votes on TMDB",
    "quadrant": "Quadrant",
}
QUADRANTS: Final = {
    "known_high": "better known, rated high",
    "known_low": "better known, rated low",
    "obscure_high": "less known, rated high",
    "obscure_low": "less known, rated low",
}
BREADTH_COLUMNS: Final = {
    "facet": "By",
    "group_count": "How many there are",
    "as_varied_as": "As varied as",
    "entropy": "Entropy",
    "film_count": "Films",
}
FEW_FILMS: Final = 8
"""Fewer films than this have no quadrants."""


@section
def groups(library: Library, scope: Scope) -> None:
    """Genres, countries, languages, keywords, studios, decades or runtimes by films, hours or ratings."""
    st.header("What you watch", anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        names = {facet: name for facet, (name, _) in FACETS.items()}
        facet = choice("Group films by", names, name="taste-facet", usual=Facet.GENRE)
        measure = measure_switch("taste")
        found = cache.read(library, taste.groups, scope, facet, measure, fairness=state.current_fairness())
        rows = None if facet in IN_THEIR_ORDER else _rows(found)
    reading = readings.groups(found, facet, measure, fairness=state.current_fairness())
    if found[measure.column].isna().all():
        empty(reading)
        return
    row = chart(
        ranking_figure(found, chart_theme(), measure.value, noun=FACETS[facet][1].capitalize(), rows=rows),
        library=library,
        name=f"{facet.value}-by-{measure.value}",
        reading=reading,
        count=f"{counted_films(found, measure, KNOWN[facet])}{in_table(found, measure)}",
        table=found,
        columns=GROUP_COLUMNS,
        terms=["Shares"],
        keys=("key",),
        group=f"taste-{facet.value}",
    )
    if row:
        films_behind(library, f"taste-{facet.value}", in_groups(row.name, scope, (facet, row.key)))


@section
def genre_decades(library: Library, scope: Scope) -> None:
    """Which genres of which decades."""
    st.header("Genres by decade", anchor=False)
    frame = cache.read(library, taste.genre_decades, scope, fairness=state.current_fairness())
    reading = readings.genre_decades(frame, fairness=state.current_fairness())
    if frame.empty:
        empty(reading)
        return
    row = chart(
        charts.genre_decade_figure(frame, chart_theme()),
        library=library,
        name="genres-by-decade",
        reading=reading,
        count=f"n = {plural(int(frame['population_count'].iloc[0]), 'film')}; "
        "a film of three genres counts three times",
        table=frame[frame["film_count"] > 0],
        columns=CELL_COLUMNS,
        keys=("genre", "decade"),
    )
    if row:
        heading = f"{row.genre} of the {row.decade}s"
        group = in_groups(heading, scope, (Facet.GENRE, row.genre), (Facet.DECADE, str(row.decade)))
        films_behind(library, "genres-by-decade", group)


@section
def genre_pairs(library: Library, scope: Scope) -> None:
    """Which genres come together."""
    st.header("Genres that come together", anchor=False)
    frame = cache.read(library, taste.genre_pairs, scope, fairness=state.current_fairness())
    reading = readings.genre_pairs(frame)
    if frame.empty:
        empty(reading)
        return
    shown = min(readings.SHOWN_PAIRS, len(frame))
    most = "n =" if shown == len(frame) else f"the {shown} most frequent of"
    row = chart(
        charts.genre_pairs_figure(frame.head(readings.SHOWN_PAIRS), chart_theme()),
        library=library,
        name="genre-pairs",
        reading=reading,
        count=f"{most} {plural(len(frame), 'pair')}",
        table=frame,
        columns=PAIR_COLUMNS,
        keys=("genre", "other_genre"),
    )
    if row:
        both = (Facet.GENRE, row.genre), (Facet.GENRE, row.other_genre)
        group = in_groups(f"{row.genre} and {row.other_genre}", scope, *both)
        films_behind(library, "genre-pairs", group)


@section
def popularity(library: Library, scope: Scope) -> None:
    """How popular the films are that are rated high, and the less known ones."""
    st.header("Better or less known, high or low", anchor=False)
    counted = cache.read(library, taste.quadrants, scope)
    films = int(counted["film_count"].sum())
    if films < FEW_FILMS:
        empty(f"It takes {FEW_FILMS} rated films with facts from TMDB to cut them into four parts.")
        return
    frame = cache.read(library, popularity_dots, scope)
    middle = counted.iloc[0]
    # A logarithm has no zero.
    unknown = "; those nobody voted for stand at the left edge" if (frame["vote_count"] == 0).any() else ""
    row = chart(
        charts.quadrants_figure(
            frame, chart_theme(), votes=float(middle["votes_split"]), rating=float(middle["rating_split"])
        ),
        library=library,
        name="popularity",
        reading=readings.quadrants(counted),
        count=f"n = {plural(films, 'rated film')} with facts from TMDB{shared_dots(frame)}{unknown}",
        table=lambda: _in_words(cache.read(library, taste.popularity, scope)),
        columns=POPULARITY_COLUMNS,
        keys=("film_id",),
    )
    if row:
        films_behind(library, "popularity", of_dot(row, frame, scope))
    chosen = clicks.opened("quadrant").key
    widget = "taste-quadrant"
    st.session_state[widget] = chosen if chosen in QUADRANTS else None
    st.pills(
        "Show the films that are",
        list(QUADRANTS),
        format_func=QUADRANTS.__getitem__,
        key=widget,
        on_change=partial(clicks.by_choice, "quadrant", widget),
    )
    if chosen in QUADRANTS:
        every = cache.read(library, taste.popularity, scope)
        ids = tuple(every.loc[every["quadrant"] == chosen, "film_id"].tolist())
        group = Group(QUADRANTS[chosen].capitalize(), scope, film_ids=ids)
        films_behind(library, "quadrant", group)


def breadth(library: Library, scope: Scope) -> None:
    """How varied the films are, and what that means."""
    st.header("How varied your films are", anchor=False)
    frame = cache.read(library, taste.breadth, scope).dropna(subset="entropy")
    if frame.empty:
        empty("Nothing is known of these films that could vary.")
        return
    names = {facet.value: name.lower() for facet, (name, _) in FACETS.items()}
    tiles(
        Tile(
            number(row["as_varied_as"], 1),
            names[row["facet"]],
            f"of {number(row['group_count'])}, over {plural(int(row['film_count']), 'film')}",
        )
        for row in frame.to_dict("records")
    )
    st.html(
        f'<p class="lb-reading">{readings.breadth(frame)} <span class="lb-quiet">'
        "Were all genres watched equally often, how many of them would be as varied as yours? One, when all "
        "films are of one genre; never more than there are genres. A film of two genres is half of either."
        "</span></p>"
    )
    how_counted("breadth", ["Breadth"])
    figures_table(
        library=library,
        name="breadth",
        table=frame.assign(facet=frame["facet"].map(names).str.capitalize()),
        columns=BREADTH_COLUMNS,
        alt="How varied your films are",
    )


def _rows(found: pd.DataFrame) -> int:
    """How many rows the figure has; asked only where there are more than fit."""
    if len(found) <= ROWS[0] + 1:
        return len(found)
    most = f"{len(found)}" if is_cut(found) else "All"
    offered = {f"{rows}": f"{rows}" for rows in ROWS if rows + 1 < len(found)} | {ALL: most}
    chosen = choice("Rows", offered, name="taste-rows", usual=f"{ROWS[0]}")
    return len(found) if chosen == ALL else int(chosen)


def _in_words(films: pd.DataFrame) -> pd.DataFrame:
    return films.assign(quadrant=films["quadrant"].map(QUADRANTS))
