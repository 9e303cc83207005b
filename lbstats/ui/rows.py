"""Rows of a frame as the widgets walk over them. No Streamlit here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from lbstats.ui.text import is_absent

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

Row: TypeAlias = Any
"""A named tuple whose names are the frame's columns, which no type can say."""


def rows_of(frame: pd.DataFrame) -> Iterator[Row]:
    """The rows in the frame's order, None where a value is missing, whatever pandas writes for it."""
    rows: Iterator[Row] = frame.itertuples(index=False)
    for row in rows:
        yield row._make(None if is_absent(value) else value for value in row)
