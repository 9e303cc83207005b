"""How fast the process may ask TMDB: one budget, handed out evenly and in the order of asking.

`Pace` is arithmetic over a clock that is passed in; `Pacer` is the line of threads in front of it. Neither
knows of HTTP. A server counts arrivals in a sliding window, so requests leave at even intervals, and what a
late thread missed is made up only as far as no window can tell.
"""

from __future__ import annotations

import threading
from bisect import insort
from collections import deque
from contextlib import contextmanager
from typing import TYPE_CHECKING

from lbstats.errors import TmdbUnavailableError
from lbstats.tmdb.ticket import SLICE_S

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lbstats.settings import RateLimit
    from lbstats.tmdb.ticket import Ticket, Timing

MAKE_UP_S = 0.25
"""Lateness that is made up. A thread wakes some milliseconds after its time, on a busy machine a good many of
them, and that must not lower the rate; after a longer time nobody wanted to ask."""
CLOSEST = 0.75
"""Of the even interval: how close together requests leave while lateness is made up. Closer would keep the
rate better, but what the network delays would then arrive in bursts."""
EVEN = 0.99
"""Of the rate: how fast requests leave when nobody is late. Without the rest a gap would come back in every
window for ever, and the rush behind it too; and what the network delays meets fewer that are in time."""
CALM_CUT, CUT, SOON_CUT = 0.95, 0.9, 0.75
"""What is left of the rate after TMDB refused a request for asking too fast. The first refusal in a long time
is a hiccup on the way; one soon after a pause means that the rate is far too high."""
CALM_S, SOON_S = 30.0, 5.0
CALM_RECOVERY_PER_S, RECOVERY_PER_S = 0.01, 0.004
"""Share of the configured rate won back each second. A hiccup is over in five. When they come again and again
half a minute for the way back keeps refusals under 1 %, even when the server allows half of what is
configured."""
SLOWEST_SHARE = 0.02
"""The rate never falls below this share of the configured one: it must come back."""
LONGEST_PAUSE_S = 60.0
IMPATIENT_PAUSE_S = 3.0
"""The longest pause a person at a screen is kept waiting for."""
FIRST_PAUSE_S = 1.0
"""The pause when a refusal does not say for how long; doubled with each refusal in a row."""


class Pace:
    """When the next request may leave.

    Instants are seconds of one monotonic clock, passed in.
    """

    def __init__(self, limit: RateLimit) -> None:
        self._full = limit.per_second
        self._departed: deque[float] = deque([float("-inf")], maxlen=limit.count)
        self._due_at = float("-inf")
        self._paused_until = float("-inf")
        self._cut_rate = self._full
        self._cut_at = float("-inf")
        self._recovery_per_s = CALM_RECOVERY_PER_S
        self._refusals = 0

    def rate(self, now: float) -> float:
        """Requests a second at present: the configured ones, or less for a while after a refusal."""
        if self._cut_rate >= self._full:
            return self._full
        seconds = max(now - max(self._cut_at, self._paused_until), 0.0)
        recovered = seconds * self._recovery_per_s * self._full
        return min(self._cut_rate + recovered, self._full)

    def pause_left(self, now: float) -> float:
        """Seconds until the pause TMDB asked for is over; 0 without one."""
        return max(self._paused_until - now, 0.0)

    def delay(self, now: float) -> float:
        """Seconds until the next request may leave."""
        return max(self._earliest(now) - now, self._paused_until - now, 0.0)

    def depart(self, now: float) -> None:
        """Note that a request leaves."""
        is_late = now - self._due_at <= MAKE_UP_S
        self._due_at = (self._due_at if is_late else now) + 1 / (EVEN * self.rate(now))
        self._departed.append(now)

    def note_sent(self, departed_at: float, now: float) -> None:
        """Note that a request that left its line then was on its way only now: windows count it from now."""
        if departed_at in self._departed:
            self._departed.remove(departed_at)
            insort(self._departed, now)

    def _earliest(self, now: float) -> float:
        """When the next request is due, not too close behind the last one, and no window holds too many."""
        interval = 1 / self.rate(now)
        earliest = max(self._due_at, self._departed[-1] + CLOSEST * interval)
        count = self._departed.maxlen or 1
        if len(self._departed) < count:
            return earliest
        return max(earliest, self._departed[0] + count * interval)

    def succeed(self) -> None:
        """Note an answer that was not a refusal."""
        self._refusals = 0

    def refuse(self, now: float, departed_at: float, retry_after_s: float | None) -> None:
        """Note a refusal (429): pause everybody, and go on more slowly.

        Args:
            now: The present.
            departed_at: When the refused request left. Those that left before the last cut are its
                stragglers: they say nothing about the new rate.
            retry_after_s: What the refusal asks for, if anything.
        """
        is_straggler = departed_at <= self._cut_at
        if not is_straggler:
            self._cut(now)
        if retry_after_s is None:
            retry_after_s = 0.0 if is_straggler else FIRST_PAUSE_S * 2 ** min(self._refusals - 1, 6)
        self._paused_until = max(self._paused_until, now + min(retry_after_s, LONGEST_PAUSE_S))

    def _cut(self, now: float) -> None:
        quiet_s = now - max(self._cut_at, self._paused_until)
        is_calm = quiet_s > CALM_S
        cut = CALM_CUT if is_calm else CUT if quiet_s > SOON_S else SOON_CUT
        self._cut_rate = max(self.rate(now) * cut, self._full * SLOWEST_SHARE)
        self._recovery_per_s = CALM_RECOVERY_PER_S if is_calm else RECOVERY_PER_S
        self._cut_at = now
        self._refusals += 1


