"""A clock that stands still until it is moved: `Database` and everything with a clock takes it."""

from __future__ import annotations

import datetime as dt

START = dt.datetime(2026, 8, 1, 12, 0, tzinfo=dt.UTC)


class FakeClock:
    """Calling it gives the present instant (aware, UTC)."""

    def __init__(self, now: dt.datetime = START) -> None:
        self.now = now

    def __call__(self) -> dt.datetime:
        """The instant it stands at."""
        return self.now

    def advance(self, **units: float) -> None:
        """Move forward: `clock.advance(days=31)`, `clock.advance(seconds=1)`."""
        self.now += dt.timedelta(**units)
