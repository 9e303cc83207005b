"""What a Retry-After header means, in every form a server has been seen to send."""

from __future__ import annotations

import datetime as dt

import pytest

from lbstats.tmdb.retry import parse_retry_after

NOW = dt.datetime(2026, 8, 1, 12, 0, 0, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("8", 8.0),
        ("0", 0.0),
        ("1.0", 1.0),
        ("0.35", 0.35),
        (" 2 ", 2.0),
        ("Sat, 01 Aug 2026 12:00:10 GMT", 10.0),
        ("Sat, 01 Aug 2026 12:00:10", 10.0),
        ("Sat, 01 Aug 2026 11:00:00 GMT", 0.0),
        ("Sun, 02 Aug 2026 12:00:00 GMT", 60.0),
        ("86400", 60.0),
        ("1e400", None),
        ("nan", None),
        ("-5", None),
        ("soon", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after_is_read_as(header: str | None, seconds: float | None) -> None:
    assert parse_retry_after(header, NOW) == seconds


def test_a_date_is_measured_from_the_system_clock_unless_told() -> None:
    assert parse_retry_after("Wed, 01 Jan 2020 00:00:00 GMT") == 0.0
