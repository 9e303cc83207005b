"""Answers on disk, so that a killed run asks for nothing twice: the SQLite file below requests-cache.

Of requests-cache's own SQLite storage it differs in what happens when the disk does not play along: that one
waits for a locked or read-only file for ever, with every thread behind it. Here a cache that cannot be used
is an empty one. Holds no credential: requests get theirs below the cache.
"""

from __future__ import annotations

import json
import logging
import sqlite3
import threading
import time
from typing import TYPE_CHECKING, Any

from requests_cache.backends.base import BaseCache, BaseStorage
from requests_cache.models.response import CachedResponse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

log = logging.getLogger(__name__)

FILE_NAME = "tmdb_cache.sqlite"
BUSY_TIMEOUT_S = 0.5
REST_S = 60.0
"""How long the cache is left alone after the disk refused it."""
WRITES_BETWEEN_PURGES = 1_000
SCHEMA = """
    pragma journal_mode = wal;
    pragma synchronous = normal;
    create table if not exists answer (key text primary key, value text not null, expires integer);
    create index if not exists answer_expires on answer (expires);
"""
"""Write-ahead logging without a sync per write: a killed process loses nothing, a power cut perhaps the last
answers."""


class AnswerStorage(BaseStorage[str, CachedResponse]):
    """Answers by key, as JSON text. A mapping that looks empty while the disk refuses, or once closed."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(serializer="json")
        self._path = path
        self._clock = clock
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._rest_until = float("-inf")
        self._writes = 0
        self._purge()

    def __getitem__(self, key: str) -> CachedResponse:
        """The answer kept under a key."""
        found = self._run("select value from answer where key = ?", key)
        answer = self.deserialize(key, found[0][0]) if found else None
        if not isinstance(answer, CachedResponse):
            raise KeyError(key)
        return answer

    def __setitem__(self, key: str, value: CachedResponse) -> None:
        """Keep an answer, in place of an older one."""
        self._writes += 1
        if self._writes % WRITES_BETWEEN_PURGES == 0:
            self._purge()
        self._run("replace into answer values (?, ?, ?)", key, self.serialize(value), value.expires_unix)

    def __delitem__(self, key: str) -> None:
        """Drop an answer."""
        if not self._run("delete from answer where key = ? returning key", key):
            raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        """The keys."""
        return (key for (key,) in self._run("select key from answer order by key"))

    def __len__(self) -> int:
        """How many answers are kept."""
        return sum(count for (count,) in self._run("select count(*) from answer"))

    def bulk_delete(self, keys: Iterable[str]) -> None:
        """Drop the answers of these keys, in one transaction; a key that is not there is not missed."""
        listed = json.dumps(list(keys))
        self._run("delete from answer where key in (select value from json_each(?))", listed)

    def clear(self) -> None:
        """Drop all answers."""
        self._run("delete from answer")

    def close(self) -> None:
        """Close the file for good."""
        with self._lock:
            self._rest_until = float("inf")
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _purge(self) -> None:
        self._run("delete from answer where expires <= cast(strftime('%s', 'now') as integer)")

    def _run(self, statement: str, *values: str | int | None) -> list[tuple[Any, ...]]:
        """Rows of a statement; none while the disk refuses."""
        with self._lock:
            if self._clock() < self._rest_until:
                return []
            try:
                return self._open().execute(statement, values).fetchall()
            except (sqlite3.Error, OSError) as error:
                log.warning("The cache of TMDB's answers cannot be used: %s", error)
                self._rest_until = self._clock() + REST_S
                return []

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            try:
                self._connection = self._connect()
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError:
                # Torn or not a database: it is only a cache.
                self._path.unlink()
                self._connection = self._connect()
        return self._connection

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self._path, timeout=BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False
        )
        try:
            connection.executescript(SCHEMA)
        except sqlite3.Error:
            connection.close()
            raise
        return connection


class AnswerCache(BaseCache):
    """The cache of a session: answers on disk, and no redirects, which are never followed."""

    def __init__(self, answers: AnswerStorage) -> None:
        super().__init__()
        self.responses = answers