class Pacer:
    """The line in front of a `Pace`: first come, first served, over all threads of the process.

    Attributes:
        limit: The configured rate.
        departed: Requests that left so far.
    """

    def __init__(self, limit: RateLimit, timing: Timing) -> None:
        self.limit = limit
        self.departed = 0
        self._pace = Pace(limit)
        self._timing = timing
        self._lock = threading.Lock()
        self._line: deque[threading.Event] = deque()

    @contextmanager
    def _place_in_line(self) -> Iterator[threading.Event]:
        """A place at the end of the line; its event is set when everybody before has left."""
        turn = threading.Event()
        with self._lock:
            self._line.append(turn)
            self._line[0].set()
        try:
            yield turn
        finally:
            with self._lock:
                self._line.remove(turn)
                if self._line:
                    self._line[0].set()

    def acquire(self, ticket: Ticket) -> float:
        """Wait until this call may send one request; when it left.

        Raises:
            StoppedError: The call was stopped while it waited; its place goes to the next.
            TmdbUnavailableError: TMDB asked for a pause longer than the call cares to wait.
        """
        with self._place_in_line() as turn:
            while not turn.wait(SLICE_S):
                self._check(ticket)
            while True:
                self._check(ticket)
                with self._lock:
                    now = self._timing.clock()
                    delay_s = self._pace.delay(now)
                    if delay_s <= 0:
                        self._pace.depart(now)
                        self.departed += 1
                        return now
                # In slices: a pause may begin meanwhile, and a stop may come.
                ticket.wait(delay_s)

    def note_sent(self, departed_at: float) -> None:
        """Note that a request is on its way; when it left its line is what `acquire` said."""
        with self._lock:
            self._pace.note_sent(departed_at, self._timing.clock())

    def _check(self, ticket: Ticket) -> None:
        ticket.check()
        if not ticket.is_patient and (pause_s := self.pause_left) > IMPATIENT_PAUSE_S:
            raise TmdbUnavailableError(
                "TMDB asked for fewer requests and for a pause.", f"Try again in {pause_s:.0f} seconds."
            )

    def succeed(self) -> None:
        """Note an answer that was not a refusal."""
        with self._lock:
            self._pace.succeed()

    def refuse(self, departed_at: float, retry_after_s: float | None) -> None:
        """Note a refusal: everybody pauses."""
        with self._lock:
            self._pace.refuse(self._timing.clock(), departed_at, retry_after_s)

    @property
    def rate(self) -> float:
        """Requests a second at present."""
        with self._lock:
            return self._pace.rate(self._timing.clock())

    @property
    def pause_left(self) -> float:
        """Seconds of the pause TMDB asked for that are left."""
        with self._lock:
            return self._pace.pause_left(self._timing.clock())
