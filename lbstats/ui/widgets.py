"""The building blocks of the pages: tiles, poster walls, charts with reading and table, empty states.

Pages put them in order; nothing here asks the database or knows a page. HTML is written here and in `posters`
only, from parts that are escaped or made by the program.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final, Literal
from urllib.parse import urlencode

import streamlit as st

from lbstats.charts.marks import choose
from lbstats.charts.theme import CONFIG, Theme, theme_of
from lbstats.errors import LbstatsError
from lbstats.ui import clicks, page, state
from lbstats.ui.counting import how_counted, terms_of
from lbstats.ui.posters import poster
from lbstats.ui.rows import Row, rows_of
from lbstats.ui.tables import figures_table
from lbstats.ui.text import (
    day,
    escape_html,
    escape_markdown,
    is_absent,
    isolated,
    plural,
    star_marks,
    title_and_year,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    import pandas as pd
    import plotly.graph_objects as go

    from lbstats.store.libraries import Library


OPENS: Final = "Click or tap to see the films."


@dataclass(frozen=True, slots=True)
class Tile:
    """One figure with its name.

    Attributes:
        value: The figure, formatted.
        label: What it counts.
        note: What must be known to read it right; may be empty.
        unit: Small, behind the figure; may be empty.
    """

    value: str
    label: str
    note: str = ""
    unit: str = ""


def tiles(shown: Iterable[Tile], *, large: bool = False) -> None:
    """Figures side by side, as many as fit; large for the few that matter most."""
    size = " lb-tiles-large" if large else ""
    st.html(f'<dl class="lb-tiles{size}">{"".join(_tile(tile) for tile in shown)}</dl>')


def poster_wall(
    films: pd.DataFrame, note: Callable[[Row], str], *, limit: int = 12, search: str = ""
) -> None:
    """Films as a wall of posters in the frame's order.

    Args:
        films: Rows with film_id, title, year, poster_path, and what the note says.
        note: What stands under each title: one of the `*_note` functions.
        limit: At most so many.
        search: What they were found by, for the way back to them.
    """
    start = films_address(search)
    cards = "".join(_card(film, note(film), start) for film in rows_of(films.head(limit)))
    st.html(f'<ul class="lb-wall">{cards}</ul>')


def poster_strips(groups: Sequence[tuple[str, str, pd.DataFrame]], note: Callable[[Row], str]) -> None:
    """One row of posters per group: its name, a line about it, and its films."""
    start = films_address()
    rows = "".join(
        f'<div class="lb-strip"><h3>{escape_html(name)}<small>{escape_html(about)}</small></h3>'
        f'<ul class="lb-wall">{"".join(_card(film, note(film), start) for film in rows_of(films))}</ul></div>'
        for name, about, films in groups
    )
    st.html(f'<div class="lb-strips">{rows}</div>')


def rating_note(film: Row) -> str:
    """`1995 ★★★★½`."""
    return _note(_year(film), star_marks(film.rating))


def rewatches_note(film: Row) -> str:
    """`1995 4 rewatches`."""
    return _note(_year(film), plural(int(film.rewatch_count), "rewatch", "rewatches"))


def last_watch_note(film: Row) -> str:
    """`3 Mar 2024 ★★★★`; the year of a film that was never logged."""
    return (
        rating_note(film) if is_absent(film.last_watched_on) else day_note(film.last_watched_on, film.rating)
    )


def day_note(on: dt.date | None, rating: float | None) -> str:
    """`3 Mar 2024 ★★★★`, the day on one line."""
    return _note(day(on).replace(" ", "&nbsp;"), star_marks(rating))


def chart(  # noqa: PLR0913 - what every chart must have, by name
    figure: go.Figure,
    *,
    library: Library,
    name: str,
    reading: str,
    count: str,
    table: pd.DataFrame | Callable[[], pd.DataFrame],
    columns: Mapping[str, str],
    config: Mapping[str, object] = CONFIG,
    terms: Sequence[str] = (),
    keys: Sequence[str] = (),
    group: str = "",
    height: Literal["content", "stretch"] = "content",
) -> Row | None:
    """A figure with what it says in a sentence, how many it counts, and the same figures as a table.

    Args:
        figure: From `lbstats.charts`.
        library: What it is about; its table can be taken away by whoever may.
        name: Unique on the page; also the name of the download.
        reading: One plain sentence; also what a screen reader says in place of the figure.
        count: The figure's n with its population, such as `n = 1,656 watched films`.
        table: The figures behind it, or how to get them once somebody opens the table.
        columns: Which columns of the table, and what they are called.
        config: Plotly's settings, where the figure needs its own.
        terms: What is to be explained beside what the table's columns call for, from `lbstats.ui.counting`.
        keys: Which columns of the table tell its rows apart. A click on a point with the same `customdata`
             then opens a row, and so does choosing it in the table, for whoever has no mouse.
        group: What is open is kept under this name, where several figures take turns; else under the name.
        height: `stretch` where the figure's own is the least, and the style has more on a wide screen.

    Returns:
        The row of the table that is open; None when none is.
    """
    with st.container(key=f"chart-{name}"):
        shown = clicks.opened(group or name)
        widget = f"figure-{name}-{shown.figure_round}"
        if keys and shown.key is not None:
            choose(figure, lambda key: clicks.key_of(key) == shown.key, chart_theme())
        st.plotly_chart(
            figure,
            theme=None,
            height=height,
            config=dict(config),
            key=widget,
            alt=reading,
            on_select=partial(clicks.by_click, group or name, widget) if keys else "ignore",
            selection_mode="points",
        )
    if keys:
        clicks.keep_place(group or name)
    return reading_and_table(
        library=library,
        name=name,
        reading=reading,
        count=f"{count.rstrip(' .')}. {OPENS}" if keys else count,
        table=table,
        columns=columns,
        terms=terms,
        keys=keys,
        group=group,
    )


def reading_and_table(  # noqa: PLR0913 - as `chart`
    *,
    library: Library,
    name: str,
    reading: str,
    count: str,
    table: pd.DataFrame | Callable[[], pd.DataFrame],
    columns: Mapping[str, str],
    terms: Sequence[str] = (),
    keys: Sequence[str] = (),
    group: str = "",
) -> Row | None:
    """What stands below a figure, or below a list that takes the place of one; all as in `chart`."""
    st.html(
        f'<p class="lb-reading">{escape_html(reading).replace(" %", "&nbsp;%")} '
        f'<span class="lb-quiet">{escape_html(count)}</span></p>'
    )
    how_counted(name, [*terms, *terms_of(columns)], has_n="n = " in count)
    return figures_table(
        library=library, name=name, table=table, columns=columns, alt=reading, keys=keys, group=group
    )


def chart_theme() -> Theme:
    """The colours of charts in the appearance the browser shows."""
    return theme_of(st.context.theme.type)


def empty(sentence: str, next_step: str = "", to: page.Page | None = None) -> None:
    """What stands where there is nothing to show: why, and where to go next."""
    st.html(f'<p class="lb-empty">{escape_html(sentence)}</p>')
    if to is not None:
        page.page_link(to, next_step)


def no_library(what: str) -> None:
    """For a page that needs a library while none is open.

    Args:
        what: What the page would show, as the end of a sentence.
    """
    empty(f"Open a library to see {what}.", "Bring your export or try the sample →", page.HOME)


@contextmanager
def errors_as_sentences() -> Iterator[None]:
    """Show what a person can be told about in place of the rest of the page."""
    try:
        yield
    except LbstatsError as error:
        st.error(escape_markdown(error), icon="⚠️")


def films_address(search: str = "") -> str:
    """What the address of a film's own page begins with, relative to any page; the film's number follows."""
    asked = state.link_parameters(page.FILMS.title) | ({state.SEARCH: search} if search else {})
    return f"films?{urlencode(asked | {'film': ''}, doseq=True)}"


def _tile(tile: Tile) -> str:
    unit = f"<small>{escape_html(tile.unit)}</small>" if tile.unit else ""
    note = f"<small>{escape_html(tile.note)}</small>" if tile.note else ""
    name, value = escape_html(tile.label), escape_html(tile.value)
    return f'<div class="lb-tile"><dt>{name}{note}</dt><dd>{value}{unit}</dd></div>'


def _card(film: Row, note: str, start: str) -> str:
    words = (
        f"{poster(film.title, film.year, film.poster_path, 'w342')}"
        f'<span class="lb-card-title">{isolated(film.title)}</span>'
        f'<span class="lb-card-note">{note}</span>'
    )
    label = escape_html(title_and_year(film.title, film.year))
    address = escape_html(f"{start}{film.film_id}")
    return f'<li><a class="lb-card" href="{address}" title="{label}">{words}</a></li>'


def _note(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _year(film: Row) -> str:
    return "" if film.year is None else str(film.year)
