"""One match as HTML, in a fan's words: the film, what it was taken for, how that was found, how sure it is.

No Streamlit here. Everything from an export or from TMDB is escaped.
"""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any, Final

from lbstats.model import Candidate, Kind, MatchState, Rung
from lbstats.ui import posters
from lbstats.ui.text import escape_html, isolated, number, title_and_year

if TYPE_CHECKING:
    from lbstats.ui.rows import Row

PENDING: Final = "pending"
CANDIDATES: Final = 4
FILTER: Final = "match-state"
"""Which of the states are shown, in the address."""
STATES: Final = {
    MatchState.DOUBTFUL: "Doubtful",
    MatchState.UNMATCHED: "Not found",
    MatchState.FAILED: "No answer",
    PENDING: "Waiting",
    MatchState.MATCHED: "Matched",
}
HOW: Final = {
    Rung.KNOWN: "Looked up before",
    Rung.SWEEP: "Found among the films of its year",
    Rung.SEARCH_YEAR: "Searched by title and year",
    Rung.SEARCH_NEAR_YEAR: "Searched by title, a year before or after",
    Rung.SERIES: "Searched among series",
    Rung.SIMILAR: "Searched by a similar title",
    Rung.NONE: "No search found it",
}
DISTANCE_HELP: Final = "0: same title and year. 1: nothing in common."


def match_html(match: Row, *, with_candidates: bool = True) -> str:
    """A match as an item of a list of the class `lb-matches`.

    Args:
        match: A row of `lbstats.stats.matches.matches`.
        with_candidates: Name what else it could be.
    """
    own = link(title_and_year(match.title, match.year), posters.letterboxd_address(match.uri))
    return (
        f"<li>{posters.poster(match.title, match.year, match.poster_path, 'w154')}"
        f"<div><h2>{own}{_state(match)}</h2>"
        f"<p>{counterpart(match)}</p>{reason(match)}{_others(match) if with_candidates else ''}</div></li>"
    )


def counterpart(match: Row) -> str:
    """What the film is taken for."""
    if match.tmdb_id is None:
        if match.state == PENDING:
            return "Nothing on TMDB yet"
        return "A series, not on TMDB" if match.kind else "Nothing on TMDB"
    title = match.title if match.tmdb_title is None else match.tmdb_title
    address = posters.tmdb_address(match.kind, match.tmdb_id)
    kind = "" if match.kind == "film" else f", {escape_html(match.kind)}"
    director = "" if match.director is None else f", directed by {isolated(match.director)}"
    return f"→ {link(title_and_year(title, match.tmdb_year), address)}{kind}{director}"


def reason(match: Row) -> str:
    """By which rung, how far apart, and why."""
    if match.state == PENDING:
        return ""
    distance = (
        ""
        if match.distance is None or (match.state == MatchState.MATCHED and not match.distance)
        else f'<abbr title="{DISTANCE_HELP}">differs by {number(match.distance, 2)} of 1</abbr>'
    )
    how = ", ".join(part for part in (HOW.get(match.rung, ""), distance) if part)
    said = ". ".join(part for part in (how, escape_html(match.reason or "")) if part)
    if match.rung == Rung.CHOICE:  # what was said comes first, the figure is beside the point
        said = " ".join(
            part for part in (escape_html(match.reason), f"({distance})" if distance else "") if part
        )
    return f'<p class="lb-quiet">{said}</p>'


def candidates_of(match: Row) -> list[Candidate]:
    """What the ladder saw, nearest first."""
    return [_candidate(each) for each in json.loads(match.candidates or "[]")]


def year_of(candidate: Candidate) -> int | None:
    """The year of its release; None when TMDB has none."""
    return candidate.released_on.year if candidate.released_on else None


def link(words: str, address: str | None) -> str:
    """Untrusted words as a link that opens beside the page; without an address the words alone."""
    if address is None:
        return isolated(words)
    return f'<a href="{escape_html(address)}" target="_blank" rel="noopener noreferrer">{isolated(words)}</a>'


def _candidate(stored: dict[str, Any]) -> Candidate:
    """A candidate as the match keeps it: as much of it as a screen needs and a choice is made of."""
    released_on = stored["released_on"]
    return Candidate(
        kind=Kind(stored["kind"]),
        tmdb_id=stored["tmdb_id"],
        title=stored["title"],
        original_title=stored["original_title"],
        released_on=dt.date.fromisoformat(released_on) if released_on else None,
        vote_count=stored["vote_count"],
        vote_average=stored["vote_average"],
        popularity=stored["popularity"],
        poster_path=stored["poster_path"],
        language=stored["language"],
        genres=tuple(stored.get("genres", ())),
    )


def _state(match: Row) -> str:
    is_choice = match.rung == Rung.CHOICE
    name = "chosen" if is_choice else match.state
    return (
        f'<span class="lb-state lb-state-{name}">{"You chose" if is_choice else STATES[match.state]}</span>'
    )


def _others(match: Row) -> str:
    if match.state == MatchState.MATCHED or match.rung == Rung.CHOICE:
        return ""
    offered = [each for each in candidates_of(match) if each.tmdb_id != match.tmdb_id][:CANDIDATES]
    if not offered:
        return ""
    named = (
        link(title_and_year(each.title, year_of(each)), posters.tmdb_address(each.kind, each.tmdb_id))
        for each in offered
    )
    return f'<p class="lb-quiet">Or it is: {", ".join(named)}</p>'
