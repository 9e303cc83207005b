"""The kinds of a table's columns, and how each is kept in a frame.

One place, so that a table has the same dtypes whichever way it was read.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
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


_ARROW_TYPES = {
    Kind.TEXT: pa.large_string(),
    Kind.TITLE: pa.large_string(),
    Kind.URI: pa.large_string(),
    Kind.DATE: pa.date32(),
    Kind.YEAR: pa.int16(),
    Kind.RATING: pa.float64(),
    Kind.GIVEN_RATING: pa.float64(),
    Kind.YES: pa.bool_(),
    Kind.POSITION: pa.int32(),
    Kind.LINE: pa.int64(),
}
_DTYPES = {
    pa.large_string(): pd.StringDtype(na_value=np.nan),
    pa.int16(): pd.Int16Dtype(),
    pa.int32(): pd.Int32Dtype(),
    pa.float64(): pd.Float64Dtype(),
}


def arrow_type(kind: Kind) -> Any:  # noqa: ANN401 - pyarrow has no types to name
    """The Arrow type of a column."""
    return _ARROW_TYPES[kind]


def to_frame(kinds: Mapping[str, Kind], columns: Mapping[str, list[Any]]) -> pd.DataFrame:
    """Values by column name as a frame, its columns in the order of the kinds; None is missing."""
    return from_arrow({name: pa.array(columns[name], _ARROW_TYPES[kind]) for name, kind in kinds.items()})


def from_arrow(arrays: Mapping[str, Any]) -> pd.DataFrame:
    """Arrow arrays by column name as a frame.

    Text becomes `str`, dates `datetime64[s]`, the other kinds pandas' nullable dtypes; `line` stays a plain
    int64.
    """
    seconds = pa.timestamp("s")
    kept = {
        name: array.cast(seconds) if array.type == pa.date32() else array for name, array in arrays.items()
    }
    frame: pd.DataFrame = pa.table(kept).to_pandas(types_mapper=_DTYPES.get)
    return frame
