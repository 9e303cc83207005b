"""Dots that stand for a film each, or for as many as their size says: what fields of dots have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import pandas as pd

SMALLEST: Final = 5
LARGEST: Final = 18
"""Pixels across."""
MANY: Final = 1000
"""So many dots are drawn smaller: more would be a cloud."""


def sizes(frame: pd.DataFrame, *, plain: int) -> int | list[float]:
    """The dots' width in pixels: one for all where each is a film, else so that areas are as the counts.

    Args:
        frame: Dots with film_count.
        plain: The width of a dot that is a film.
    """
    counts = frame["film_count"].tolist()
    most = max(counts, default=1)
    if most == 1:
        return plain if len(counts) < MANY else plain - 2
    return [max(SMALLEST, round(LARGEST * (count / most) ** 0.5, 1)) for count in counts]


def others(row: dict[Any, Any], alike: str) -> str:
    """What the hover sentence says of the films a dot stands for besides the one it names.

    Args:
        row: A dot with film_count.
        alike: What they have in common.
    """
    more = int(row["film_count"]) - 1
    return f"<br>and {more:,} more {alike}" if more else ""
