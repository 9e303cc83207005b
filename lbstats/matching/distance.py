"""How far a candidate is from a film: one number from 0 (same title, same year) to 1 (nothing in common).

`distance = 1 - similarity of the titles x closeness of the years`. The only place where text is compared
by degrees. docs/matching.md explains the figures.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from lbstats.matching.folding import FOLDED_TITLES_KEPT, fold, squash

if TYPE_CHECKING:
    from lbstats.model import Candidate, FilmQuery

SAME = 1.0
SQUASHED_SAME = 0.97
"""Equal but for punctuation and spaces: `Face/Off`, `Face Off`."""
MORE_OF_A_TITLE = 0.85
"""One title goes on where the other ends: `Glass Onion`, `Glass Onion: A Knives Out Mystery`."""
NOT_SAME_AT_MOST = 0.96
OTHER_NUMERALS_AT_MOST = 0.5
"""`Part 1` and `Part 2` are 94 % the same letters and never the same film."""
WORDS_MOVED = 0.95
ORIGINAL_TITLE = 0.98
"""An exact title beats an exact original title."""

NO_YEAR = 0.88
YEAR_CLOSENESS = {0: 1.0, 1: 0.97, -1: 0.94, 2: 0.85, -2: 0.85}
"""TMDB's year minus Letterboxd's: 0 for 94.5 % of films, +1 for 4.8 % (a festival before the release),
-1 for 0.14 %."""
OTHER_YEAR = 0.6

_TOKEN = re.compile(r"[^\W_]+")
_ROMAN = re.compile(r"(x{0,2})(ix|iv|v?i{0,3})")
_NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), start=1
    )
}
_PART = frozenset({"part", "parts", "vol", "volume", "chapter", "episode", "no"})


def distance(query: FilmQuery, candidate: Candidate) -> float:
    """How far the candidate is from the film, rounded to 4 decimals.

    Args:
        query: The film as Letterboxd writes it.
        candidate: A film or series of TMDB; its title or its original title counts, whichever is nearer.
    """
    text = max(
        title_similarity(query.title, candidate.title),
        ORIGINAL_TITLE * title_similarity(query.title, candidate.original_title),
    )
    return round(1 - text * year_closeness(query, candidate), 4)


def year_closeness(query: FilmQuery, candidate: Candidate) -> float:
    """How well the years fit, from 0.6 to 1."""
    apart = years_apart(query, candidate)
    return NO_YEAR if apart is None else YEAR_CLOSENESS.get(apart, OTHER_YEAR)


def years_apart(query: FilmQuery, candidate: Candidate) -> int | None:
    """TMDB's year minus Letterboxd's; None when either has none."""
    if query.year is None or candidate.released_on is None:
        return None
    return candidate.released_on.year - query.year


@lru_cache(maxsize=FOLDED_TITLES_KEPT)
def title_similarity(one: str, other: str) -> float:
    """How much alike two titles are: 1 when folded the same, at most 0.97 when not."""
    a, b = fold(one), fold(other)
    if a == b:
        return SAME
    if squash(one) == squash(other):
        return SQUASHED_SAME
    alike = max(fuzz.ratio(a, b), WORDS_MOVED * fuzz.token_sort_ratio(a, b)) / 100
    if _goes_on(a, b) or _goes_on(b, a):
        alike = max(alike, MORE_OF_A_TITLE)
    return min(alike, OTHER_NUMERALS_AT_MOST if are_other_parts(one, other) else NOT_SAME_AT_MOST)


def are_other_parts(one: str, other: str) -> bool:
    """Whether the numbers in two titles contradict each other."""
    # A missing 1 is no contradiction: first parts are renamed when a second one comes.
    return bool((_numerals(fold(one)) ^ _numerals(fold(other))) - {1})


def _goes_on(short: str, long: str) -> bool:
    return long.startswith((f"{short}:", f"{short},", f"{short} (", f"{short} or ", f"{short} part "))


def _numerals(folded: str) -> frozenset[int]:
    """The numbers in a folded title: digits, Roman numerals, and words after `part` and the like."""
    found = set()
    before = ""
    for token in _TOKEN.findall(folded):
        roman = _ROMAN.fullmatch(token)
        if token.isdecimal():
            found.add(int(token))
        elif roman:
            found.add(_roman(roman))
        elif before in _PART and token in _NUMBER_WORDS:
            found.add(_NUMBER_WORDS[token])
        before = token
    return frozenset(found)


def _roman(match: re.Match[str]) -> int:
    tens, ones = match.groups()
    small = {"ix": 9, "iv": 4}.get(ones)
    return 10 * len(tens) + (small if small is not None else 5 * ones.count("v") + ones.count("i"))
