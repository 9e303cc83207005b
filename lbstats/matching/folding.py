"""When two titles are the same title: differences of typing go, differences of meaning stay.

`fold` removes what two people would write differently for one title (case, accents, kinds of dashes and
quotes, no-break spaces, `&` for and, one character for three dots). Numerals stay as they are written: II
is not III, and Part 1 is not Part 2. `squash` also removes punctuation and spaces; titles equal only then
are close, not the same: `Mother!` is not `Mother`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－⸺⸻"), "-")  # noqa: RUF001 - the characters meant
_QUOTES = dict.fromkeys(map(ord, '‘’‚‛“”„‟«»‹›`´ʼʻʹ′″"'), "'")  # noqa: RUF001 - the characters meant
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "\u0131": "i"}
)
_SAME = _DASHES | _QUOTES | _LETTERS

_FRACTION = re.compile(r"(?<=\d)(?=[¼½¾⅓⅔⅛⅜⅝⅞])")
_ELLIPSIS = re.compile(r"\s*\.{2,}\s*")
_AMPERSAND = re.compile(r"\s*&\s*")
_DASH = re.compile(r"\s*-+\s*")
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"[^\W_]+")

FOLDED_TITLES_KEPT = 65_536
"""Folding is asked for the same titles again and again; this many results are kept."""


@lru_cache(maxsize=FOLDED_TITLES_KEPT)
def fold(title: str) -> str:
    """The title without differences of typing; never empty for a title that is not."""
    text = unicodedata.normalize("NFKC", _FRACTION.sub(" ", title)).replace("\u2044", "/").casefold()
    text = _without_accents(text).translate(_SAME)
    text = "".join(character for character in text if unicodedata.category(character) != "Cf")
    text = _ELLIPSIS.sub(" ... ", text)
    text = _AMPERSAND.sub(" and ", text)
    text = _DASH.sub("-", text)
    return _SPACE.sub(" ", text).strip() or title


@lru_cache(maxsize=FOLDED_TITLES_KEPT)
def squash(title: str) -> str:
    """The folded title without punctuation and spaces; a title of symbols alone stays as it is folded."""
    folded = fold(title)
    return "".join(_WORD.findall(folded)) or folded


def words(title: str) -> frozenset[str]:
    """The words of the folded title."""
    return frozenset(_WORD.findall(fold(title)))


def _without_accents(text: str) -> str:
    """Accents off Latin and Greek letters only: in other scripts a mark makes another letter (й, が)."""
    kept: list[str] = []
    base = " "
    for character in unicodedata.normalize("NFD", text):
        if not unicodedata.combining(character):
            base = character
        elif unicodedata.name(base, "").startswith(("LATIN", "GREEK")):
            continue
        kept.append(character)
    return unicodedata.normalize("NFC", "".join(kept))
