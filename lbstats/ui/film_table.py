"""The films of the Films page: their rows, the table of them, and the files to take away.

What a film's figures are is `lbstats.stats.films`' business; here they become what a table shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from lbstats.stats import films
from lbstats.stats.places import country_name, language_name
from lbstats.stats.scope import EVERYTHING
from lbstats.ui import cache, posters
from lbstats.ui.downloads import DEFUSED, as_csv, as_parquet
from lbstats.ui.search import folded
from lbstats.ui.tables import DAY_FORMAT, hearts
from lbstats.ui.text import is_absent, visible
from lbstats.ui.widgets import films_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lbstats.model import LibraryId
    from lbstats.stats.scope import Scope
    from lbstats.store.database import Cursor
    from lbstats.store.libraries import Library

ROW_HEIGHT = 66
HEIGHT = 662
SCREEN_ONLY = ("film_id", "poster", "poster_path", "first_place", "visible_title", "search_text")
"""Columns that no file holds."""
SHOWN = (
    "poster", "title", "page", "year", "rating", "is_liked", "watch_count", "last_watched_on", "runtime_min",
    "directors", "genres", "countries", "language", "crowd_rating", "letterboxd", "tmdb", "imdb",
)  # fmt: skip
"""Columns of the screen, in its order; no other is sent to the browser."""


def rows(cursor: Cursor, library_id: LibraryId, scope: Scope) -> pd.DataFrame:
    """Every film of the scope as the table shows it: lists as text, addresses in place of numbers.

    Source: `lbstats.stats.films.films`.
    Grain: one row per film.
    Order: as there, the latest watched first.
    Columns:
        film_id: int.
        poster: str, an address or a drawing.
        poster_path: str, on TMDB's image host, nullable.
        title: str, untrusted.
        year: int, nullable.
        rating: float, stars, nullable: unrated.
        is_liked: bool.
        watch_count: int, diary entries.
        first_watched_on: date, nullable.
        last_watched_on: date, nullable.
        first_place: int, by the first dated entry from the earliest, nullable.
        runtime_min: int, minutes, nullable.
        genres: str, nullable.
        directors: str, nullable.
        countries: str, in English, nullable.
        country_codes: str, ISO 3166-1 alpha-2, nullable.
        language: str, in English, nullable.
        language_code: str, ISO 639-1, nullable.
        crowd_rating: float, 0 to 10, nullable.
        letterboxd: str, an address, nullable.
        tmdb: str, an address, nullable.
        imdb: str, an address, nullable.
        visible_title: str, as a cell can show it.
        search_text: str, what the search box looks in.
    """
    known = films.films(cursor, library_id, scope)
    plain = [
        "film_id", "title", "year", "rating", "is_liked", "watch_count", "first_watched_on",
        "last_watched_on", "first_place", "runtime_min",
    ]  # fmt: skip
    table = known[plain].copy()
    table.insert(1, "poster", _text(map(posters.thumbnail, known["title"], known["poster_path"])))
    table.insert(2, "poster_path", known["poster_path"])
    for column in ("genres", "directors"):
        table[column] = _text(map(_joined, known[column]))
    # By name for people; by code for whoever joins the file with another.
    table["countries"] = _text(
        None if codes is None else _joined([*map(country_name, codes)]) for codes in known["countries"]
    )
    table["country_codes"] = _text(map(_joined, known["countries"]))
    table["language"] = _text(None if is_absent(code) else language_name(code) for code in known["language"])
    table["language_code"] = known["language"]
    table["crowd_rating"] = known["crowd_rating"]
    table["letterboxd"] = _text(map(posters.letterboxd_address, known["uri"]))
    table["tmdb"] = _text(map(posters.tmdb_address, known["kind"], known["tmdb_id"]))
    table["imdb"] = _text(map(posters.imdb_address, known["imdb_id"]))
    table["visible_title"] = _text(map(visible, known["title"]))
    searched = table[["title", "year", "directors", "genres"]]
    table["search_text"] = _text(folded(searched.itertuples(index=False, name=None)))
    return table


def of_scope(library: Library, scope: Scope) -> pd.DataFrame:
    """The rows of a scope, from those of all films: making all their words takes longer than finding them."""
    table = cache.read(library, rows, EVERYTHING)
    if scope == EVERYTHING:
        return table
    left = cache.read(library, films.films_of_scope, scope).set_index("film_id")
    found = table.set_index("film_id").loc[left.index]
    found[left.columns] = left
    return found.reset_index()


def show(table: pd.DataFrame) -> None:
    """The table of what is left of `rows`; a click on a column's head sorts by it."""
    column = st.column_config
    st.dataframe(
        table.assign(
            page=films_address() + table["film_id"].astype("str"),
            title=table["visible_title"],
            is_liked=hearts(table["is_liked"]),
        )[list(SHOWN)],
        hide_index=True,
        height=min(HEIGHT, ROW_HEIGHT * len(table) + 40),
        row_height=ROW_HEIGHT,
        # Sorted here then, and a large library is not sent to the browser whole.
        lazy=True,
        alt="Watched films",
        placeholder="",
        column_config={
            "poster": column.ImageColumn("Poster", width=56, pinned=True),
            "title": column.TextColumn("Title", width=165),
            "year": column.NumberColumn("Year", format="%d", width=70),
            "rating": column.NumberColumn("Rating", format="%.1f ★", width=80),
            "is_liked": column.TextColumn("Liked", width=65),
            "watch_count": column.NumberColumn("Logged", help="How often it is in the diary", width=80),
            "last_watched_on": column.DateColumn("Last watched", format=DAY_FORMAT, width=115),
            "runtime_min": column.NumberColumn("Runtime", format="%d min", width=90),
            "directors": column.TextColumn("Directors", width=170),
            "genres": column.TextColumn("Genres", width=190),
            "countries": column.TextColumn("Countries", width=170),
            "language": column.TextColumn("Language", width=100),
            "crowd_rating": column.NumberColumn(
                "Crowd", format="%.1f", help="TMDB's average, of 10", width=75
            ),
            "page": column.LinkColumn(
                "Details", display_text="Open", help="The film's own page, in another tab", width=65
            ),
            "letterboxd": column.LinkColumn("Letterboxd", display_text="Letterboxd", width=100),
            "tmdb": column.LinkColumn("TMDB", display_text="TMDB", width=70),
            "imdb": column.LinkColumn("IMDb", display_text="IMDb", width=70),
        },
    )


def downloads(table: pd.DataFrame) -> None:
    """What is shown, as CSV and as Parquet; the files are made when somebody wants them."""

    def kept() -> pd.DataFrame:
        return table.drop(columns=list(SCREEN_ONLY))

    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            "Download CSV",
            lambda: as_csv(kept()),
            "films.csv",
            "text/csv",
            key="films-csv",
            help=DEFUSED,
            on_click="ignore",
        )
        st.download_button(
            "Download Parquet",
            lambda: as_parquet(kept()),
            "films.parquet",
            "application/vnd.apache.parquet",
            key="films-parquet",
            on_click="ignore",
        )


def _joined(names: Sequence[str] | None) -> str | None:
    """What TMDB lists none of is not known."""
    return ", ".join(names) if names else None


def _text(values: Iterable[str | None]) -> pd.Series[str]:
    return pd.Series(list(values), dtype="str")
