"""Monotonic time that passes only by sleeping: waits of minutes in no time, and their lengths to look at."""

from __future__ import annotations

import threading


class FakeTime:
    """A clock and a sleep that belong together.

    Attributes:
        now: Seconds since an arbitrary start.
    """

    def __init__(self) -> None:
        self.now = 1000.0
        self._lock = threading.Lock()

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        with self._lock:
            self.now += seconds
