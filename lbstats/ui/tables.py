"""Tables of figures: how each column is written, and the file that can be taken away.

One look everywhere: thousands with a comma, days as 3 Mar 2024, shares in per cent, stars with their star.
The file holds the plain values. Nothing is counted here.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

import pandas as pd
import streamlit as st

from lbstats.ui import clicks
from lbstats.ui.downloads import DEFUSED, as_csv, may_download
from lbstats.ui.rows import rows_of
from lbstats.ui.text import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from lbstats.store.libraries import Library
    from lbstats.ui.rows import Row

LABEL: Final = "The figures as a table"
ROW_HEIGHT: Final = 36
MOST_HEIGHT: Final = 320
DAY_FORMAT: Final = "D MMM YYYY"
COUNT: Final = "%,d"
FIGURE: Final = "%,.1f"
STARS: Final = "%.2f ★"
SIGNED_STARS: Final = "%+.2f ★"
PLAIN: Final = "%d"
FORMATS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("year", "decade", "period", "month", "weekday"), PLAIN),
    **dict.fromkeys(("rating", "rating_then"), "%.1f ★"),
    **dict.fromkeys(("mean_rating", "fair_average", "expected_rating", "low", "high"), STARS),
    "residual": SIGNED_STARS,
    "change": "%+.1f ★",
    "entropy": "%.2f bits",
}
"""Of columns whose kind alone does not say how they are written."""
SHARE: Final = "_share"
LIKED: Final = "is_liked"


def figures_table(  # noqa: PLR0913 - as `widgets.chart`
    *,
    library: Library,
    name: str,
    table: pd.DataFrame | Callable[[], pd.DataFrame],
    columns: Mapping[str, str],
    alt: str,
    label: str = LABEL,
    keys: Sequence[str] = (),
    group: str = "",
) -> Row | None:
    """Figures as a table behind a line that opens it, with its CSV for whoever may have it.

    Args:
        library: What it is about.
        name: Unique on the page; also the name of the download.
        table: The figures, or how to get them once they are asked for.
        columns: Which columns of the table, and what they are called.
        alt: What the table is, for a reader of the screen.
        label: Of the line.
        keys: Which columns tell the rows apart, where a row opens its films; see `lbstats.ui.clicks`.
        group: Under which name what is open is kept; else under the table's.

    Returns:
        The row that is open; None when none is.
    """
    opened = clicks.opened(group or name).key if keys else None
    behind = st.expander(label, key=f"table-{name}", on_change="rerun")
    if not behind.open and opened is None:
        return None  # A table nobody looks at is neither made nor sent.
    frame = table() if callable(table) else table
    names = clicks.keys_of(frame, keys) if keys else []
    if behind.open:
        with behind:
            shown = frame[list(columns)]
            st.dataframe(
                on_screen(shown),
                hide_index=True,
                height=min(ROW_HEIGHT * (len(shown) + 1) + 2, MOST_HEIGHT),
                alt=alt,
                placeholder="",
                column_config=column_looks(shown, columns),
                **(_choosing(group or name, names) if keys else {}),
            )
            csv_download(library, name, shown.rename(columns=dict(columns)))
    return None if opened is None else next(rows_of(frame[[each == opened for each in names]]), None)


def csv_download(library: Library, name: str, frame: pd.DataFrame) -> None:
    """A button that makes a CSV of the frame, with a word on its text cells; nothing for a view-only link."""
    if may_download(library):
        st.download_button(
            "Download CSV",
            lambda: as_csv(frame),
            file_name=f"{name}.csv",
            mime="text/csv",
            key=f"csv-{name}",
            help=DEFUSED,
            on_click="ignore",
        )


def column_looks(table: pd.DataFrame, columns: Mapping[str, str]) -> dict[str, Any]:
    """How the columns of a table are headed and written."""
    return {column: _look(table[column], column, label) for column, label in columns.items()}


def _choosing(name: str, keys: Sequence[str]) -> dict[str, Any]:
    """What makes a table one of which a row can be chosen: the way to the films without a mouse."""
    st.html(
        '<p class="lb-quiet">Tick a row to see its films; on a keyboard with Shift and Space.'
        '<span class="lb-narrow"> Swipe for more columns.</span></p>'
    )
    widget = f"rows-{name}-{clicks.fingerprint(keys)}-{clicks.opened(name).table_round}"
    return {
        "key": widget,
        "on_select": partial(clicks.by_row, name, widget, keys),
        "selection_mode": "single-row",
    }


def _look(values: pd.Series[Any], column: str, label: str) -> Any:  # noqa: ANN401 - Streamlit's word has no type
    kinds = st.column_config
    if column.endswith(SHARE):
        return kinds.NumberColumn(label, format="%.1f %%")
    if pd.api.types.is_bool_dtype(values.dtype):
        return kinds.TextColumn(label) if column == LIKED else kinds.CheckboxColumn(label)
    if pd.api.types.is_integer_dtype(values.dtype):
        return kinds.NumberColumn(label, format=FORMATS.get(column, COUNT))
    if pd.api.types.is_float_dtype(values.dtype):
        return kinds.NumberColumn(label, format=FORMATS.get(column, FIGURE))
    if column.endswith("_on") or pd.api.types.is_datetime64_any_dtype(values.dtype):
        return kinds.DateColumn(label, format=DAY_FORMAT)
    return kinds.Column(label)


def on_screen(table: pd.DataFrame) -> pd.DataFrame:
    """The table with shares as per cent, and text without what turns text: the file has all as it is."""
    return pd.DataFrame({name: _cells(str(name), table[name]) for name in table})


def hearts(is_liked: pd.Series[Any]) -> pd.Series[Any]:
    """A heart for a film that is liked, nothing for another."""
    return is_liked.map({True: "♥", False: ""}).astype("str")


def _cells(name: str, values: pd.Series[Any]) -> pd.Series[Any]:
    if name.endswith(SHARE):
        return values * 100
    if name == LIKED:
        return hearts(values)
    if isinstance(values.dtype, pd.StringDtype):
        return values.map(visible, na_action="ignore")
    return values.map(_visible_each) if values.dtype == "object" else values


def _visible_each(value: object) -> object:
    return [visible(each) for each in value] if isinstance(value, list) else value
