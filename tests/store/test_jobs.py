"""Enrichment jobs as rows: they outlive the process that works on them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from lbstats.model import JobState, LibraryId
from lbstats.store import jobs, libraries
from lbstats.store.database import Database

if TYPE_CHECKING:
    from tests.fakes.clock import FakeClock


@pytest.fixture
def library_id(database: Database) -> LibraryId:
    with database.write() as cursor:
        return libraries.create(cursor, database.clock())[0]


def make_job(database: Database, library_id: LibraryId, state: JobState = JobState.QUEUED) -> jobs.Job:
    with database.write() as cursor:
        job = jobs.create(cursor, library_id, database.clock(), own_key=True)
        jobs.save(cursor, replace(job, state=state), database.clock())
    return job


def test_a_new_job_is_queued(database: Database, library_id: LibraryId) -> None:
    job = make_job(database, library_id)
    with database.cursor() as cursor:
        found = jobs.find(cursor, job.job_id)
    assert found == job
    assert (job.state, job.own_key, job.films) == (JobState.QUEUED, True, 0)


def test_a_saved_job_is_found_as_it_was_after_a_restart(
    database: Database, library_id: LibraryId, clock: FakeClock
) -> None:
    job = make_job(database, library_id)
    clock.advance(minutes=5)
    state = replace(
        job,
        state=JobState.PAUSED,
        message="Paused by you.",
        films=10,
        done=6,
        matched=3,
        doubtful=1,
        unmatched=1,
        failed=1,
        requests=17,
        seconds=4.5,
        updated_at=clock.now,
    )
    with database.write() as cursor:
        jobs.save(cursor, state, clock.now)
    database.close()
    again = Database.open(database.path.parent, clock)
    with again.cursor() as cursor:
        assert jobs.find(cursor, job.job_id) == state
        assert jobs.latest(cursor, library_id) == state
    again.close()


@pytest.mark.parametrize("seconds", [1, 0, -86_400])
def test_the_latest_job_of_a_library_is_the_one_made_last_whatever_the_clock_did_meanwhile(
    database: Database, library_id: LibraryId, clock: FakeClock, seconds: int
) -> None:
    with database.cursor() as cursor:
        assert jobs.latest(cursor, library_id) is None
    for _ in range(5):
        last = make_job(database, library_id)
        with database.cursor() as cursor:
            latest = jobs.latest(cursor, library_id)
        assert latest is not None
        assert latest.job_id == last.job_id
        clock.advance(seconds=seconds)


def test_unfinished_jobs_are_those_not_over_oldest_first(
    database: Database, library_id: LibraryId, clock: FakeClock
) -> None:
    made = {}
    for state in JobState:
        made[make_job(database, library_id, state).job_id] = state
        clock.advance(seconds=1)
    with database.cursor() as cursor:
        unfinished = jobs.unfinished(cursor)
    assert [made[job.job_id] for job in unfinished] == [
        JobState.QUEUED,
        JobState.RUNNING,
        JobState.PAUSED,
        JobState.NEEDS_KEY,
    ]


def test_a_job_deleted_with_its_library_stays_deleted(database: Database, library_id: LibraryId) -> None:
    job = make_job(database, library_id)
    libraries.delete(database, library_id)
    with database.write() as cursor:
        jobs.save(cursor, job, database.clock())
        assert jobs.find(cursor, job.job_id) is None
