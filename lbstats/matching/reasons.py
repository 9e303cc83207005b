"""What is said to a fan about a match: why this film, why in doubt, why none. Decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lbstats.model import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lbstats.model import Candidate, FilmQuery

_YEARS_NAMED = 3


def known() -> str:
    """Rung 2."""
    return "Same title and year, found before."


def exact(count: int) -> str:
    """Rungs 3 and 4, matched."""
    if count > 1:
        return "Same title and year, and by far the best known of its namesakes."
    return "Same title and year."


def several_of_the_year(query: FilmQuery, same: Sequence[Candidate]) -> str:
    """Rungs 3 and 4, doubtful."""
    return f"TMDB has {len(same)} films called “{query.title}” from {query.year}; this is the best known."


def overshadowed(taken: Candidate, rival: Candidate) -> str:
    """Rung 4, doubtful."""
    if rival.kind is Kind.SERIES:
        return f"TMDB has a film and a series called “{taken.title}” from {_year(taken)}."
    if (rival.title, _year(rival)) == (taken.title, _year(taken)):
        return f"TMDB has more than one film called “{taken.title}” from {_year(taken)}."
    return (
        f"“{taken.title}” ({_year(taken)}) has the year but few know it; "
        f"“{rival.title}” ({_year(rival)}) may be meant."
    )


def beside(query: FilmQuery, candidate: Candidate) -> str:
    """Rung 5, matched."""
    return f"Same title; TMDB dates it {_year(candidate)}, Letterboxd {query.year}."


def unsure_beside(query: FilmQuery, candidate: Candidate) -> str:
    """Rung 5, doubtful."""
    return f"TMDB dates the only film of this title {_year(candidate)}, not {query.year}: it may be another."


def other_punctuation() -> str:
    """Rung 4, matched."""
    return "Same title but for punctuation, same year."


def several_beside(query: FilmQuery, found: Sequence[Candidate]) -> str:
    """Rung 5, doubtful."""
    return f"TMDB has no “{query.title}” from {query.year}, but {len(found)} from the years beside it."


def series() -> str:
    """Rung 6, matched."""
    return "A series: same title, began in the same year."


def several_series(name: str, count: int) -> str:
    """Rung 6, doubtful."""
    return f"TMDB has {count} series called “{name}” that could be meant."


def series_or_film(film: Candidate) -> str:
    """Rung 6, doubtful."""
    return f"A series of this title and year exists, and a film of {_year(film)}."


def episode(found: Candidate) -> str:
    """Rung 6, an episode."""
    return f"Part of the series “{found.title}”."


def similar(query: FilmQuery, nearest: Candidate) -> str:
    """Rung 7, doubtful."""
    if query.year is None:
        return f"Letterboxd gave no year; the nearest title is “{nearest.title}” ({_year(nearest)})."
    return f"No film has exactly this title and year; the nearest is “{nearest.title}” ({_year(nearest)})."


def other_title(query: FilmQuery, found: Candidate) -> str:
    """Rung 7, doubtful."""
    return f"TMDB finds “{found.title}” ({_year(found)}) when asked for “{query.title}”."


def nothing(query: FilmQuery, ranked: Sequence[Candidate]) -> str:
    """Rung 7, unmatched."""
    if not ranked:
        return "TMDB found nothing under this title."
    years = sorted({_year(each) for each in ranked if each.title.casefold() == query.title.casefold()})
    if years:
        more = " and others" if len(years) > _YEARS_NAMED else ""
        return f"TMDB has this title only from other years: {', '.join(years[:_YEARS_NAMED])}{more}."
    return "TMDB found only films with other titles."


def shared(title: str, year: int | None) -> str:
    """Two films of one library on one number of TMDB; the other one is named."""
    other = f"“{title}” ({year})" if year else f"“{title}”"
    return f"{other} of this library was matched to the same film; one of the two is another."


def gone() -> str:
    """TMDB answers 404 to the details."""
    return "TMDB listed this film but has it no more."


def _year(candidate: Candidate) -> str:
    return str(candidate.released_on.year) if candidate.released_on else "no year"
