"""One call on its way down to the wire and back: who asks, who may stop it, how often it failed.

Handed through the cache to the adapter, so that nothing about a call lives in a global or in the cached
request. Must not send anything itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from lbstats.errors import StoppedError

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable

SLICE_S = 0.25
"""The longest sleep of a waiting call: how soon it notices a stop."""


@dataclass(frozen=True, slots=True)
class Timing:
    """The clock and the sleep of a session; replaced in tests."""

    clock: Callable[[], float]
    sleep: Callable[[float], None]


@dataclass(slots=True)
class Ticket:
    """A call.

    Attributes:
        credential: TMDB's key or token of whoever asks; never shown.
        stops: Events that end the call: the process's and the job's.
        timing: The session's clock and sleep.
        is_expected: Whether a JSON object is what was asked for; otherwise the answer is garbage.
        is_patient: Wait while TMDB is down and for as long as it asks; a person at a screen does not.
        sent: Requests put on the wire for this call.
        failures: How often it failed in a way that counts against it.
        throttled: How often TMDB refused it for asking too fast.
        body: The JSON object, when the answer came over the wire.
    """

    credential: str = field(repr=False)
    stops: tuple[threading.Event, ...]
    timing: Timing
    is_expected: Callable[[dict[str, Any]], bool]
    is_patient: bool = True
    sent: int = 0
    failures: int = 0
    throttled: int = 0
    body: dict[str, Any] | None = field(default=None, repr=False)

    def check(self) -> None:
        """Raise when the call was stopped.

        Raises:
            StoppedError: One of the stop events is set.
        """
        if any(stop.is_set() for stop in self.stops):
            raise StoppedError("Stopped while waiting for TMDB.")

    def wait(self, seconds: float) -> None:
        """Sleep, unless stopped.

        Raises:
            StoppedError: One of the stop events is set, before or during the sleep.
        """
        self.check()
        end = self.timing.clock() + seconds
        while (left_s := end - self.timing.clock()) > 0:
            self.timing.sleep(min(left_s, SLICE_S))
            self.check()
