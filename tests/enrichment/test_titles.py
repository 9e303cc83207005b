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


def test_whoever_gets_to_a_title_first_asks_for_it_and_nobody_else(runs: list[Run]) -> None:
    desk = TitleDesk()
    for run in runs:
        desk.wait(KEY, run)
    desk.wait(OTHER, runs[2])
    assert [desk.begin(KEY, run) for run in reversed(runs)] == [True, False, False]
    assert desk.begin(OTHER, runs[0])
    assert desk.arrived(KEY) == runs
    assert desk.arrived(KEY) == []
    assert not desk.begin(KEY, runs[0])


def test_a_title_given_back_is_asked_for_again(runs: list[Run]) -> None:
    desk = TitleDesk()
    desk.wait(KEY, runs[0])
    assert desk.begin(KEY, runs[0])
    desk.give_back(KEY)
    assert desk.begin(KEY, runs[0])


def test_a_title_is_here_from_its_arrival_until_it_is_stored(runs: list[Run]) -> None:
    desk = TitleDesk()
    desk.wait(KEY, runs[0])
    assert not desk.is_here(KEY)
    desk.arrived(KEY, is_unstored=True)
    assert desk.is_here(KEY)
    desk.stored([KEY])
    assert not desk.is_here(KEY)


def test_what_a_leaving_run_asked_for_falls_to_the_next(runs: list[Run]) -> None:
    desk = TitleDesk()
    for run in runs:
        desk.wait(KEY, run)
    desk.wait(OTHER, runs[0])
    assert desk.begin(KEY, runs[0])
    assert desk.leave(runs[1]) == []
    assert desk.leave(runs[0]) == [(KEY, runs[2])]
    assert desk.begin(KEY, runs[2])
    assert desk.arrived(KEY) == [runs[2]]
    assert not desk.begin(OTHER, runs[2])
