"""The search for one film, as a conversation: questions are yielded, pages sent in, the match returned.

Pure. A title of two words or more is asked for once, films and series of any year together: when all of
that answer fits a page it holds every rung's evidence. Other titles are asked for with their year first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lbstats.enrichment.questions import SearchAll, SearchFilms, SearchSeries
from lbstats.matching import (
    decide_by_search,
    decide_by_series,
    decide_by_sweep,
    decide_by_year_search,
    decide_nearest,
    episode_series_title,
)
from lbstats.model import Kind, MatchState, Rung

if TYPE_CHECKING:
    from collections.abc import Generator
    from typing import TypeAlias

    from lbstats.enrichment.questions import Search
    from lbstats.model import Candidate, FilmQuery, Match
    from lbstats.tmdb.client import Page

    Inquiry: TypeAlias = Generator[Search, Page, Match]
    Step: TypeAlias = Generator[Search, Page, Match | None]

WORDS_OF_A_RARE_TITLE = 2
"""A title of one word has so many namesakes that a search without a year seldom shows them all."""


def inquire(film: FilmQuery) -> Inquiry:
    """Ask for one film until it is decided."""
    found: list[Candidate] = []
    match = yield from _of_its_year(film, film.year, found) if film.year else _of_any_year(film, found)
    if match is not None:
        return match
    nearest = decide_nearest(film, found)
    name = episode_series_title(film.title)
    if nearest.state is MatchState.DOUBTFUL or name is None:
        return nearest
    page = yield SearchSeries(name)
    return decide_by_series(film, page.candidates) or nearest


def _of_any_year(film: FilmQuery, found: list[Candidate]) -> Step:
    """Without a year nothing is sure: the nearest is all there is."""
    page = yield SearchAll(film.title)
    found += page.candidates
    return None


def _of_its_year(film: FilmQuery, year: int, found: list[Candidate]) -> Step:
    """Rungs 4 to 6."""
    is_rare = len(film.title.split()) >= WORDS_OF_A_RARE_TITLE
    match, is_whole = yield from (_all_first if is_rare else _year_first)(film, year, found)
    is_open = match is None or match.state is not MatchState.MATCHED
    if is_whole or not is_open or any(each.kind is Kind.SERIES for each in found):
        return match
    page = yield SearchSeries(film.title, year)
    found += page.candidates
    return decide_by_search(film, found, is_whole=False)


def _all_first(
    film: FilmQuery, year: int, found: list[Candidate]
) -> Generator[Search, Page, tuple[Match | None, bool]]:
    """One search of any year; with the year too when more bear the title than a page shows."""
    page = yield SearchAll(film.title)
    found += page.candidates
    if page.pages <= 1:
        return decide_by_search(film, found, is_whole=True), True
    match = decide_by_sweep(film, found, Rung.SEARCH_YEAR)
    if match is None or match.state is not MatchState.MATCHED:
        page = yield SearchFilms(film.title, year)
        found += page.candidates
        match = decide_by_search(film, found, is_whole=False)
    return match, False


def _year_first(
    film: FilmQuery, year: int, found: list[Candidate]
) -> Generator[Search, Page, tuple[Match | None, bool]]:
    """A search with the year; of any year too when that does not settle it."""
    page = yield SearchFilms(film.title, year)
    found += page.candidates
    match = decide_by_year_search(film, found)
    if match is not None:
        return match, True
    page = yield SearchAll(film.title)
    found += page.candidates
    is_whole = page.pages <= 1
    return decide_by_search(film, found, is_whole=is_whole), is_whole
