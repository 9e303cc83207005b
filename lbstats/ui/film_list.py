"""The list of the Films page: searching, a part of it, its order, and the same as posters or as a table.

What is chosen stands in the address. Nothing is counted here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pandas as pd
import streamlit as st

from lbstats.rounding import fixed
from lbstats.ui import film_table, page
from lbstats.ui.behind import POSTERS, SHAPES
from lbstats.ui.choices import choice, from_list, page_of_list, search
from lbstats.ui.counting import how_counted
from lbstats.ui.search import fold, folded, matching, plain, sought_words
from lbstats.ui.text import escape_html, isolated, plural, star_marks
from lbstats.ui.widgets import day_note, empty, last_watch_note, poster_wall, rating_note

if TYPE_CHECKING:
    from collections.abc import Callable

    from lbstats.ui.rows import Row

ALL: Final = "all"
PARTS: Final = {ALL: "All", "rated": "Rated", "unrated": "Unrated", "liked": "Liked", "diary": "In the diary"}
PER_PAGE: Final = 48
"""Rows of six, of four and of three are all full."""


@dataclass(frozen=True, slots=True)
class Order:
    """An order of films.

    Attributes:
        label: What it is called.
        column: What it goes by; films without it come last.
        note: What stands under a poster.
        is_ascending: From the least.
        ties: What films alike in it go by, each from the most; those alike in all stay in the frame's order,
            the latest watched first.
    """

    label: str
    column: str
    note: Callable[[Row], str] = rating_note
    is_ascending: bool = False
    ties: tuple[str, ...] = ()


def _first_watch_note(film: Row) -> str:
    return day_note(film.first_watched_on, film.rating)


def _length_note(film: Row) -> str:
    length = "" if film.runtime_min is None else f"{film.runtime_min} min "
    return f"{length}{star_marks(film.rating)}"


def _crowd_note(film: Row) -> str:
    crowd = "" if film.crowd_rating is None else f"crowd {fixed(film.crowd_rating, 1)} "
    return f"{crowd}{star_marks(film.rating)}"


def _times_note(film: Row) -> str:
    return f"{plural(film.watch_count, 'entry', 'entries')} {star_marks(film.rating)}"


def _director_note(film: Row) -> str:
    return escape_html(film.directors or "")


LATEST, TITLE = "latest", "title"
ORDERS: Final = {
    LATEST: Order("Latest watched first", "last_watched_on", last_watch_note),
    "earliest": Order("Earliest watched first", "first_place", _first_watch_note, is_ascending=True),
    "highest": Order("Highest rated first", "rating", ties=("is_liked", "watch_count")),
    "lowest": Order("Lowest rated first", "rating", is_ascending=True),
    TITLE: Order("By title", "visible_title", is_ascending=True),
    "newest": Order("Newest first", "year"),
    "oldest": Order("Oldest first", "year", is_ascending=True),
    "most-logged": Order("Most often logged first", "watch_count", _times_note),
    "longest": Order("Longest first", "runtime_min", _length_note),
    "shortest": Order("Shortest first", "runtime_min", _length_note, is_ascending=True),
    "crowd-highest": Order("Crowd's favourites first", "crowd_rating", _crowd_note),
    "crowd-lowest": Order("Crowd's favourites last", "crowd_rating", _crowd_note, is_ascending=True),
    "director": Order("By director", "directors", _director_note, is_ascending=True),
}


def show(table: pd.DataFrame) -> pd.DataFrame:
    """The list with its controls.

    Args:
        table: From `film_table.of_scope`.

    Returns:
        Those of its rows that are left, in their order.
    """
    offered = {name: order for name, order in ORDERS.items() if _is_known(table[order.column])}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        words = search("Title, director, genre or year", key="film-search")
        part = choice("Show", PARTS, name="film-part", usual=ALL)
        chosen = from_list(
            "Sort",
            {name: order.label for name, order in offered.items()},
            name="film-order",
            usual=LATEST if LATEST in offered else TITLE,
        )
        shape = choice("Show as", SHAPES, name="shape", usual=POSTERS)
    order = ORDERS[chosen]
    found = matching(_part(_in_order(table, order), part), words)
    if found.empty:
        empty("No film fits. Try fewer words, or show all.", "Looking for a person? →", page.PEOPLE)
        return found
    count = plural(len(table), "film")
    count = count if len(found) == len(table) else f"{len(found):,} of {count}"
    said = (
        f", {order.label[:1].lower()}{order.label[1:]}."
        if shape == POSTERS
        else ". Click a column to sort by it."
    )
    st.html(f'<p class="lb-quiet">{count}{said}</p>')
    if shape == POSTERS:
        _posters(found, order, words)
    else:
        film_table.show(found)
    how_counted("films", ["Watched films", "Rewatches"])
    return found


def _posters(found: pd.DataFrame, order: Order, words: str) -> None:
    wall = st.container(key="film-wall")
    number = page_of_list(-(-len(found) // PER_PAGE), "film-wall")
    with wall:
        shown = found.iloc[PER_PAGE * (number - 1) : PER_PAGE * number]
        poster_wall(shown, _saying_why(order, words), limit=PER_PAGE, search=words)


def _saying_why(order: Order, words: str) -> Callable[[Row], str]:
    """The order's note, and by which director or genre a film was found that else nothing there says."""
    if not words:
        return order.note
    sought = sought_words(words)

    def said(film: Row) -> str:
        note = order.note(film)
        (seen,) = folded([(film.title, film.year, film.directors if order.column == "directors" else None)])
        names = f"{film.directors or ''}, {film.genres or ''}".split(", ")
        why = [name for name in names if any(word in plain(name) for word in sought if word not in seen)]
        return f"{note}<br>{isolated(', '.join(why))}" if why else note

    return said


def _in_order(table: pd.DataFrame, order: Order) -> pd.DataFrame:
    for column in reversed(order.ties):
        table = table.sort_values(column, ascending=False, kind="stable")
    return table.sort_values(
        order.column, ascending=order.is_ascending, kind="stable", na_position="last", key=_folded
    )


def _is_known(values: pd.Series[Any]) -> bool:
    return bool((values.notna() & values.ne(0)).any())


def _folded(values: pd.Series[Any]) -> pd.Series[Any]:
    """Names without regard to case and accents."""
    return values.map(fold, na_action="ignore") if isinstance(values.dtype, pd.StringDtype) else values


def _part(table: pd.DataFrame, part: str) -> pd.DataFrame:
    match part:
        case "rated":
            return table[table["rating"].notna()]
        case "unrated":
            return table[table["rating"].isna()]
        case "liked":
            return table[table["is_liked"]]
        case "diary":
            return table[table["watch_count"] > 0]
        case _:
            return table
