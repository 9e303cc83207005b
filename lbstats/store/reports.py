"""What imports left behind: the report of the last one, and how a library adds up now.

Reads only. The statistics of the pages are in `lbstats.stats`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lbstats.model import ImportCounts, Problem
from lbstats.store.database import from_database, rows_as_dicts
from lbstats.store.queries import statement

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from lbstats.model import LibraryId
    from lbstats.store.database import Cursor


@dataclass(frozen=True, slots=True)
class StoredImport:
    """An import as it is remembered.

    Attributes:
        import_id: From 1 in each library.
        file_names: Names of the uploaded files.
        exported_at: When Letterboxd made the export (aware, UTC); None for loose files.
        imported_at: When it was imported (aware, UTC).
        counts: Rows in the files.
        skipped_rows: Those that could not be read.
        problems: What could not be read, in the order of the files.
        notes: Sentences of the reader.
        changes: Kind of change (`new`, `gone`, `rated` …) → films; empty for a library's first import.
    """

    import_id: int
    file_names: tuple[str, ...]
    exported_at: dt.datetime | None
    imported_at: dt.datetime
    counts: ImportCounts
    skipped_rows: int
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]
    changes: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """How a library adds up, in films and entries that are there now and not in rows of files.

    Attributes:
        watched: Watched films: marked, rated or logged.
        in_diary: Films with a diary entry; all of them are watched.
        undated: Watched films without one: watched = in_diary + undated.
        not_marked: Watched films that watched.csv lacks: only rated or only logged.
        rated: Films with a rating.
        rated_from_diary: Those whose rating is their last rated entry's, for want of a ratings.csv.
        liked: Liked films.
        liked_not_watched: Those that are not watched.
        watchlisted: Films on the watchlist.
        entries: Diary entries.
        lists: Lists.
        reviews: Reviews.
    """

    watched: int
    in_diary: int
    undated: int
    not_marked: int
    rated: int
    rated_from_diary: int
    liked: int
    liked_not_watched: int
    watchlisted: int
    entries: int
    lists: int
    reviews: int


def reconcile(cursor: Cursor, library_id: LibraryId) -> Reconciliation:
    """How a library adds up now; all 0 for one that does not exist."""
    cursor.execute(statement("reconcile"), {"library_id": library_id})
    return Reconciliation(**rows_as_dicts(cursor)[0])


def last_import(cursor: Cursor, library_id: LibraryId) -> StoredImport | None:
    """The last import of a library with all it said, or None when there was none."""
    cursor.execute(
        """
        select import_id, file_names, exported_at, imported_at, counts, skipped_rows, notes
        from import
        where library_id = ?
        order by import_id desc
        limit 1
        """,
        [library_id],
    )
    rows = rows_as_dicts(cursor)
    if not rows:
        return None
    row = rows[0]
    return StoredImport(
        import_id=row["import_id"],
        file_names=tuple(row["file_names"]),
        exported_at=from_database(row["exported_at"]) if row["exported_at"] else None,
        imported_at=from_database(row["imported_at"]),
        counts=ImportCounts(**json.loads(row["counts"])),
        skipped_rows=row["skipped_rows"],
        problems=_problems(cursor, library_id, row["import_id"]),
        notes=tuple(row["notes"]),
        changes=changes(cursor, library_id, row["import_id"]),
    )


def changes(cursor: Cursor, library_id: LibraryId, import_id: int) -> dict[str, int]:
    """What an import changed: kind of change → films; empty for a library's first import."""
    cursor.execute(
        """
        select change, count(*)
        from film_change
        where library_id = ? and import_id = ?
        group by change
        order by change
        """,
        [library_id, import_id],
    )
    return dict(cursor.fetchall())


def newest_export(cursor: Cursor, library_id: LibraryId) -> dt.datetime | None:
    """When the newest export a library has seen was made (aware, UTC); None when no import said."""
    row = cursor.execute("select max(exported_at) from import where library_id = ?", [library_id]).fetchone()
    return from_database(row[0]) if row and row[0] else None


def _problems(cursor: Cursor, library_id: LibraryId, import_id: int) -> tuple[Problem, ...]:
    cursor.execute(
        """
        select file, line, column_name, reason
        from import_problem
        where library_id = ? and import_id = ?
        order by position
        """,
        [library_id, import_id],
    )
    return tuple(Problem(*row) for row in cursor.fetchall())
