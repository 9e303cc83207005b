"""The contracts of the tables: which columns a file has, of what kind, and what a bad value costs.

A bad value costs as little as it can: the value alone where the row still says something (a rating, a year,
the day it was logged), the whole row where it does not (a film without a name, a diary entry on no real day).
Either way it becomes a problem. Joins, and what rows mean together, are the import's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lbstats.export import values
from lbstats.export.kinds import Kind, to_table
from lbstats.model import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    import pyarrow as pa

    from lbstats.export.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Attributes:
        name: Its name in the table.
        title: Its title in the file.
        kind: What it holds.
        is_required: Without it the file is not the table it is named after.
        keeps_row: A bad value is left out and the row kept; otherwise the row is left out.
    """

    name: str
    title: str
    kind: Kind
    is_required: bool = False
    keeps_row: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """What was read of one file.

    Attributes:
        rows: `line` and the contract's columns; good rows only, in the order of the file.
        problems: Bad rows and bad values, in the order of the file.
        notes: Sentences for the report.
    """

    rows: pa.Table
    problems: list[Problem]
    notes: list[str]


@dataclass(frozen=True, slots=True)
class Cells:
    """The values of a file before they are a table.

    Attributes:
        lines: Per good row the line it starts on.
        columns: Name of the column → its values; None is missing.
        problems: Bad rows and bad values, in the order of the file.
        notes: Sentences for the report.
    """

    lines: list[int]
    columns: dict[str, list[Any]]
    problems: list[Problem]
    notes: list[str]


_FILM = (
    Column("logged_on", "Date", Kind.DATE),
    Column("title", "Name", Kind.TITLE, is_required=True, keeps_row=False),
    Column("year", "Year", Kind.YEAR, is_required=True),
    Column("uri", "Letterboxd URI", Kind.URI, is_required=True),
)
_ENTRY = (
    *_FILM,
    Column("rating", "Rating", Kind.RATING),
    Column("is_marked_rewatch", "Rewatch", Kind.YES),
    Column("tags", "Tags", Kind.TEXT),
)
CONTRACTS: dict[str, tuple[Column, ...]] = {
    "watched": _FILM,
    "ratings": (*_FILM, Column("rating", "Rating", Kind.GIVEN_RATING, is_required=True)),
    "likes": _FILM,
    "watchlist": _FILM,
    # An entry on no real day is none; a review keeps its text whatever its day.
    "diary": (*_ENTRY, Column("watched_on", "Watched Date", Kind.DATE, is_required=True, keeps_row=False)),
    "reviews": (
        *_ENTRY,
        Column("watched_on", "Watched Date", Kind.DATE),
        Column("review", "Review", Kind.TEXT, is_required=True),
    ),
}
LIST_FILMS = (
    Column("position", "Position", Kind.POSITION, is_required=True),
    Column("title", "Name", Kind.TITLE, is_required=True, keeps_row=False),
    Column("year", "Year", Kind.YEAR),
    Column("uri", "URL", Kind.URI),
    Column("note", "Description", Kind.TEXT),
)
ENTRY_TABLES = ("diary", "reviews")
_READERS: dict[Kind, Callable[[str], Any]] = {
    Kind.TEXT: values.read_text,
    Kind.TITLE: values.read_title,
    Kind.URI: values.read_uri,
    Kind.YEAR: values.read_year,
    Kind.RATING: values.read_rating,
    Kind.GIVEN_RATING: values.read_given_rating,
    Kind.YES: values.read_yes,
    Kind.POSITION: values.read_position,
}
_WITHOUT_VALUE: dict[Kind, Any] = {Kind.YES: False}
"""What stands for a bad value whose row is kept; missing, for the kinds not named."""


def missing_columns(contract: Iterable[Column], sheet: Sheet) -> list[str]:
    """Titles of the required columns a file lacks."""
    return [column.title for column in contract if column.is_required and sheet.column(column.title) is None]


