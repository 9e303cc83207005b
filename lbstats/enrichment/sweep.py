"""The year sweep: the most-voted films of a year, twenty a request, while a page resolves enough films.

Pure: pages come in, matches and the next page come out, and what comes out depends on the pages alone, not
on the order in which the years arrive. Which film a title is, is decided by `lbstats.matching`.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from lbstats.enrichment.questions import DiscoverPage
from lbstats.matching import decide_by_sweep, fold
from lbstats.model import MatchState

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lbstats.model import Candidate, FilmId, FilmQuery, Match
    from lbstats.tmdb.client import Page

WORTH_A_PAGE = 2
"""A page pays when it resolves this many films: one alone is searched for at the same price. Measured over
three real libraries, 1, 2 and 3 differ by 1 %, and 2 is the least."""
SURE_VOTES = 500
"""A film with fewer may have a namesake of the year beside it with a hundred times its votes, so it is
held back until all years were looked at. No film of TMDB has a hundred times this many."""


class Sweep:
    """The sweep over the years of one library's films."""

    def __init__(self, films: Iterable[FilmQuery], resolved: Iterable[FilmQuery] = ()) -> None:
        """Plan it.

        Args:
            films: Films without a match; those without a year are left alone.
            resolved: Films an earlier start of the same job found by its sweep. They count when a page is
                weighed, so that a job that was killed asks for the same pages, which are in the cache, and
                ends the same.
        """
        self._open: dict[int, dict[FilmId, FilmQuery]] = defaultdict(dict)
        self._by_title: dict[tuple[int, str], list[FilmQuery]] = defaultdict(list)
        self._titles: set[str] = set()
        self._seen: dict[tuple[int, str], dict[int, Candidate]] = defaultdict(dict)
        self._held: list[FilmQuery] = []
        self._decided: dict[FilmId, Match] = {}
        self._earlier = set()
        for film in resolved:
            self._earlier.add(film.film_id)
            self._note(film)
        for film in films:
            self._note(film)
        self._running = {year for year, unknown in self._open.items() if len(unknown) >= WORTH_A_PAGE}

    @property
    def is_over(self) -> bool:
        """Whether no page is to come."""
        return not self._running

    def first_pages(self) -> list[DiscoverPage]:
        """The first page of every year worth one, the years with the most unknown films first."""
        years = sorted(self._running, key=lambda year: (-len(self._open[year]), -year))
        return [DiscoverPage(year, 1) for year in years]

    def take(self, asked: DiscoverPage, page: Page) -> tuple[list[Match], DiscoverPage | None]:
        """Use a page.

        Returns:
            New and changed matches (a later page can show a second film of the title), and the next page
            of the year if it is worth asking for.
        """
        touched: dict[FilmId, FilmQuery] = {}
        for candidate in page.candidates:
            for title in {fold(candidate.title), fold(candidate.original_title)}:
                if title in self._titles:
                    self._seen[asked.year, title][candidate.tmdb_id] = candidate
                for film in self._by_title.get((asked.year, title), ()):
                    touched[film.film_id] = film
        unknown = len(self._open[asked.year])
        matches = [
            match for film in touched.values() if (match := self._decide(film, asked.year)) is not None
        ]
        left = len(self._open[asked.year])
        if unknown - left >= WORTH_A_PAGE and left >= WORTH_A_PAGE and asked.number < page.pages:
            return matches, DiscoverPage(asked.year, asked.number + 1)
        self._running.discard(asked.year)
        return matches, None

    def give_up(self, asked: DiscoverPage) -> None:
        """End the sweep of a year whose page could not be had."""
        self._running.discard(asked.year)

    def unresolved(self, year: int) -> list[FilmQuery]:
        """Films of a year whose sweep is over that it did not find."""
        return [film for film in self._open[year].values() if film.film_id not in self._earlier]

    def unplanned(self) -> list[FilmQuery]:
        """Films of years that are not worth a page."""
        return [film for year in self._open if year not in self._running for film in self.unresolved(year)]

    def finish(self) -> tuple[list[tuple[Match, list[Candidate]]], list[FilmQuery]]:
        """Decide what was held back, once all years were looked at.

        Returns:
            Matches with what they were chosen from, and the films that must be searched for after all.
        """
        matches, left = [], []
        for film in self._held:
            candidates = self._candidates(film, (-1, 0, 1))
            match = decide_by_sweep(film, candidates)
            if match is None or match.state is not MatchState.MATCHED:
                left.append(film)
            else:
                matches.append((match, candidates))
        self._held = []
        return matches, left

    def _note(self, film: FilmQuery) -> None:
        if film.year is not None:
            self._open[film.year][film.film_id] = film
            title = fold(film.title)
            self._titles.add(title)
            self._by_title[film.year, title].append(film)

    def _decide(self, film: FilmQuery, year: int) -> Match | None:
        """The film's match when it is new or another than before."""
        candidates = self._candidates(film, (0,))
        match = decide_by_sweep(film, candidates)
        is_sure = match is not None and match.state is MatchState.MATCHED
        if match is None or (not is_sure and film.film_id in self._open[year]):
            # A search shows all namesakes, not only the well-known ones.
            return None
        is_new = self._open[year].pop(film.film_id, None) is not None
        if film.film_id in self._earlier:
            return None if is_sure else match
        if max(candidate.vote_count for candidate in candidates) < SURE_VOTES:
            if is_new:
                self._held.append(film)
            return None
        before = self._decided.get(film.film_id)
        self._decided[film.film_id] = match
        return match if before is None or before.state is not match.state else None

    def _candidates(self, film: FilmQuery, years_apart: Iterable[int]) -> list[Candidate]:
        title, year = fold(film.title), film.year or 0
        found = (self._seen.get((year + apart, title), {}) for apart in years_apart)
        return [candidate for of_year in found for candidate in of_year.values()]
