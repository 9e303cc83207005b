"""The index of the stand-in for TMDB that lies beside the project, asked in the process instead of over HTTP.

index = ReplicaIndex()                                   # 5 s, 150 MB; decoys=0.2 for obscure namesakes
match = index.settle(FilmQuery(FilmId(1), "House", 1977))
matches = index.settle_all([FilmQuery(FilmId(1), "House", 1977), FilmQuery(FilmId(2), "Anna", 2019)])

Searches are the stand-in's own code, answers are read by the project's own.
"""

from __future__ import annotations

import datetime as dt
import importlib.util
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lbstats.enrichment.inquiry import inquire
from lbstats.enrichment.job import LibraryWork
from lbstats.enrichment.loading import Load
from lbstats.enrichment.questions import DiscoverPage, FetchFacts, SearchAll, SearchFilms, SearchSeries
from lbstats.store.matches import FilmToEnrich, MatchCounts
from lbstats.tmdb.payloads import MOVIE, TV, parse_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from types import ModuleType

    from lbstats.enrichment.questions import Search
    from lbstats.model import FilmId, FilmQuery, Match
    from lbstats.tmdb.client import Page

REPLICA = Path(__file__).resolve().parents[2].parent / "shared" / "tmdb_replica"
PAGE_SIZE = 20
MADE_UP = 9_000_000
"""Films from here up have real titles under made-up numbers."""


class ReplicaIndex:
    """Films and series by title.

    Attributes:
        films: Summaries of all films by number, as TMDB writes them.
        series: The same of all series.
        asked: How many questions were put.
    """

    def __init__(self, decoys: float = 0.0) -> None:
        module = _module()
        self._films = module.Catalogue(REPLICA / "films.jsonl.gz", decoys)
        self._films.lines.clear()  # the details, which nobody asks for here
        self._series = module.SeriesCatalogue(REPLICA / "series.jsonl.gz")
        self.films: Mapping[int, Mapping[str, Any]] = self._films.summaries
        self.series: Mapping[int, Mapping[str, Any]] = self._series.series
        self.asked = 0

    def answer(self, question: Search | DiscoverPage) -> Page:
        """What the stand-in answers."""
        self.asked += 1
        match question:
            case DiscoverPage(year, number):
                by_votes = {"primary_release_year": str(year), "sort_by": "vote_count.desc"}
                return _page(self._films.discover(by_votes), MOVIE, number)
            case SearchFilms(title, year):
                return _page(self._films.search(title, str(year), ""), MOVIE)
            case SearchSeries(title, year):
                return _page(self._series.search(title, str(year or "")), TV)
            case SearchAll(title):
                found = [{"media_type": MOVIE, **row} for row in self._films.search(title, "", "")]
                found += [{"media_type": TV, **row} for row in self._series.search(title, "")]
                return _page(sorted(found, key=lambda row: -row["popularity"]))

    def settle(self, film: FilmQuery) -> Match:
        """Ask about one film alone until it is decided."""
        inquiry = inquire(film)
        question = next(inquiry)
        while True:
            try:
                question = inquiry.send(self.answer(question))
            except StopIteration as end:
                match: Match = end.value
                return match

    def settle_all(self, films: Sequence[FilmQuery]) -> dict[FilmId, Match]:
        """Decide the films of a library as its enrichment does: sweep, searches, two films on one."""
        wanted = [FilmToEnrich(film, needs_match=True, needs_details=False) for film in films]
        nothing_known = Load(wanted, {}, (), MatchCounts(len(films), 0, 0, 0, 0, 0), frozenset(), frozenset())
        work = LibraryWork(nothing_known, dt.datetime.now(dt.UTC))
        matches: dict[FilmId, Match] = {}
        while not work.is_over:
            for key in work.take_wanted():
                work.has_facts(key)
            task = work.next_task()
            if task is not None and not isinstance(task.question, FetchFacts):
                work.take_page(task, self.answer(task.question))
            matches |= work.take_outbox().matches
        return {
            film_id: replace(match, state=work.ledger.state_of(film_id)) for film_id, match in matches.items()
        }


def _page(found: Sequence[Mapping[str, Any]], media_type: str | None = None, number: int = 1) -> Page:
    rows: Iterable[Mapping[str, Any]] = found[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
    pages = -(-len(found) // PAGE_SIZE)
    body = {"page": number, "results": list(rows), "total_results": len(found), "total_pages": pages}
    return parse_page(body, media_type)


def _module() -> ModuleType:
    spec = importlib.util.spec_from_file_location("tmdb_replica", REPLICA / "tmdb_replica.py")
    if spec is None or spec.loader is None:
        raise RuntimeError("the stand-in for TMDB cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
