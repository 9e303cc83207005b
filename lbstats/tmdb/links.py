"""The addresses of films and series that people paste: TMDB's own and IMDb's. Reads text, asks nobody."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

from lbstats.model import Kind
from lbstats.tmdb.payloads import KINDS

_SCHEME = r"(?:https?://)?"
_TMDB = re.compile(
    _SCHEME + r"(?:www\.)?(?:themoviedb\.org|tmdb\.org)/(?P<media>movie|tv)/0*(?P<number>[1-9]\d{0,8})"
    r"(?:-[^/?#]*)?(?P<episode>/season/\d+/episode/\d+)?(?:[/?#].*)?",
    re.IGNORECASE | re.DOTALL,
)
_IMDB = re.compile(
    r"(?:" + _SCHEME + r"(?:www\.|m\.)?imdb\.com/(?:[a-z]{2}(?:-[a-z]{2})?/)?title/)?"
    r"(?P<imdb_id>tt\d{5,12})(?:[/?#].*)?",
    re.IGNORECASE | re.DOTALL,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TmdbLink:
    """A film's or series' page on TMDB; an episode's page stands for the series, as an episode of it."""

    kind: Kind
    tmdb_id: int


@dataclass(frozen=True, slots=True)
class ImdbLink:
    """A title's page on IMDb, or its number alone."""

    imdb_id: str


Link: TypeAlias = TmdbLink | ImdbLink


def read_link(text: str) -> Link | None:
    """The title a pasted address stands for; None for words, and for an address of anything else."""
    text = text.strip()
    if found := _TMDB.fullmatch(text):
        kind = Kind.EPISODE if found["episode"] else KINDS[found["media"].lower()]
        return TmdbLink(kind, int(found["number"]))
    if found := _IMDB.fullmatch(text):
        return ImdbLink(found["imdb_id"].lower())
    return None


def is_address(text: str) -> bool:
    """Whether somebody pasted an address rather than typed words."""
    return _ADDRESS.fullmatch(text.strip()) is not None
