"""The Diary page's sections over time: all days, periods, weekdays, years. Nothing is counted here."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

import streamlit as st

from lbstats.charts import calendar as calendar_charts
from lbstats.charts import diary as charts
from lbstats.stats import diary, narrowing
from lbstats.stats import readings_diary as readings
from lbstats.stats.sql import split
from lbstats.stats.summary import diary_figures
from lbstats.ui import cache
from lbstats.ui.behind import Group, films_behind
from lbstats.ui.choices import choice, switch
from lbstats.ui.counting import how_counted
from lbstats.ui.sections import section
from lbstats.ui.text import day, number, plural
from lbstats.ui.widgets import Tile, chart, chart_theme, empty, tiles

if TYPE_CHECKING:
    import pandas as pd

    from lbstats.charts.diary import Period
    from lbstats.stats.scope import Scope
    from lbstats.store.libraries import Library

PERIODS: Final = {
    "year": diary.entries_per_year,
    "month": diary.entries_per_month,
    "week": diary.entries_per_week,
}
READINGS: Final = {
    "year": readings.entries_per_year,
    "month": readings.entries_per_month,
    "week": readings.entries_per_week,
}
PERIOD_NAMES: Final[dict[Period, str]] = {"year": "Years", "month": "Months", "week": "Weeks"}
MAP_YEARS: Final = 7
"""As many years of the map are shown at first."""
FEW_YEARS: Final = 3
"""A diary of so few years is shown by month at first."""
MEASURES: Final = {"entry_count": "Entries", "hours": "Hours"}
PERIOD_COLUMNS: Final = {
    "starts_on": "From",
    "entry_count": "Diary entries",
    "first_watch_count": "First watches",
    "rewatch_count": "Rewatches",
    "film_count": "Films",
    "hours": "Hours",
    "without_runtime_count": "Without a runtime",
    "average_entries": "Moving average, entries",
    "average_hours": "Moving average, hours",
}
DAY_COLUMNS: Final = {
    "watched_on": "Day",
    "entry_count": "Diary entries",
    "film_count": "Films",
    "titles": "Which",
}
CELL_COLUMNS: Final = {"month": "Month", "weekday": "Weekday, Monday is 1", "entry_count": "Diary entries"}
CUMULATIVE_COLUMNS: Final = {
    "year": "Year",
    "watched_on": "Day",
    "entry_count": "Diary entries",
    "cumulative_count": "Since New Year",
}


def figures(library: Library, scope: Scope) -> None:
    """The tiles: what the diary amounts to."""
    found = cache.read(library, diary_figures, scope)
    weeks, busiest = found.streak.weeks, found.busiest_day
    on = f"last on {day(busiest)}" if found.busiest_entries > 1 else ""
    shown = [
        Tile(number(found.entries), "diary entries", f"of {plural(found.films_in_diary, 'film')}"),
        Tile(number(found.rewatches), "rewatches", "marked, or logged before"),
        Tile(
            number(weeks), "longest streak", "calendar weeks with an entry", "week" if weeks == 1 else "weeks"
        ),
        Tile(number(found.busiest_entries), "on the busiest day", on),
    ]
    tiles(shown, large=True)
    how_counted("figures", ["Rewatches", "Streaks and droughts"])


@section
def calendar(library: Library, scope: Scope) -> None:
    """Every day of every year; a click opens what was watched on it."""
    st.header("Every day", anchor=False)
    frame = cache.read(library, diary.calendar, scope)
    if frame.empty:
        empty("None of these entries has a day.")
        return
    shown = split(_latest_years(frame), "titles")
    row = chart(
        calendar_charts.calendar_figure(shown, chart_theme()),
        library=library,
        name="calendar",
        reading=readings.calendar(frame),
        count=_entries(int(frame["entry_count"].sum()), f"on {plural(len(frame), 'day')}"),
        table=lambda: split(frame[::-1], "titles"),
        columns=DAY_COLUMNS,
        keys=("watched_on",),
    )
    if row:
        on = row.watched_on.date()
        group = _entered(f"{on:%A}, {day(on)}", narrowing.to_days(scope, on, on), row.entry_count)
        films_behind(library, "calendar", group)


@section
def over_time(library: Library, scope: Scope) -> None:
    """Entries or hours by year, month or week; a click opens what was watched then."""
    st.header("Over time", anchor=False)
    years = len(cache.read(library, diary.entries_per_year, scope))
    first: Period = "month" if years <= FEW_YEARS else "year"
    with st.container(horizontal=True):
        period = choice("By", PERIOD_NAMES, name="diary-period", usual=first)
        measure = choice("Count", MEASURES, name="diary-measure", usual="entry_count")
    is_hours = measure == "hours"
    frame = cache.read(library, PERIODS[period], scope)
    if frame.empty:
        empty("None of these entries has a day.")
        return
    if is_hours and not frame["hours"].any():
        empty("No runtime is known of these films: runtimes come from TMDB.")
        return
    figure = charts.hours_figure if is_hours else charts.entries_figure
    without = int(frame["without_runtime_count"].sum())
    row = chart(
        figure(frame, chart_theme(), period),
        library=library,
        name=f"diary-by-{period}-{MEASURES[measure].lower()}",
        reading=readings.hours(frame) if is_hours else READINGS[period](frame),
        count=_entries(
            int(frame["entry_count"].sum()),
            f"{plural(without, 'entry', 'entries')} without a runtime" if is_hours and without else "",
        ),
        table=frame[::-1],
        columns=PERIOD_COLUMNS,
        keys=("starts_on",),
        group=f"diary-by-{period}",
    )
    if row:
        begins = row.starts_on.date()
        ends = _end(begins, period)
        narrow = narrowing.to_days(scope, begins, ends)
        heading = _period(begins, period)
        films_behind(library, f"diary-by-{period}", _entered(heading, narrow, row.entry_count))


@section
def weekdays(library: Library, scope: Scope) -> None:
    """Weekdays by month; a click opens what was watched then."""
    st.header("Weekdays and months", anchor=False)
    frame = cache.read(library, diary.weekday_by_month, scope)
    count = int(frame["entry_count"].sum())
    if not count:
        empty("None of these entries has a day.")
        return
    row = chart(
        charts.weekday_by_month_figure(frame, chart_theme()),
        library=library,
        name="weekdays-by-month",
        reading=readings.weekday_by_month(frame),
        count=_entries(count, "with a day"),
        table=frame,
        columns=CELL_COLUMNS,
        keys=("month", "weekday"),
    )
    if row and row.entry_count:
        # A cell with an entry has a weekday and a month that the scope has, so that there is such a scope.
        narrow = narrowing.to_value(scope, "weekdays", int(row.weekday)) or scope
        narrow = narrowing.to_value(narrow, "months", int(row.month)) or narrow
        heading = f"{charts.WEEKDAY_NAMES[row.weekday - 1]} in {charts.MONTHS[row.month - 1]}"
        films_behind(library, "weekdays-by-month", _entered(heading, narrow, row.entry_count))


@section
def year_against_year(library: Library, scope: Scope) -> None:
    """Entries of each year added up day by day; a click opens those from New Year to a day."""
    st.header("Year against year", anchor=False)
    frame = cache.read(library, diary.cumulative_by_year, scope)
    if frame.empty:
        empty("None of these entries has a day.")
        return
    row = chart(
        charts.cumulative_figure(frame, chart_theme()),
        library=library,
        name="year-against-year",
        reading=readings.cumulative_by_year(frame),
        count=_entries(int(frame["entry_count"].sum()), "with a day"),
        table=frame,
        columns=CUMULATIVE_COLUMNS,
        keys=("watched_on",),
    )
    if row:
        until = row.watched_on.date()
        narrow = narrowing.to_days(scope, dt.date(until.year, 1, 1), until)
        heading = f"{until.year} up to {day(until)}"
        films_behind(library, "year-against-year", _entered(heading, narrow, row.cumulative_count))


def _latest_years(days: pd.DataFrame) -> pd.DataFrame:
    """The latest years of the map; all of a long diary where the visitor wants them."""
    first, last = int(days["year"].min()), int(days["year"].max())
    years = last - first + 1
    if years <= MAP_YEARS or switch(f"All {years} years, back to {first}", name="calendar-all"):
        return days
    return days[days["year"] > last - MAP_YEARS]


def _entries(count: int, more: str) -> str:
    return f"n = {plural(count, 'diary entry', 'diary entries')}{', ' if more else ''}{more}"


def _entered(heading: str, scope: Scope, entries: int) -> Group:
    return Group(heading, scope, entry_count=entries, is_latest_first=True)


def _period(first: dt.date, period: Period) -> str:
    match period:
        case "year":
            return f"{first.year}"
        case "month":
            return f"{first:%B %Y}"
        case _:
            return f"The week of {day(first)}"


def _end(first: dt.date, period: Period) -> dt.date:
    match period:
        case "year":
            return dt.date(first.year, 12, 31)
        case "month":
            return (first.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
        case _:
            return first + dt.timedelta(days=6)
