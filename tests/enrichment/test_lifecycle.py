"""Pauses, restarts and ends of jobs."""

from __future__ import annotations

import gc
import logging
import threading
import time
from typing import TYPE_CHECKING

import pytest

from lbstats.enrichment import crew as crew_module
from lbstats.enrichment import service as service_module
from lbstats.enrichment.loading import Load, load
from lbstats.errors import LbstatsError
from lbstats.model import JobState, LibraryId, Progress
from lbstats.store import jobs, libraries
from tests.enrichment.conftest import MANY, OpenService, add_library, library_state, many, matches_of
from tests.enrichment.waiting import TIMEOUT_S, facts_asked, wait_for_films
from tests.fakes.fake_time import FakeTime

if TYPE_CHECKING:
    from lbstats.store.database import Database
    from tests.fakes.clock import FakeClock
    from tests.fakes.tmdb_server import TmdbServer


def test_a_paused_job_rests_even_over_a_restart_until_it_is_resumed(
    database: Database, busy_tmdb: TmdbServer, open_service: OpenService
) -> None:
    library_id = add_library(database, "one", many())
    first = open_service()
    job_id = first.start_job(library_id)
    wait_for_films(first, library_id, 5)
    first.pause(library_id)
    assert library_state(database, library_id)[0] == "paused"
    first.close()
    asked = len(busy_tmdb.paths)
    second = open_service()
    paused = second.wait(job_id, timeout_s=TIMEOUT_S)
    assert paused is not None
    assert paused.state is JobState.PAUSED
    assert 5 <= paused.done < MANY
    assert len(busy_tmdb.paths) == asked
    assert second.resume(library_id) == job_id
    end = second.wait(job_id, timeout_s=TIMEOUT_S)
    assert end is not None
    assert (end.state, end.matched) == (JobState.COMPLETE, MANY)


@pytest.mark.usefixtures("busy_tmdb")
def test_a_cancelled_job_ends_keeps_what_it_found_and_a_new_one_does_the_rest(
    database: Database, open_service: OpenService
) -> None:
    library_id = add_library(database, "one", many())
    service = open_service()
    job_id = service.start_job(library_id)
    wait_for_films(service, library_id, 5)
    service.cancel(library_id)
    cancelled = service.wait(job_id, timeout_s=TIMEOUT_S)
    assert cancelled is not None
    assert cancelled.state is JobState.CANCELLED
    assert library_state(database, library_id) == ("ready", "")
    assert len(matches_of(database, library_id)) >= 5
    again = service.start_job(library_id)
    assert again != job_id
    end = service.wait(again, timeout_s=TIMEOUT_S)
    assert end is not None
    assert (end.state, end.matched) == (JobState.COMPLETE, MANY)


def test_an_interrupted_job_goes_on_by_itself_and_fetches_nothing_twice(
    database: Database, busy_tmdb: TmdbServer, open_service: OpenService
) -> None:
    library_id = add_library(database, "one", many())
    first = open_service()
    job_id = first.start_job(library_id)
    wait_for_films(first, library_id, 10)
    first.close()
    second = open_service()
    end = second.wait(job_id, timeout_s=TIMEOUT_S)
    assert end is not None
    assert (end.state, end.films, end.matched) == (JobState.COMPLETE, MANY, MANY)
    fetched = facts_asked(busy_tmdb)
    # Only what was on its way when it stopped can have been asked for in vain.
    assert len(set(fetched)) == MANY
    assert len(fetched) <= MANY + 4
    assert len(matches_of(database, library_id)) == MANY


def test_closing_does_not_wait_for_an_answer_that_does_not_come(
    database: Database, tmdb: TmdbServer, open_service: OpenService
) -> None:
    tmdb.latency_s = 10
    library_id = add_library(database, "one", [("Low Tide", 2016)])
    service = open_service()
    job_id = service.start_job(library_id)
    while not tmdb.received:
        time.sleep(0.01)
    began = time.monotonic()
    service.close()
    assert time.monotonic() - began < 2
    with database.cursor() as cursor:
        assert [job.job_id for job in jobs.unfinished(cursor)] == [job_id]


def test_an_outage_is_waited_for_and_said(
    database: Database, busy_tmdb: TmdbServer, open_service: OpenService
) -> None:
    library_id = add_library(database, "one", many())
    service = open_service(time=FakeTime())
    job_id = service.start_job(library_id)
    wait_for_films(service, library_id, 5)
    busy_tmdb.down = True
    said = []

    def listen(progress: Progress) -> None:
        said.append(progress.message)
        if "does not answer" in progress.message:
            busy_tmdb.down = False

    end = service.wait(job_id, TIMEOUT_S, listen)
    assert end is not None
    assert (end.state, end.matched, end.failed) == (JobState.COMPLETE, MANY, 0)
    assert any("TMDB does not answer" in message for message in said)


def test_a_deleted_library_is_left_alone_and_nothing_of_it_is_written_again(
    database: Database, busy_tmdb: TmdbServer, open_service: OpenService
) -> None:
    busy_tmdb.latency_s = 0.1
    library_id = add_library(database, "one", many())
    service = open_service()
    job_id = service.start_job(library_id)
    wait_for_films(service, library_id, 5)
    libraries.delete(database, library_id)
    assert service.wait(job_id, timeout_s=TIMEOUT_S) is None
    while service._progress_at_work(library_id) is not None:
        time.sleep(0.02)
    asked = len(busy_tmdb.paths)
    time.sleep(0.3)
    assert len(busy_tmdb.paths) <= min(asked + 4, 2 * MANY - 1)
    assert matches_of(database, library_id) == []
    assert service.progress(library_id) is None


