"""The service on a real database, asking a stand-in of TMDB on loopback."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Protocol

import pytest

from lbstats.enrichment.service import EnrichmentService
from lbstats.model import LibraryId
from lbstats.settings import RateLimit, Settings
from lbstats.tmdb.session import TmdbSession
from tests.fakes.libraries import Film, write_library
from tests.fakes.tmdb_server import TmdbServer
from tests.fakes.tmdb_world import World, film

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lbstats.store.database import Database
    from tests.fakes.fake_time import FakeTime

MANY = 60


class OpenService(Protocol):
    def __call__(self, *, key: str | None = ..., time: FakeTime | None = ...) -> EnrichmentService: ...


@pytest.fixture
def tmdb() -> Iterator[TmdbServer]:
    """Serves `World()`; the tests put more films into `tmdb.world`."""
    with TmdbServer() as server:
        yield server


@pytest.fixture
def busy_tmdb() -> Iterator[TmdbServer]:
    """Serves many films, one of each year from 1900 on, and takes its time."""
    films = [film(1000 + n, f"Night Ferry Number {n}", 1900 + n, vote_count=900) for n in range(MANY)]
    with TmdbServer(World(films, [])) as server:
        server.latency_s = 0.02
        yield server


@pytest.fixture
def open_service(
    database: Database, tmdb: TmdbServer, request: pytest.FixtureRequest
) -> Iterator[OpenService]:
    """Starts services, one after another; `time` makes the waits between attempts take none."""
    server = request.getfixturevalue("busy_tmdb") if "busy_tmdb" in request.fixturenames else tmdb
    opened: list[EnrichmentService] = []

    def open_one(*, key: str | None = server.key, time: FakeTime | None = None) -> EnrichmentService:
        settings = Settings(
            data_dir=database.path.parent,
            tmdb_api_key=key,
            tmdb_base_url=server.base_url,
            rate_limit=RateLimit(1000, 1.0),
        )
        stop = threading.Event()
        session = TmdbSession(settings, stop=stop, clock=time.clock, sleep=time.sleep) if time else None
        service = EnrichmentService(database, settings, session=session, workers=4)
        service.start()
        opened.append(service)
        return service

    yield open_one
    for service in opened:
        service.close()


def add_library(database: Database, name: str, films: Sequence[tuple[str, int | None]]) -> LibraryId:
    """A library of these watched films."""
    library_id = LibraryId(name)
    with database.write() as cursor:
        write_library(cursor, library_id, [Film(title, year) for title, year in films])
    return library_id


def many(count: int = MANY) -> list[tuple[str, int | None]]:
    """Films of `busy_tmdb`."""
    return [(f"Night Ferry Number {n}", 1900 + n) for n in range(count)]


def matches_of(database: Database, library_id: LibraryId) -> list[tuple[str, str, str | None, int | None]]:
    """Title, state, kind and number of every decided film, by title."""
    with database.cursor() as cursor:
        cursor.execute(
            """
            select title, state, kind, tmdb_id
            from watched_film
            where library_id = ? and state <> 'pending'
            order by title, year
            """,
            [library_id],
        )
        return cursor.fetchall()


def library_state(database: Database, library_id: LibraryId) -> tuple[str, str]:
    """State and message."""
    with database.cursor() as cursor:
        cursor.execute("select state, message from library where library_id = ?", [library_id])
        rows: list[tuple[str, str]] = cursor.fetchall()
    return rows[0]
