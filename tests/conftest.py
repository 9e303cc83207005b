"""Fixtures for every test directory: a clock moved by hand and a real database in a temporary folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lbstats.store.database import Database
from tests.fakes.clock import FakeClock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def clock() -> FakeClock:
    """A clock at 2026-08-01 12:00 UTC; `clock.advance(days=31)` moves it."""
    return FakeClock()


@pytest.fixture
def database(tmp_path: Path, clock: FakeClock) -> Iterator[Database]:
    """An open, migrated, empty database in `tmp_path / "data"`, on `clock`."""
    opened = Database.open(tmp_path / "data", clock)
    yield opened
    opened.close()
