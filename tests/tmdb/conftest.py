"""A scripted TMDB on loopback and sessions that ask it, in time that passes only by sleeping."""

from __future__ import annotations

import threading
from contextlib import ExitStack
from typing import TYPE_CHECKING, Protocol

import pytest

from lbstats.settings import RateLimit, Settings
from lbstats.tmdb.client import TmdbClient
from lbstats.tmdb.session import TmdbSession
from tests.fakes.fake_time import FakeTime
from tests.fakes.tmdb_server import TmdbServer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class MakeSession(Protocol):
    def __call__(self, *, rate: str = "1000/1", is_real_time: bool = False) -> TmdbSession: ...


@pytest.fixture
def server() -> Iterator[TmdbServer]:
    with TmdbServer() as running:
        yield running


@pytest.fixture
def time() -> FakeTime:
    return FakeTime()


@pytest.fixture
def stop() -> threading.Event:
    """The stop event of the process."""
    return threading.Event()


@pytest.fixture
def make_session(
    server: TmdbServer, tmp_path: Path, time: FakeTime, stop: threading.Event
) -> Iterator[MakeSession]:
    """Makes sessions over one cache file, as a process that starts again does."""
    with ExitStack() as opened:

        def make(*, rate: str = "1000/1", is_real_time: bool = False) -> TmdbSession:
            settings = Settings(
                data_dir=tmp_path, tmdb_base_url=server.base_url, rate_limit=RateLimit.parse(rate)
            )
            session = (
                TmdbSession(settings, stop=stop)
                if is_real_time
                else TmdbSession(settings, stop=stop, clock=time.clock, sleep=time.sleep)
            )
            opened.callback(session.close)
            return session

        yield make


@pytest.fixture
def session(make_session: MakeSession) -> TmdbSession:
    return make_session()


@pytest.fixture
def client(session: TmdbSession, server: TmdbServer) -> TmdbClient:
    return TmdbClient(session, server.key)
