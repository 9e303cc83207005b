"""Which candidates bear a film's title, and what one says about another.

Titles are compared for sameness here, not by degrees, and nothing is decided.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lbstats.matching.distance import are_other_parts, years_apart
from lbstats.matching.folding import fold, squash, words
from lbstats.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lbstats.model import Candidate, FilmQuery

WELL_KNOWN_VOTES = 50
"""From here on a film of the title and the very year is taken although a namesake could hide behind it."""
FAR_AHEAD = 10
"""A film this many times the votes of its namesake of the same year is the one that was watched."""
FAMOUS_AHEAD = 100
"""A namesake of the year beside it, this many times the votes, makes even a well-known film doubtful."""

_BESIDE = 1


def namesakes(query: FilmQuery, candidates: Iterable[Candidate]) -> tuple[list[Candidate], list[Candidate]]:
    """Films of the same title and very year, and those that could be meant as well; most votes first.

    An exact title beats an exact original title. The others: exact ones of the years beside, original
    titles where exact titles exist, and titles that differ in punctuation.
    """
    ranked: dict[int, list[Candidate]] = {0: [], 1: [], 2: []}
    beside: list[Candidate] = []
    for candidate in unique(candidates):
        apart, rank = years_apart(query, candidate), sameness(query, candidate)
        if candidate.kind is not Kind.FILM or apart is None or rank is None or abs(apart) > _BESIDE:
            continue
        (ranked[rank] if apart == 0 else beside).append(candidate)
    same = ranked[0] or ranked[1]
    others = [each for rank in ranked.values() if rank is not same for each in rank] + beside
    return sorted(same, key=by_votes), sorted(others, key=by_votes)


def bearing_the_title(query: FilmQuery, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Films and series of this title or original title, whatever their year."""
    return [each for each in unique(candidates) if sameness(query, each) in (0, 1)]


def sameness(query: FilmQuery, candidate: Candidate) -> int | None:
    """0: the same title; 1: the same original title; 2: the same but for punctuation; None: another one."""
    wanted = fold(query.title)
    if fold(candidate.title) == wanted:
        return 0
    if fold(candidate.original_title) == wanted:
        return 1
    return 2 if squash(query.title) in (squash(candidate.title), squash(candidate.original_title)) else None


def found_by_another_title(query: FilmQuery, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Of the year or one beside it, and without the words of the title: TMDB knows them under it too.

    A search shows what has every word of what is asked for in one of its titles, of which TMDB keeps one for
    every country and shows two.
    """
    asked = words(query.title)
    return [
        each
        for each in unique(candidates)
        if abs(years_apart(query, each) or 0) <= _BESIDE
        and each.released_on is not None
        and not asked <= words(each.title) | words(each.original_title)
        and not are_other_parts(query.title, each.title)
    ]


def series_of_the_year(query: FilmQuery, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Series of the same title that began in the very year, most votes first."""
    named = [
        each
        for each in unique(candidates)
        if each.kind is Kind.SERIES and years_apart(query, each) == 0 and sameness(query, each) in (0, 1)
    ]
    return sorted(named, key=by_votes)


def unique(candidates: Iterable[Candidate]) -> Iterable[Candidate]:
    """Each film and series once."""
    return {(each.kind, each.tmdb_id): each for each in candidates}.values()


def by_votes(candidate: Candidate) -> tuple[int, float, int]:
    """The order most votes first, then by popularity, then the older number."""
    return -candidate.vote_count, -candidate.popularity, candidate.tmdb_id


def is_well_known(candidate: Candidate) -> bool:
    """Whether enough people voted for it."""
    return candidate.vote_count >= WELL_KNOWN_VOTES


def is_far_ahead(first: Candidate, second: Candidate) -> bool:
    """Whether the first is so much better known that nobody means the second."""
    return first.vote_count >= FAR_AHEAD * max(second.vote_count, 1)


def speaks_against(taken: Candidate, rival: Candidate) -> bool:
    """A rival famous beside a well-known film, or not far behind a little-known one."""
    if is_well_known(taken):
        return rival.vote_count >= FAMOUS_AHEAD * taken.vote_count
    return not is_far_ahead(taken, rival)
