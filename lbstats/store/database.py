"""The one DuckDB file: opening it, its migrations, reading by cursor and writing one at a time.

The only module that connects. A connection shared by threads mixes up answers, so every call gets a cursor of
its own; writers wait for each other, because two writers on the same keys conflict even when both would do
nothing. Values bound to a query are parameters, never text in it.
"""

from __future__ import annotations

import datetime as dt
import logging
import re
import shutil
import threading
from contextlib import contextmanager
from importlib import resources
from typing import TYPE_CHECKING, Any, TypeAlias

import duckdb

from lbstats.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

log = logging.getLogger(__name__)

Cursor: TypeAlias = duckdb.DuckDBPyConnection
"""What a query runs on; belongs to one call in one thread."""

FILE_NAME = "lbstats.duckdb"
SPILL_NAME = "spill"
CONFIG: dict[str, str | bool | int | float | list[str]] = {
    # A query runs in the thread that asks. Handing parts of it to others costs more than it gains at our
    # sizes (inserts of a 13,000-film import: 11 ms, not 20), and visitors' queries run side by side anyway.
    "threads": 1,
    # Not the default of 80 % of what is visible: a hosted machine shows more memory than it gives.
    "memory_limit": "256MB",
    "autoinstall_known_extensions": False,
    "preserve_insertion_order": True,
}


def utc_now() -> dt.datetime:
    """The present instant, aware, in UTC: the clock that is replaced in tests."""
    return dt.datetime.now(dt.UTC)


def to_database(at: dt.datetime) -> dt.datetime:
    """An aware instant as the tables keep it: UTC without a zone."""
    return at.astimezone(dt.UTC).replace(tzinfo=None)


def from_database(at: dt.datetime) -> dt.datetime:
    """An instant of a table as an aware one."""
    return at.replace(tzinfo=dt.UTC)


class Database:
    """The open database of this process.

    Attributes:
        path: The file.
        clock: Gives the present instant (aware, UTC).
    """

    def __init__(self, path: Path, connection: Cursor, clock: Callable[[], dt.datetime]) -> None:
        self.path = path
        self.clock = clock
        self._connection = connection
        self._write_lock = threading.RLock()

    @classmethod
    def open(cls, data_dir: Path, clock: Callable[[], dt.datetime] = utc_now) -> Database:
        """Open the database below `data_dir`, making and migrating it as needed.

        Raises:
            StoreError: The folder cannot be written, the file is no database or a newer version's, or another
                process holds it.
        """
        path = data_dir / FILE_NAME
        with _as_store_error():
            try:
                data_dir.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise StoreError(
                    f"The data folder cannot be made ({error.strerror}).",
                    "Set LBSTATS_DATA_DIR to a folder this program may write.",
                ) from error
            connection = _connect(path)
            if _is_rewrite_asked(connection):
                _rewrite(path, connection)
                connection = _connect(path)
        database = cls(path, connection, clock)
        try:
            database._migrate()
        except BaseException:
            database.close()
            raise
        return database

    @contextmanager
    def cursor(self) -> Iterator[Cursor]:
        """A cursor for reading, closed at the end of the block.

        Raises:
            StoreError: A query failed.
        """
        with _as_store_error():
            cursor = self._connection.cursor()
            try:
                yield cursor
            finally:
                cursor.close()

    @contextmanager
    def write(self) -> Iterator[Cursor]:
        """A cursor in a transaction of its own: all of the block is kept, or nothing of it.

        Raises:
            StoreError: A statement or the commit failed; nothing was kept.
        """
        with self._write_lock, self.cursor() as cursor:
            cursor.execute("begin transaction")
            try:
                yield cursor
                cursor.execute("commit")
            except BaseException:
                _roll_back(cursor)
                raise

    def close(self) -> None:
        """Write what is pending and let go of the file."""
        with self._write_lock:
            self._connection.close()

    def _migrate(self) -> None:
        with self.write() as cursor:
            cursor.execute(
                "create table if not exists schema_migration "
                "(version integer not null, name varchar not null, applied_at timestamp not null)"
            )
            done = cursor.execute("select coalesce(max(version), 0) from schema_migration").fetchone()
            at = int(done[0]) if done else 0
            steps = migrations()
            if at > len(steps):
                raise StoreError(
                    "The database was written by a newer version of this program.",
                    "Update the program and start again.",
                )
            for version, name, statements in steps[at:]:
                log.info("migrating the database to version %d (%s)", version, name)
                cursor.execute(statements)
                cursor.execute(
                    "insert into schema_migration values (?, ?, ?)",
                    [version, name, to_database(self.clock())],
                )


