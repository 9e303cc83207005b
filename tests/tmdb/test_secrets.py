"""The credential reaches TMDB and nothing else: no file, no log, no error, no repr."""

from __future__ import annotations

import logging
import traceback
from typing import TYPE_CHECKING

import pytest

from lbstats.errors import CredentialError, TmdbError
from lbstats.settings import Settings
from lbstats.tmdb.client import TmdbClient
from lbstats.tmdb.payloads import is_details
from lbstats.tmdb.ticket import Ticket
from tests.fakes.tmdb_server import KEY, Answer, TmdbServer

if TYPE_CHECKING:
    from pathlib import Path

    from lbstats.tmdb.session import TmdbSession

TOKEN = "eyJhbGciOiJIUzI1NiJ9.made-up.token"
CREDENTIALS = pytest.mark.parametrize("credential", [KEY, KEY.upper(), TOKEN])


@CREDENTIALS
def test_the_credential_reaches_tmdb_in_its_own_way(
    credential: str, server: TmdbServer, session: TmdbSession
) -> None:
    server.key = credential
    TmdbClient(session, f"  {credential}\n").check_credential()
    received = server.received[0]
    assert received.credential == credential
    assert ("Authorization" in received.headers) == (credential == TOKEN)


@CREDENTIALS
def test_no_file_holds_the_credential(
    credential: str, server: TmdbServer, session: TmdbSession, tmp_path: Path
) -> None:
    server.key = credential
    client = TmdbClient(session, credential)
    client.fetch_film(101)
    client.search_films("paper moons")
    client.fetch_film(5)
    session.close()
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"paper" in written
    assert credential.encode() not in written
    assert credential.lower().encode() not in written.lower()


@CREDENTIALS
@pytest.mark.parametrize(
    "bad",
    [Answer(500), Answer(is_reset=True), Answer(401), Answer(422), Answer(302, headers={"Location": "/x"})],
)
def test_no_log_and_no_error_shows_the_credential(
    credential: str, bad: Answer, server: TmdbServer, session: TmdbSession, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for name in ("urllib3", "urllib3.connectionpool", "requests_cache", "lbstats"):
        caplog.set_level(logging.DEBUG, logger=name)
    server.always("/movie/101", bad)
    client = TmdbClient(session, credential)
    with pytest.raises(TmdbError) as caught:
        client.fetch_film(101)
    shown = [
        caplog.text,
        str(caught.value),
        repr(caught.value),
        caught.value.hint,
        repr(client),
        repr(session),
    ]
    shown += traceback.format_exception(caught.value)
    error: BaseException | None = caught.value
    while error is not None:
        shown.append(repr(error.args))
        error = error.__context__ or error.__cause__
    assert "Starting new HTTP connection" in caplog.text  # the logs are really on
    assert not [text for text in shown if credential.lower() in text.lower()]
    assert server.base_url not in f"{caught.value!r} {caught.value}"


@CREDENTIALS
def test_above_the_adapter_an_answer_does_not_carry_the_credential(
    credential: str, server: TmdbServer, session: TmdbSession
) -> None:
    server.key = credential
    ticket = Ticket(credential, (), session.timing, is_details)
    response = session._send(session._prepare("/movie/101", {}), ticket, is_kept=False)
    assert response.status_code == 200
    assert credential not in f"{response.url} {response.request.url} {response.request.headers} {ticket!r}"


def test_settings_do_not_show_the_key() -> None:
    assert KEY not in repr(Settings(tmdb_api_key=KEY))


@pytest.mark.parametrize("credential", ["", "  ", "schlüssel", "two words", "a\nb", "a\x00b"])
def test_what_cannot_stand_in_a_request_is_refused_without_asking(
    credential: str, server: TmdbServer, session: TmdbSession
) -> None:
    with pytest.raises(CredentialError):
        TmdbClient(session, credential)
    assert server.received == []


def test_a_redirect_takes_the_credential_nowhere(server: TmdbServer, session: TmdbSession) -> None:
    with TmdbServer() as elsewhere:
        server.script("/movie/101", Answer(302, headers={"Location": f"{elsewhere.base_url}/movie/101"}))
        assert TmdbClient(session, KEY).fetch_film(101) is not None
        assert elsewhere.received == []
