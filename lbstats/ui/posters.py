"""Posters and links to other sites: addresses made only from checked parts, and posters drawn by ourselves.

TMDB's image host is asked by the visitor's browser, for a poster that comes into sight. A title that has no
poster, or whose poster does not load, gets one drawn from its own words: colour and shape follow from the
title, so that a film looks the same everywhere. No Streamlit here; everything returned is HTML whose
untrusted parts are escaped.
"""

from __future__ import annotations

import hashlib
import re
from typing import Literal, TypeAlias
from urllib.parse import quote

from lbstats.model import Kind
from lbstats.ui.text import escape_html, is_absent, isolated, title_and_year

IMAGE_HOST = "https://image.tmdb.org/t/p"
Width: TypeAlias = Literal["w154", "w185", "w342"]
"""TMDB's sizes that the app uses: a column of a table, a wall, a film's own page."""

TINTS = (
    "#6a2a2c", "#682f1c", "#5d3a12", "#48450f", "#26502e", "#0b5240",
    "#005150", "#0d4c63", "#2c4570", "#443b70", "#5a3260", "#662b47",
)  # fmt: skip
"""The tones of style.css's .lb-hue-0 to .lb-hue-11 as plain colours, for drawings outside the page."""
HUES = len(TINTS)
SHAPES = 6
ROOM = ((9, 18), (11, 34))
"""Letters that fit a drawn poster in large and in medium type: of the longest word, and in all."""

_POSTER_PATH = re.compile(r"/[A-Za-z0-9]+\.(?:jpg|png|svg)")
_LETTERBOXD = re.compile(r"https?://(?:boxd\.it/[A-Za-z0-9]+|(?:www\.)?letterboxd\.com/[A-Za-z0-9_/\-]*)")
_IMDB_ID = re.compile(r"tt\d{5,12}")


def poster_address(path: str | None, width: Width = "w185") -> str | None:
    """The address of a poster on TMDB's image host; None for anything that is not a path of TMDB's."""
    if is_absent(path) or not _POSTER_PATH.fullmatch(str(path)):
        return None
    return f"{IMAGE_HOST}/{width}{path}"


def letterboxd_address(uri: str | None) -> str | None:
    """A film's or an entry's address on Letterboxd; None for any other site's."""
    return str(uri) if not is_absent(uri) and _LETTERBOXD.fullmatch(str(uri)) else None


def tmdb_address(kind: str | None, tmdb_id: int | None) -> str | None:
    """A title's page on TMDB; None without a match and for the sample's films."""
    if kind is None or tmdb_id is None or is_absent(kind) or is_absent(tmdb_id) or tmdb_id <= 0:
        return None
    section = "movie" if kind == Kind.FILM else "tv"
    return f"https://www.themoviedb.org/{section}/{int(tmdb_id)}"


def imdb_address(imdb_id: str | None) -> str | None:
    """A title's page on IMDb; None for anything that is not its number."""
    if is_absent(imdb_id) or not _IMDB_ID.fullmatch(str(imdb_id)):
        return None
    return f"https://www.imdb.com/title/{imdb_id}/"


def poster(title: str, year: int | None, path: str | None, width: Width = "w185") -> str:
    """A poster as HTML: TMDB's over a drawn one, which is seen until, unless or as long as there is none."""
    hue, shape = _look_of(title)
    size = f"lb-size-{_size(title)}"
    shown_year = "" if year is None or is_absent(year) else str(int(year))
    address = poster_address(path, width)
    image = (
        f'<img class="{size}" src="{address}" alt="{escape_html(title_and_year(title, year))}"'
        ' width="185" height="278" loading="lazy" decoding="async">'
        if address
        else ""
    )
    return (
        f'<span class="lb-poster lb-hue-{hue} lb-shape-{shape}"><span class="lb-drawn" aria-hidden="true">'
        f'<span class="lb-drawn-title {size}">{isolated(title)}</span>'
        f'<span class="lb-drawn-year">{shown_year}</span></span>{image}</span>'
    )


def thumbnail(title: str, path: str | None) -> str:
    """A poster for a table's cell: an address, or a small drawing as one."""
    address = poster_address(path, "w154")
    if address:
        return address
    hue, _ = _look_of(title)
    drawing = (
        "<svg xmlns='http://www.w3.org/2000/svg' width='80' height='120'>"
        f"<rect width='80' height='120' rx='5' fill='{TINTS[hue]}'/>"
        "<text x='40' y='76' font-size='46' font-weight='700' font-family='sans-serif' text-anchor='middle' "
        f"fill='#fff' fill-opacity='.85'>{escape_html(_initial(title))}</text></svg>"
    )
    return f"data:image/svg+xml;utf8,{quote(drawing)}"


def _size(title: str) -> int:
    """0 large, 1 medium, 2 small: the largest type in which no word breaks."""
    longest = max((len(word) for word in title.split()), default=0)
    return sum(longest > word or len(title) > letters for word, letters in ROOM)


def _initial(title: str) -> str:
    return next((letter.upper() for letter in title if letter.isalnum()), "·")


def _look_of(title: str) -> tuple[int, int]:
    digest = hashlib.sha256(title.encode("utf-8", "surrogatepass")).digest()
    return digest[0] % HUES, digest[1] % SHAPES
