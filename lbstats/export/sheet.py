"""Reads one CSV file into columns of text, with the line each row starts on.

Every value stays text: `1917`, `True` and `NA` are titles. A row that does not fit becomes a problem and the
rest goes on. Knows nothing of what the columns mean.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from lbstats.errors import ExportError
from lbstats.export.archive import DOWNLOAD_AGAIN, UTF8_MARK, is_web_page
from lbstats.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

SAVE_AS_UTF8 = "Save it as CSV UTF-8, or upload it as it was downloaded."
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
# An open quote swallows the lines below it, and each costs a new start: a file gets only so many.
_MAX_RESTARTS = 100
CELL_LIMIT = 131_072  # characters; that of the csv module, which is one for the whole process
_DELIMITERS = ",;\t"
_HEAD = 500  # characters, enough for the header


@dataclass(slots=True)
class RowBudget:
    """The rows that may still be read, over all files of an upload."""

    limit: int
    used: int = 0

    @property
    def left(self) -> int:
        """How many more."""
        return self.limit - self.used

    def spend(self, rows: int) -> None:
        """Count rows.

        Raises:
            ExportError: There are more than the limit.
        """
        self.used += rows
        if self.used > self.limit:
            raise ExportError(
                f"The export has more than {self.limit:,} rows.",
                "Upload the export of one member, as it was downloaded.",
            )


@dataclass(frozen=True, slots=True)
class Records:
    """The records of a CSV file, blank ones left out.

    Attributes:
        rows: Their cells.
        lines: The line of the file each starts on, from 1.
        torn: Lines where a quote opens that nothing closes.
    """

    rows: list[list[str]]
    lines: list[int]
    torn: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of one table, all of the same width.

    Attributes:
        path: Path below the export's root.
        titles: Folded column title (see `fold_title`) → position; the first of equal ones.
        columns: Per position the cells as text.
        lines: Per row the line it starts on.
        row_count: Rows in the file, bad ones included.
        problems: The rows that were left out.
    """

    path: str
    titles: dict[str, int]
    columns: list[tuple[str, ...]]
    lines: list[int]
    row_count: int
    problems: list[Problem] = field(default_factory=list)

    def column(self, title: str) -> tuple[str, ...] | None:
        """The cells below a title; None without such a column."""
        position = self.titles.get(fold_title(title))
        return None if position is None else self.columns[position]


def fold_title(title: str) -> str:
    """A column title without the differences tools make: `Watched Date`, `watched_date`, `WatchedDate`."""
    return "".join(filter(str.isalnum, title)).casefold()


def check_bytes(path: str, content: bytes) -> bytes:
    """The bytes of a file without a byte order mark.

    Raises:
        ExportError: They are plainly not text in UTF-8.
    """
    if content.startswith(_UTF16_MARKS):
        raise ExportError(f"{path} is written in UTF-16.", SAVE_AS_UTF8)
    if b"\0" in content:
        raise ExportError(f"{path} is damaged: it holds NUL bytes.", DOWNLOAD_AGAIN)
    content = content.removeprefix(UTF8_MARK)
    if is_web_page(content):
        raise ExportError(f"{path} is a web page, not a table.", DOWNLOAD_AGAIN)
    return content


def decode(path: str, content: bytes) -> str:
    """The text of a file that passed `check_bytes`.

    Raises:
        ExportError: It is not in UTF-8.
    """
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ExportError(f"{path} is not written in UTF-8 (line {line}).", SAVE_AS_UTF8) from error


def read_records(text: str, budget: RowBudget, *, width: int | None = None) -> Records:
    """Take a CSV file apart.

    Args:
        text: The file.
        budget: Where its records below the first are counted.
        width: Cells of a good record; that of the first one when None.

    Raises:
        ExportError: There are too many rows.
    """
    lines = io.StringIO(text, newline="")
    delimiter = _delimiter(text)
    reader = csv.reader(lines, delimiter=delimiter)
    rows: list[list[str]] = []
    starts: list[int] = []
    line = 1
    try:
        for row in islice(reader, budget.left + 2):
            rows.append(row)
            starts.append(line)
            line = reader.line_num + 1
        is_torn = False
    except csv.Error:  # a cell beyond CELL_LIMIT: a quote that is never closed
        is_torn = True
    budget.spend(max(0, len(rows) - 1))  # one is the header
    width = width or (len(rows[0]) if rows else 0)
    if is_torn or _is_any_torn(rows, [*starts, line], width):
        records = _read_torn(io.StringIO(text, newline="").readlines(), delimiter, width)
        budget.spend(max(0, len(records.rows) - len(rows)))
        return records
    return _without_blanks(rows, starts, ())


