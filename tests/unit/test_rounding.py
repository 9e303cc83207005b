"""Figures as people read them: halves are rounded away from zero, as in the tables of a browser."""

import pytest

from lbstats.rounding import fixed, nearest, percent, signed


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (3.125, 2, "3.13"),  # (2.5 + 3 + 3.5 + 3.5) / 4, which has an exact half
        (3.375, 2, "3.38"),
        (-3.125, 2, "\N{MINUS SIGN}3.13"),
        (2.5, 0, "3"),
        (0.5, 0, "1"),
        (1234.25, 1, "1,234.3"),
        (1656, 0, "1,656"),
        (-0.001, 2, "0.00"),
        (2.675, 2, "2.67"),  # as a number it is a little less
    ],
)
def test_a_half_is_rounded_away_from_zero(value: float, decimals: int, written: str) -> None:
    assert fixed(value, decimals) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [(0.375, "+0.38"), (-0.375, "\N{MINUS SIGN}0.38"), (0.001, "0.00"), (-0.001, "0.00")],
)
def test_signed_has_a_plus_too_but_zero_has_no_sign(value: float, written: str) -> None:
    assert signed(value, 2) == written


@pytest.mark.parametrize(
    ("part", "total", "written"),
    [
        (17, 40, "43 %"),
        (23, 40, "58 %"),
        (29, 200, "15 %"),
        (1, 8, "13 %"),
        (0, 5, "0 %"),
        (1, 1692, "under 1 %"),
        (1691, 1692, "over 99 %"),
        (1, 100, "1 %"),
        (994, 1000, "99 %"),
        (5, 5, "100 %"),
    ],
)
def test_a_share_that_is_not_nothing_and_not_all_is_not_called_so(
    part: int, total: int, written: str
) -> None:
    assert percent(part / total) == written


def test_nearest() -> None:
    assert [nearest(value) for value in (2.5, 3.5, -0.5, 2.4)] == [3, 4, -1, 2]
