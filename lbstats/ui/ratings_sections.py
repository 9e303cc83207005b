"""The sections of the Ratings page: the scale, likes, the crowd, then and now, drift. Counts nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from lbstats.charts import overview as overview_charts
from lbstats.charts import ratings as charts
from lbstats.rounding import percent
from lbstats.stats import changes, lags, narrowing, ratings, taste
from lbstats.stats import readings_ratings as readings
from lbstats.stats.dots import crowd_dots
from lbstats.stats.line import LEAST_FILMS, LEAST_VOTES
from lbstats.stats.residual import crowd_line
from lbstats.stats.summary import film_figures
from lbstats.ui import cache
from lbstats.ui.behind import Group, films_behind, of_dot
from lbstats.ui.sections import section, shared_dots
from lbstats.ui.text import escape_html, number, plural, star_marks, stars
from lbstats.ui.widgets import Tile, chart, chart_theme, empty, poster_wall, rating_note, tiles

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from lbstats.stats.scope import Scope
    from lbstats.store.libraries import Library
    from lbstats.ui.rows import Row

SHOWN: Final = 6
WALL: Final = 24
FIVE: Final = 5.0
HISTOGRAM_COLUMNS: Final = {
    "rating": "Rating",
    "film_count": "Films, now",
    "liked_count": "Liked",
    "entry_count": "Entries, then",
    "first_watch_count": "First watches",
    "rewatch_count": "Rewatches",
}
CROWD_COLUMNS: Final = {
    "title": "Film",
    "year": "Year",
    "rating": "Rating",
    "crowd_rating": "Crowd, of 10",
    "vote_count": "Votes on TMDB",
    "expected_rating": "Expected",
    "residual": "Above or below",
}
CHANGE_COLUMNS: Final = {"change": "Change in stars", "film_count": "Films"}
REWATCH_COLUMNS: Final = {"change": "Change in stars", "entry_count": "Rewatches"}
LIKE_COLUMNS: Final = {
    "rating": "Rating",
    "film_count": "Films",
    "liked_count": "Liked",
    "liked_share": "Share liked",
}


def figures(library: Library, scope: Scope) -> None:
    """The tiles: what all ratings amount to."""
    found = cache.read(library, film_figures, scope)
    by_rating = cache.read(library, ratings.histogram, scope)
    fives = int(by_rating.loc[by_rating["rating"] == FIVE, "film_count"].sum())
    share = f"{percent(fives / found.rated)} of the rated"
    rated, watched = f"of {plural(found.rated, 'rated film')}", f"of {number(found.watched)} watched"
    shown = [
        Tile(number(found.mean_rating, 2), "average rating", rated, "★"),
        Tile(number(found.rated), "rated films", watched),
        Tile(number(fives), "with five stars", share),
    ]
    if found.liked_watched:
        shown.append(Tile(number(found.liked_watched), "liked films", watched))
    tiles(shown, large=True)


@section
def scale(library: Library, scope: Scope) -> None:
    """How often each rating was given; a click opens its films."""
    st.header("How you rate", anchor=False)
    frame = cache.read(library, ratings.histogram, scope)
    row = chart(
        overview_charts.rating_histogram_figure(frame, chart_theme()),
        library=library,
        name="rating-histogram",
        reading=readings.histogram(frame),
        count=f"n = {plural(int(frame['film_count'].sum()), 'rated film')}",
        table=frame,
        columns=HISTOGRAM_COLUMNS,
        keys=("rating",),
    )
    if row:
        group = Group(f"Rated {stars(row.rating)}", narrowing.to_rating(scope, row.rating))
        films_behind(library, "rating-histogram", group)


@section
def likes(library: Library, scope: Scope) -> None:
    """Which part of the films of each rating is liked; a click opens its films."""
    st.header("What you like", anchor=False)
    frame = cache.read(library, ratings.likes_by_rating, scope)
    if not frame["liked_count"].any():
        empty("None of these films is liked.")
        return
    row = chart(
        charts.likes_figure(frame, chart_theme()),
        library=library,
        name="likes-by-rating",
        reading=readings.likes_by_rating(frame),
        count=f"n = {plural(int(frame['film_count'].sum()), 'watched film')}",
        table=frame,
        columns=LIKE_COLUMNS,
        keys=("rating",),
    )
    if row:
        note = f"{number(row.liked_count)} liked, these first"
        if row.rating is None:
            films = cache.read(library, taste.films_in, scope)
            ids = tuple(films.loc[films["rating"].isna(), "film_id"].tolist())
            group = Group("Unrated", scope, film_ids=ids, note=note)
        else:
            group = Group(f"Rated {stars(row.rating)}", narrowing.to_rating(scope, row.rating), note=note)
        films_behind(library, "likes-by-rating", group)


@section
def against_the_crowd(library: Library, scope: Scope) -> None:
    """Own ratings against TMDB's average, with the films furthest from the line as posters."""
    st.header("Against the crowd", anchor=False)
    line = cache.read(library, crowd_line)
    frame = cache.read(library, crowd_dots, scope)
    films = int(frame["film_count"].sum())
    if line.slope is None or line.intercept is None or frame.empty:
        empty(
            f"To compare you with the crowd takes {LEAST_FILMS} rated films with {LEAST_VOTES} votes or more "
            f"on TMDB; this library has {number(line.film_count)}, this selection {number(films)}."
        )
        return
    row = chart(
        charts.crowd_figure(frame, chart_theme(), slope=line.slope, intercept=line.intercept),
        library=library,
        name="against-the-crowd",
        reading=readings.crowd_dots(frame, line),
        count=f"n = {plural(films, 'rated film')} with {LEAST_VOTES} votes or more; "
        f"the line is drawn through all {number(line.film_count)} of the library{shared_dots(frame)}",
        table=lambda: cache.read(library, ratings.crowd_films, scope),
        columns=CROWD_COLUMNS,
        keys=("film_id",),
    )
    if row:
        films_behind(library, "against-the-crowd", of_dot(row, frame, scope))
    above, below = st.columns(2, gap="large")
    for column, heading, question in (
        (above, "You liked more than the crowd", ratings.most_above_crowd),
        (below, "You liked less than the crowd", ratings.most_below_crowd),
    ):
        with column:
            _posters(heading, cache.read(library, question, scope), _expected_note)