def _delimiter(text: str) -> str:
    """What stands between the cells: a comma, or what spreadsheets of some countries write in its place.

    The first line that has one of them is a header, whose titles hold none; the line a list has above it
    is of plain words.
    """
    for line in text[:_HEAD].splitlines():
        for delimiter in _DELIMITERS:
            if delimiter in line:
                return delimiter
    return ","


def _is_any_torn(rows: list[list[str]], starts: list[int], width: int) -> bool:
    """True when a record does not fit and spans lines: then a quote may be open."""
    if set(map(len, rows)) <= {width}:
        return False
    return any(len(row) != width and starts[at + 1] - starts[at] > 1 for at, row in enumerate(rows))


def _read_torn(lines: list[str], delimiter: str, width: int) -> Records:
    """Read a file in which a quote may be open.

    A record over several lines that does not fit is given up, and reading starts anew on the line below its
    first.
    """
    rows: list[list[str]] = []
    starts: list[int] = []
    torn: list[int] = []
    begin = 0
    while begin < len(lines):
        reader = csv.reader(islice(lines, begin, None), delimiter=delimiter)
        start, begin = begin, len(lines)
        first = start
        while (row := _next_row(reader)) is not None:
            end = first + reader.line_num
            if row and (end - start == 1 or len(row) == width):
                rows.append(row)
                starts.append(start + 1)
            elif row or end - start > 1 or lines[start].strip():
                torn.append(start + 1)
                if len(torn) < _MAX_RESTARTS:
                    begin = start + 1
                    break
            start = end
    return _without_blanks(rows, starts, tuple(torn))


def _next_row(reader: Iterator[list[str]]) -> list[str] | None:
    """The next record; empty for one with a cell beyond CELL_LIMIT, None at the end."""
    try:
        return next(reader, None)
    except csv.Error:
        return []


def _without_blanks(rows: list[list[str]], starts: list[int], torn: tuple[int, ...]) -> Records:
    if all(row and row[0] for row in rows):
        return Records(rows, starts, torn)
    kept = [(row, start) for row, start in zip(rows, starts, strict=True) if any(map(str.strip, row))]
    return Records([row for row, _ in kept], [start for _, start in kept], torn)


def read_sheet(path: str, text: str, budget: RowBudget) -> Sheet:
    """Read a table whose first record holds the column titles.

    Raises:
        ExportError: There are too many rows.
    """
    records = read_records(text, budget)
    if not records.rows:
        return Sheet(path, {}, [], [], 0)
    return make_sheet(path, records, header_at=0)


def make_sheet(path: str, records: Records, *, header_at: int) -> Sheet:
    """The records below the header as columns; those of another width become problems."""
    titles: dict[str, int] = {}
    header = records.rows[header_at]
    for position, title in enumerate(header):
        titles.setdefault(fold_title(title), position)
    rows, lines = records.rows[header_at + 1 :], records.lines[header_at + 1 :]
    row_count = len(rows) + len(records.torn)
    problems = [
        Problem(path, line, "", "A quote opens in this row and is never closed.") for line in records.torn
    ]
    if any(len(row) != len(header) for row in rows):
        rows, lines = _fit(path, rows, lines, len(header), problems)
    columns: list[tuple[str, ...]] = list(zip(*rows, strict=True)) if rows else [()] * len(header)
    return Sheet(path, titles, columns, lines, row_count, problems)


def _fit(
    path: str, rows: list[list[str]], lines: list[int], width: int, problems: list[Problem]
) -> tuple[list[list[str]], list[int]]:
    """The rows that have a cell for every title; empty cells beyond them (Excel writes such) do not count."""
    good_rows, good_lines = [], []
    for row, line in zip(rows, lines, strict=True):
        if len(row) < width or any(map(str.strip, row[width:])):
            problems.append(Problem(path, line, "", f"The row has {len(row)} columns instead of {width}."))
        else:
            good_rows.append(row[:width])
            good_lines.append(line)
    return good_rows, good_lines
