"""The views of a library, computed once for each version of it and kept in memory: for pages, which ask much.

A page asks some twenty questions, and every one of them begins with the same views. Here each view becomes a
table of a database in memory, in a schema of the library's own; a cursor that looks there first finds it
under the view's own name, so that no query differs. What a view says stands in the migrations alone. Bounded
in libraries, and gone with the process.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from lbstats.store.database import FILE_NAME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lbstats.model import LibraryId
    from lbstats.store.database import Cursor, Database

VIEWS: Final = ("watched_film", "watch", "entry_before")
"""From which every statistic of a scope starts, and what several of them would sort all entries for."""
MOST_LIBRARIES: Final = 6
MEMORY: Final = "prepared"
_FILE: Final = PurePath(FILE_NAME).stem


@dataclass(frozen=True, slots=True)
class _Prepared:
    version: int
    schema: str


class PreparedViews:
    """The prepared views of the libraries looked at last."""

    def __init__(self, database: Database) -> None:
        """Make room in memory, beside the file.

        Raises:
            StoreError: The database refused.
        """
        self._database = database
        self._lock = threading.Lock()
        self._numbers = count(1)
        self._kept: OrderedDict[LibraryId, _Prepared] = OrderedDict()
        with database.cursor() as cursor:
            cursor.execute(f"attach if not exists ':memory:' as {MEMORY}")

    @contextmanager
    def cursor(self, library_id: LibraryId, version: int) -> Iterator[Cursor]:
        """A cursor for reading that finds this library's views prepared, closed at the end of the block.

        All of the block sees one and the same state, whatever is written meanwhile. Only questions about this
        library have an answer: the views of no other are there.

        Args:
            library_id: Whose views.
            version: The version that is known to the caller; never an older one is found, maybe a later one.

        Raises:
            StoreError: A query failed.
        """
        with self._database.cursor() as cursor:
            with self._lock:
                schema = self._schema_of(cursor, library_id, version)
                cursor.execute("begin transaction")
                # Begins it in this memory now: what is dropped from here on is still there for this cursor.
                cursor.execute(f"select 1 from {MEMORY}.{schema}.{VIEWS[0]} limit 0")  # noqa: S608 - ours
            cursor.execute(f"set search_path = '{MEMORY}.{schema},{_FILE}.main'")
            yield cursor

    def forget(self, library_id: LibraryId) -> None:
        """Let go of a library, which was deleted."""
        with self._lock, self._database.cursor() as cursor:
            self._drop(cursor, library_id)

    def _schema_of(self, cursor: Cursor, library_id: LibraryId, version: int) -> str:
        kept = self._kept.get(library_id)
        if kept is None or kept.version < version:
            self._drop(cursor, library_id)
            kept = self._kept[library_id] = _prepare(cursor, library_id, f"library_{next(self._numbers)}")
            while len(self._kept) > MOST_LIBRARIES:
                self._drop(cursor, next(iter(self._kept)))
        self._kept.move_to_end(library_id)
        return kept.schema

    def _drop(self, cursor: Cursor, library_id: LibraryId) -> None:
        kept = self._kept.pop(library_id, None)
        if kept is not None:
            cursor.execute(f"drop schema {MEMORY}.{kept.schema} cascade")


def _prepare(cursor: Cursor, library_id: LibraryId, schema: str) -> _Prepared:
    """Compute the views of a library as it is at one instant."""
    cursor.execute("begin transaction")
    try:
        found = cursor.execute("select version from library where library_id = ?", [library_id]).fetchone()
        cursor.execute(f"create schema {MEMORY}.{schema}")
        for view in VIEWS:
            cursor.execute(
                f"create table {MEMORY}.{schema}.{view} as select * from {view} where library_id = ?",  # noqa: S608 - ours
                [library_id],
            )
        cursor.execute("commit")
    except BaseException:
        cursor.execute("rollback")
        raise
    return _Prepared(int(found[0]) if found else 0, schema)
