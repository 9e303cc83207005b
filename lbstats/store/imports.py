"""Writes one upload into a library, in SQL over whole tables.

Runs inside the caller's transaction: an import is there wholly or not at all. Whether the upload may be
imported is decided by `lbstats.importing`; which rows an export holds, by `lbstats.export`.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Protocol

import pyarrow as pa

from lbstats.model import LibraryState
from lbstats.store.database import to_database
from lbstats.store.incoming import register
from lbstats.store.matches import note_twins
from lbstats.store.queries import statement

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Mapping

    from lbstats.model import ImportCounts, LibraryId, Problem, Profile
    from lbstats.store.database import Cursor

# The files that decide, when they are in an upload, over what they say of every film of the library.
_DECIDING_TABLES = ("watched", "ratings", "likes", "watchlist")
_LOGGED_TABLES = {"entries": "diary", "reviews": "reviews"}
_PROBLEM_SCHEMA = pa.schema(
    [
        ("file", pa.string()),
        ("line", pa.int32()),
        ("column", pa.string()),
        ("reason", pa.string()),
    ]
)


class Incoming(Protocol):
    """An upload that was read: `lbstats.export.reader.ExportContents`, which this layer does not know."""

    @property
    def file_names(self) -> tuple[str, ...]:
        """Names of the uploaded files."""

    @property
    def exported_at(self) -> dt.datetime | None:
        """When Letterboxd made the export (aware), or None."""

    @property
    def profile(self) -> Profile | None:
        """What is kept of profile.csv, or None without one."""

    @property
    def tables(self) -> Mapping[str, pa.Table]:
        """The good rows of the files that were there (see `lbstats.store.incoming`)."""

    @property
    def counts(self) -> ImportCounts:
        """Rows in the files."""

    @property
    def skipped_rows(self) -> int:
        """Rows that could not be read."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What could not be read."""

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences for the report."""


def write_import(cursor: Cursor, library_id: LibraryId, incoming: Incoming, now: dt.datetime) -> int:
    """Bring a library up to what an upload says.

    Films, entries and lists the library had keep their ids; what a file of the upload names no more is kept
    as history; a file that is not in the upload says nothing.

    Args:
        cursor: A writing cursor.
        library_id: The library, which may be empty.
        incoming: The upload.
        now: The present instant (aware).

    Returns:
        The number of the import, from 1 in each library.
    """
    writer = _Writer(cursor, library_id, _next_import_id(cursor, library_id))
    register(cursor, incoming.tables)
    present = incoming.tables.keys()
    writer.write_films(present)
    writer.write_entries(present)
    if "lists" in present:
        writer.run("match_lists", "write_lists", "empty_lists", "fill_lists")
    _write_record(cursor, library_id, writer.import_id, incoming, now)
    if not _had_ratings_file(cursor, library_id):
        writer.run("rate_from_diary")
    if not writer.is_first:
        writer.run("lose_films", "add_changes")
        # A film that is not watched any more puts no other in doubt.
        note_twins(cursor, library_id)
    _update_library(cursor, library_id, incoming.profile)
    return writer.import_id


class _Writer:
    """Runs the import's statements for one upload; each is a file of `queries/`."""

    def __init__(self, cursor: Cursor, library_id: LibraryId, import_id: int) -> None:
        self._cursor = cursor
        self._library_id = library_id
        self.import_id = import_id
        self.is_first = import_id == 1

    def run(self, *names: str, **values: object) -> None:
        """Run statements, each with those of the values it names."""
        known = {"library_id": self._library_id, "import_id": self.import_id, **values}
        for name in names:
            sql = statement(name)
            self._cursor.execute(sql, {key: value for key, value in known.items() if f"${key}" in sql})

    def write_films(self, present: Collection[str]) -> None:
        """Write the films that are named by their own address, and what the files say of each."""
        self.run("name_films")
        if self.is_first:
            self.run("number_films", "add_films")
            return
        decides = {f"has_{name}": name in present for name in _DECIDING_TABLES}
        self.run("remember_films", "match_films", "update_films", "add_films", **decides)

    def write_entries(self, present: Collection[str]) -> None:
        """Write the rows of diary.csv and reviews.csv, and the films that only those name."""
        tables = [table for table, file in _LOGGED_TABLES.items() if file in present]
        if not tables:
            return
        self._find_films()
        self.run("number_logged" if self.is_first else "match_logged")
        for table in tables:
            self.run(f"add_{table}")
            if not self.is_first:
                self.run(f"update_{table}", f"lose_{table}")

    def _find_films(self) -> None:
        """Find the film of every row of diary.csv and reviews.csv, by one means after the other."""
        self.run("name_logged", "find_films_by_name")
        if self._exists("logged where film_uri is not null"):
            self.run("find_films_by_address")
        if not self.is_first and self._exists("logged_film where film_id is null"):
            self.run("find_films_by_entry")
        if self._exists("logged_film where film_id is null"):
            self.run("number_unknown_films", "add_unknown_films", "find_unknown_films")

    def _exists(self, rows: str) -> bool:
        return self._cursor.execute(f"select 1 from {rows} limit 1").fetchone() is not None  # noqa: S608 - names above


