"""Searching as a person types: words in any order, whatever their case and accents. No Streamlit here."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, Final

from lbstats.ui.text import is_absent

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd


_MARKS: Final = re.compile(r"(?<=\w)[^\w\s]+|[^\w\s]+(?=\w)")
"""Signs in a word; one that stands alone is a word."""


def fold(text: str) -> str:
    """Text as it is compared: small letters without accents."""
    if text.isascii():  # most are, and 13,000 films are folded at once
        return text.lower()
    return "".join(
        mark for mark in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(mark)
    )


def plain(text: str) -> str:
    """Folded, and without what nobody types alike: `WALL·E`, `Wall-E` and `walle` are one word."""
    return _MARKS.sub("", fold(text))


def sought_words(words: str) -> list[str]:
    """The words of a search as they are compared."""
    return plain(words).split()


def folded(rows: Iterable[tuple[Any, ...]]) -> list[str]:
    """What each row is found by: its texts in one, plain; cells without a value are left out."""
    return [plain(" ".join(str(cell) for cell in row if not is_absent(cell))) for row in rows]


def matching(frame: pd.DataFrame, words: str, column: str = "search_text") -> pd.DataFrame:
    """The rows whose folded text holds every word, in the frame's order."""
    for word in sought_words(words):
        frame = frame[frame[column].str.contains(word, regex=False)]
    return frame
