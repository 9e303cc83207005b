"""A tiny index of films and series that answers searches as TMDB does: by words, popular ones first.

index = TitleIndex([film(1, "House", 1977, votes=900), series(2, "Chernobyl", 2019)])
match = index.settle(FilmQuery(FilmId(1), "House", 1977))
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import TYPE_CHECKING

from lbstats.enrichment.inquiry import inquire
from lbstats.enrichment.questions import SearchAll, SearchFilms, SearchSeries
from lbstats.model import Candidate, Kind
from lbstats.tmdb.client import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lbstats.enrichment.questions import Search
    from lbstats.model import FilmQuery, Match

PAGE_SIZE = 20


def film(
    number: int, title: str, year: int | None, votes: int = 500, original_title: str | None = None
) -> Candidate:
    released_on = dt.date(year, 6, 1) if year else None
    return Candidate(
        Kind.FILM, number, title, original_title or title, released_on, votes, popularity=votes / 10 + 1
    )


def series(number: int, name: str, year: int, votes: int = 500) -> Candidate:
    return Candidate(Kind.SERIES, number, name, name, dt.date(year, 9, 1), votes, popularity=votes / 10 + 1)


def words(text: str) -> set[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return set(re.findall(r"\w+", re.sub("['\u2019]", "", plain))) or {plain}


class TitleIndex:
    """Holds candidates and answers questions about them.

    Attributes:
        asked: The questions put so far.
    """

    def __init__(self, titles: Sequence[Candidate]) -> None:
        self.titles = list(titles)
        self.asked: list[Search] = []

    def answer(self, question: Search) -> Page:
        """The first page of an answer."""
        self.asked.append(question)
        found = [each for each in self.titles if self._is_hit(question, each)]
        found.sort(key=lambda each: -each.popularity)
        pages = max(1, -(-len(found) // PAGE_SIZE))
        return Page(tuple(found[:PAGE_SIZE]), 1, pages, len(found))

    def settle(self, query: FilmQuery) -> Match:
        """Ask until a film is decided."""
        inquiry = inquire(query)
        question = next(inquiry)
        while True:
            try:
                question = inquiry.send(self.answer(question))
            except StopIteration as end:
                match: Match = end.value
                return match

    @staticmethod
    def _is_hit(question: Search, each: Candidate) -> bool:
        named = [words(each.title), words(each.original_title)]
        if not any(words(question.title) <= name for name in named):
            return False
        released = each.released_on.year if each.released_on else 0
        if isinstance(question, SearchFilms):
            return each.kind is Kind.FILM and abs(released - question.year) <= 1
        if isinstance(question, SearchSeries):
            return each.kind is Kind.SERIES and question.year in (None, released)
        return isinstance(question, SearchAll)
