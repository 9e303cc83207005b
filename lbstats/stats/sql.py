"""Runs the queries of `queries/*.sql`: the only place where a query's answer becomes a frame.

A query is named data: one file, named parameters, a `with` on a line of its own. The thoughts of `scope.sql`
(which films and entries count) are put in front of its own, so that a scope is decided once for all. No SQL
is written in Python and no value ever becomes part of a query's text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

import pandas as pd
import pyarrow as pa

from lbstats.stats.line import NO_LINE
from lbstats.stats.scope import EVERYTHING
from lbstats.store.database import rows_as_dicts

if TYPE_CHECKING:
    from lbstats.model import LibraryId
    from lbstats.stats.scope import Scope
    from lbstats.store.database import Cursor

_AFTER: Final = re.compile(r"^-- after (\w+)$", re.MULTILINE)
"""Names a file of thoughts that two queries have in common."""
SEPARATOR: Final = "\x1f"
"""ASCII's unit separator: stands in no name."""
_DTYPES: Final = {
    "TINYINT": "Int64",
    "SMALLINT": "Int64",
    "INTEGER": "Int64",
    "BIGINT": "Int64",
    "HUGEINT": "Int64",
    "DOUBLE": "float64",
    "BOOLEAN": "bool",
    "DATE": "datetime64[us]",
    "VARCHAR": "str",
    "JSON": "str",
    "VARCHAR[]": "object",
}
"""pandas dtype by DuckDB type alone, so that a column never changes its dtype with its content."""


def frame(
    cursor: Cursor, name: str, library_id: LibraryId, scope: Scope = EVERYTHING, **parameters: object
) -> pd.DataFrame:
    """The answer to a query as a frame.

    Missing is `<NA>` in whole numbers, NaN in fractions and text, NaT in days and None in lists.

    Args:
        cursor: Where to ask.
        name: The query's file name without `.sql`.
        library_id: Whose films and entries.
        scope: Which of them.
        parameters: The query's further named parameters.
    """
    answer = _execute(cursor, name, library_id, scope, parameters)
    types = {str(column[0]): str(column[1]) for column in answer.description or ()}
    # By way of Arrow: DuckDB's own frames take 5 ms more until every column has its dtype.
    found = answer.to_arrow_table()
    columns = {column: _column(found.column(column), _DTYPES[kind]) for column, kind in types.items()}
    return pd.DataFrame(columns, copy=False)


def split(found: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """The frame with lists in the columns that the query joined by `SEPARATOR`, `chr(31)` in SQL."""
    lists = {
        column: pd.Series([_parts(text) for text in found[column].tolist()], found.index, dtype="object")
        for column in columns
    }
    return found.assign(**lists)


def rows(
    cursor: Cursor, name: str, library_id: LibraryId, scope: Scope = EVERYTHING, **parameters: object
) -> list[dict[str, Any]]:
    """The answer to a query as plain values, a dictionary per row."""
    return rows_as_dicts(_execute(cursor, name, library_id, scope, parameters))


def row(
    cursor: Cursor, name: str, library_id: LibraryId, scope: Scope = EVERYTHING, **parameters: object
) -> dict[str, Any]:
    """The answer to a query that always finds exactly one row."""
    (found,) = rows(cursor, name, library_id, scope, **parameters)
    return found


def _execute(
    cursor: Cursor, name: str, library_id: LibraryId, scope: Scope, parameters: dict[str, object]
) -> Cursor:
    named = {
        "library_id": library_id,
        "credited": _credited(cursor, scope),
        **scope.as_parameters(),
        **NO_LINE.as_parameters(),
        **parameters,
    }
    return cursor.execute(_text(name), named)


def _credited(cursor: Cursor, scope: Scope) -> list[str] | None:
    """The titles with the people of a scope; None when it asks for nobody."""
    if not scope.people:
        return None
    found = cursor.execute(_file("credited_titles"), {"people": list(scope.people)})
    return [title for (title,) in found.fetchall()]


@lru_cache(maxsize=128)
def _text(name: str) -> str:
    """A query with the scope's thoughts in front of its own, and those of another file it comes after."""
    head, keyword, thoughts = _file(name).partition("with\n")
    before = ["scope", *_AFTER.findall(head)]
    return head + keyword + "".join(f"{_file(each).rstrip()},\n" for each in before) + thoughts


def _file(name: str) -> str:
    return resources.files("lbstats.stats").joinpath("queries", f"{name}.sql").read_text(encoding="utf-8")


def _parts(text: object) -> list[str] | None:
    if not isinstance(text, str):
        return None
    return text.split(SEPARATOR) if text else []


def _column(values: pa.ChunkedArray, dtype: str) -> Any:  # noqa: ANN401 - an array of pandas or of numpy
    match dtype:
        case "Int64":
            return pd.Int64Dtype().__from_arrow__(values.cast(pa.int64()))  # type: ignore[attr-defined] # of pandas' protocol
        case "str":
            text = pd.StringDtype(na_value=float("nan"))
            return text.__from_arrow__(values.cast(pa.large_string()))  # type: ignore[attr-defined] # the same
        case "object":
            return pd.Series(values.to_pylist(), dtype="object")
        case "datetime64[us]":
            return values.cast(pa.timestamp("us")).to_numpy()
        case _:
            return values.to_numpy()
