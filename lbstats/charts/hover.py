"""Hover sentences in lines that fit a phone, beyond whose edge Plotly draws what nobody sees."""

from __future__ import annotations

import html
import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LINE: Final = 46
"""As wide as so many letters fits a figure on the narrowest of today's phones, 360 pixels."""
_CHARACTER: Final = re.compile(r"&#?\w+;|.", re.DOTALL)
"""As it stands in a sentence: escaped."""
_PAUSES: Final = (re.compile(", "), re.compile(r" (?=\(|over )"))
"""The better ones first."""


def in_lines(sentences: Iterable[str]) -> list[str]:
    """The sentences, escaped as they are, with lines no longer than fits."""
    return [
        text if len(text) <= LINE and text.isascii() else "<br>".join(_broken(text.split("<br>")))
        for text in sentences
    ]


def _broken(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        if (len(line) <= LINE and line.isascii()) or _width(line) <= LINE:
            yield line
        else:
            yield from _at_pause(line) or _between_words(line)


def _at_pause(line: str) -> tuple[str, ...]:
    """Where a reader would take a breath, if both parts then fit; nothing if they do not."""
    for pauses in _PAUSES:
        parts = [(line[: pause.end()].rstrip(), line[pause.end() :]) for pause in pauses.finditer(line)]
        fitting = [both for both in parts if max(map(_width, both)) <= LINE]
        if fitting:
            return fitting[-1]
    return ()


def _between_words(line: str) -> Iterator[str]:
    broken, room = "", LINE
    for word in _words(line):
        width = _width(word)
        if broken and width > room:
            yield broken.rstrip()
            broken, room = "", LINE
        broken += word
        room -= width + word.endswith(" ")
    yield broken


def _words(line: str) -> Iterator[str]:
    """Each with the space behind it; in pieces where one alone is wider than a line."""
    for word in re.findall(r"[^ ]+ ?| ", line):
        if _width(word) <= LINE:
            yield word
            continue
        piece, width = "", 0
        for character in _CHARACTER.findall(word):
            width += _width(character)
            if width > LINE:
                yield piece
                piece, width = "", _width(character)
            piece += character
        yield piece


def _width(escaped: str) -> int:
    """In letters; a Chinese, Japanese or Korean character is as wide as two."""
    text = html.unescape(escaped).rstrip()
    return (
        len(text)
        if text.isascii()
        else sum(2 if unicodedata.east_asian_width(each) in "FW" else 1 for each in text)
    )
