"""What the sample's films are matched to: decided here beforehand, so that no key and no network are needed.

Three films show what the Matches page is for: one with a namesake of its year, one whose title is written
otherwise, and one whose facts are not there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lbstats.matching import distance
from lbstats.model import Match, MatchState, Rung
from lbstats.sample.facts import candidate, known_films

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lbstats.model import Candidate, FilmQuery

_KNOWN = "Facts written for the sample."
_UNKNOWN = "The sample has no facts of this film."
_IN_DOUBT = {
    ("The Fall of the House of Usher", 1928): (
        MatchState.DOUBTFUL,
        Rung.SEARCH_YEAR,
        "Two films of 1928 have this title; this is the better known.",
        ("the-fall-of-the-house-of-usher-1928", "the-fall-of-the-house-of-usher"),
    ),
    ("Where Is the Friend's Home?", 1987): (
        MatchState.DOUBTFUL,
        Rung.SIMILAR,
        "No film has exactly this title; one of the same year is called “Where Is the Friend's House?”.",
        ("where-is-the-friends-house",),
    ),
    ("A Short Film About Love", 1988): (
        MatchState.UNMATCHED,
        Rung.NONE,
        "The sample has no facts of this film; the nearest title is another film of the same year.",
        ("a-short-film-about-killing",),
    ),
}
"""Title and year as the export writes them → state, rung, reason, candidates with the nearest first."""


def matches(films: Sequence[FilmQuery]) -> tuple[Match, ...]:
    """Match films as a library that holds the sample names them: one match per film, in their order."""
    by_title = {(film.facts.title, film.year): slug for slug, film in reversed(list(known_films().items()))}
    return tuple(_match(film, by_title.get((film.title, film.year or 0))) for film in films)


def _match(film: FilmQuery, slug: str | None) -> Match:
    if in_doubt := _IN_DOUBT.get((film.title, film.year or 0)):
        state, rung, reason, slugs = in_doubt
        return _doubt(film, state, rung, reason, tuple(map(candidate, slugs)))
    if slug is None:
        return Match(film.film_id, MatchState.UNMATCHED, Rung.NONE, reason=_UNKNOWN)
    found = known_films()[slug].facts
    return Match(film.film_id, MatchState.MATCHED, Rung.KNOWN, found.kind, found.tmdb_id, 0.0, _KNOWN)


def _doubt(
    film: FilmQuery, state: MatchState, rung: Rung, reason: str, candidates: tuple[Candidate, ...]
) -> Match:
    nearest = candidates[0]
    is_taken = state is MatchState.DOUBTFUL
    return Match(
        film_id=film.film_id,
        state=state,
        rung=rung,
        kind=nearest.kind if is_taken else None,
        tmdb_id=nearest.tmdb_id if is_taken else None,
        distance=distance(film, nearest),
        reason=reason,
        candidates=candidates,
    )
