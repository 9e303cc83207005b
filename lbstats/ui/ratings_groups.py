"""The Ratings page by group: decade, genre, runtime, country, weekday, quarter. Nothing is counted here."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

import streamlit as st

from lbstats.charts import ratings as charts
from lbstats.charts.drift import drift_figure
from lbstats.charts.ranking import ranking_figure
from lbstats.stats import diary, narrowing, ratings, taste
from lbstats.stats import readings_ratings as readings
from lbstats.stats import readings_taste as taste_readings
from lbstats.stats.measure import Measure
from lbstats.stats.ratings import BAND_RATINGS
from lbstats.stats.taste import Facet
from lbstats.ui import cache, state
from lbstats.ui.behind import Group, films_behind, in_groups
from lbstats.ui.choices import choice
from lbstats.ui.sections import IN_THEIR_ORDER, ROWS, counted_films, section
from lbstats.ui.text import day, plural
from lbstats.ui.widgets import chart, chart_theme, empty

if TYPE_CHECKING:
    from lbstats.stats.scope import Scope
    from lbstats.store.libraries import Library

FACETS: Final = {
    Facet.DECADE: "Decade",
    Facet.GENRE: "Genre",
    Facet.RUNTIME: "Runtime",
    Facet.COUNTRY: "Country",
}
WEEKDAY: Final = "weekday"
GROUPED_BY: Final = {facet.value: name for facet, name in FACETS.items()} | {WEEKDAY: "Weekday"}
LAST_QUARTER: Final = 10
"""Its first month."""
GROUP_COLUMNS: Final = {
    "name": "Group",
    "film_count": "Films",
    "rated_count": "Rated",
    "mean_rating": "Average rating",
    "fair_average": "Fair average",
}
DRIFT_COLUMNS: Final = {
    "quarter": "Quarter from",
    "rated_count": "Rated entries",
    "mean_rating": "Average rating",
    "low": "Band from",
    "high": "Band to",
}
WEEKDAY_COLUMNS: Final = {
    "weekday": "Weekday, Monday is 1",
    "entry_count": "Diary entries",
    "rated_count": "Rated",
    "mean_rating": "Average rating",
    "fair_average": "Fair average",
}


@section
def groups(library: Library, scope: Scope) -> None:
    """Fair averages by decade, genre, runtime, country and weekday, one at a time."""
    st.header("Your ratings by group", anchor=False)
    chosen = choice("By", GROUPED_BY, name="ratings-facet", usual=Facet.DECADE.value, is_labelled=False)
    if chosen == WEEKDAY:
        _weekdays(library, scope)
        return
    facet = Facet(chosen)
    frame = cache.read(
        library, taste.groups, scope, facet, Measure.FAIR_AVERAGE, fairness=state.current_fairness()
    )
    if frame["fair_average"].isna().all():
        needs = "" if facet is Facet.DECADE else " What group a film is in comes from TMDB."
        empty(f"A fair average takes three rated films of a kind. None has that many.{needs}")
        return
    row = chart(
        ranking_figure(
            frame,
            chart_theme(),
            "fair",
            noun=FACETS[facet],
            rows=None if facet in IN_THEIR_ORDER else ROWS[0],
        ),
        library=library,
        name=f"ratings-by-{facet.value}",
        reading=taste_readings.groups(frame, facet, Measure.FAIR_AVERAGE, fairness=state.current_fairness()),
        count=counted_films(frame, Measure.FAIR_AVERAGE, f"with a known {FACETS[facet].lower()}"),
        table=frame,
        columns=GROUP_COLUMNS,
        keys=("key",),
    )
    if row:
        films_behind(library, f"ratings-by-{facet.value}", in_groups(row.name, scope, (facet, row.key)))


@section
def drift(library: Library, scope: Scope) -> None:
    """The average of the entries' ratings over time; a click opens a quarter's films."""
    st.header("Your average over time", anchor=False)
    frame = cache.read(library, ratings.drift, scope)
    if frame["low"].notna().sum() < 2:  # noqa: PLR2004 - one cannot be compared
        empty(f"It takes two quarters of {BAND_RATINGS} rated diary entries or more to compare them.")
        return
    row = chart(
        drift_figure(frame, chart_theme()),
        library=library,
        name="drift",
        reading=readings.drift(frame),
        count=f"n = {plural(int(frame['rated_count'].sum()), 'rated diary entry', 'rated diary entries')}"
        f"{f'; hollow: quarters with fewer than {BAND_RATINGS}' if frame['low'].isna().any() else ''}",
        table=frame,
        columns=DRIFT_COLUMNS,
        keys=("quarter",),
    )
    if row:
        first = row.quarter.date()
        last = dt.date(first.year + (first.month == LAST_QUARTER), (first.month + 2) % 12 + 1, 1)
        narrow = narrowing.to_days(scope, first, last - dt.timedelta(days=1))
        entries = cache.read(library, diary.entries, narrow)
        ids = tuple(entries.loc[entries["rating"].notna(), "film_id"].tolist())
        heading = f"Rated from {day(first)} to {day(last - dt.timedelta(days=1))}"
        group = Group(heading, narrow, film_ids=ids, entry_count=row.rated_count, is_latest_first=True)
        films_behind(library, "drift", group)


def _weekdays(library: Library, scope: Scope) -> None:
    frame = cache.read(library, ratings.by_weekday, scope, fairness=state.current_fairness())
    if frame["fair_average"].isna().all():
        empty("A fair average takes three rated entries of a weekday. None has that many.")
        return
    row = chart(
        charts.weekday_figure(frame, chart_theme()),
        library=library,
        name="ratings-by-weekday",
        reading=readings.by_weekday(frame),
        count=f"n = {plural(int(frame['rated_count'].sum()), 'rated diary entry', 'rated diary entries')}",
        table=frame,
        columns=WEEKDAY_COLUMNS,
        keys=("weekday",),
    )
    if row and row.rated_count:
        narrow = narrowing.to_value(scope, "weekdays", int(row.weekday)) or scope
        entries = cache.read(library, diary.entries, narrow)
        ids = tuple(entries.loc[entries["rating"].notna(), "film_id"].tolist())
        heading = f"Rated on a {charts.WEEKDAYS[row.weekday - 1]}"
        group = Group(heading, narrow, film_ids=ids, entry_count=row.rated_count, is_latest_first=True)
        films_behind(library, "ratings-by-weekday", group)
