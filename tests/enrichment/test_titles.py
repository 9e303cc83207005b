"""Who fetches a title and who waits for it."""

import datetime as dt
import threading

import pytest

from lbstats.enrichment.run import Run
from lbstats.enrichment.titles import TitleDesk
from lbstats.model import JobId, JobState, Kind, LibraryId
from lbstats.settings import Settings
from lbstats.store.catalogue import TitleKey
from lbstats.store.jobs import Job
from lbstats.tmdb.client import TmdbClient
from lbstats.tmdb.session import TmdbSession

KEY: TitleKey = (Kind.FILM, 101)
OTHER: TitleKey = (Kind.SERIES, 101)
AT = dt.datetime(2026, 8, 1, tzinfo=dt.UTC)


@pytest.fixture
def runs(tmp_path_factory: pytest.TempPathFactory) -> list[Run]:
    session = TmdbSession(Settings(data_dir=tmp_path_factory.mktemp("data")), stop=threading.Event())
    client = TmdbClient(session, "key")
    session.close()
    jobs = [Job(JobId(name), LibraryId(name), JobState.QUEUED, False, AT, AT) for name in "abc"]  # noqa: FBT003
    return [Run(job, client, 0.0) for job in jobs]


def test_only_the_first_that_wants_a_title_fetches_it(runs: list[Run]) -> None:
    desk = TitleDesk()
    assert [desk.claim(KEY, run) for run in runs] == [True, False, False]
    assert desk.claim(OTHER, runs[2])
    assert desk.arrived(KEY) == runs
    assert desk.arrived(KEY) == []


def test_a_title_is_here_from_its_arrival_until_it_is_stored(runs: list[Run]) -> None:
    desk = TitleDesk()
    desk.claim(KEY, runs[0])
    assert not desk.is_here(KEY)
    desk.arrived(KEY, is_unstored=True)
    assert desk.is_here(KEY)
    desk.stored([KEY])
    assert not desk.is_here(KEY)


def test_what_a_leaving_run_was_to_fetch_falls_to_the_next(runs: list[Run]) -> None:
    desk = TitleDesk()
    for run in runs:
        desk.claim(KEY, run)
    desk.claim(OTHER, runs[0])
    assert desk.leave(runs[1]) == []
    assert desk.leave(runs[0]) == [(KEY, runs[2])]
    assert desk.arrived(KEY) == [runs[2]]
    assert desk.claim(OTHER, runs[2])
