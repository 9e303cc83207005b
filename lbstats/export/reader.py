"""Reads an export as a whole: uploads in; tables, counts, problems and notes out.

Reads and checks; joins nothing, writes nothing, keeps nothing of a refused upload.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from lbstats.errors import ExportError
from lbstats.export.archive import DEFAULT_LIMITS, HOW_TO_EXPORT, Limits, open_archive
from lbstats.export.bulk import read_bulk
from lbstats.export.layout import REQUIRED, Layout, lay_out
from lbstats.export.lists import read_lists
from lbstats.export.profile import read_profile
from lbstats.export.sheet import RowBudget, check_bytes, decode, read_sheet
from lbstats.export.tables import CONTRACTS, missing_columns, read_table
from lbstats.model import ImportCounts, Problem, Profile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import pyarrow as pa

    from lbstats.export.archive import Archive, Upload
    from lbstats.export.sheet import Sheet

PROBLEMS_PER_FILE = 200
UNKNOWN_FILES_NAMED = 20
_STAMP = re.compile(r"letterboxd-.+-(\d{4})-(\d\d)-(\d\d)-(\d\d)-(\d\d)-utc(?!\d)", re.IGNORECASE | re.ASCII)
_COUNTS = {
    "watched": "watched",
    "ratings": "rated",
    "likes": "liked",
    "diary": "entries",
    "watchlist": "watchlisted",
    "reviews": "reviews",
    "deleted": "deleted",
    "orphaned": "orphaned",
}


@dataclass(frozen=True, slots=True)
class ExportContents:
    """Everything that was read of an upload.

    Attributes:
        file_names: Names of the uploaded files.
        exported_at: When Letterboxd made the export (aware, UTC), from the ZIP's or the folder's name; else
            None.
        profile: What is kept of profile.csv; None without one.
        tables: Name → good rows (see `tables.read_table` and `lists.read_lists`), for the files that were
            there; a file with nothing but its header gives an empty table. The keys are `watched`, `ratings`,
            `likes`, `watchlist`, `diary`, `reviews`, `lists` and `list_films`.
        counts: Rows in the files, bad ones included; for lists the files that are lists.
        problems: What could not be read, by file; at most `PROBLEMS_PER_FILE` and one that counts the rest
            for each. Files that are not of Letterboxd come last.
        notes: Sentences for the report.
    """

    file_names: tuple[str, ...]
    exported_at: dt.datetime | None
    profile: Profile | None
    tables: Mapping[str, pa.Table]
    counts: ImportCounts
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]

    @property
    def skipped_rows(self) -> int:
        """How many rows of the tables' files could not be read."""
        in_files = asdict(self.counts)
        return sum(
            in_files[_COUNTS[name]] - len(self.tables[name]) for name in CONTRACTS if name in self.tables
        )


def read_export(
    uploads: Sequence[Upload], choices: Mapping[str, str] | None = None, *, limits: Limits = DEFAULT_LIMITS
) -> ExportContents:
    """Read an upload.

    Args:
        uploads: One ZIP, or the loose files of one export.
        choices: Answers to `two_files`: name of the table → file name, one of those the question named.
        limits: How much an upload may hold.

    Raises:
        ExportError: It is not an export, is damaged, is not safe, or is too large.
        NeedsConfirmationError: Two files for one table, and no choice made.
    """
    with open_archive(uploads, limits) as archive:
        layout = lay_out(archive.names, choices or {})
        _refuse_without_tables(archive, layout)
        reading = _Reading(archive, layout, RowBudget(limits.rows))
        reading.read_tables()
        reading.read_lists()
    return ExportContents(
        file_names=tuple(upload.name for upload in uploads),
        exported_at=exported_at(archive.zip_name or "") or exported_at(layout.root),
        profile=reading.profile,
        tables=reading.tables,
        counts=ImportCounts(**reading.counts),
        problems=(*_capped(reading.problems), *_unknown_files(layout)),
        notes=(*reading.notes, *_stand_in(reading.tables)),
    )