def read_table(name: str, sheet: Sheet) -> Table:
    """Read a table of `CONTRACTS` whose required columns are there.

    Source: One CSV file. Grain: one row per good row. Order: of the file.

    Columns:
        line (int32): line of the file the row starts on, the header being line 1.
        logged_on (date32[day], nullable): the server's day on which the row was made.
        title (string): the film's name, as written.
        year (int16, nullable): the film's year.
        uri (string, nullable): the film's address; in diary and reviews the entry's.
        rating (double, nullable; ratings, diary, reviews): 0.5 to 5.
        is_marked_rewatch (bool; diary, reviews): Rewatch says Yes.
        tags (string; diary, reviews): as written, joined by commas; may be empty.
        watched_on (date32[day], nullable; diary, reviews): the day the film was seen.
        review (string; reviews): untrusted text with HTML in it.
        film_uri (string, nullable; diary, reviews): the film's address where the entry's tells it, until
            2020.
    """
    contract = CONTRACTS[name]
    cells = read_cells(contract, sheet)
    kinds = {"line": Kind.LINE} | {column.name: column.kind for column in contract}
    columns = {"line": cells.lines, **cells.columns}
    if name in ENTRY_TABLES:
        kinds["film_uri"] = Kind.URI
        columns["film_uri"] = [values.film_uri(uri) for uri in cells.columns["uri"]]
    return Table(to_table(kinds, columns), cells.problems, cells.notes)


def read_cells(contract: Sequence[Column], sheet: Sheet) -> Cells:
    """Read the columns of a contract; one the file lacks is blank throughout."""
    blank = ("",) * len(sheet.lines)
    columns: dict[str, list[Any]] = {}
    problems = list(sheet.problems)
    notes: list[str] = []
    dropped: set[int] = set()
    for column in contract:
        texts = sheet.column(column.title) or blank
        read = _READERS.get(column.kind) or _date_reader(column, contract, sheet, notes)
        by_text, reasons = _read_each(texts, read, instead=_WITHOUT_VALUE.get(column.kind))
        columns[column.name] = [by_text[text] for text in texts]
        if reasons:
            bad_rows = [row for row, text in enumerate(texts) if text in reasons]
            problems += [
                Problem(sheet.path, sheet.lines[row], column.title, reasons[texts[row]]) for row in bad_rows
            ]
            dropped.update(() if column.keeps_row else bad_rows)
    lines = sheet.lines
    if dropped:
        kept = [row for row in range(len(lines)) if row not in dropped]
        lines = [lines[row] for row in kept]
        columns = {name: [cells[row] for row in kept] for name, cells in columns.items()}
    return Cells(lines, columns, sorted(problems, key=lambda problem: problem.line or 0), notes)


def _read_each(
    texts: Iterable[str], read: Callable[[str], Any], *, instead: object
) -> tuple[dict[str, Any], dict[str, str]]:
    """Read each different text once: text → value (`instead` where bad), and text → what is wrong with it."""
    by_text: dict[str, Any] = {}
    reasons: dict[str, str] = {}
    for text in set(texts):
        try:
            by_text[text] = read(text)
        except ValueError as error:
            by_text[text] = instead
            reasons[text] = str(error)
    return by_text, reasons


def _date_reader(
    column: Column, contract: Iterable[Column], sheet: Sheet, notes: list[str]
) -> Callable[[str], Any]:
    order = values.day_order(_texts([column], sheet))
    if order is None:
        return values.read_iso_date
    is_day_first, is_certain = order
    if not is_certain:
        # Whoever wrote one column of dates wrote the others in the same order.
        is_day_first, is_certain = values.day_order(_texts(contract, sheet)) or order
    written = "day/month/year" if is_day_first else "month/day/year"
    doubt = "" if is_certain else " (no date in the file proves it)"
    notes.append(f"{sheet.path}: {column.title} was read as {written}{doubt}.")
    return values.date_reader(is_day_first=is_day_first)


def _texts(columns: Iterable[Column], sheet: Sheet) -> set[str]:
    """The different texts of the columns of dates."""
    dates = (sheet.column(column.title) or () for column in columns if column.kind is Kind.DATE)
    return {text for texts in dates for text in texts}
