"""Whether TMDB answers at all, and what everybody does while it does not: wait, and let one of them ask.

A request that fails while others succeed has a problem of its own; when all fail, none of them has. So
failures in a row over all threads, without a success between them, make an outage. Then one call probes an
address that always answers, after growing pauses, and the others hold. Must not send anything itself: the
probe is passed in.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from lbstats.errors import TmdbUnavailableError
from lbstats.tmdb.ticket import SLICE_S

if TYPE_CHECKING:
    from collections.abc import Callable

    from lbstats.tmdb.ticket import Ticket, Timing

FAILURES_IN_A_ROW = 4
"""Fewer than one call has attempts, so that an outage is noticed before anybody gives up."""
FIRST_PAUSE_S = 1.0
LONGEST_PAUSE_S = 15.0


class Outage:
    """The common knowledge of all calls about whether TMDB answers."""

    def __init__(self, timing: Timing) -> None:
        self._timing = timing
        self._lock = threading.Lock()
        self._probing = threading.Lock()
        self._failures = 0
        self._is_down = False
        self._failed_probes = 0
        self._probe_at: float | None = None

    @property
    def is_down(self) -> bool:
        """Whether everybody waits."""
        return self._is_down

    @property
    def probe_in(self) -> float:
        """Seconds until TMDB is asked again; 0 while it is being asked, or when it answers."""
        probe_at = self._probe_at
        return max(probe_at - self._timing.clock(), 0.0) if probe_at is not None else 0.0

    def note_answer(self) -> None:
        """TMDB answered somebody, be it with a refusal."""
        with self._lock:
            self._failures = 0
            self._is_down = False

    def note_failure(self) -> bool:
        """TMDB failed somebody; whether that counts against the one request.

        A failure during an outage counts against nobody.
        """
        with self._lock:
            if self._is_down:
                return False
            self._failures += 1
            self._is_down = self._failures >= FAILURES_IN_A_ROW
            return True

    def hold(self, ticket: Ticket, probe: Callable[[], bool]) -> bool:
        """Wait while TMDB is down; whether it really was: a probe failed too.

        Args:
            ticket: The call that waits.
            probe: Asks TMDB for something that cannot fail for its own sake; whether it answered.

        Raises:
            StoppedError: The call was stopped.
            TmdbUnavailableError: The call does not want to wait.
        """
        failed_before = self._failed_probes
        while self._is_down:
            if not ticket.is_patient:
                raise TmdbUnavailableError("TMDB does not answer at the moment.", "Try again in a minute.")
            if self._probing.acquire(blocking=False):
                try:
                    self._probe_until_up(ticket, probe)
                finally:
                    self._probing.release()
            else:
                ticket.wait(SLICE_S)
        return self._failed_probes > failed_before

    def _probe_until_up(self, ticket: Ticket, probe: Callable[[], bool]) -> None:
        """Ask again and again, with growing pauses."""
        pause_s = FIRST_PAUSE_S
        try:
            while self._is_down:
                self._probe_at = self._timing.clock() + pause_s
                ticket.wait(pause_s)
                if probe():
                    self.note_answer()
                else:
                    self._failed_probes += 1
                    pause_s = min(pause_s * 2, LONGEST_PAUSE_S)
        finally:
            self._probe_at = None