@pytest.mark.usefixtures("busy_tmdb")
def test_a_database_that_refuses_ends_the_job_with_a_sentence(
    database: Database, open_service: OpenService
) -> None:
    library_id = add_library(database, "one", many())
    service = open_service()
    service.start_job(library_id)
    wait_for_films(service, library_id, 1)
    with database.write() as cursor:
        cursor.execute("alter table film_match rename to film_match_gone")
    until = time.monotonic() + TIMEOUT_S
    progress = service._progress_at_work(library_id)
    while time.monotonic() < until and (progress is None or progress.state is not JobState.FAILED):
        time.sleep(0.02)
        progress = service._progress_at_work(library_id)
    assert progress is not None
    assert progress.state is JobState.FAILED
    assert progress.message.startswith("The database refused")
    with database.write() as cursor:
        cursor.execute("alter table film_match_gone rename to film_match")
    end = service.wait(service.start_job(library_id), timeout_s=TIMEOUT_S)
    assert end is not None
    assert (end.state, end.matched) == (JobState.COMPLETE, MANY)


@pytest.mark.usefixtures("busy_tmdb")
def test_a_job_asked_for_twice_is_one_and_sees_an_import_made_meanwhile(
    database: Database, open_service: OpenService
) -> None:
    library_id = add_library(database, "one", many(MANY - 1))
    service = open_service()
    job_id = service.start_job(library_id)
    wait_for_films(service, library_id, 1)
    with database.write() as cursor:
        cursor.execute(
            """
            insert into film by name
            select * replace (1000 as film_id, $title as title, $year::smallint as year)
            from film
            where film_id = 1
            """,
            {"title": f"Night Ferry Number {MANY - 1}", "year": 1900 + MANY - 1},
        )
    assert service.start_job(library_id) == job_id
    end = service.wait(job_id, timeout_s=TIMEOUT_S)
    assert end is not None
    assert (end.state, end.films, end.matched) == (JobState.COMPLETE, MANY, MANY)


@pytest.mark.usefixtures("busy_tmdb")
def test_too_many_libraries_are_refused_with_a_sentence(
    database: Database, open_service: OpenService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service_module, "MOST_LIBRARIES", 1)
    service = open_service()
    service.start_job(add_library(database, "one", many()))
    with pytest.raises(LbstatsError, match="1 library is"):
        service.start_job(add_library(database, "two", many()))


def test_too_many_films_are_refused_with_a_sentence(
    database: Database, open_service: OpenService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service_module, "MOST_FILMS", MANY - 1)
    with pytest.raises(LbstatsError, match="no more fit"):
        open_service().start_job(add_library(database, "one", many()))


def test_a_fault_of_the_program_ends_the_job_and_not_the_service(
    database: Database, tmdb: TmdbServer, open_service: OpenService, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load_or_break(database: Database, library_id: LibraryId) -> Load:
        if library_id == "one":
            raise ZeroDivisionError
        return load(database, library_id)

    monkeypatch.setattr(crew_module, "load", load_or_break)
    monkeypatch.setattr(threading, "excepthook", lambda _: None)
    service = open_service()
    broken = add_library(database, "one", [("Low Tide", 2016)])
    end = service.wait(service.start_job(broken), timeout_s=TIMEOUT_S)
    assert end is not None
    assert (end.state, end.message.split(";")[0]) == (JobState.FAILED, "The program made a mistake")
    for n in range(5):
        library_id = add_library(database, f"other {n}", [("Paper Moons", 2004)])
        other = service.wait(service.start_job(library_id), timeout_s=TIMEOUT_S)
        assert other is not None
        assert other.state is JobState.COMPLETE
    assert tmdb.paths.count("/movie/102") == 1


def test_logs_name_the_job_but_no_title_and_no_key(
    database: Database, tmdb: TmdbServer, open_service: OpenService, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="lbstats")
    service = open_service()
    films = [("Low Tide", 2016), ("Nowhere At All", 2001)]
    job_id = service.start_job(add_library(database, "one", films))
    service.wait(job_id, timeout_s=TIMEOUT_S)
    assert f"job {job_id}: complete" in caplog.text
    for secret in ("Low Tide", "Nowhere", tmdb.key):
        assert secret not in caplog.text


def test_a_clock_set_back_in_the_middle_loses_nothing_and_asks_nothing_twice(
    database: Database, clock: FakeClock, busy_tmdb: TmdbServer, open_service: OpenService
) -> None:
    library_id = add_library(database, "one", [*many(), ("Unheard Of Number Nine", 2000)])
    service = open_service()
    job_id = service.start_job(library_id)
    wait_for_films(service, library_id, MANY // 4)
    clock.advance(days=-40)
    end = service.wait(job_id, timeout_s=TIMEOUT_S)
    assert end is not None
    assert (end.state, end.matched, end.unmatched) == (JobState.COMPLETE, MANY, 1)
    asked = len(busy_tmdb.paths)
    again = service.start_job(library_id)
    end = service.wait(again, timeout_s=TIMEOUT_S)
    assert end is not None
    assert (again != job_id, end.state, end.matched) == (True, JobState.COMPLETE, MANY)
    assert len(busy_tmdb.paths) == asked


def test_what_is_loaded_at_the_start_is_not_searched_for_garbage_while_requests_wait(
    open_service: OpenService,
) -> None:
    open_service()
    assert gc.get_freeze_count() > 0
