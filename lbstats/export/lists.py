"""Reads the files of `lists/`: a preamble about the list, then its films.

The preamble is a line that may be blank, a header and one record whose description may span lines; so the
header of the films is found among parsed records, never by its line number.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lbstats.export.kinds import Kind, to_table
from lbstats.export.sheet import Records, Sheet, fold_title, make_sheet, read_records
from lbstats.export.tables import LIST_FILMS, Cells, Column, missing_columns, read_cells
from lbstats.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyarrow as pa

    from lbstats.export.sheet import RowBudget

_WIDTH = len(LIST_FILMS)
_PREAMBLE = (
    Column("name", "Name", Kind.TEXT),
    Column("tags", "Tags", Kind.TEXT),
    Column("url", "URL", Kind.URI),
    Column("description", "Description", Kind.TEXT),
    Column("created_on", "Date", Kind.DATE),
)
_BLANK: dict[Kind, str | None] = {Kind.TEXT: "", Kind.URI: None, Kind.DATE: None}
_LIST_KINDS = {"list_number": Kind.POSITION, "file": Kind.TEXT} | {
    column.name: column.kind for column in _PREAMBLE
}
_FILM_KINDS = {"list_number": Kind.POSITION} | {column.name: column.kind for column in LIST_FILMS}


@dataclass(frozen=True, slots=True)
class Lists:
    """What was read of all lists.

    Attributes:
        lists: One row per file, in the order of the upload.
        films: One row per film of a list, in the order of the files.
        problems: Bad rows, bad values, and files that are no list.
    """

    lists: pa.Table
    films: pa.Table
    problems: list[Problem]


def read_lists(files: Iterable[tuple[str, str]], budget: RowBudget) -> Lists:
    """Read the files of `lists/`, given as (path, text).

    Source: lists/*.csv. Grain: one row per list, and one per film of a list. Order: of the files, then of
    their rows.

    Columns of `lists`:
        list_number (int32): from 1, in the order of the files.
        file (string): path below the export's root.
        name (string): the list's name; the file's where it has none.
        tags (string): as written; may be empty.
        url (string, nullable): the list's address.
        description (string): untrusted text; may be empty.
        created_on (date32[day], nullable).

    Columns of `films`:
        list_number (int32): which list.
        position (int32): place in the list from 1, or in the file where it has none.
        title (string), year (int16, nullable), uri (string, nullable): the film, as in watched.csv.
        note (string): untrusted text; may be empty.

    Raises:
        ExportError: There are too many rows.
    """
    lists: dict[str, list[Any]] = {name: [] for name in _LIST_KINDS}
    films: dict[str, list[Any]] = {name: [] for name in _FILM_KINDS}
    problems: list[Problem] = []
    for path, text in files:
        records = read_records(text, budget, width=_WIDTH)
        sheet = _sheet_below(path, records, "Position")
        if sheet is None or missing_columns(LIST_FILMS, sheet):
            problems.append(
                Problem(path, None, "", "The file is not a list: it lacks the columns Position and Name.")
            )
            continue
        preamble = _read_preamble(path, records)
        cells = read_cells(LIST_FILMS, sheet)
        number = len(lists["list_number"]) + 1
        places = enumerate(cells.columns["position"], start=1)
        cells.columns["position"] = [place or order for order, place in places]
        _append(lists, preamble.columns | {"list_number": [number], "file": [path]})
        _append(films, cells.columns | {"list_number": [number] * len(cells.lines)})
        problems += [*preamble.problems, *cells.problems]
    return Lists(to_table(_LIST_KINDS, lists), to_table(_FILM_KINDS, films), problems)


def _append(columns: dict[str, list[Any]], more: dict[str, list[Any]]) -> None:
    for name, cells in columns.items():
        cells.extend(more[name])


def _sheet_below(path: str, records: Records, title: str) -> Sheet | None:
    """The records below the first one that begins with the title."""
    for number, row in enumerate(records.rows):
        if fold_title(row[0]) == fold_title(title):
            return make_sheet(path, records, header_at=number)
    return None


def _read_preamble(path: str, records: Records) -> Cells:
    """What the file says of the list: one row; blank where it says nothing."""
    titles = [fold_title(row[0]) for row in records.rows]
    end = titles.index("position")
    above = Records(records.rows[:end], records.lines[:end])
    sheet = _sheet_below(path, above, "Date") or Sheet(path, {}, [], [], 0)
    cells = read_cells(_PREAMBLE, sheet)
    columns = {column.name: cells.columns[column.name][:1] or [_BLANK[column.kind]] for column in _PREAMBLE}
    columns["name"] = [columns["name"][0] or path.removeprefix("lists/")[: -len(".csv")]]
    return Cells(cells.lines[:1], columns, cells.problems, cells.notes)
