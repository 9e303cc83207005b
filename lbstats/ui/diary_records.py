"""The Diary page's sections beside time: records, milestones, waiting. Nothing is counted here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

import streamlit as st

from lbstats.stats import habits, narrowing
from lbstats.stats import readings_diary as readings
from lbstats.stats.scope import EVERYTHING
from lbstats.stats.summary import diary_figures
from lbstats.ui import cache
from lbstats.ui.behind import Group, films_behind
from lbstats.ui.counting import how_counted
from lbstats.ui.rows import Row, rows_of
from lbstats.ui.sections import open_tab, section
from lbstats.ui.tables import figures_table
from lbstats.ui.text import day, isolated, number, plural
from lbstats.ui.widgets import day_note, empty, poster_wall, reading_and_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    import pandas as pd

    from lbstats.model import LibraryId
    from lbstats.stats.scope import Scope
    from lbstats.store.database import Cursor
    from lbstats.store.libraries import Library

Line: TypeAlias = tuple[str, str, str]
"""A record as a row: what, when or which, how much; HTML."""
SHOWN: Final = 10
SHOWN_TITLES: Final = 5
SHOWN_MILESTONES: Final = 12
RUN_COLUMNS: Final = {"starts_on": "From", "ends_on": "To", "entry_count": "Diary entries"}
DROUGHT_COLUMNS: Final = {
    "days": "Days without an entry",
    "last_on": "Entry before",
    "next_on": "Entry after",
}
FULL_DAY_COLUMNS: Final = {
    "watched_on": "Day",
    "entry_count": "Diary entries",
    "film_count": "Films",
    "titles": "Which",
}
MARATHON_COLUMNS: Final = {
    "name": "Of",
    "kind": "Kind",
    "film_count": "Films",
    "days": "Days",
    "starts_on": "From",
    "ends_on": "To",
    "titles": "Which",
}
MILESTONE_COLUMNS: Final = {
    "nth": "Diary entry",
    "watched_on": "Day",
    "title": "Film",
    "year": "Year",
    "rating": "Rating then",
    "is_rewatch": "Rewatch",
}


@section
def records(library: Library, scope: Scope) -> None:
    """The longest streaks and droughts, the fullest days, marathons: a tab each."""
    dated = cache.read(library, diary_figures, scope).dated
    if not dated:
        return
    st.header("Streaks, droughts, marathons", anchor=False)
    slugs = {each: each.lower().replace(" ", "-") for each in RECORDS}
    name, tab = open_tab(list(RECORDS), key="records", figures=slugs)
    record = RECORDS[name]
    frame = cache.read(library, record.question, scope)
    with tab:
        if frame.empty:
            empty(record.reading(frame))
            return
        _lines(record.line(row) for row in rows_of(frame.head(SHOWN)))
        row = reading_and_table(
            library=library,
            name=slugs[name],
            reading=record.reading(frame),
            count=f"n = {plural(dated, 'diary entry', 'diary entries')} with a day"
            f"{_listed(record, len(frame))}{'; a row of the table opens its films' if record.days else ''}",
            table=frame,
            columns=record.columns,
            terms=[record.term],
            keys=record.days,
        )
        if row:
            first, last = (getattr(row, each).date() for each in (record.days[0], record.days[-1]))
            heading = (
                f"Watched on {day(first)}" if first == last else f"Watched from {day(first)} to {day(last)}"
            )
            days = narrowing.to_days(scope, first, last)
            films_behind(
                library, slugs[name], Group(heading, days, entry_count=row.entry_count, is_latest_first=True)
            )


def milestones(library: Library, scope: Scope) -> None:
    """The first entry and the round ones as posters, the latest first."""
    films = cache.read(library, habits.milestones, scope)
    if films.empty:
        return
    st.header("Milestones", anchor=False)
    if scope != EVERYTHING:
        st.html('<p class="lb-quiet">Counted from the first entry of this selection.</p>')
    poster_wall(films[::-1], _milestone_note, limit=SHOWN_MILESTONES)
    how_counted("milestones", ["Milestones"])
    figures_table(
        library=library, name="milestones", table=films[::-1], columns=MILESTONE_COLUMNS, alt="Milestones"
    )


def _listed(record: _Record, found: int) -> str:
    """`; listed: the 10 latest, 50 in the table`."""
    if found == 1:
        return ""
    more = f", {found:,} in the table" if found > SHOWN else ""
    return f"; listed: {record.listed.format(min(found, SHOWN))}{more}"


def _week_streak(row: Row) -> Line:
    return _streak(row, "calendar week")


def _day_streak(row: Row) -> Line:
    return _streak(row, "day")


def _streak(row: Row, unit: str) -> Line:
    return (
        plural(int(row.length), unit),
        day(row.starts_on) if row.starts_on == row.ends_on else f"{day(row.starts_on)} to {day(row.ends_on)}",
        plural(int(row.entry_count), "entry", "entries"),
    )


def _drought(row: Row) -> Line:
    return (
        plural(int(row.days), "day"),
        f"between {day(row.last_on)} and {day(row.next_on)}",
        "without an entry",
    )


def _full_day(row: Row) -> Line:
    return day(row.watched_on), _titles(row.titles), plural(int(row.film_count), "film")


def _marathon(row: Row) -> Line:
    days = int(row.days)
    when = f"{plural(int(row.film_count), 'film')} in {plural(days, 'day')}, {day(row.starts_on)}"
    return isolated(row.name), _titles(row.titles), when


def _titles(titles: list[str]) -> str:
    more = len(titles) - SHOWN_TITLES
    return ", ".join(map(isolated, titles[:SHOWN_TITLES])) + (f" and {number(more)} more" if more > 0 else "")


def _lines(lines: Iterable[Line]) -> None:
    """Records as rows of HTML; what is untrusted in them is escaped."""
    rows = "".join(
        f"<li><b>{what}</b><span>{which}</span><small>{much}</small></li>" for what, which, much in lines
    )
    st.html(f'<ol class="lb-records">{rows}</ol>')


def _milestone_note(film: Row) -> str:
    return f"<b>{_nth(int(film.nth))}</b> {day_note(film.watched_on, film.rating)}"


def _nth(place: int) -> str:
    ending = "th" if 10 <= place % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")  # noqa: PLR2004 - eleventh to thirteenth
    return f"{place:,}{ending}"


@dataclass(frozen=True, slots=True)
class _Record:
    """One kind of records.

    Attributes:
        question: What finds them.
        line: One of them in words.
        columns: Those of its table.
        reading: What they say in a sentence, or why there are none.
        listed: Which of them are in the list, `{}` of them.
        term: What explains how it is counted.
        days: The columns of its first and last day, if it is what was watched then.
    """

    question: Callable[[Cursor, LibraryId, Scope], pd.DataFrame]
    line: Callable[[Row], Line]
    columns: Mapping[str, str]
    reading: Callable[[pd.DataFrame], str]
    listed: str = "the {} longest"
    term: str = "Streaks and droughts"
    days: tuple[str, ...] = ()


RUN: Final = ("starts_on", "ends_on")
RECORDS: Final = {
    "Week streaks": _Record(
        habits.week_streaks, _week_streak, {"length": "Weeks", **RUN_COLUMNS}, readings.week_streaks, days=RUN
    ),
    "Day streaks": _Record(
        habits.day_streaks, _day_streak, {"length": "Days", **RUN_COLUMNS}, readings.day_streaks, days=RUN
    ),
    "Droughts": _Record(habits.droughts, _drought, DROUGHT_COLUMNS, readings.droughts),
    "Busiest days": _Record(
        habits.busiest_days,
        _full_day,
        FULL_DAY_COLUMNS,
        readings.busiest_days,
        "the {} busiest",
        days=("watched_on",),
    ),
    "Double features": _Record(
        habits.double_features,
        _full_day,
        FULL_DAY_COLUMNS,
        readings.double_features,
        "the {} latest",
        days=("watched_on",),
    ),
    "Marathons": _Record(
        habits.marathons,
        _marathon,
        MARATHON_COLUMNS,
        readings.marathons,
        "the {} with most films",
        "Marathons",
    ),
}
