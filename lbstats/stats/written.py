"""How days, years, stars and names stand in an address, and what is read from one. Knows no scope.

Whatever makes no sense is left out, or raises `ValueError` where a span has to say which of its ends it is.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

T = TypeVar("T")

MOST_CHARACTERS: Final = 200
_SPAN: Final = ".."
_YEAR: Final = re.compile(r"\d{4}", re.ASCII)
_STARS: Final = {f"{half / 2:{form}}": half / 2 for half in range(1, 11) for form in ("g", ".1f")}
_CODE: Final = re.compile(r"[A-Za-z]{2}", re.ASCII)
_MINUTES: Final = re.compile(r"\d{1,4}", re.ASCII)


def span(first: str, last: str) -> list[str]:
    """`2021..2023`, `2021..`, `..2023`, or `2023` where both ends are written alike; nothing without ends."""
    if first == last:
        return [first] if first else []
    return [f"{first}{_SPAN}{last}"]


def read_span(
    values: Sequence[str] | None, read_first: Callable[[str], T], read_last: Callable[[str], T]
) -> tuple[T | None, T | None]:
    """Both ends of a span; of one that cannot be read neither."""
    if not values:
        return None, None
    first, separator, last = values[0].partition(_SPAN)
    try:
        return (
            read_first(first) if first else None,
            (read_last(last) if last else None) if separator else read_last(first),
        )
    except ValueError:
        return None, None


def first_day(day: dt.date | None) -> str:
    """A day that begins a span; a whole year by its number."""
    if day is None:
        return ""
    return f"{day.year:04}" if (day.month, day.day) == (1, 1) else day.isoformat()


def last_day(day: dt.date | None) -> str:
    """A day that ends a span; a whole year by its number."""
    if day is None:
        return ""
    return f"{day.year:04}" if (day.month, day.day) == (12, 31) else day.isoformat()


def read_first_day(text: str) -> dt.date:
    """A day, or the first one of a year."""
    return dt.date(read_year(text), 1, 1) if _YEAR.fullmatch(text) else dt.date.fromisoformat(text)


def read_last_day(text: str) -> dt.date:
    """A day, or the last one of a year."""
    return dt.date(read_year(text), 12, 31) if _YEAR.fullmatch(text) else dt.date.fromisoformat(text)


def read_year(text: str) -> int:
    """A year of four digits."""
    if not _YEAR.fullmatch(text):
        raise ValueError("A year has four digits.")
    return int(text)


def read_minutes(text: str) -> int:
    """A number of minutes."""
    if not _MINUTES.fullmatch(text):
        raise ValueError("A runtime is a number of minutes.")
    return int(text)


def read_stars(text: str) -> float:
    """One of ten half stars."""
    if text not in _STARS:
        raise ValueError("A rating is one of ten half stars.")
    return _STARS[text]


def written(number: float | None) -> str:
    """A number, short; nothing for none."""
    return "" if number is None else f"{number:g}"


def read_numbers(values: Sequence[str], last: int) -> tuple[int, ...]:
    """The whole numbers from 1 to the last one that is."""
    return tuple(number for number in range(1, last + 1) if str(number) in values)


def read_codes(values: Iterable[str]) -> list[str]:
    """Codes of two letters."""
    return [value for value in values if _CODE.fullmatch(value)]


def read_names(values: Iterable[str]) -> tuple[str, ...]:
    """Names as somebody may have written them: not blank, not endless, and text that can be stored."""
    return tuple(
        value for value in values if value.strip() and len(value) <= MOST_CHARACTERS and _is_text(value)
    )


def _is_text(value: str) -> bool:
    return "\x00" not in value and not any("\ud800" <= character <= "\udfff" for character in value)
