"""The sections of the Overview page: figures, posters, release years, ratings, decades.

Each reads its finished frames, says what they show in words, and leaves out what would be empty. Nothing is
counted here.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from lbstats.charts import overview as charts
from lbstats.charts.theme import switching_ratings
from lbstats.stats import narrowing, overview, readings
from lbstats.stats.taste import Facet
from lbstats.ui import cache, state
from lbstats.ui.behind import Group, films_behind, in_groups
from lbstats.ui.counting import how_counted
from lbstats.ui.rows import Row, rows_of
from lbstats.ui.sections import section
from lbstats.ui.text import day, number, plural, stars
from lbstats.ui.widgets import (
    Tile,
    chart,
    chart_theme,
    empty,
    last_watch_note,
    poster_strips,
    poster_wall,
    rating_note,
    tiles,
    watches_note,
)

if TYPE_CHECKING:
    from lbstats.stats.scope import Scope
    from lbstats.stats.summary import LibrarySummary
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
WALLS = {
    "Favourites": (overview.favourites, rating_note),
    "Latest watched": (overview.latest_watched, last_watch_note),
    "Highest rated": (overview.highest_rated, rating_note),
    "Most rewatched": (overview.most_rewatched, watches_note),
}


def figures(summary: LibrarySummary) -> None:
    """The tiles: four that matter most, then the rest; those that need facts only once there are some."""
    tiles(_main_tiles(summary), large=True)
    tiles(_further_tiles(summary))
    how_counted("figures", ["Hours", "Watched films", "Rewatches", "Streaks and droughts"])


def posters(library: Library, scope: Scope) -> None:
    """Favourites, latest watched, highest rated, most rewatched: a tab each, those that have films."""
    found = {name: (cache.read(library, question, scope), note) for name, (question, note) in WALLS.items()}
    found = {name: (films, note) for name, (films, note) in found.items() if len(films)}
    if not found:
        return
    for tab, (films, note) in zip(st.tabs(list(found)), found.values(), strict=True):
        with tab:
            poster_wall(films, note)


@section
def release_years(library: Library, scope: Scope) -> None:
    """Films, average rating and diary entries by release year; a click opens a year's films."""
    st.header("By release year", anchor=False)
    frame = cache.read(library, overview.films_by_year, scope, fairness=state.current_fairness())
    dated = frame.dropna(subset="year")
    if dated.empty:
        empty("The export knows no release year of any of these films.")
        return
    films, ratings, diary = st.tabs(["Films", "Average rating", "Diary"])
    theme = chart_theme()
    with films:
        row = chart(
            charts.films_by_year_figure(dated, theme),
            library=library,
            name="films-by-release-year",
            reading=readings.films_by_year(frame),
            count=f"n = {plural(int(dated['film_count'].sum()), 'watched film')}",
            table=dated,
            columns=YEAR_COLUMNS,
            keys=("year",),
        )
        if row:
            group = Group(f"Released in {row.year}", _of_year(scope, row))
            films_behind(library, "films-by-release-year", group)
    with ratings:
        rated = dated.dropna(subset="mean_rating")
        if rated.empty:
            empty("None of these films is rated.")
        else:
            row = chart(
                charts.rating_by_year_figure(rated, theme),
                library=library,
                name="rating-by-release-year",
                reading=readings.rating_by_year(frame, fairness=state.current_fairness()),
                count=f"n = {plural(int(rated['rated_count'].sum()), 'rated film')}",
                table=rated,
                columns=YEAR_COLUMNS,
                keys=("year",),
            )
            if row:
                year = _of_year(scope, row)
                group = Group(f"Released in {row.year} and rated", narrowing.to_rated(year))
                films_behind(library, "rating-by-release-year", group)
    with diary:
        logged = dated[dated["entry_count"] > 0]
        if logged.empty:
            empty("None of these films is in the diary.")
        else:
            row = chart(
                charts.entries_by_year_figure(logged, theme),
                library=library,
                name="diary-by-release-year",
                reading=readings.entries_by_year(frame),
                count=f"n = {plural(int(logged['entry_count'].sum()), 'diary entry', 'diary entries')}",
                table=logged,
                columns=YEAR_COLUMNS,
                keys=("year",),
            )
            if row:
                year = replace(_of_year(scope, row), in_diary=True)
                heading = f"Released in {row.year} and in the diary"
                group = Group(heading, year, entry_count=row.entry_count, is_latest_first=True)
                films_behind(library, "diary-by-release-year", group)


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
    st.header("The best of each decade", anchor=False)
    groups = [
        (f"{decade.decade}s", _decade_line(decade), found[found["decade"] == decade.decade])
        for decade in rows_of(
            cache.read(library, overview.decades, scope, fairness=state.current_fairness())[::-1]
        )
    ]
    poster_strips([group for group in groups if len(group[2])], rating_note)


def _of_year(scope: Scope, row: Row) -> Scope:
    return narrowing.to_years(scope, int(row.year), int(row.year))


def _main_tiles(summary: LibrarySummary) -> list[Tile]:
    shown = [Tile(number(summary.watched), "films", f"{number(summary.films_in_diary)} of them in the diary")]
    if summary.hours is not None:
        without = summary.films_without_runtime
        note = f"{plural(without, 'film')} without a runtime" if without else "rewatches included"
        shown.append(Tile(number(summary.hours), "hours", note))
    if summary.mean_rating is not None:
        rated = f"of {plural(summary.rated, 'rated film')}"
        shown.append(Tile(number(summary.mean_rating, 2), "average rating", rated, "★"))
    shown.append(
        Tile(
            number(summary.entries),
            "diary entries" if summary.entries != 1 else "diary entry",
            _days(summary.days),
        )
    )
    return shown


def _further_tiles(summary: LibrarySummary) -> list[Tile]:
    weeks = summary.streak.weeks
    shown = [
        Tile(number(summary.liked), "likes", _liked(summary)),
        Tile(number(summary.rewatches), "rewatches", "marked, or logged before"),
        Tile(number(weeks), "longest streak", "with an entry each week", "week" if weeks == 1 else "weeks"),
        Tile(number(summary.multiple_days), "days with 2+ films", _busiest(summary)),
    ]
    if summary.directors is not None:
        shown += [
            Tile(number(summary.directors), "directors", _of(summary.films_with_director)),
            Tile(number(summary.countries), "countries", _of(summary.films_with_country)),
            Tile(number(summary.languages), "original languages", _of(summary.films_with_language)),
        ]
    return shown


def _of(known: int | None) -> str:
    """The films that a number of directors, countries or languages is counted over."""
    return f"of {plural(known or 0, 'film')} with a known one"


def _liked(summary: LibrarySummary) -> str:
    if summary.liked_watched == summary.liked:
        return "all of them watched" if summary.liked else ""
    return f"{number(summary.liked_watched)} of them watched"


def _days(days: int) -> str:
    return f"on {plural(days, 'day')}" if days else ""


def _busiest(summary: LibrarySummary) -> str:
    if summary.busiest_day is None:
        return ""
    return f"at most {number(summary.busiest_entries)}, on {day(summary.busiest_day)}"


def _decade_line(decade: Row) -> str:
    films = plural(decade.film_count, "film")
    return films if decade.fair_average is None else f"{films}, fair average {number(decade.fair_average, 2)}"