class _Reading:
    """One upload while it is read."""

    def __init__(self, archive: Archive, layout: Layout, budget: RowBudget) -> None:
        self._archive = archive
        self._layout = layout
        self._budget = budget
        self.profile: Profile | None = None
        self.tables: dict[str, pa.Table] = {}
        self.counts: dict[str, int] = {}
        self.problems: list[Problem] = []
        self.notes: list[str] = []

    def read_tables(self) -> None:
        """Read every table but the lists."""
        for name, file in self._layout.tables.items():
            content = self._content(file)
            rows = read_bulk(name, content, self._budget.left) if name in CONTRACTS else None
            if rows is None:
                path = self._layout.below_root(file)
                self._read_carefully(name, read_sheet(path, decode(path, content), self._budget))
            else:
                self._budget.spend(len(rows))
                self.tables[name] = rows
                self.counts[_COUNTS[name]] = len(rows)
        if not any(name in self.tables for name in REQUIRED):
            raise self._refusal()

    def _read_carefully(self, name: str, sheet: Sheet) -> None:
        if name == "profile":
            self.profile, problems = read_profile(sheet)
            self.problems += problems
        elif name not in CONTRACTS:
            self.counts[_COUNTS[name]] = sheet.row_count
        elif missing := missing_columns(CONTRACTS[name], sheet):
            self.problems.append(Problem(sheet.path, None, "", _not_the_table(sheet, missing)))
        else:
            table = read_table(name, sheet)
            self.tables[name] = table.rows
            self.counts[_COUNTS[name]] = sheet.row_count
            self.problems += table.problems
            self.notes += table.notes

    def _refusal(self) -> ExportError:
        """Why none of the required tables that are there could be read."""
        required = [
            self._layout.below_root(self._layout.tables[name])
            for name in REQUIRED
            if name in self._layout.tables
        ]
        reason = next(problem for problem in self.problems if problem.file in required)
        return ExportError(f"{reason.file} cannot be read. {reason.reason}", HOW_TO_EXPORT)

    def read_lists(self) -> None:
        """Read the files of lists/, if there are any."""
        if not self._layout.lists:
            return
        found = read_lists(map(self._text, self._layout.lists), self._budget)
        self.tables["lists"] = found.lists
        self.tables["list_films"] = found.films
        self.counts["lists"] = len(found.lists)
        self.problems += found.problems

    def _text(self, file: str) -> tuple[str, str]:
        path = self._layout.below_root(file)
        return path, decode(path, self._content(file))

    def _content(self, file: str) -> bytes:
        return check_bytes(self._layout.below_root(file), self._archive.read(file))


def exported_at(name: str) -> dt.datetime | None:
    """The instant in the name Letterboxd gives its ZIP (`letterboxd-<member>-2026-01-31-12-30-utc.zip`)."""
    stamp = _STAMP.search(name)
    if not stamp:
        return None
    year, month, day, hour, minute = map(int, stamp.groups())
    try:
        return dt.datetime(year, month, day, hour, minute, tzinfo=dt.UTC)
    except ValueError:
        return None


def _refuse_without_tables(archive: Archive, layout: Layout) -> None:
    if any(name in layout.tables for name in REQUIRED):
        return
    if layout.tables or layout.lists:
        raise ExportError(
            "There is neither a watched.csv nor a ratings.csv nor a diary.csv.",
            "Add one of them; the others are optional.",
        )
    hint = HOW_TO_EXPORT
    if any(name.lower().endswith(".zip") for name in archive.names):
        hint = "There is another ZIP in it: unpack it and upload the one inside."
    raise ExportError("Nothing of Letterboxd is in the upload.", hint)


def _not_the_table(sheet: Sheet, missing: Sequence[str]) -> str:
    if not sheet.titles:
        return "The file is empty."
    if sheet.column("Const") is not None:
        return "The file is from IMDb, not from Letterboxd."
    return f"The file is not from Letterboxd: it has no column {' and no column '.join(missing)}."


def _capped(problems: Sequence[Problem]) -> Iterator[Problem]:
    for file, group in groupby(problems, key=lambda problem: problem.file):
        of_file = list(group)
        yield from of_file[:PROBLEMS_PER_FILE]
        if len(of_file) > PROBLEMS_PER_FILE:
            yield Problem(file, None, "", f"{len(of_file) - PROBLEMS_PER_FILE:,} more problems in this file.")


def _unknown_files(layout: Layout) -> Iterator[Problem]:
    is_all = len(layout.unknown) <= UNKNOWN_FILES_NAMED
    end = len(layout.unknown) if is_all else UNKNOWN_FILES_NAMED - 1
    for file in layout.unknown[:end]:
        yield Problem(layout.below_root(file), None, "", "The file is not of Letterboxd and was left out.")
    for file in layout.unknown[end : end + 1]:
        more = len(layout.unknown) - end - 1
        reason = f"The file and {more:,} more are not of Letterboxd and were left out."
        yield Problem(layout.below_root(file), None, "", reason)


def _stand_in(tables: Mapping[str, pa.Table]) -> Iterator[str]:
    if "ratings" not in tables and "diary" in tables:
        yield "Without ratings.csv the last rating a film got in the diary stands for its rating."
