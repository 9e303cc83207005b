"""The rungs of the matching ladder: a film and the candidates seen so far, and what follows from them.

Each `decide_*` function is one step; None means "this step cannot say, ask the next". Matched must be
safe, so whatever speaks for another film makes a match doubtful. docs/matching.md tells the rungs and
their thresholds.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lbstats.matching import reasons
from lbstats.matching.distance import distance, years_apart
from lbstats.matching.folding import fold
from lbstats.matching.namesakes import (
    bearing_the_title,
    by_votes,
    found_by_another_title,
    is_far_ahead,
    is_well_known,
    namesakes,
    sameness,
    series_of_the_year,
    speaks_against,
    unique,
)
from lbstats.model import Kind, Match, MatchState, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lbstats.model import Candidate, FilmQuery

SOME_VOTES = 10
"""A film with fewer is hardly known: it is compared with the series of its title before it is taken."""
SIMILAR_WITHIN = 0.3
"""The greatest distance that is still taken, as doubtful, when no title is the same."""
EPISODE_WITHIN_YEARS = 15
"""How long after its series began an episode is still taken for one of it."""
CANDIDATES_KEPT = 8

_CHANCE = {0: 0.945, 1: 0.048, -1: 0.0014}
"""How often TMDB's year minus Letterboxd's is that: which of two namesakes a doubtful match shows first."""
_SPELT_THE_SAME = 20
"""So much more votes a namesake must have to be shown before one whose title is the same to the accent."""


def decide_known(query: FilmQuery, kind: Kind, tmdb_id: int) -> Match:
    """Rung 2: the same folded title and year had a single exact candidate before."""
    return Match(query.film_id, MatchState.MATCHED, Rung.KNOWN, kind, tmdb_id, 0.0, reasons.known())


def decide_by_sweep(
    query: FilmQuery, candidates: Sequence[Candidate], rung: Rung = Rung.SWEEP
) -> Match | None:
    """Rung 3: an exact title of the very year, well known, on pages that show the well-known films first.

    Args:
        query: The film.
        candidates: Every candidate seen with this title, of any year.
        rung: Under which the match is kept.
    """
    same, others = namesakes(query, candidates)
    if not same or not is_well_known(same[0]) or any(speaks_against(same[0], each) for each in others):
        return None
    return _take(query, same, rung)


def is_known_pair(match: Match) -> bool:
    """Whether other libraries may take this match for the pair: a single candidate of rungs 3 and 4."""
    is_early = match.rung in (Rung.SWEEP, Rung.SEARCH_YEAR)
    return is_early and match.state is MatchState.MATCHED and not match.candidates


def decide_by_year_search(query: FilmQuery, candidates: Sequence[Candidate]) -> Match | None:
    """Rung 4, and rung 5 where it is plain already: what a search with the year shows.

    Such a search shows films of the years beside it too, when one of their releases was in the year. A
    well-known one of the year after is a festival film: Split, 2016 on Letterboxd, 2017 on TMDB. A film
    hardly anyone voted for is looked at again beside the series of its title.

    Args:
        query: The film; without a year there is nothing to decide here.
        candidates: The first page of the search.
    """
    same, others = namesakes(query, candidates)
    if same:
        return _take_of_the_year(query, same, others) if same[0].vote_count >= SOME_VOTES else None
    if len(others) == 1 and is_well_known(others[0]):
        return _taken_alone(query, others[0])
    return None


def decide_by_search(query: FilmQuery, candidates: Sequence[Candidate], *, is_whole: bool) -> Match | None:
    """Rungs 4 to 6 with all that was found: a film of the year, one of the year beside it, or a series.

    Args:
        query: The film.
        candidates: Films and series of every search so far.
        is_whole: Nothing with this title was left on a further page.
    """
    same, beside = namesakes(query, candidates)
    series = series_of_the_year(query, candidates)
    if same:
        return _take_of_the_year(query, same, [*beside, *series])
    if series:
        return _take_series(query, series, beside)
    if len(beside) > 1:
        return _doubt(query, beside, Rung.SEARCH_NEAR_YEAR, reasons.several_beside(query, beside))
    if not beside:
        return None
    is_alone = is_whole and len(bearing_the_title(query, candidates)) == 1
    taken = _taken_alone(query, beside[0]) if is_alone or is_well_known(beside[0]) else None
    return taken or _doubt(query, beside, Rung.SEARCH_NEAR_YEAR, reasons.unsure_beside(query, beside[0]))


def decide_by_series(query: FilmQuery, candidates: Sequence[Candidate]) -> Match | None:
    """Rung 6, episodes: `Black Mirror: San Junipero` is an episode of the series before the colon.

    Args:
        query: The film.
        candidates: What a search for series with the part before the colon shows.
    """
    name = episode_series_title(query.title)
    if name is None or query.year is None:
        return None
    named = [c for c in candidates if c.kind is Kind.SERIES and fold(c.title) == fold(name)]
    running = [c for c in named if years_apart(query, c) in range(-EPISODE_WITHIN_YEARS, 1)]
    if not running:
        return None
    if len(running) > 1:
        match = _doubt(query, running, Rung.SERIES, reasons.several_series(name, len(running)))
    else:
        match = _match(query, running[0], MatchState.MATCHED, Rung.SERIES, reasons.episode(running[0]))
    # How far the name of an episode is from that of its series says nothing.
    return replace(match, kind=Kind.EPISODE, distance=0.0)


def decide_nearest(query: FilmQuery, candidates: Sequence[Candidate]) -> Match:
    """Rung 7: the nearest candidate as doubtful when near enough, or the only one TMDB knows under the title.

    Else unmatched, with what was found.
    """
    ranked = _ranked(query, candidates)
    if ranked and distance(query, ranked[0]) <= SIMILAR_WITHIN:
        reason = reasons.similar(query, ranked[0])
        return _match(query, ranked[0], MatchState.DOUBTFUL, Rung.SIMILAR, reason, ranked)
    renamed = found_by_another_title(query, ranked) if query.year is not None else []
    if len(renamed) == 1:
        reason = reasons.other_title(query, renamed[0])
        return _match(query, renamed[0], MatchState.DOUBTFUL, Rung.SIMILAR, reason, ranked)
    return Match(
        query.film_id, MatchState.UNMATCHED, Rung.NONE,
        distance=distance(query, ranked[0]) if ranked else None,
        reason=reasons.nothing(query, ranked), candidates=tuple(ranked[:CANDIDATES_KEPT]),
    )  # fmt: skip


def gone(match: Match) -> Match:
    """The match undone because TMDB has no such film any more; a person's choice stays one, to be seen."""
    rung = match.rung if match.rung is Rung.CHOICE else Rung.NONE
    return replace(
        match, state=MatchState.UNMATCHED, rung=rung, kind=None, tmdb_id=None, reason=reasons.gone()
    )