def _next_import_id(cursor: Cursor, library_id: LibraryId) -> int:
    row = cursor.execute(
        "select coalesce(max(import_id), 0) + 1 from import where library_id = ?", [library_id]
    ).fetchone()
    return int(row[0]) if row else 1


def _had_ratings_file(cursor: Cursor, library_id: LibraryId) -> bool:
    return bool(
        cursor.execute(
            "select 1 from import where library_id = ? and list_contains(tables, 'ratings') limit 1",
            [library_id],
        ).fetchone()
    )


def _write_record(
    cursor: Cursor, library_id: LibraryId, import_id: int, incoming: Incoming, now: dt.datetime
) -> None:
    """Remember what the import said, so that its report can be shown again."""
    tables = [*incoming.tables, *(["profile"] if incoming.profile else [])]
    cursor.execute(
        """
        insert into import by name
        select
            $library_id as library_id, $import_id as import_id, $file_names as file_names,
            $exported_at as exported_at, $now as imported_at, $tables as tables, $counts::json as counts,
            $skipped_rows as skipped_rows, $notes as notes
        """,
        {
            "library_id": library_id,
            "import_id": import_id,
            "file_names": list(incoming.file_names),
            "exported_at": to_database(incoming.exported_at) if incoming.exported_at else None,
            "now": to_database(now),
            "tables": tables,
            "counts": json.dumps(asdict(incoming.counts)),
            "skipped_rows": incoming.skipped_rows,
            "notes": list(incoming.notes),
        },
    )
    if incoming.problems:
        _write_problems(cursor, library_id, import_id, incoming.problems)


def _write_problems(
    cursor: Cursor, library_id: LibraryId, import_id: int, problems: tuple[Problem, ...]
) -> None:
    columns = {name: [getattr(each, name) for each in problems] for name in _PROBLEM_SCHEMA.names}
    cursor.register("incoming_problem", pa.table(columns, schema=_PROBLEM_SCHEMA))
    cursor.execute(
        """
        insert into import_problem (library_id, import_id, position, file, line, column_name, reason)
        select ?, ?, row_number() over (), file, line, "column", reason
        from incoming_problem
        """,
        [library_id, import_id],
    )


def _update_library(cursor: Cursor, library_id: LibraryId, profile: Profile | None) -> None:
    """Keep what the profile says; an enrichment under way goes on, any other library is ready for one."""
    cursor.execute(
        """
        update library
        set
            username = coalesce($username, username),
            joined_on = coalesce($joined_on, joined_on),
            favourite_uris = if($has_profile, $favourite_uris, favourite_uris),
            version = version + 1,
            state = if(list_contains($busy, state), state, $ready),
            message = if(list_contains($busy, state), message, '')
        where library_id = $library_id
        """,
        {
            "library_id": library_id,
            "has_profile": profile is not None,
            "username": profile.username if profile else None,
            "joined_on": profile.joined_on if profile else None,
            "favourite_uris": list(profile.favourite_uris) if profile else [],
            "busy": [LibraryState.ENRICHING, LibraryState.PAUSED],
            "ready": LibraryState.READY,
        },
    )
