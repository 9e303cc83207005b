"""The wire: what leaves for TMDB leaves here, below the cache.

Every request waits for its turn, gets its credential at the last moment, and its answer is judged before
anybody above may keep it: a 200 that is not what was asked for is a failure, not an answer. The credential
never gets above this module: answers carry the request without it, and the exceptions of requests and
urllib3, which quote addresses, end here.
"""

from __future__ import annotations

import json
import logging
import re
from typing import TYPE_CHECKING, Any

import requests
import urllib3
from requests.adapters import BaseAdapter

from lbstats.errors import CredentialError, TmdbError
from lbstats.tmdb.payloads import is_object
from lbstats.tmdb.retry import RefusedError, RetryableError, parse_retry_after
from lbstats.tmdb.wire import Wire, on_sent

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from requests import PreparedRequest, Response

    from lbstats.tmdb.outage import Outage
    from lbstats.tmdb.pacing import Pacer
    from lbstats.tmdb.ticket import Ticket

log = logging.getLogger(__name__)

CONNECTIONS = 20
CONNECT_TIMEOUT_S, READ_TIMEOUT_S = 5.0, 15.0
OK, BAD_REQUEST, UNAUTHORIZED, FORBIDDEN, NOT_FOUND = 200, 400, 401, 403, 404
UNPROCESSABLE, TOO_MANY = 422, 429
KEY_HINT = "Check it at themoviedb.org under Settings, API, and enter it again."

SECRET = re.compile(r"(api_key=)[^&\s\"']+")
URL_LOGGERS = ("urllib3.connectionpool", "urllib3.util.retry", "urllib3.poolmanager")
V3_KEY = re.compile(r"[0-9a-fA-F]{32}")


class SecretFilter(logging.Filter):
    """Takes keys out of the addresses urllib3 logs when somebody turns its DEBUG level on."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Redact the record; it is always logged."""
        record.msg, record.args = SECRET.sub(r"\1…", record.getMessage()), ()
        return True


def redact_logs() -> None:
    """Make the loggers that quote addresses redact them; doing it again changes nothing."""
    for name in URL_LOGGERS:
        logger = logging.getLogger(name)
        if not any(isinstance(one, SecretFilter) for one in logger.filters):
            logger.addFilter(SecretFilter())


def sign(request: PreparedRequest, credential: str) -> PreparedRequest:
    """A copy of a request with the credential: 32 hexadecimal digits as `api_key`, all else as a token."""
    signed = request.copy()
    if V3_KEY.fullmatch(credential):
        # Digits and letters need no quoting, and requests would parse the whole address again.
        address = request.url or ""
        signed.url = f"{address}{'&' if '?' in address else '?'}api_key={credential}"
    else:
        signed.headers["Authorization"] = f"Bearer {credential}"
    return signed