def failed(query: FilmQuery, reason: str) -> Match:
    """What is kept of a film TMDB could not be asked about; it is tried again in the next run."""
    return Match(query.film_id, MatchState.FAILED, Rung.NONE, reason=reason)


def episode_series_title(title: str) -> str | None:
    """What stands before the first colon, when something stands behind it."""
    name, colon, episode = title.partition(": ")
    return name.strip() if colon and name.strip() and episode.strip() else None


def _take(query: FilmQuery, same: Sequence[Candidate], rung: Rung) -> Match:
    """One candidate, or one far ahead of the next: matched; else doubtful."""
    if len(same) > 1 and not is_far_ahead(same[0], same[1]):
        return _doubt(query, same, rung, reasons.several_of_the_year(query, same))
    beaten = same if len(same) > 1 else ()
    return _match(query, same[0], MatchState.MATCHED, rung, reasons.exact(len(same)), beaten)


def _take_of_the_year(query: FilmQuery, same: Sequence[Candidate], others: Sequence[Candidate]) -> Match:
    rivals = [each for each in others if speaks_against(same[0], each)]
    if rivals:
        return _doubt(query, [*same, *rivals], Rung.SEARCH_YEAR, reasons.overshadowed(same[0], rivals[0]))
    return _take(query, same, Rung.SEARCH_YEAR)


def _taken_alone(query: FilmQuery, candidate: Candidate) -> Match | None:
    """The only film near this title and year: of the year after, or written with other punctuation.

    Of the year before is never taken in silence: 0.14 % of films are, and remakes are as frequent.
    """
    apart = years_apart(query, candidate)
    if apart == 1 and sameness(query, candidate) == 0:
        reason = reasons.beside(query, candidate)
        return _match(query, candidate, MatchState.MATCHED, Rung.SEARCH_NEAR_YEAR, reason)
    if apart == 0:
        return _match(query, candidate, MatchState.MATCHED, Rung.SEARCH_YEAR, reasons.other_punctuation())
    return None


def _take_series(query: FilmQuery, series: Sequence[Candidate], films: Sequence[Candidate]) -> Match:
    if len(series) > 1 and not is_far_ahead(series[0], series[1]):
        return _doubt(query, series, Rung.SERIES, reasons.several_series(query.title, len(series)))
    if films:
        return _doubt(query, [*series, *films], Rung.SERIES, reasons.series_or_film(films[0]))
    return _match(query, series[0], MatchState.MATCHED, Rung.SERIES, reasons.series())


def _doubt(query: FilmQuery, found: Sequence[Candidate], rung: Rung, reason: str) -> Match:
    """Doubtful: shown first is the one most probably meant, by how many know it and how the years fit."""
    likeliest = max(found, key=lambda c: (_chance(query, c), -c.tmdb_id))
    return _match(query, likeliest, MatchState.DOUBTFUL, rung, reason, found)


def _chance(query: FilmQuery, candidate: Candidate) -> float:
    apart = years_apart(query, candidate)
    spelling = _SPELT_THE_SAME if candidate.title == query.title else 1
    return spelling * (candidate.vote_count + 1) * _CHANCE.get(apart if apart is not None else 1, 0.0)


def _match(
    query: FilmQuery,
    candidate: Candidate,
    state: MatchState,
    rung: Rung,
    reason: str,
    candidates: Sequence[Candidate] = (),
) -> Match:
    kept = _ranked(query, candidates)[:CANDIDATES_KEPT]
    if candidates and candidate not in kept:
        kept[-1] = candidate
    return Match(
        query.film_id,
        state,
        rung,
        candidate.kind,
        candidate.tmdb_id,
        distance(query, candidate),
        reason,
        tuple(kept),
    )


def _ranked(query: FilmQuery, candidates: Iterable[Candidate]) -> list[Candidate]:
    return sorted(unique(candidates), key=lambda c: (distance(query, c), *by_votes(c)))
