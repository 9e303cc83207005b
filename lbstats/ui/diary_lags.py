"""The Diary page's spans: from release to first watch, and between two watches. Nothing is counted here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from lbstats.charts.bands import bands_figure
from lbstats.stats import lags
from lbstats.stats import readings_diary as readings
from lbstats.ui import cache
from lbstats.ui.behind import Group, films_behind
from lbstats.ui.sections import section
from lbstats.ui.text import plural
from lbstats.ui.widgets import chart, chart_theme, empty

if TYPE_CHECKING:
    import pandas as pd

    from lbstats.stats.scope import Scope
    from lbstats.store.libraries import Library
    from lbstats.ui.rows import Row

LAG_COLUMNS: Final = {"band": "From release to first watch", "film_count": "Films", "film_share": "Share"}
GAP_COLUMNS: Final = {"band": "Since the entry before", "entry_count": "Rewatches", "entry_share": "Share"}


@section
def release_lags(library: Library, scope: Scope) -> None:
    """How long after a film's release it was watched first."""
    st.header("From release to first watch", anchor=False)
    frame = cache.read(library, lags.release_lag_bands, scope)
    count = int(frame["film_count"].sum())
    if not count:
        empty("No release date is known of the films in this diary: release dates come from TMDB.")
        return
    row = chart(
        bands_figure(
            frame["band"].tolist(),
            frame["film_count"].tolist(),
            chart_theme(),
            y_title="After its release",
            noun=("film", "films"),
        ),
        library=library,
        name="release-to-first-watch",
        reading=readings.release_lags(frame),
        count=f"n = {plural(count, 'film')} with a release date and a day",
        table=frame,
        columns=LAG_COLUMNS,
        terms=["From release to first watch"],
        keys=("band",),
    )
    if row:
        waited = cache.read(library, lags.release_lags, scope)
        ids = tuple(waited.loc[_in_band(waited["lag_days"], frame, row), "film_id"].tolist())
        group = Group(f"Watched first: {row.band}", scope, film_ids=ids)
        films_behind(library, "release-to-first-watch", group)


@section
def rewatch_gaps(library: Library, scope: Scope) -> None:
    """How long it takes until a film is watched again."""
    st.header("Between two watches of a film", anchor=False)
    frame = cache.read(library, lags.rewatch_gap_bands, scope)
    count = int(frame["entry_count"].sum())
    if not count:
        empty("No film was watched twice in what is counted here.")
        return
    row = chart(
        bands_figure(
            frame["band"].tolist(),
            frame["entry_count"].tolist(),
            chart_theme(),
            y_title="Time since the entry before",
            noun=("rewatch", "rewatches"),
        ),
        library=library,
        name="between-rewatches",
        reading=readings.rewatches(frame),
        count=f"n = {plural(count, 'rewatch', 'rewatches')} with an earlier entry",
        table=frame,
        columns=GAP_COLUMNS,
        terms=["Between two watches"],
        keys=("band",),
    )
    if row:
        again = cache.read(library, lags.rewatches, scope)
        ids = tuple(again.loc[_in_band(again["gap_days"], frame, row), "film_id"].tolist())
        heading = f"Watched again: {row.band}"
        group = Group(heading, scope, film_ids=ids, entry_count=row.entry_count, is_latest_first=True)
        films_behind(library, "between-rewatches", group)


def _in_band(days: pd.Series[int], bands: pd.DataFrame, band: Row) -> pd.Series[bool]:
    """Which of these spans of days lie in a band: from its first day to the day before the next one's."""
    later = bands.loc[bands["from_day"] > band.from_day, "from_day"]
    last = int(later.min()) - 1 if len(later) else int(days.max())
    return days.between(band.from_day, last)
