"""Answers on disk, so that a killed run asks for nothing twice: the SQLite file below requests-cache.

Of requests-cache's own SQLite storage it differs in what happens when the disk does not play along: that one
waits for a locked or read-only file for ever, with every thread behind it. Here a cache that cannot be used
is an empty one. Holds no credential: requests get theirs below the cache.
"""

from __future__ import annotations

import datetime as dt
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

    from requests import PreparedRequest

log = logging.getLogger(__name__)

FILE_NAME = "tmdb_cache.sqlite"
BUSY_TIMEOUT_S = 0.5
REST_S = 60.0
"""How long the cache is left alone after the disk refused it."""
WRITES_BETWEEN_PURGES = 1_000
SCHEMA = """
    pragma journal_mode = wal;
    pragma synchronous = normal;
    drop table if exists answer; -- of earlier versions
    create table if not exists kept (
        address text primary key, status integer not null, body blob not null, expires integer not null
    );
    create index if not exists kept_expires on kept (expires);
"""
"""Of an answer no more is kept than is read again. Write-ahead logging without a sync per write: a killed
process loses nothing, a power cut perhaps the last answers."""


class AnswerStorage(BaseStorage[str, CachedResponse]):
    """Status and body by address. A mapping that looks empty while the disk refuses, or once closed."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._path = path
        self._clock = clock
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._rest_until = float("-inf")
        self._writes = 0
        self._purge()

    def __getitem__(self, key: str) -> CachedResponse:
        """The answer kept under an address."""
        found = self._run("select status, body, expires from kept where address = ?", key)
        if not found:
            raise KeyError(key)
        ((status, body, expires),) = found
        expires_at = dt.datetime.fromtimestamp(expires, dt.UTC)
        return CachedResponse(status_code=status, content=body, url=key, expires=expires_at)

    def __setitem__(self, key: str, value: CachedResponse) -> None:
        """Keep an answer, in place of an older one."""
        self._writes += 1
        if self._writes % WRITES_BETWEEN_PURGES == 0:
            self._purge()
        self._run(
            "replace into kept values (?, ?, ?, ?)", key, value.status_code, value.content, value.expires_unix
        )

    def __delitem__(self, key: str) -> None:
        """Drop an answer."""
        if not self._run("delete from kept where address = ? returning address", key):
            raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        """The addresses."""
        return (address for (address,) in self._run("select address from kept order by address"))

    def __len__(self) -> int:
        """How many answers are kept."""
        return sum(count for (count,) in self._run("select count(*) from kept"))

    def bulk_delete(self, keys: Iterable[str]) -> None:
        """Drop the answers of these addresses, in one transaction; one that is not there is not missed."""
        listed = json.dumps(list(keys))
        self._run("delete from kept where address in (select value from json_each(?))", listed)

    def clear(self) -> None:
        """Drop all answers."""
        self._run("delete from kept")

    def close(self) -> None:
        """Close the file for good."""
        with self._lock:
            self._rest_until = float("inf")
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _purge(self) -> None:
        self._run("delete from kept where expires <= cast(strftime('%s', 'now') as integer)")

    def _run(self, statement: str, *values: str | bytes | int | None) -> list[tuple[Any, ...]]:
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


def cache_key(request: PreparedRequest, **_: object) -> str:
    """What an answer is kept under: its address, which `client` makes in one way and without a credential.

    In place of requests-cache's own key, which parses and sorts every address anew.
    """
    return request.url or ""


class AnswerCache(BaseCache):
    """The cache of a session: answers on disk, and no redirects, which are never followed."""

    def __init__(self, answers: AnswerStorage) -> None:
        super().__init__()
        self.responses = answers
