"""The sections of the Overview page: posters, release years, ratings, decades.

Each reads its finished frames, says what they show in words, and leaves out what would be empty. Nothing is
counted here.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import streamlit as st

from lbstats.charts import overview as charts
from lbstats.charts.theme import switching_ratings
from lbstats.stats import narrowing, overview, readings
from lbstats.stats.summary import diary_figures, film_figures
from lbstats.stats.taste import Facet
from lbstats.ui import cache, state
from lbstats.ui.behind import Group, films_behind, in_groups
from lbstats.ui.rows import Row, rows_of
from lbstats.ui.sections import open_tab, section
from lbstats.ui.text import number, plural, stars
from lbstats.ui.widgets import (
    chart,
    chart_theme,
    empty,
    last_watch_note,
    poster_strips,
    poster_wall,
    rating_note,
    rewatches_note,
)

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

    from lbstats.stats.scope import Scope
    from lbstats.store.libraries import Library

YEAR_COLUMNS = {
    "year": "Release year",
    "film_count": "Films",
    "rated_count": "Rated",
    "mean_rating": "Average rating",
    "fair_average": "Fair average",
    "entry_count": "Diary entries",
}
DECADE_COLUMNS = {
    "decade": "Decade",
    "film_count": "Films",
    "rated_count": "Rated",
    "mean_rating": "Average rating",
    "fair_average": "Fair average",
}
RATING_COLUMNS = {"rating": "Rating", "film_count": "Films", "liked_count": "Liked"}
YEAR_FIGURES = {
    "Films": "films-by-release-year",
    "Average rating": "rating-by-release-year",
    "Diary": "diary-by-release-year",
}
WALLS = {
    "Favourites": (overview.favourites, rating_note),
    "Latest watched": (overview.latest_watched, last_watch_note),
    "Highest rated": (overview.highest_rated, rating_note),
    "Most rewatched": (overview.most_rewatched, rewatches_note),
}
_HOLLOW: Final = "; hollow: years with fewer than {} of them, which are not compared"
EQUALS: Final = "Of equally rated films the liked ones come first, then those logged most often."
"""As `highest_rated` and `decade_posters` are ordered."""


@section
def posters(library: Library, scope: Scope) -> None:
    """Favourites, latest watched, highest rated, most rewatched: a tab each, those that have films."""
    films, diary = cache.read(library, film_figures, scope), cache.read(library, diary_figures, scope)
    has = {
        "Favourites": len(cache.read(library, overview.favourites, scope)) > 0,
        "Latest watched": diary.days > 0,
        "Highest rated": films.rated > 0,
        "Most rewatched": diary.rewatches > 0,
    }
    names = [name for name, has_films in has.items() if has_films]
    if not names:
        return
    name, tab = open_tab(names, key="posters")
    question, note = WALLS[name]
    with tab:
        poster_wall(cache.read(library, question, scope), note)
        if question is overview.highest_rated:
            st.caption(EQUALS)


@section
def release_years(library: Library, scope: Scope) -> None:
    """Films, average rating and diary entries by release year; a click opens a year's films."""
    st.header("By release year", anchor=False)
    frame = cache.read(library, overview.films_by_year, scope, fairness=state.current_fairness())
    if frame["year"].isna().all():
        empty("The export knows no release year of any of these films.")
        return
    name, tab = open_tab(list(YEAR_FIGURES), key="release-years", figures=YEAR_FIGURES)
    with tab:
        match name:
            case "Films":
                _films_by_year(library, scope, frame)
            case "Average rating":
                _rating_by_year(library, scope, frame)
            case _:
                _entries_by_year(library, scope, frame)


def _films_by_year(library: Library, scope: Scope, frame: pd.DataFrame) -> None:
    dated = frame.dropna(subset="year")
    row = _by_year(
        library,
        charts.films_by_year_figure(dated, chart_theme()),
        name=YEAR_FIGURES["Films"],
        reading=readings.films_by_year(frame),
        count=plural(int(dated["film_count"].sum()), "watched film"),
        table=dated,
    )
    if row:
        group = Group(f"Released in {row.year}", _of_year(scope, row))
        films_behind(library, YEAR_FIGURES["Films"], group)