@section
def then_and_now(library: Library, scope: Scope) -> None:
    """Films warmed to and cooled on since they were first rated, and ratings changed by a rewatch."""
    st.header("Then and now", anchor=False)
    frame = cache.read(library, changes.rating_change_counts, scope)
    if frame.empty:
        empty("Rate films in the diary and later again: nothing here was rated both then and now.")
        return
    changed = cache.read(library, changes.rating_changes, scope)
    left, right = st.columns(2, gap="large")
    with left:
        row = _changes(
            library,
            "rating-changes",
            frame,
            CHANGE_COLUMNS,
            reading=readings.rating_change_counts(frame),
            noun=("film", "films"),
            population="rated in the diary and now",
        )
    with right:
        again = _after_rewatches(library, scope)
    if row:
        compared = cache.read(library, changes.rating_changes, scope, keeps_unchanged=True)
        ids = tuple(compared.loc[compared["change"] == row.change, "film_id"].tolist())
        group = Group(f"Rated {charts.change_in_words(row.change)}", scope, film_ids=ids)
        films_behind(library, "rating-changes", group)
    if again:
        films_behind(library, "rewatch-changes", again)
    warmer, cooler = st.columns(2, gap="large")
    with warmer:
        _posters("Warmed to", changed[changed["change"] > 0], _change_note)
    with cooler:
        _posters("Cooled on", changed[changed["change"] < 0], _change_note)


def five_stars(library: Library, scope: Scope) -> None:
    """The wall of the films with five stars."""
    films = cache.read(library, ratings.five_star_films, scope)
    if films.empty:
        return
    st.header("Five stars", anchor=False)
    more = len(films) - WALL
    st.html(
        f'<p class="lb-quiet">{plural(len(films), "film")}, liked ones first'
        f"{f'; {more:,} more are on the Films page' if more > 0 else ''}.</p>"
    )
    poster_wall(films, rating_note, limit=WALL)


def _after_rewatches(library: Library, scope: Scope) -> Group | None:
    frame = cache.read(library, changes.rewatch_change_counts, scope)
    if frame.empty:
        empty("No rewatch was rated together with the entry before it.")
        return None
    row = _changes(
        library,
        "rewatch-changes",
        frame,
        REWATCH_COLUMNS,
        reading=readings.rewatch_change_counts(frame),
        noun=("rewatch", "rewatches"),
        population="rated together with the entry before",
    )
    if not row:
        return None
    pairs = cache.read(library, lags.rewatches, scope)
    ids = tuple(pairs.loc[pairs["change"] == row.change, "film_id"].tolist())
    heading = f"Rated {charts.change_in_words(row.change)} by a rewatch"
    return Group(heading, scope, film_ids=ids, entry_count=row.entry_count, is_latest_first=True)


def _changes(
    library: Library,
    name: str,
    frame: pd.DataFrame,
    columns: dict[str, str],
    *,
    reading: str,
    noun: tuple[str, str],
    population: str,
) -> Row | None:
    """How many rose and fell by how much; the sentence alone where nothing did: one bar is no picture."""
    if not frame["change"].any():
        empty(reading)
        return None
    _, column = columns
    return chart(
        charts.changes_figure(frame, chart_theme(), column=column, noun=noun),
        library=library,
        name=name,
        reading=reading,
        count=f"n = {plural(int(frame[column].sum()), *noun)} {population}",
        table=frame,
        columns=columns,
        keys=("change",),
    )


def _posters(heading: str, films: pd.DataFrame, note: Callable[[Row], str], limit: int = SHOWN) -> None:
    if films.empty:
        return
    with st.container(key=f"half-{heading.lower().replace(' ', '-')}"):
        st.html(f'<h3 class="lb-behind">{escape_html(heading)}</h3>')
        poster_wall(films, note, limit=limit)


def _expected_note(film: Row) -> str:
    expected = f'<span class="lb-whole">expected {number(film.expected_rating, 1)}</span>'
    return f"{star_marks(film.rating)} {expected}"


def _change_note(film: Row) -> str:
    return f'<span class="lb-stars">{film.rating_then:g} → {film.rating:g} ★</span>'
