"""What goes over the wire, what comes from the cache, and what happens when an answer is none."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from lbstats.errors import CredentialError, SettingsError, StoppedError, TmdbError, TmdbUnavailableError
from lbstats.model import Kind
from lbstats.settings import Settings
from lbstats.tmdb.client import TmdbClient
from lbstats.tmdb.session import TmdbSession
from tests.fakes.tmdb_server import Answer, TmdbServer

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fakes.fake_time import FakeTime
    from tests.tmdb.conftest import MakeSession

NOT_FOUND_BODY = {"success": False, "status_code": 34, "status_message": "Not found."}
GARBAGE = [
    pytest.param(Answer(body=b"<html>Log in to this network</html>"), id="a page"),
    pytest.param(Answer(body=b'{"results": [{"id'), id="half an answer"),
    pytest.param(Answer(body=b""), id="nothing"),
    pytest.param(Answer(body=[1, 2]), id="a list"),
    pytest.param(Answer(body={"success": True}), id="another object"),
    pytest.param(Answer(body={"id": None, "title": "Without an id"}), id="no id"),
    pytest.param(Answer(body={"id": 101, "title": " "}), id="no title"),
    pytest.param(Answer(500, b"<html>oops</html>"), id="500"),
    pytest.param(Answer(503, {"status_code": 9}), id="503"),
    pytest.param(Answer(302, headers={"Location": "http://127.0.0.1:9/elsewhere"}), id="a redirect"),
    pytest.param(Answer(404, b"<html>no such page</html>"), id="404 of an edge server"),
    pytest.param(Answer(404, {"error": "no route"}), id="404 of another server"),
    pytest.param(Answer(403, b"<html>blocked</html>"), id="403 of an edge server"),
    pytest.param(Answer(is_reset=True), id="a broken connection"),
]


@pytest.mark.parametrize("bad", GARBAGE)
def test_what_is_no_answer_is_tried_again_and_never_kept(
    bad: Answer, server: TmdbServer, client: TmdbClient, make_session: MakeSession
) -> None:
    server.script("/movie/101", bad)
    film = client.fetch_film(101)
    assert film is not None
    assert film.title == "The Lantern Keeper"
    assert client.requests == 2
    restarted = TmdbClient(make_session(), server.key)
    assert restarted.fetch_film(101) == film
    assert restarted.requests == 0


def test_an_answer_is_asked_for_once_even_after_a_restart(
    server: TmdbServer, client: TmdbClient, make_session: MakeSession
) -> None:
    first = client.search_films("glass orchard", 2018)
    again = TmdbClient(make_session(), server.key).search_films("glass orchard", 2018)
    assert again == first
    assert server.paths == ["/search/movie"]


def test_the_cache_does_not_ask_whose_key_it_was(
    server: TmdbServer, session: TmdbSession, client: TmdbClient
) -> None:
    client.fetch_film(101)
    other = TmdbClient(session, "a.read-access.token")
    assert other.fetch_film(101) is not None
    assert server.paths == ["/movie/101"]


def test_not_found_is_none_and_remembered(server: TmdbServer, client: TmdbClient) -> None:
    assert client.fetch_film(5) is None
    assert client.fetch_film(5) is None
    assert server.paths == ["/movie/5"]


def test_forgotten_facts_are_asked_for_again(server: TmdbServer, client: TmdbClient) -> None:
    client.fetch_film(101)
    client.fetch_series(201)
    client.forget_facts([(Kind.FILM, 101), (Kind.FILM, 102)])
    client.fetch_film(101)
    client.fetch_series(201)
    assert server.paths == ["/movie/101", "/tv/201", "/movie/101"]


def test_a_credential_is_always_checked_with_tmdb(server: TmdbServer, client: TmdbClient) -> None:
    client.check_credential()
    server.key = "another"
    with pytest.raises(CredentialError):
        client.check_credential()


@pytest.mark.parametrize(
    "refusal", [Answer(401, {"status_code": 7}), Answer(401, b"<html>"), Answer(403, {"status_code": 45})]
)
def test_a_refused_credential_stops_at_once(refusal: Answer, server: TmdbServer, client: TmdbClient) -> None:
    server.script("/movie/101", refusal)
    with pytest.raises(CredentialError):
        client.fetch_film(101)
    assert client.requests == 1


@pytest.mark.parametrize("status", [400, 422])
def test_a_request_tmdb_cannot_read_is_not_repeated(
    status: int, server: TmdbServer, client: TmdbClient
) -> None:
    server.script("/movie/101", Answer(status, {"status_code": 5}))
    with pytest.raises(TmdbError) as caught:
        client.fetch_film(101)
    assert type(caught.value) is TmdbError
    assert client.requests == 1


def test_one_address_that_always_fails_gives_up_while_others_go_on(
    server: TmdbServer, client: TmdbClient, time: FakeTime
) -> None:
    server.always("/movie/102", Answer(500))
    start = time.now
    with pytest.raises(TmdbUnavailableError):
        client.fetch_film(102)
    assert server.paths.count("/movie/102") == 7
    assert time.now - start < 60
    assert client.fetch_film(101) is not None


def test_a_failure_is_not_remembered(server: TmdbServer, client: TmdbClient) -> None:
    server.script("/movie/101", *[Answer(500)] * 7)
    with pytest.raises(TmdbUnavailableError):
        client.fetch_film(101)
    assert client.fetch_film(101) is not None


@pytest.mark.parametrize(
    ("headers", "pause_s"),
    [({"Retry-After": "8"}, 8.0), ({"Retry-After": "2.5"}, 2.5), ({}, 1.0), ({"Retry-After": "soon"}, 1.0)],
)
@pytest.mark.parametrize("body", [{"status_code": 25}, b"<html>slow down</html>"])
def test_a_refusal_for_asking_too_fast_pauses_everybody_and_is_tried_again(
    headers: dict[str, str],
    pause_s: float,
    body: object,
    server: TmdbServer,
    session: TmdbSession,
    time: FakeTime,
) -> None:
    server.script("/movie/101", Answer(429, body, headers))
    start = time.now
    assert TmdbClient(session, server.key).fetch_film(101) is not None
    assert time.now - start == pytest.approx(pause_s, abs=0.1)
    assert session.status().message == "TMDB asked for fewer requests; going on with 950 a second."


def test_a_pause_is_announced(server: TmdbServer, make_session: MakeSession, stop: threading.Event) -> None:
    session = make_session(is_real_time=True)
    server.script("/movie/101", Answer(429, headers={"Retry-After": "20"}))
    outcome: list[BaseException] = []

    def ask() -> None:
        try:
            TmdbClient(session, server.key).fetch_film(101)
        except StoppedError as error:
            outcome.append(error)

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    while not (message := session.status().message):
        asking.join(0.01)
    assert message in ("TMDB asks for a pause of 20 s.", "TMDB asks for a pause of 19 s.")
    stop.set()
    asking.join(1)
    assert [type(error) for error in outcome] == [StoppedError]


def test_a_job_that_is_stopped_does_not_stop_another(server: TmdbServer, client: TmdbClient) -> None:
    paused = threading.Event()
    paused.set()
    with pytest.raises(StoppedError):
        client.fetch_film(101, stop=paused)
    assert client.fetch_film(101) is not None
    assert server.paths == ["/movie/101"]


def test_an_answer_of_the_cache_costs_no_budget(client: TmdbClient, time: FakeTime) -> None:
    client.fetch_film(101)
    before = time.now
    for _ in range(50):
        client.fetch_film(101)
    assert time.now == before


def test_two_threads_that_want_the_same_ask_once(server: TmdbServer, make_session: MakeSession) -> None:
    client = TmdbClient(make_session(is_real_time=True), server.key)
    server.latency_s = 0.1
    threads = [threading.Thread(target=client.fetch_film, args=(101,), daemon=True) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(5)
    assert server.paths == ["/movie/101"]


def test_status_counts_requests_of_everybody(server: TmdbServer, session: TmdbSession) -> None:
    one, other = TmdbClient(session, server.key), TmdbClient(session, server.key)
    one.fetch_film(101)
    other.fetch_film(102)
    other.fetch_film(102)
    assert (one.requests, other.requests) == (1, 1)
    assert session.status().requests == 2
    assert session.status().message == ""


def test_a_proxy_of_the_environment_is_used(
    server: TmdbServer, tmp_path: Path, stop: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", server.base_url)
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    session = TmdbSession(Settings(data_dir=tmp_path, tmdb_base_url="http://tmdb.invalid/3"), stop=stop)
    assert TmdbClient(session, server.key).fetch_film(101) is not None
    session.close()


def test_an_address_that_is_none_is_refused(tmp_path: Path, stop: threading.Event) -> None:
    with pytest.raises(SettingsError):
        TmdbSession(Settings(data_dir=tmp_path, tmdb_base_url="http://"), stop=stop)


def test_a_wrong_base_address_is_said(server: TmdbServer, client: TmdbClient) -> None:
    server.script("/search/movie", Answer(404, NOT_FOUND_BODY))
    with pytest.raises(TmdbError, match="TMDB_BASE_URL"):
        client.search_films("anything")
