"""The Diary page's tags: how often, how rated, and over the years. Nothing is counted here."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

import streamlit as st

from lbstats.charts import tags as tag_charts
from lbstats.stats import diary, narrowing, tags
from lbstats.stats import readings_diary as readings
from lbstats.ui import cache, state
from lbstats.ui.behind import Group, films_behind
from lbstats.ui.sections import section
from lbstats.ui.text import plural
from lbstats.ui.widgets import chart, chart_theme

if TYPE_CHECKING:
    from lbstats.stats.scope import Scope
    from lbstats.store.libraries import Library
    from lbstats.ui.rows import Row

SHOWN_TAGS: Final = 25
TAG_COLUMNS: Final = {
    "tag": "Tag",
    "entry_count": "Diary entries",
    "entry_share": "Share of entries",
    "film_count": "Films",
    "hours": "Hours",
    "rated_count": "Rated",
    "mean_rating": "Average rating",
    "fair_average": "Fair average",
    "first_on": "First",
    "last_on": "Last",
}
TAG_YEAR_COLUMNS: Final = {
    "year": "Year",
    "tag": "Tag",
    "entry_count": "Diary entries",
    "entry_share": "Share of the year's entries",
}


@section
def tagged(library: Library, scope: Scope) -> None:
    """Tags by entries, and the share of the most used ones over the years."""
    frame = cache.read(library, tags.tags, scope, fairness=state.current_fairness())
    if frame.empty:
        return
    left, right = st.columns(2, gap="large")
    with left:
        st.header("Tags", anchor=False)
        used = chart(
            tag_charts.tags_figure(frame.head(SHOWN_TAGS), chart_theme()),
            library=library,
            name="tags",
            reading=readings.tags(frame),
            count=f"n = {plural(len(frame), 'tag')}; an entry can have several",
            table=frame,
            columns=TAG_COLUMNS,
            keys=("tag",),
        )
    with right:
        by_year = cache.read(library, tags.tags_by_year, scope)
        used_then = None
        if len(set(by_year["year"])) > 1:
            st.header("Tags over the years", anchor=False)
            used_then = chart(
                tag_charts.tags_by_year_figure(by_year, chart_theme()),
                library=library,
                name="tags-by-year",
                reading=readings.tags_by_year(by_year),
                count=f"n = {plural(int(by_year['entry_count'].sum()), 'use')} of these tags",
                table=by_year,
                columns=TAG_YEAR_COLUMNS,
                keys=("year", "tag"),
            )
    if used:
        films_behind(library, "tags", _tagged(library, scope, used, f"Tagged {used.tag}"))
    if used_then:
        year = narrowing.to_days(
            scope, dt.date(int(used_then.year), 1, 1), dt.date(int(used_then.year), 12, 31)
        )
        heading = f"Tagged {used_then.tag} in {used_then.year}"
        films_behind(library, "tags-by-year", _tagged(library, year, used_then, heading))


def _tagged(library: Library, scope: Scope, row: Row, heading: str) -> Group:
    """The films with entries of a tag; a scope that asks for another one cannot ask for both."""
    narrow, ids = narrowing.to_value(scope, "tags", row.tag), None
    if narrow is None:
        entries = cache.read(library, diary.entries, scope)
        ids = tuple(entries.loc[[row.tag in tags for tags in entries["tags"]], "film_id"].tolist())
    return Group(heading, narrow or scope, film_ids=ids, entry_count=row.entry_count, is_latest_first=True)
