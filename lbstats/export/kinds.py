"""The kinds of a table's columns, and how Arrow keeps each.

One place, so that a table has the same types whichever way it was read.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Mapping


class Kind(Enum):
    """What a column holds; decides how its cells are read and how they are kept."""

    TEXT = "text"
    TITLE = "title"
    URI = "uri"
    DATE = "date"
    YEAR = "year"
    RATING = "rating"
    GIVEN_RATING = "given rating"
    YES = "yes"
    POSITION = "position"
    LINE = "line"

    @property
    def arrow_type(self) -> pa.DataType:
        """The type of the column."""
        return _ARROW_TYPES[self]


_ARROW_TYPES = {
    Kind.TEXT: pa.string(),
    Kind.TITLE: pa.string(),
    Kind.URI: pa.string(),
    Kind.DATE: pa.date32(),
    Kind.YEAR: pa.int16(),
    Kind.RATING: pa.float64(),
    Kind.GIVEN_RATING: pa.float64(),
    Kind.YES: pa.bool_(),
    Kind.POSITION: pa.int32(),
    Kind.LINE: pa.int32(),
}


def to_table(kinds: Mapping[str, Kind], columns: Mapping[str, list[Any]]) -> pa.Table:
    """Values by column name as a table, its columns in the order of the kinds; None is missing."""
    return pa.table({name: pa.array(columns[name], kind.arrow_type) for name, kind in kinds.items()})
