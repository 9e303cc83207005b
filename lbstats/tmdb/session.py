"""The one way to TMDB for the whole process: cache, pace, retries, and what is known about them.

A call goes through the cache first (a hit costs no budget), then waits for its turn, and is tried again when
its answer is none. Knows nothing of films: addresses and bodies are `client` and `payloads`.
"""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from http.cookiejar import DefaultCookiePolicy
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import requests
from requests_cache import DO_NOT_CACHE, CachedSession

from lbstats.errors import SettingsError, TmdbUnavailableError
from lbstats.tmdb.adapter import NOT_FOUND, OK, TmdbAdapter, read_object, redact_logs
from lbstats.tmdb.cache import FILE_NAME, AnswerCache, AnswerStorage, cache_key
from lbstats.tmdb.outage import Outage
from lbstats.tmdb.pacing import Pacer
from lbstats.tmdb.retry import RetryableError, retrying
from lbstats.tmdb.ticket import SLICE_S, Ticket, Timing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from lbstats.settings import Settings

EXPIRY_S = 7 * 24 * 3600
"""How long an answer is kept, "not found" included."""
PROBE_PATH = "/configuration"
"""Small, and the same for everybody: when this fails, TMDB is down."""
SLOWED_SHARE = 0.97
"""Below this share of the configured rate the status says so."""


@dataclass(frozen=True, slots=True)
class SessionStatus:
    """What a screen may say about the way to TMDB.

    Attributes:
        message: A sentence when something needs saying, else empty.
        requests: Requests sent since the session was made, by everybody.
        rate: Requests a second allowed at present.
        is_down: TMDB does not answer at all.
        pause_s: Seconds until requests leave again; 0 when they do.
    """

    message: str
    requests: int
    rate: float
    is_down: bool
    pause_s: float


class TmdbSession:
    """Shared by all threads of the process.

    Args:
        settings: Where TMDB and the cache are, and how fast to ask.
        stop: Ends every waiting call of the process.
        clock: Monotonic seconds.
        sleep: Waits some seconds.

    Raises:
        SettingsError: TMDB's address is none.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        stop: threading.Event,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        redact_logs()
        self.timing = Timing(clock, sleep)
        self.stop = stop
        self._template = _template(settings.tmdb_base_url)
        self._pacer = Pacer(settings.rate_limit, self.timing)
        self._outage = Outage(self.timing)
        self._adapter = TmdbAdapter(self._prepare(PROBE_PATH, {}), self._pacer, self._outage)
        self._answers = AnswerStorage(settings.data_dir / FILE_NAME)
        self._session = _cached_session(self._answers, self._adapter, settings.tmdb_base_url)
        self._in_flight: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def get(
        self, path: str, params: Mapping[str, str | int], ticket: Ticket, *, is_kept: bool = True
    ) -> dict[str, Any] | None:
        """The JSON object at a path below TMDB's base address.

        Args:
            path: Such as `/movie/603`.
            params: Query parameters, without the credential.
            ticket: The call.
            is_kept: Whether the answer may come from the cache and go into it.

        Returns:
            None when TMDB has no such thing.

        Raises:
            CredentialError: TMDB does not accept the credential.
            TmdbError: TMDB cannot answer this request.
            TmdbUnavailableError: Every attempt failed.
            StoppedError: The call was stopped.
        """
        request = self._prepare(path, params)
        with self._alone(request.url or "", ticket, is_kept=is_kept):
            try:
                response = retrying(ticket)(self._send, request, ticket, is_kept=is_kept)
            except RetryableError:
                failure = TmdbUnavailableError(
                    "TMDB did not answer a request, however often it was asked.", "Try again later."
                )
            else:
                if response.status_code == NOT_FOUND:
                    return None
                return ticket.body if ticket.body is not None else read_object(response)
        raise failure

    def forget(self, requested: Iterable[tuple[str, Mapping[str, str | int]]]) -> None:
        """Drop answers from the cache: what they say is stored elsewhere by now."""
        self._answers.bulk_delete(cache_key(self._prepare(path, params)) for path, params in requested)

    def status(self) -> SessionStatus:
        """What is known at this moment."""
        rate, is_down = self._pacer.rate, self._outage.is_down
        pause_s = self._outage.probe_in if is_down else self._pacer.pause_left
        return SessionStatus(
            message=self._message(rate, pause_s, is_down=is_down),
            requests=self._pacer.departed,
            rate=rate,
            is_down=is_down,
            pause_s=pause_s,
        )

    def close(self) -> None:
        """Close the cache and the connections; calls in flight are abandoned."""
        self._answers.close()
        self._adapter.close()

    def _prepare(self, path: str, params: Mapping[str, str | int]) -> requests.PreparedRequest:
        request = self._template.copy()
        query = f"?{urlencode(params)}" if params else ""
        request.url = f"{(self._template.url or '').rstrip('/')}{path}{query}"
        return request

    def _message(self, rate: float, pause_s: float, *, is_down: bool) -> str:
        if is_down:
            again = f"trying again in {pause_s:.0f} s" if pause_s >= 1 else "trying again"
            return f"TMDB does not answer; {again}."
        if pause_s >= 1:
            return f"TMDB asks for a pause of {pause_s:.0f} s."
        if rate < SLOWED_SHARE * self._pacer.limit.per_second:
            return f"TMDB asked for fewer requests; going on with {rate:.0f} a second."
        return ""

    def _send(self, request: requests.PreparedRequest, ticket: Ticket, *, is_kept: bool) -> requests.Response:
        expire_after = None if is_kept else DO_NOT_CACHE
        response: requests.Response = self._session.send(
            request, expire_after=expire_after, allow_redirects=False, ticket=ticket
        )
        return response

    @contextmanager
    def _alone(self, url: str, ticket: Ticket, *, is_kept: bool) -> Iterator[None]:
        """Let calls for one address wait for each other: the second then finds the answer in the cache.

        Not for a call that would find none there, nor for one that is in a hurry.
        """
        if not (is_kept and ticket.is_patient):
            yield
            return
        with self._lock:
            lock = self._in_flight.setdefault(url, threading.Lock())
        while not lock.acquire(timeout=SLICE_S):
            ticket.check()
        try:
            yield
        finally:
            with self._lock:
                self._in_flight.pop(url, None)
            lock.release()


def _template(base_url: str) -> requests.PreparedRequest:
    """What all requests have in common: prepared once, as that takes its time."""
    try:
        return requests.Request("GET", base_url).prepare()
    except requests.RequestException:
        failure = SettingsError("TMDB_BASE_URL is not a web address.", "It starts with https:// or http://.")
    raise failure


def _cached_session(answers: AnswerStorage, adapter: TmdbAdapter, base_url: str) -> CachedSession:
    """A session whose every request leaves through the adapter, if the cache does not have its answer."""
    session = CachedSession(
        backend=AnswerCache(answers),
        expire_after=EXPIRY_S,
        allowable_codes=(OK, NOT_FOUND),
        key_fn=cache_key,
        # Nothing to take out: no request has its credential yet, and of answers no header is kept.
        ignored_parameters=(),
    )
    # Proxies and certificates of the environment are read once, not again for every request.
    surroundings = session.merge_environment_settings(base_url, {}, None, None, None)
    session.proxies, session.verify = surroundings["proxies"], surroundings["verify"]
    session.trust_env = False
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    for prefix in ("https://", "http://"):
        session.mount(prefix, adapter)
    return session