def migrations() -> list[tuple[int, str, str]]:
    """The migrations in their order: version from 1, name, SQL."""
    folder = resources.files("lbstats.store").joinpath("migrations")
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".sql")), key=lambda f: f.name)
    steps = [(int(f.name[:4]), f.name[5:-4], f.read_text(encoding="utf-8")) for f in files]
    if [version for version, _, _ in steps] != list(range(1, len(steps) + 1)):
        raise StoreError(
            "The program is incomplete: its migrations are not numbered 1, 2, 3 ….", "Install it again."
        )
    return steps


def ask_for_rewrite(cursor: Cursor) -> None:
    """Note that the file holds bytes of deleted rows; the next start rewrites it.

    A deleted row's page keeps its bytes until it is used again: deleting alone would leave a diary on disk.
    """
    cursor.execute(
        "merge into meta using (select 'rewrite' as name, 'asked' as value) as asked using (name) "
        "when not matched then insert"
    )


def _connect(path: Path) -> Cursor:
    connection = duckdb.connect(str(path), config=CONFIG)  # noqa: TID251 - the one place that opens it
    # The lock is held from here on: what a killed process left behind belongs to nobody, and may be personal.
    spill = path.parent / SPILL_NAME
    shutil.rmtree(spill, ignore_errors=True)
    connection.execute(f"set temp_directory = {_quoted(spill)}")
    return connection


def _is_rewrite_asked(connection: Cursor) -> bool:
    if not connection.execute("select 1 from duckdb_tables() where table_name = 'meta'").fetchone():
        return False
    return connection.execute("select 1 from meta where name = 'rewrite'").fetchone() is not None


def _rewrite(path: Path, connection: Cursor) -> None:
    """Copy the live rows into a new file, close the old one and put the new one in its place.

    Killed at any point it leaves the old file with its request, or the new one. So does a disk without room
    for both: that keeps nobody from their library, and the next start tries again.
    """
    log.info("rewriting the database file without what was deleted")
    fresh = path.with_suffix(".rewriting")
    try:
        try:
            _remove(fresh)
            connection.execute("checkpoint")
            connection.execute(f"attach {_quoted(fresh)} as fresh")
            connection.execute(f"copy from database {path.stem} to fresh")
            connection.execute("delete from fresh.meta where name = 'rewrite'")
            connection.execute("detach fresh")
        finally:
            connection.close()
        fresh.replace(path)
    except (duckdb.Error, OSError) as error:
        log.warning(
            "the database could not be rewritten (%s): what was deleted is still in the file",
            type(error).__name__,
        )
        _remove(fresh)


def _remove(path: Path) -> None:
    """Remove a database file that is not in use, with its log."""
    for file in (path, path.with_suffix(f"{path.suffix}.wal")):
        file.unlink(missing_ok=True)


def _quoted(path: Path) -> str:
    """A path of this program as a literal: `attach` and `set` take no parameters."""
    return "'" + str(path).replace("'", "''") + "'"


def _roll_back(cursor: Cursor) -> None:
    try:
        cursor.execute("rollback")
    except duckdb.TransactionException:
        # A commit that failed has rolled back already.
        log.debug("nothing to roll back")


@contextmanager
def _as_store_error() -> Iterator[None]:
    """Turn DuckDB's exceptions into sentences at this seam."""
    try:
        yield
    except duckdb.Error as error:
        raise _store_error(error) from error


_SENTENCES = (
    (
        r"conflicting lock|being used by another process",
        "Another process has the database open.",
        "Stop the other one (an app or a command still running), or set LBSTATS_DATA_DIR to another folder.",
    ),
    (
        r"no space left|could not write all|disk.*full",
        "The disk is full.",
        "Make room and try again; what was stored before is unharmed.",
    ),
    (
        r"not a valid duckdb database|could not read enough|corrupt|serializ|checksum|database version",
        "The database file is damaged or from another version of DuckDB.",
        "Move it away and import your export again.",
    ),
    (
        r"permission denied|read-only|io error",
        "The database cannot be written.",
        "Set LBSTATS_DATA_DIR to a folder this program may write.",
    ),
)


def _store_error(error: duckdb.Error) -> StoreError:
    text = str(error)
    for pattern, message, hint in _SENTENCES:
        if re.search(pattern, text, re.IGNORECASE):
            return StoreError(message, hint)
    # DuckDB quotes values in its messages, which may be titles.
    log.error("DuckDB refused an operation: %s", type(error).__name__)
    log.debug("DuckDB said: %s", text)
    return StoreError("The database refused an operation.", "Nothing was half stored; try again.")


def rows_as_dicts(cursor: Cursor) -> list[dict[str, Any]]:
    """What the last query found, a dictionary per row."""
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
