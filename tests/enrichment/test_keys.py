"""Keys: none, a wrong one, one that is revoked, a visitor's own."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from lbstats.errors import CredentialError
from lbstats.model import JobState
from tests.enrichment.conftest import MANY, OpenService, add_library, library_state, many
from tests.enrichment.waiting import TIMEOUT_S, wait_for_films

if TYPE_CHECKING:
    from lbstats.store.database import Database
    from tests.fakes.tmdb_server import TmdbServer


OWN_KEY = "feedfacefeedfacefeedfacefeedface"


def test_without_any_key_a_job_is_refused_with_a_sentence(
    database: Database, open_service: OpenService
) -> None:
    library_id = add_library(database, "one", [("Low Tide", 2016)])
    with pytest.raises(CredentialError, match="no key"):
        open_service(key=None).start_job(library_id)
    assert library_state(database, library_id) == ("ready", "")


def test_a_wrong_key_stops_the_job_at_once_and_another_takes_it_up(
    database: Database, tmdb: TmdbServer, open_service: OpenService
) -> None:
    library_id = add_library(database, "one", [("Low Tide", 2016), ("Paper Moons", 2004)])
    service = open_service(key="wrong")
    began = time.monotonic()
    job_id = service.start_job(library_id)
    end = service.wait(job_id, timeout_s=TIMEOUT_S)
    assert end is not None
    assert time.monotonic() - began < 1
    assert end.state is JobState.NEEDS_KEY
    assert end.message.startswith("TMDB does not accept this key.")
    assert library_state(database, library_id) == ("paused", end.message)
    assert service.resume(library_id, tmdb.key) == job_id
    end = service.wait(job_id, timeout_s=TIMEOUT_S)
    assert end is not None
    assert (end.state, end.matched) == (JobState.COMPLETE, 2)


def test_a_key_revoked_in_the_middle_stops_the_job_and_a_new_one_goes_on_where_it_was(
    database: Database, busy_tmdb: TmdbServer, open_service: OpenService
) -> None:
    library_id = add_library(database, "one", many())
    service = open_service()
    job_id = service.start_job(library_id)
    wait_for_films(service, library_id, 5)
    busy_tmdb.key = OWN_KEY
    end = service.wait(job_id, timeout_s=TIMEOUT_S)
    assert end is not None
    assert end.state is JobState.NEEDS_KEY
    assert 5 <= end.done < MANY
    service.start_job(library_id, OWN_KEY)
    end = service.wait(job_id, timeout_s=TIMEOUT_S)
    assert end is not None
    assert (end.state, end.matched) == (JobState.COMPLETE, MANY)


def test_a_visitors_own_key_is_never_stored_and_after_a_restart_its_job_waits_for_it(
    database: Database, busy_tmdb: TmdbServer, open_service: OpenService
) -> None:
    busy_tmdb.key = OWN_KEY
    library_id = add_library(database, "one", many())
    first = open_service(key=None)
    job_id = first.start_job(library_id, OWN_KEY)
    wait_for_films(first, library_id, 5)
    first.close()
    second = open_service(key=None)
    progress = second.progress(library_id)
    assert progress is not None
    assert (progress.state, progress.job_id) == (JobState.NEEDS_KEY, job_id)
    assert "needs your key" in progress.message
    assert library_state(database, library_id) == ("paused", progress.message)
    second.resume(library_id, OWN_KEY)
    end = second.wait(job_id, timeout_s=TIMEOUT_S)
    assert end is not None
    assert (end.state, end.matched) == (JobState.COMPLETE, MANY)
    with database.write() as cursor:
        cursor.execute("checkpoint")
    for path in database.path.parent.rglob("*"):
        assert not path.is_file() or OWN_KEY.encode() not in path.read_bytes(), path.name


def test_pausing_keeps_the_visitors_key_for_resuming(
    database: Database, busy_tmdb: TmdbServer, open_service: OpenService
) -> None:
    busy_tmdb.key = OWN_KEY
    library_id = add_library(database, "one", many())
    service = open_service(key=None)
    job_id = service.start_job(library_id, OWN_KEY)
    wait_for_films(service, library_id, 1)
    service.pause(library_id)
    service.resume(library_id)
    end = service.wait(job_id, timeout_s=TIMEOUT_S)
    assert end is not None
    assert end.state is JobState.COMPLETE
