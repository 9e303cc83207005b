"""When TMDB fails everybody, nobody gives up: all wait, one asks, and it goes on by itself."""

from __future__ import annotations

import socket
import threading
from typing import TYPE_CHECKING

import pytest

from lbstats.errors import StoppedError, TmdbUnavailableError
from lbstats.settings import Settings
from lbstats.tmdb.client import TmdbClient
from lbstats.tmdb.session import TmdbSession
from tests.fakes.fake_time import FakeTime
from tests.fakes.tmdb_server import Answer, TmdbServer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.tmdb.conftest import MakeSession


class TimeWithEvents(FakeTime):
    """Calls something at an instant of the fake time."""

    def __init__(self) -> None:
        super().__init__()
        self.events: list[tuple[float, Callable[[], object]]] = []

    def sleep(self, seconds: float) -> None:
        super().sleep(seconds)
        for due in [one for one in self.events if one[0] <= self.now]:
            self.events.remove(due)
            due[1]()


@pytest.fixture
def time() -> TimeWithEvents:
    return TimeWithEvents()


def test_an_outage_of_minutes_costs_no_film(
    server: TmdbServer, client: TmdbClient, time: TimeWithEvents
) -> None:
    server.down = True
    start = time.now
    time.events.append((start + 300, lambda: setattr(server, "down", False)))
    assert client.fetch_film(101) is not None
    assert 300 <= time.now - start <= 320


def test_an_outage_uses_up_no_attempts(server: TmdbServer, client: TmdbClient, time: TimeWithEvents) -> None:
    """Four failures make the outage; five more of its own leave two of the seven attempts."""

    def come_back_shaky() -> None:
        server.down = False
        server.script("/movie/101", *[Answer(500)] * 5)

    server.down = True
    time.events.append((time.now + 20, come_back_shaky))
    assert client.fetch_film(101) is not None


def test_during_an_outage_one_asks_with_growing_pauses(
    server: TmdbServer, make_session: MakeSession, time: TimeWithEvents, stop: threading.Event
) -> None:
    server.down = True
    time.events.append((time.now + 120, stop.set))
    client = TmdbClient(make_session(), server.key)
    outcomes: list[str] = []

    def ask(film: int) -> None:
        try:
            client.fetch_film(film)
        except StoppedError:
            outcomes.append("stopped")

    threads = [threading.Thread(target=ask, args=(film,), daemon=True) for film in range(101, 107)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(5)
    assert outcomes == ["stopped"] * 6
    # Until the outage is noticed each may fail once or twice; then one probes after 1, 2, 4, 8, 15 … seconds.
    assert 4 <= len(server.paths) - server.paths.count("/configuration") <= 12
    assert server.paths.count("/configuration") <= 11


def test_an_outage_is_announced_with_the_time_of_the_next_try(
    server: TmdbServer, session: TmdbSession, client: TmdbClient, time: TimeWithEvents
) -> None:
    seen: list[str] = []
    server.down = True
    time.events += [(time.now + 30, lambda: seen.append(session.status().message))]
    time.events += [(time.now + 60, lambda: setattr(server, "down", False))]
    client.fetch_film(101)
    assert len(seen) == 1
    assert seen[0].startswith("TMDB does not answer; trying again in ")
    assert session.status().message == ""
    assert not session.status().is_down


def test_nobody_listening_is_an_outage_too(
    tmp_path: Path, time: TimeWithEvents, stop: threading.Event
) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    settings = Settings(data_dir=tmp_path, tmdb_base_url=f"http://127.0.0.1:{port}/3")
    session = TmdbSession(settings, stop=stop, clock=time.clock, sleep=time.sleep)
    time.events.append((time.now + 100, stop.set))
    with pytest.raises(StoppedError):
        TmdbClient(session, "key").fetch_film(101)
    assert session.status().is_down
    session.close()


def test_a_person_at_a_screen_does_not_wait_for_the_end_of_an_outage(
    server: TmdbServer, session: TmdbSession, time: TimeWithEvents
) -> None:
    server.down = True
    start = time.now
    visitor = TmdbClient(session, server.key, is_patient=False)
    for _ in range(3):
        with pytest.raises(TmdbUnavailableError):
            visitor.check_credential()
    assert time.now - start < 5


def test_answers_of_the_cache_come_through_an_outage(
    server: TmdbServer, session: TmdbSession, client: TmdbClient
) -> None:
    client.fetch_film(101)
    server.down = True
    visitor = TmdbClient(session, server.key, is_patient=False)
    for _ in range(3):
        with pytest.raises(TmdbUnavailableError):
            visitor.fetch_film(102)
    assert session.status().is_down
    assert client.fetch_film(101) is not None


def test_a_living_tmdb_that_fails_one_address_is_no_outage(
    server: TmdbServer, session: TmdbSession, client: TmdbClient
) -> None:
    server.always("/movie/102", Answer(500))
    with pytest.raises(TmdbUnavailableError):
        client.fetch_film(102)
    assert "/configuration" in server.paths
    assert session.status().message == ""