def _rating_by_year(library: Library, scope: Scope, frame: pd.DataFrame) -> None:
    rated = frame.dropna(subset=["year", "mean_rating"])
    if rated.empty:
        empty("None of these films is rated.")
        return
    row = _by_year(
        library,
        charts.rating_by_year_figure(rated, chart_theme()),
        name=YEAR_FIGURES["Average rating"],
        reading=readings.rating_by_year(frame, fairness=state.current_fairness()),
        count=plural(int(rated["rated_count"].sum()), "rated film")
        + (_HOLLOW.format(state.current_fairness().minimum) if rated["fair_average"].isna().any() else ""),
        table=rated,
    )
    if row:
        group = Group(f"Released in {row.year} and rated", narrowing.to_rated(_of_year(scope, row)))
        films_behind(library, YEAR_FIGURES["Average rating"], group)


def _entries_by_year(library: Library, scope: Scope, frame: pd.DataFrame) -> None:
    logged = frame[frame["year"].notna() & (frame["entry_count"] > 0)]
    if logged.empty:
        empty("None of these films is in the diary.")
        return
    row = _by_year(
        library,
        charts.entries_by_year_figure(logged, chart_theme()),
        name=YEAR_FIGURES["Diary"],
        reading=readings.entries_by_year(frame),
        count=plural(int(logged["entry_count"].sum()), "diary entry", "diary entries"),
        table=logged,
    )
    if row:
        year = replace(_of_year(scope, row), in_diary=True)
        heading = f"Released in {row.year} and in the diary"
        group = Group(heading, year, entry_count=row.entry_count, is_latest_first=True)
        films_behind(library, YEAR_FIGURES["Diary"], group)


def _by_year(
    library: Library, figure: go.Figure, *, name: str, reading: str, count: str, table: pd.DataFrame
) -> Row | None:
    return chart(
        figure,
        library=library,
        name=name,
        reading=reading,
        count=f"n = {count}",
        table=table,
        columns=YEAR_COLUMNS,
        keys=("year",),
    )


@section
def ratings(library: Library, scope: Scope) -> None:
    """The rating histogram in half stars; a click opens the films of a rating."""
    st.header("Ratings", anchor=False)
    frame = cache.read(library, overview.rating_histogram, scope)
    rated = int(frame["film_count"].sum())
    if not rated:
        empty("None of these films is rated.")
        return
    st.html(f"<style>{switching_ratings('.st-key-chart-ratings')}</style>")
    row = chart(
        charts.rating_histogram_figure(frame, chart_theme()),
        library=library,
        name="ratings",
        reading=readings.rating_histogram(frame),
        count=f"n = {plural(rated, 'rated film')}",
        table=frame,
        columns=RATING_COLUMNS,
        keys=("rating",),
    )
    if row:
        group = Group(f"Rated {stars(row.rating)}", narrowing.to_rating(scope, row.rating))
        films_behind(library, "ratings", group)


@section
def decades(library: Library, scope: Scope) -> None:
    """Films by decade; a click opens a decade's films."""
    st.header("Decades", anchor=False)
    frame = cache.read(library, overview.decades, scope, fairness=state.current_fairness())
    if frame.empty:
        empty("The export knows no release year of any of these films.")
        return
    row = chart(
        charts.decades_figure(frame, chart_theme()),
        library=library,
        name="decades",
        reading=readings.decades(frame, fairness=state.current_fairness()),
        count=f"n = {plural(int(frame['film_count'].sum()), 'watched film')}",
        table=frame,
        columns=DECADE_COLUMNS,
        keys=("decade",),
    )
    if row:
        group = in_groups(f"The {row.decade}s", scope, (Facet.DECADE, str(row.decade)))
        films_behind(library, "decades", group)


def best_of_decades(library: Library, scope: Scope) -> None:
    """The best-rated films of each decade as posters, the latest decade first."""
    found = cache.read(library, overview.decade_posters, scope)
    if found.empty:
        return
    st.header("Highest rated of each decade", anchor=False)
    groups = [
        (f"{decade.decade}s", _decade_line(decade), found[found["decade"] == decade.decade])
        for decade in rows_of(
            cache.read(library, overview.decades, scope, fairness=state.current_fairness())[::-1]
        )
    ]
    poster_strips([group for group in groups if len(group[2])], rating_note)
    st.caption(EQUALS)


def _of_year(scope: Scope, row: Row) -> Scope:
    return narrowing.to_years(scope, int(row.year), int(row.year))


def _decade_line(decade: Row) -> str:
    films = plural(decade.film_count, "film")
    return films if decade.fair_average is None else f"{films}, fair average {number(decade.fair_average, 2)}"
