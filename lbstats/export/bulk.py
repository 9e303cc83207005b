"""Reads a file that is wholly as Letterboxd writes it in bulk, ten times as fast as the careful way.

It says None as soon as anything is out of the ordinary, and `tables.read_table` then reads the file cell by
cell and finds out what and where. Where both can read a file they give the same table; a test holds them to
it.
"""

from __future__ import annotations

import csv
import datetime as dt
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from lbstats.export import values
from lbstats.export.kinds import Kind
from lbstats.export.sheet import CELL_LIMIT, fold_title
from lbstats.export.tables import CONTRACTS, ENTRY_TABLES

if TYPE_CHECKING:
    from collections.abc import Mapping

# Arrow parses these itself and refuses the file at the first cell that is none; the others are text to it.
_PARSED = (Kind.DATE, Kind.YEAR)
_STARS = pa.array(values.RATINGS, pa.string())
_STAR_VALUES = pa.array(values.RATINGS.values(), pa.float64())
_NOW = "https://boxd.it/"
_UNTIL_2020 = "https://letterboxd.com/"


class _UnusualError(Exception):
    """Something only the careful way can judge."""


def read_bulk(name: str, content: bytes, max_rows: int) -> pa.Table | None:
    """The rows `tables.read_table` would give for a file without a fault; None for any other file.

    Args:
        name: A table of `CONTRACTS`.
        content: The file, without a byte order mark.
        max_rows: A file with more lines than this below its header is not read.
    """
    try:
        line_count = _line_count(content)
        _expect(line_count <= max_rows + 1)
        return _read(name, content, line_count)
    except (_UnusualError, pa.ArrowInvalid):
        return None


def _read(name: str, content: bytes, line_count: int) -> pa.Table:
    contract = CONTRACTS[name]
    titles = _titles(content)
    present = {column: titles.get(fold_title(column.title)) for column in contract}
    _expect(all(title or not column.is_required for column, title in present.items()))
    types = {
        title: column.kind.arrow_type if column.kind in _PARSED else pa.string()
        for column, title in present.items()
        if title
    }
    table = arrow_csv.read_csv(
        pa.BufferReader(content),
        read_options=arrow_csv.ReadOptions(
            block_size=len(content) + 1
        ),  # one block: one chunk of each column
        parse_options=arrow_csv.ParseOptions(newlines_in_values=True),
        convert_options=arrow_csv.ConvertOptions(
            column_types=types, include_columns=list(types), null_values=[""], strings_can_be_null=True
        ),
    )
    cells = {title: table[title].combine_chunks() for title in types}
    _expect(all(_longest(cell) <= CELL_LIMIT for cell in cells.values()))
    arrays = {"line": _lines(cells, len(table), line_count)}
    for column, title in present.items():
        cell = cells[title] if title else pa.nulls(len(table), pa.string())
        arrays[column.name] = _check(column.kind, cell)
    if name in ENTRY_TABLES:
        arrays["film_uri"] = _film_uris(arrays["uri"])
    return pa.table(arrays)


def _expect(condition: bool) -> None:  # noqa: FBT001 - an assertion reads best so
    if not condition:
        raise _UnusualError


def _titles(content: bytes) -> dict[str, str]:
    """Folded column title → title as written."""
    header = content.partition(b"\n")[0]
    _expect(header.isascii() and b'"' not in header and b"," in header)
    written = next(csv.reader([header.decode()]))
    titles = {fold_title(title): title for title in written}
    _expect(len(titles) == len(written))
    return titles


def _line_count(content: bytes) -> int:
    """The lines of a file whose lines end in LF or in CRLF."""
    characters = np.frombuffer(content, dtype="uint8")
    is_feed, is_return = characters == ord("\n"), characters == ord("\r")
    _expect(np.count_nonzero(is_return) == np.count_nonzero(is_return[:-1] & is_feed[1:]))
    return int(np.count_nonzero(is_feed)) + (not content.endswith(b"\n"))


def _lines(cells: Mapping[str, pa.Array], row_count: int, line_count: int) -> pa.Array:
    """The line each row starts on: a row spans as many lines as its text has line ends, and one more."""
    starts = np.arange(2, row_count + 2)
    inner = line_count - 1 - row_count
    if inner:
        spans = np.zeros(row_count, dtype="int64")
        for cell in cells.values():
            if pa.types.is_string(cell.type):
                spans += pc.fill_null(pc.count_substring(cell, "\n"), 0).to_numpy()
        _expect(int(spans.sum()) == inner)
        starts[1:] += np.cumsum(spans)[:-1]
    return pa.array(starts, Kind.LINE.arrow_type)


def _longest(cells: pa.Array) -> int:
    """Bytes of the longest text of a column."""
    if not pa.types.is_string(cells.type):
        return 0
    return pc.max(pc.binary_length(cells)).as_py() or 0


def _check(kind: Kind, cells: pa.Array) -> pa.Array:
    """The values of a column, if each of its cells is an ordinary one."""
    match kind:
        case Kind.YEAR:
            found = cells.cast(kind.arrow_type)
            _expect(_all(pc.greater_equal(found, values.FIRST_YEAR)))
            _expect(_all(pc.less_equal(found, values.LAST_YEAR)))
        case Kind.DATE:
            found = cells.cast(kind.arrow_type)
            _expect(_all(pc.greater_equal(found, dt.date(values.FIRST_YEAR, 1, 1))))
            _expect(_all(pc.less_equal(found, dt.date(values.LAST_YEAR, 12, 31))))
        case Kind.RATING | Kind.GIVEN_RATING:
            places = pc.index_in(cells, _STARS)
            _expect(places.null_count == (0 if kind is Kind.GIVEN_RATING else cells.null_count))
            found = _STAR_VALUES.take(places)
        case Kind.YES:
            _expect(_all(pc.equal(cells, "Yes")))
            found = cells.is_valid()
        case Kind.URI:
            found = pc.utf8_trim_whitespace(cells)
            _expect(_all(pc.or_(pc.starts_with(found, _NOW), pc.starts_with(found, _UNTIL_2020))))
        case Kind.TITLE:
            found = pc.utf8_trim_whitespace(cells)
            _expect(not found.null_count and _all(pc.not_equal(found, "")))
            _expect(not pc.any(pc.match_substring(found, values.JOINS_NAMES)).as_py())
        case _:
            found = pc.utf8_trim_whitespace(pc.fill_null(cells, ""))
    return found


def _all(condition: pa.BooleanArray) -> bool:
    """True when it holds wherever there is a value."""
    return pc.all(condition).as_py() is not False


def _film_uris(entry_uris: pa.StringArray) -> pa.StringArray:
    if _all(pc.starts_with(entry_uris, _NOW)):
        return pa.nulls(len(entry_uris), Kind.URI.arrow_type)
    return pa.array(map(values.film_uri, entry_uris.to_pylist()), Kind.URI.arrow_type)
