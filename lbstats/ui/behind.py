"""The films behind what is open of a figure: posters or a table, and the way to count only these.

The one place for it: bars, cells, dots, countries and people all come here. Nothing is counted here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import streamlit as st

from lbstats.stats import narrowing, taste
from lbstats.ui import cache, clicks, state
from lbstats.ui.choices import choice
from lbstats.ui.rows import Row, rows_of
from lbstats.ui.tables import ROW_HEIGHT, column_looks, csv_download, on_screen
from lbstats.ui.text import escape_html, isolated, plural, title_and_year
from lbstats.ui.widgets import empty, films_address, last_watch_note, poster_wall, rating_note

if TYPE_CHECKING:
    import pandas as pd

    from lbstats.stats.scope import Scope
    from lbstats.stats.taste import Facet
    from lbstats.store.libraries import Library

POSTERS, TABLE = "posters", "table"
SHAPES: Final = {POSTERS: "Posters", TABLE: "Table"}
MOST_POSTERS: Final = 24
MOST_HEIGHT: Final = 420
COLUMNS: Final = {
    "title": "Film",
    "year": "Year",
    "rating": "Rating",
    "is_liked": "Liked",
    "watch_count": "Logged",
    "last_watched_on": "Last watched",
}


@dataclass(frozen=True, slots=True)
class Group:
    """Films that a part of a figure counts.

    Attributes:
        heading: What they have in common; untrusted.
        scope: The scope they are all of, or of which they are a part.
        among: The groups of the scope they are in, which no scope says.
        film_ids: Which films of the scope, where only the figure knows; all where it is None.
        entry_count: How many diary entries of them the figure counts; None where it counts films.
        note: What must be known to read it right.
        is_latest_first: By the last diary entry, not by rating.
    """

    heading: str
    scope: Scope
    among: tuple[tuple[Facet, str], ...] = ()
    film_ids: tuple[int, ...] | None = None
    entry_count: int | None = None
    note: str = ""
    is_latest_first: bool = False

    @property
    def is_a_scope(self) -> bool:
        """True when a scope says which films these are."""
        return not self.among and self.film_ids is None


def in_groups(heading: str, scope: Scope, *among: tuple[Facet, str]) -> Group:
    """The films that are in all of these groups of `taste.groups`; as a scope where that can be."""
    narrow = narrowing.to_groups(scope, among)
    return Group(heading, scope, among) if narrow is None else Group(heading, narrow)


def of_film(row: Row, scope: Scope) -> Group:
    """The one film a dot stands for: a row with film_id, title and year."""
    return Group(title_and_year(row.title, row.year), scope, film_ids=(int(row.film_id),))


def of_dot(row: Row, dots: pd.DataFrame, scope: Scope) -> Group:
    """The films of the dot that is named after a film, or that film where it names none.

    Args:
        row: The film, with film_id, title and year.
        dots: From `lbstats.stats.dots`.
        scope: Which films were drawn.
    """
    named = next(rows_of(dots[dots["film_id"] == row.film_id]), None)
    if named is None or named.film_count == 1:
        return of_film(row, scope)
    heading = f"{title_and_year(row.title, row.year)} and those in the same place"
    return Group(heading, scope, film_ids=tuple(sorted(map(int, named.film_ids.split(",")))))


def in_roles(library: Library, heading: str, scope: Scope, *people: str) -> Group:
    """The films in which all of these people have these roles; as a scope where that can be.

    Args:
        library: The open library.
        heading: What the films have in common; untrusted.
        scope: Which films.
        people: As in `Scope.people`.
    """
    narrow = narrowing.to_value(scope, "people", people[0]) if len(people) == 1 else None
    if narrow is not None:
        return Group(heading, narrow)
    asked = [scope, *(replace(scope, people=(credit,)) for credit in people)]
    found = [set(cache.read(library, taste.films_in, each)["film_id"].tolist()) for each in asked]
    return Group(heading, scope, film_ids=tuple(sorted(set.intersection(*found))))


def films_behind(library: Library, name: str, group: Group, *, can_close: bool = True) -> None:
    """The films of a group: right below the figure that counts them, or below the table that opened them.

    Args:
        library: The open library.
        name: What is open is kept under it, see `lbstats.ui.clicks`; unique on the page.
        group: Which films.
        can_close: Something opened them that can be closed.
    """
    films = cache.read(
        library,
        taste.films_in,
        group.scope,
        group.among,
        group.film_ids,
        is_latest_first=group.is_latest_first,
    )
    with clicks.place(name), st.container(key=f"behind-{name}"):
        shape = _head(name, group, films, can_close=can_close)
        if films.empty:
            empty("No film of this selection is there.")
        elif shape == TABLE:
            _table(library, name, group, films)
        else:
            poster_wall(films, last_watch_note if group.is_latest_first else rating_note, limit=MOST_POSTERS)


def _head(name: str, group: Group, films: pd.DataFrame, *, can_close: bool) -> str | None:
    """What the films have in common, and what can be done with them; how they shall be shown."""
    with st.container(horizontal=True, vertical_alignment="center"):
        words = f"{isolated(group.heading)} <small>{escape_html(_how_many(group, films))}</small>"
        # A status: whoever does not see the page hears that something opened below.
        st.html(f'<div role="status"><h3 class="lb-behind">{words}</h3></div>', width="content")
        shape = choice("Show as", SHAPES, name="shape", usual=POSTERS, is_labelled=False, key=f"shape-{name}")
        is_new = group.is_a_scope and group.scope != state.current_scope()
        if is_new and st.button("Count only these", key=f"only-{name}"):
            state.set_scope(group.scope, clicks.without(name))
            state.say_next(f"Counted now: {group.heading}. The chips on top take it off again.")
            st.rerun()
        if can_close and not group.is_a_scope and len(films) > 1:
            st.html('<p class="lb-quiet">“Narrow down” has no such selection.</p>', width="content")
        if can_close:
            st.button("Close", key=f"close-{name}", type="tertiary", on_click=clicks.close, args=(name,))
    return shape


def _how_many(group: Group, films: pd.DataFrame) -> str:
    """`312 films in 330 diary entries, the best rated 24 first`."""
    said = plural(len(films), "film")
    if group.entry_count is not None:
        said += f" in {plural(group.entry_count, 'diary entry', 'diary entries')}"
    if len(films) > MOST_POSTERS:
        order = "the latest " if group.is_latest_first else "the best rated "
        if not group.is_latest_first and films["rating"].isna().all():
            order = ""
        said += f"; {order}{MOST_POSTERS} as posters, all in the table"
    return f"{said}; {group.note}" if group.note else said


def _table(library: Library, name: str, group: Group, films: pd.DataFrame) -> None:
    opens = st.column_config.LinkColumn(
        "Details", display_text="Open", help="The film's own page, in another tab"
    )
    st.dataframe(
        on_screen(films[list(COLUMNS)]).assign(page=films_address() + films["film_id"].astype("str")),
        hide_index=True,
        height=min(ROW_HEIGHT * (len(films) + 1) + 2, MOST_HEIGHT),
        alt=group.heading,
        placeholder="",
        key=f"films-{name}",
        column_order=["title", "page", *list(COLUMNS)[1:]],
        column_config={**column_looks(films, COLUMNS), "page": opens},
    )
    csv_download(library, f"films-{name}", films[list(COLUMNS)].rename(columns=COLUMNS))
