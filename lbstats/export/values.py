"""Turns cells of text into dates, years, ratings, addresses: one function per kind, each for one value.

A function raises `ValueError` with a sentence for a value that makes no sense. A blank cell is None: never 0,
never "".
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

FIRST_YEAR, LAST_YEAR = 1870, 2100
JOINS_NAMES = "\x1f"
"""Between names where queries answer with several as one text (`lbstats.stats.sql`): it may stand in none."""
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_EXCEL = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})", re.ASCII)
_CLOCK = re.compile(r"[ T]\d{1,2}:\d{2}(?::\d{2})?$", re.ASCII)
_YEAR = re.compile(r"(\d{4})(?:\.0+)?", re.ASCII)
_POSITION = re.compile(r"\d{1,6}", re.ASCII)
RATINGS = {f"{half / 2:g}": half / 2 for half in range(1, 11)} | {
    f"{half / 2:.1f}": half / 2 for half in range(1, 11)
}
_WEB = re.compile(r"(https?://[^/?#\s]+)(\S*)", re.IGNORECASE)
_ENTRY_SLUG = re.compile(r"(https?://(?:www\.)?letterboxd\.com)/[^/]+/film/([^/]+)")
_CENTURY_TURNS_AT = 70  # two digits from here on are of the 20th century, as in POSIX


def read_text(text: str) -> str:
    """The text without outer white space; blank stays blank."""
    return text.strip()


def read_title(text: str) -> str:
    """A film's name, which must not be blank."""
    title = text.replace(JOINS_NAMES, " ").strip()
    if not title:
        raise ValueError("The name is blank.")
    return title


def read_year(text: str) -> int | None:
    """A film's year."""
    text = text.strip()
    if not text:
        return None
    match = _YEAR.fullmatch(text)
    if not match:
        raise ValueError(f"{shorten(text)} is not a year.")
    year = int(match[1])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"{year} is not a year between {FIRST_YEAR} and {LAST_YEAR}.")
    return year


def read_rating(text: str) -> float | None:
    """Stars, 0.5 to 5 in halves."""
    text = text.strip().replace(",", ".")
    if not text:
        return None
    if text not in RATINGS:
        raise ValueError(f"{shorten(text)} is not a rating from 0.5 to 5 in halves.")
    return RATINGS[text]


def read_given_rating(text: str) -> float | None:
    """Stars where there must be some."""
    if not text.strip():
        raise ValueError("The rating is blank.")
    return read_rating(text)


def read_position(text: str) -> int | None:
    """A place in a list, from 1."""
    text = text.strip()
    if not text:
        return None
    if not _POSITION.fullmatch(text):
        raise ValueError(f"{shorten(text)} is not a place in a list.")
    return int(text)


def read_yes(text: str) -> bool:
    """`Yes` or blank."""
    answer = text.strip().casefold()
    if answer not in ("yes", "no", ""):
        raise ValueError(f"{shorten(text)} is neither Yes nor blank.")
    return answer == "yes"


def read_uri(text: str) -> str | None:
    """A web address: scheme and host in lower case, the path as it is: its case counts."""
    text = text.strip()
    if text.startswith("https://boxd.it/") or not text:
        return text or None
    match = _WEB.fullmatch(text)
    if not match:
        raise ValueError(f"{shorten(text)} is not a web address.")
    return match[1].lower() + match[2]


def film_uri(entry_uri: str | None) -> str | None:
    """The film's address in an entry's of the time before boxd.it (`letterboxd.com/<member>/film/…/1/`)."""
    match = _ENTRY_SLUG.match(entry_uri) if entry_uri else None
    return f"{match[1]}/film/{match[2]}/" if match else None


def read_iso_date(text: str) -> dt.date | None:
    """A day written year-month-day."""
    return date_reader(is_day_first=False)(text)


def date_reader(*, is_day_first: bool) -> Callable[[str], dt.date | None]:
    """A function that reads a day, ISO or as Excel writes it in one of its two orders."""

    def read_date(text: str) -> dt.date | None:
        text = _CLOCK.sub("", text.strip())
        if not text:
            return None
        year, month, day = _numbers(text, is_day_first=is_day_first)
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise ValueError(f"{shorten(text)} is not a day between {FIRST_YEAR} and {LAST_YEAR}.")
        try:
            return dt.date(year, month, day)
        except ValueError as error:
            raise ValueError(f"{shorten(text)} is not a day of the calendar.") from error

    return read_date


def _numbers(text: str, *, is_day_first: bool) -> tuple[int, int, int]:
    """The year, the month and the day as they are written."""
    if iso := _ISO.fullmatch(text):
        return int(iso[1]), int(iso[2]), int(iso[3])
    if excel := _EXCEL.fullmatch(text):
        first, second = int(excel[1]), int(excel[3])
        day, month = (first, second) if is_day_first else (second, first)
        return _whole_year(excel[4]), month, day
    raise ValueError(f"{shorten(text)} is not a date.")


def _whole_year(digits: str) -> int:
    year = int(digits)
    if len(digits) > 2:  # noqa: PLR2004 - the length of a short year
        return year
    return year + (1900 if year >= _CENTURY_TURNS_AT else 2000)


def day_order(texts: Iterable[str]) -> tuple[bool, bool] | None:
    """How Excel wrote the dates of a column: (is the day first, is that certain); None when it wrote none.

    A number above 12 can only be a day. Where no date of the column tells, the month is taken to be first;
    where dates contradict each other, the order that fits more of them counts.
    """
    found = [
        match for match in map(_EXCEL.fullmatch, (_CLOCK.sub("", text.strip()) for text in texts)) if match
    ]
    if not found:
        return None
    months = 12
    day_first = sum(int(match[1]) > months for match in found)
    month_first = sum(int(match[3]) > months for match in found)
    return day_first > month_first, day_first != month_first


def shorten(text: str, length: int = 40) -> str:
    """A value in quotes, for a sentence."""
    text = " ".join(text.split())
    return f"“{text}”" if len(text) <= length else f"“{text[:length]}…”"
