"""Which failures are tried again, how often and after how long; and what a Retry-After header means.

The only layer of retries: urllib3's are switched off, because they break on `Retry-After: 1.0` and bypass the
pace.
"""

from __future__ import annotations

import datetime as dt
import math
import random
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from tenacity import Retrying, retry_if_exception_type

from lbstats.errors import TmdbError

if TYPE_CHECKING:
    from tenacity import RetryCallState

    from lbstats.tmdb.ticket import Ticket

ATTEMPTS = 7
"""At a share of 12 % failing answers, seven in a row hit one request in three million."""
IMPATIENT_ATTEMPTS = 2
REFUSALS = 30
"""After so many refusals (429) of one call TMDB will not have it; the pauses between them take minutes."""
FIRST_WAIT_S = 0.5
LONGEST_WAIT_S = 8.0
LONGEST_RETRY_AFTER_S = 60.0


class RetryableError(TmdbError):
    """This attempt failed in a way that may pass. Never leaves this package.

    Attributes:
        retry_after_s: What the answer asked for, if anything.
    """

    def __init__(self, reason: str, *, retry_after_s: float | None = None) -> None:
        super().__init__(reason)
        self.retry_after_s = retry_after_s


class RefusedError(RetryableError):
    """TMDB refused the request for asking too fast (429); the pacer already pauses."""


def parse_retry_after(value: str | None, now: dt.datetime | None = None) -> float | None:
    """Seconds a Retry-After header asks for, between 0 and a minute.

    Args:
        value: The header: whole or fractional seconds or a date of HTTP; None when there is none.
        now: The present, aware; the system's when None.

    Returns:
        None when there is no header or it makes no sense.
    """
    if value is None:
        return None
    try:
        seconds = float(value)
    except ValueError:
        seconds = _seconds_until(value, now or dt.datetime.now(dt.UTC))
    if not math.isfinite(seconds) or seconds < 0:
        return None
    return min(seconds, LONGEST_RETRY_AFTER_S)


def _seconds_until(date: str, now: dt.datetime) -> float:
    """Seconds from now until a date of HTTP, 0 for one in the past; not a number when it is no date."""
    try:
        at = parsedate_to_datetime(date)
    except ValueError:
        return math.nan
    at = at if at.tzinfo else at.replace(tzinfo=dt.UTC)
    return max((at - now).total_seconds(), 0.0)


def retrying(ticket: Ticket) -> Retrying:
    """Attempts of one call, with waits between them that a stop ends.

    The last failure is raised when they are used up.
    """
    return Retrying(
        retry=retry_if_exception_type(RetryableError),
        stop=lambda _: _is_spent(ticket),
        wait=lambda state: _wait_s(state, ticket),
        sleep=ticket.wait,
        reraise=True,
    )


def _is_spent(ticket: Ticket) -> bool:
    if not ticket.is_patient:
        return ticket.failures + ticket.throttled >= IMPATIENT_ATTEMPTS
    return ticket.failures >= ATTEMPTS or ticket.throttled >= REFUSALS


def _wait_s(state: RetryCallState, ticket: Ticket) -> float:
    error = state.outcome.exception() if state.outcome else None
    if isinstance(error, RefusedError):
        return 0.0  # the pacer holds everybody, this call among them
    backoff_s: float = min(FIRST_WAIT_S * 2 ** max(ticket.failures - 1, 0), LONGEST_WAIT_S)
    # Jitter, so that calls that failed together do not come back together.
    backoff_s *= random.uniform(0.5, 1.5)  # noqa: S311 - nothing secret
    asked_s = error.retry_after_s if isinstance(error, RetryableError) else None
    return max(backoff_s, asked_s or 0.0)
