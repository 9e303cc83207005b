"""Figures as people read them: a half is rounded away from zero, as everybody learnt it and browsers do.

Python's own formatting takes halves to the even digit, so that an average of 3.125 would be 3.12 in a
sentence and 3.13 in the table beside it. All take finite numbers: what is not known is left out before.
This module imports nothing of the project.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

MINUS: Final = "\N{MINUS SIGN}"


def fixed(value: float, decimals: int = 0) -> str:
    """`1,656`, `3.81`, with a minus sign below zero and none before a zero."""
    rounded = _rounded(value, decimals)
    return f"{MINUS if rounded < 0 else ''}{abs(rounded):,.{decimals}f}"


def signed(value: float, decimals: int = 0) -> str:
    """As `fixed`, with a plus above zero."""
    return f"{'+' if _rounded(value, decimals) > 0 else ''}{fixed(value, decimals)}"


def percent(share: float) -> str:
    """`13 %` of a share of 1; what is less than one is not called none, and what is not all is not all."""
    if 0 < share < 0.01:  # noqa: PLR2004 - one per cent
        return "under 1 %"
    whole = fixed(round(100 * share, 9))  # 23 of 40 is 57.5 %, and a little less once it is multiplied
    return "over 99 %" if whole == "100" and share < 1 else f"{whole} %"


def nearest(value: float) -> int:
    """The whole number next to it."""
    return int(_rounded(value, 0))


def _rounded(value: float, decimals: int) -> Decimal:
    return Decimal(float(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
