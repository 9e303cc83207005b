"""A frame's cells as plain values, for exact comparisons with what was counted by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Sequence


def rows(frame: pd.DataFrame, *columns: str) -> list[tuple[Any, ...]]:
    """The rows of some columns: days as dates, None where a value is missing."""
    found: Sequence[tuple[Any, ...]] = list(frame[list(columns)].itertuples(index=False, name=None))
    return [tuple(_plain(cell) for cell in row) for row in found]


def _plain(cell: Any) -> Any:  # noqa: ANN401 - whatever a frame holds
    if pd.isna(cell):
        return None
    return cell.date() if isinstance(cell, pd.Timestamp) else cell
