"""When a library wants the facts of what it found."""

from __future__ import annotations

import datetime as dt

from lbstats.enrichment.job import WANTED_AT_ONCE, LibraryWork
from lbstats.enrichment.loading import Load
from lbstats.enrichment.questions import FetchFacts, SearchAll
from lbstats.model import Candidate, FilmId, FilmQuery, Kind, MatchState, Rung
from lbstats.store.matches import FilmToEnrich, MatchCounts
from lbstats.tmdb.client import Page

NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def matched(number: int) -> FilmToEnrich:
    """A film that is matched and lacks its facts."""
    film = FilmQuery(FilmId(number), f"Film {number}", 2000)
    return FilmToEnrich(film, False, True, MatchState.MATCHED, Rung.SWEEP, Kind.FILM, number)  # noqa: FBT003


def test_facts_are_ordered_in_lots_while_enough_else_is_asked_and_at_once_when_it_runs_out() -> None:
    films = [matched(number) for number in range(1, WANTED_AT_ONCE + 2)]
    films.append(FilmToEnrich(FilmQuery(FilmId(99), "Heat", None), needs_match=True, needs_details=False))
    counts = MatchCounts(len(films), 0, len(films) - 1, 0, 0, 0)
    work = LibraryWork(Load(films, {}, (), counts, frozenset(), frozenset()), NOW)
    lot = work.take_wanted()
    assert len(lot) == WANTED_AT_ONCE + 1
    for key in lot:
        work.fetch(key)
    fetch, search = work.next_task(), work.next_task()
    assert fetch is not None
    assert search is not None
    assert isinstance(fetch.question, FetchFacts)
    assert isinstance(search.question, SearchAll)
    found = Candidate(Kind.FILM, 949, "Heat", "Heat", dt.date(1995, 12, 15), 7000)
    work.take_page(search, Page((found,), 1, 1, 1))
    assert work.take_wanted() == []  # twelve questions wait: the answer to one of them is time enough
    work.next_task()
    assert work.take_wanted() == [(Kind.FILM, 949)]
    assert work.take_wanted() == []