class TmdbAdapter(BaseAdapter):
    """Sends what the cache does not have."""

    def __init__(self, probe_request: PreparedRequest, pacer: Pacer, outage: Outage) -> None:
        """Make the adapter.

        Args:
            probe_request: Without a credential; asked while TMDB is down, until it answers.
            pacer: Of the process.
            outage: Of the process.
        """
        super().__init__()
        self._pacer = pacer
        self._outage = outage
        self._probe_request = probe_request
        self._wire = Wire(CONNECTIONS)

    def send(self, request: PreparedRequest, *_: Any, **options: Any) -> Response:  # noqa: ANN401 - as in the base
        """Send one request of a call when it is its turn.

        Args:
            request: Without a credential.
            options: `ticket`, the call; the rest as `requests.adapters.HTTPAdapter.send` takes it.

        Raises:
            RetryableError: No answer, or none worth keeping.
            CredentialError: TMDB does not accept the credential.
            TmdbError: TMDB will never answer this request.
            StoppedError: The call was stopped while it waited.
        """
        ticket: Ticket = options.pop("ticket")

        def probe() -> bool:
            return self._is_answered(ticket, options)

        if self._outage.hold(ticket, probe):
            ticket.failures = 0
        # Made before its turn comes: between leaving the line and the wire nothing may take time.
        signed = sign(request, ticket.credential)
        departed_at = self._depart(ticket)
        try:
            response = self._exchange(signed, options)
            response.request, response.url = request, request.url or ""
            ticket.body = judge(response, ticket.is_expected)
        except RefusedError as error:
            ticket.throttled += 1
            self._pacer.refuse(departed_at, error.retry_after_s)
            self._outage.note_answer()
            raise
        except RetryableError:
            ticket.failures += self._outage.note_failure()
            raise
        except TmdbError:
            self._outage.note_answer()
            raise
        self._pacer.succeed()
        self._outage.note_answer()
        return response

    def close(self) -> None:
        """Close the connections."""
        self._wire.close()

    def _depart(self, ticket: Ticket) -> float:
        departed_at = self._pacer.acquire(ticket)
        on_sent.set(lambda: self._pacer.note_sent(departed_at))
        ticket.sent += 1
        return departed_at

    def _is_answered(self, ticket: Ticket, options: Mapping[str, Any]) -> bool:
        """Whether TMDB answers the probe, in whichever way a living TMDB may."""
        signed = sign(self._probe_request, ticket.credential)
        self._depart(ticket)
        try:
            judge(self._exchange(signed, options), is_object)
        except RefusedError:
            return True
        except RetryableError:
            return False
        except TmdbError:
            return True
        return True

    def _exchange(self, signed: PreparedRequest, options: Mapping[str, Any]) -> Response:
        """Send a request that carries its credential and read the whole answer, which carries it too.

        Raises:
            RetryableError: The connection failed. Raised outside of the `except`, so that it carries no trace
                of the exception that quotes the address.
        """
        try:
            response = self._wire.send(
                signed,
                timeout=(CONNECT_TIMEOUT_S, READ_TIMEOUT_S),
                verify=options.get("verify", True),
                cert=options.get("cert"),
                proxies=options.get("proxies"),
            )
            response.content  # noqa: B018 - reads the body while errors are still caught
        except (requests.RequestException, urllib3.exceptions.HTTPError) as error:
            failure = RetryableError(f"No answer ({type(error).__name__}).")
        else:
            return response
        raise failure


def judge(response: Response, is_expected: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    """The JSON object of an answer that may be kept: what was asked for, or "no such thing" (404).

    Raises:
        RefusedError: TMDB refused for being asked too fast.
        RetryableError: Anything else that may pass: TMDB's failures, an edge server's page, half an answer.
        CredentialError: TMDB does not accept the credential.
        TmdbError: TMDB will never answer this request.
    """
    status, body = response.status_code, read_object(response)
    log.debug("answer %d, %d bytes", status, len(response.content))
    if status == OK and body is not None and is_expected(body):
        return body
    # An edge server's or a hotel network's 404 says nothing about a film.
    if status == NOT_FOUND and body is not None and "status_code" in body:
        return body
    if status == UNAUTHORIZED or (status == FORBIDDEN and body is not None):
        raise CredentialError("TMDB does not accept this key.", KEY_HINT)
    if status in (BAD_REQUEST, UNPROCESSABLE):
        raise TmdbError("TMDB could not make sense of a request.")
    retry_after_s = parse_retry_after(response.headers.get("Retry-After"))
    if status == TOO_MANY:
        raise RefusedError("Too many requests.", retry_after_s=retry_after_s)
    raise RetryableError(f"Not an answer (status {status}).", retry_after_s=retry_after_s)


def read_object(response: Response) -> dict[str, Any] | None:
    """The JSON object of an answer; None when it holds anything else."""
    try:
        body = json.loads(response.content)
    except (ValueError, RecursionError):
        return None
    return body if isinstance(body, dict) else None
