"""Words and figures as the screen shows them, and untrusted text made harmless.

Titles, reviews, tags, list names and usernames come from a file anyone can craft. Whatever reaches HTML
passes `escape_html`, whatever reaches Markdown passes `escape_markdown`. No Streamlit here, no markup of
pages.
"""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from math import isnan
from typing import TYPE_CHECKING

import pandas as pd

from lbstats.rounding import fixed

if TYPE_CHECKING:
    import datetime as dt

ABSENT = "\N{EN DASH}"
"""What stands where a figure is not known."""

WORD_JOINER = "\N{WORD JOINER}"

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~:$&@/])")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u202a-\u202e\u2066-\u2069\ufeff]")
_LINK = re.compile(r"(?<=:)(?=//)|(?<=www)(?=\.)|(?<=@)", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_GAPS = re.compile(r"\n{3,}")


def escape_html(text: object) -> str:
    """Untrusted text for use between tags and inside quoted attributes."""
    return html.escape(_CONTROL.sub("", str(text)), quote=True)


def isolated(text: object) -> str:
    """Untrusted text as HTML with a direction of its own: a title in Hebrew turns nothing beside it."""
    return f"<bdi>{escape_html(text)}</bdi>"


def visible(text: str) -> str:
    """Untrusted text without the characters that are not seen and turn or hide others."""
    return _CONTROL.sub("", text)


def escape_markdown(text: object) -> str:
    """Untrusted text for Streamlit's Markdown: no emphasis, link, formula, colour or emoji comes of it.

    Bare addresses become links after the escapes are undone, so nothing but a character in between keeps
    them apart: the word joiner, which has no width.
    """
    plain = _SPACE.sub(" ", _CONTROL.sub("", str(text)))
    return _MARKDOWN.sub(r"\\\1", _LINK.sub(WORD_JOINER, plain))


def plain_review(review: str) -> str:
    """A review as lines of plain text: of Letterboxd's HTML only the line breaks stay."""
    reader = _TextOfHtml()
    reader.feed(review)
    reader.close()
    lines = (_SPACE.sub(" ", line).strip() for line in _CONTROL.sub("", "".join(reader.parts)).split("\n"))
    return _GAPS.sub("\n\n", "\n".join(lines)).strip()


class _TextOfHtml(HTMLParser):
    """Collects the text between tags; script and style are left out."""

    breaking = frozenset({"br", "p", "div", "blockquote", "li"})
    silent = frozenset({"script", "style"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silenced = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._silenced += tag in self.silent
        if tag in self.breaking:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._silenced = max(0, self._silenced - (tag in self.silent))
        if tag in self.breaking and tag != "br":
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silenced:
            self.parts.append(data)


def is_absent(value: object) -> bool:
    """None, NaN, NaT and NA: a cell without a value. Asked of every cell shown: pandas would take long."""
    return value is None or value is pd.NaT or value is pd.NA or (isinstance(value, float) and isnan(value))


def number(value: float | None, decimals: int = 0) -> str:
    """`1,656`, `3.81`, or a dash when there is none."""
    return ABSENT if value is None or is_absent(value) else fixed(value, decimals)


def plural(count: int, noun: str, many: str = "") -> str:
    """`1 film`, `34 films`, `2 entries`."""
    return f"{count:,} {noun if count == 1 else many or noun + 's'}"


def stars(rating: float | None) -> str:
    """`★★★½`; empty when unrated."""
    if rating is None or is_absent(rating):
        return ""
    return "★" * int(rating) + ("½" if rating % 1 else "")


def star_marks(rating: float | None) -> str:
    """The stars as HTML that can be seen and heard; empty when unrated."""
    shown = stars(rating)
    if not shown:
        return ""
    said = f"{rating:g} {'star' if rating == 1 else 'stars'}"
    return f'<span class="lb-stars" role="img" aria-label="{said}">{shown}</span>'


def day(date: dt.date | None) -> str:
    """`3 Mar 2024`, or a dash."""
    return ABSENT if date is None or is_absent(date) else f"{date.day} {date:%b %Y}"


def title_and_year(title: str, year: int | None) -> str:
    """`Heat (1995)`, or the title alone."""
    return title if year is None or is_absent(year) else f"{title} ({int(year)})"
