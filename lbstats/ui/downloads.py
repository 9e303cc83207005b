"""Frames as files to take away: CSV that no spreadsheet will run, Parquet that keeps the types.

A cell of text that a spreadsheet would take for a formula gets an apostrophe in front. No Streamlit here.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pandas as pd

if TYPE_CHECKING:
    from lbstats.store.libraries import Library

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
LIST_SEPARATOR = ", "
DEFUSED = (
    "Text that a spreadsheet would run as a formula gets an apostrophe in front; "
    "numbers and days stay as they are."
)
"""What the button of every CSV says of its file."""


def may_download(library: Library) -> bool:
    """Whether this visitor may take files away: a view-only link may look, and the sample is nobody's."""
    return library.may_change or library.is_sample


def as_csv(frame: pd.DataFrame) -> bytes:
    """The frame as CSV in UTF-8 with a byte order mark, which is what spreadsheets expect."""
    safe = pd.DataFrame({column: _defused(frame[column]) for column in frame.columns})
    text: str = safe.to_csv(index=False)
    return text.encode("utf-8-sig", "replace")


def as_parquet(frame: pd.DataFrame) -> bytes:
    """The frame as Parquet."""
    buffer = io.BytesIO()
    frame.to_parquet(buffer, index=False)
    return buffer.getvalue()


def defuse(value: object) -> object:
    """A cell that a spreadsheet takes as what it is: text stays text, lists become one text."""
    if isinstance(value, list):
        value = LIST_SEPARATOR.join(str(part) for part in value)
    if isinstance(value, str) and value.lstrip(" ").startswith(FORMULA_STARTS):
        return f"'{value}"
    return value


def _defused(column: pd.Series[Any]) -> pd.Series[Any]:
    if pd.api.types.is_string_dtype(column.dtype) or column.dtype == object:
        return column.map(defuse, na_action="ignore")
    return column
