"""Single fields of a JSON body as plain values: what is absent, null, empty or of another type is None.

Knows nothing of films; the shapes are `payloads` and `credits`.
"""

from __future__ import annotations

import math
from typing import Any


def text(value: object) -> str | None:
    """A text without the space around it; None when there is none."""
    return (value.strip() or None) if isinstance(value, str) else None


def decimal(value: object) -> float | None:
    """A finite number; older bodies write numbers as text."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def whole(value: object) -> int | None:
    """A whole number of at most 32 bits, as the tables keep it."""
    number = value if type(value) is int else decimal(value)
    return int(number) if number is not None and number == int(number) and abs(number) < 2**31 else None


def rows(value: object) -> list[dict[str, Any]]:
    """The objects of a list."""
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def texts(value: object, name: str | None = None) -> tuple[str, ...]:
    """The distinct texts of a list, or of the field `name` of its objects, in their order."""
    listed = value if isinstance(value, list) else []
    found = listed if name is None else [row.get(name) for row in rows(listed)]
    return tuple(dict.fromkeys(written for one in found if (written := text(one))))
