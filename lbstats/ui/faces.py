"""People with their faces: pictures from TMDB over drawn initials, rankings, links to a person's page.

What `lbstats.ui.posters` does for films: addresses only of checked parts, everything untrusted escaped.
Nothing is counted here.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

import streamlit as st

from lbstats.ui import state
from lbstats.ui.page import PEOPLE
from lbstats.ui.posters import HUES, Width, poster_address
from lbstats.ui.text import escape_html, isolated

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

PARAMETER: Final = "person"
ROLE: Final = "role"


@dataclass(frozen=True, slots=True)
class Ranked:
    """One row of a ranking of people.

    Attributes:
        people: Number, name and picture's path of one person, or of two who belong together.
        figure: What the row is ranked by, for people to read.
        note: What must be known to read it right.
        length: Of the bar, 0 to 1; with two sides from -1, and what is below zero runs to the left.
        has_sides: The bar begins in the middle.
        role: In which their films are counted; empty: any.
    """

    people: tuple[tuple[int, str, str | None], ...]
    figure: str
    note: str
    length: float
    has_sides: bool = False
    role: str = ""


def face(name: str, path: str | None, width: Width = "w185") -> str:
    """A face as HTML: TMDB's picture over the initials, which stay where none is or none loads."""
    hue = zlib.crc32(name.encode("utf-8", "surrogatepass")) % HUES
    address = poster_address(path, width)
    letters = escape_html(initials(name))
    # The name stands beside it: a reader of the screen need not hear it twice.
    image = (
        f'<img src="{address}" alt="" data-initials="{letters}" loading="lazy" decoding="async">'
        if address
        else ""
    )
    return f'<span class="lb-face lb-hue-{hue}"><span aria-hidden="true">{letters}</span>{image}</span>'


def initials(name: str) -> str:
    """`GG` of Greta Gerwig: the first letters of the first and of the last word that have one."""
    letters = [letter for word in name.split() if (letter := next(filter(str.isalnum, word), ""))]
    return "".join(letters[:1] + letters[1:][-1:]).upper() or "·"


def person_link(person_id: int, role: str = "") -> str:
    """The address of a person's own page, relative to any page; with their films in one role, or in any."""
    asked = {PARAMETER: str(person_id)} | ({ROLE: role} if role else {})
    # A role that was chosen on the page before is not what this link says.
    kept = state.link_parameters(PEOPLE.title, but=role_choice(person_id) if role else "")
    return f"people?{urlencode(kept | asked, doseq=True)}"


def role_choice(person_id: int) -> str:
    """The name in the address of the role chosen on a person's page."""
    return f"person-role-{person_id}"


def ranking(rows: Sequence[Ranked], *, label: str, between: int = 0) -> None:
    """People as a numbered list with faces, each a link to their page.

    Args:
        rows: In the order of the ranking.
        label: What the list is, for a reader of the screen.
        between: How many are left out in the middle.
    """
    first = len(rows) - len(rows) // 2 if between else len(rows)
    parts = [_row(row) for row in rows[:first]]
    if between:
        parts.append(f'<li class="lb-rank-gap">… {between:,} between</li>')
        parts += [_row(row, place + between + 1) for place, row in enumerate(rows[first:], first)]
    st.html(f'<ol class="lb-ranks" aria-label="{escape_html(label)}">{"".join(parts)}</ol>')


def gallery(people: Iterable[tuple[int, str, str | None, str]]) -> None:
    """People side by side: number, name, picture's path, and a note under the name."""
    cards = "".join(
        f'<li><a class="lb-person" href="{escape_html(person_link(number))}">{face(name, path)}'
        f"<span><b>{isolated(name)}</b><small>{escape_html(note)}</small></span></a></li>"
        for number, name, path, note in people
    )
    st.html(f'<ul class="lb-gallery">{cards}</ul>')


def _row(row: Ranked, rank: int | None = None) -> str:
    faces = "".join(face(name, path) for _, name, path in row.people)
    names = " + ".join(
        f'<a href="{escape_html(person_link(number, row.role))}">{isolated(name)}</a>'
        for number, name, _ in row.people
    )
    counted = "" if rank is None else f' style="counter-set:rank {rank}"'
    return (
        f'<li{counted}><span class="lb-faces">{faces}</span><span class="lb-rank-name">{names}'
        f"<small>{escape_html(row.note)}</small></span><b>{escape_html(row.figure)}</b>"
        f"{_bar(row)}</li>"
    )


def _bar(row: Ranked) -> str:
    if not row.has_sides:
        return f'<span class="lb-rank-bar" style="width:{100 * row.length:.1f}%"></span>'
    width, below = 50 * abs(row.length), row.length < 0
    begins = 50 - width * below
    return (
        f'<span class="lb-rank-sides"><span class="lb-rank-bar{" lb-below" if below else ""}" '
        f'style="margin-inline-start:{begins:.1f}%;width:{width:.1f}%"></span></span>'
    )
