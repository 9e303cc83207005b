"""Many libraries at once."""

import time

import pytest

from lbstats.enrichment.service import EnrichmentService
from lbstats.model import JobState, LibraryId
from lbstats.store.database import Database
from lbstats.store.matches import films_to_enrich
from tests.enrichment.conftest import MANY, OpenService, add_library, many
from tests.fakes.tmdb_server import TmdbServer
from tests.fakes.tmdb_world import World, film


def wait_until_found(service: EnrichmentService, library_id: LibraryId, count: int) -> None:
    """Until so many films of a library have a match."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        progress = service.progress(library_id)
        if progress is not None and progress.matched >= count:
            return
        time.sleep(0.005)
    pytest.fail("no progress")


@pytest.mark.usefixtures("busy_tmdb")
def test_a_small_library_is_done_while_a_large_one_runs(
    database: Database, open_service: OpenService
) -> None:
    large = add_library(database, "large", many())
    small = add_library(database, "small", [("A Rare Thing Indeed", 1990 + n) for n in range(5)])
    service = open_service()
    large_job, small_job = service.start_job(large), service.start_job(small)
    end = service.wait(small_job, timeout_s=30)
    meanwhile = service.progress(large)
    assert end is not None
    assert meanwhile is not None
    assert end.state is JobState.COMPLETE
    assert (meanwhile.state, meanwhile.done < MANY) == (JobState.RUNNING, True)
    end = service.wait(large_job, timeout_s=30)
    assert end is not None
    assert end.state is JobState.COMPLETE


def test_a_small_library_does_not_wait_for_a_large_one_to_get_to_their_common_films(
    database: Database, busy_tmdb: TmdbServer, open_service: OpenService
) -> None:
    # All of one year, so that a few pages find them and their facts queue up.
    films = [film(1000 + n, f"Night Ferry Number {n}", 2000, vote_count=900) for n in range(MANY)]
    busy_tmdb.world, busy_tmdb.latency_s = World(films, []), 0.05
    large = add_library(database, "large", [(f"Night Ferry Number {n}", 2000) for n in range(MANY)])
    with database.cursor() as cursor:
        last = [each.film.title for each in films_to_enrich(cursor, large, database.clock())][-4:]
    service = open_service()
    large_job = service.start_job(large)
    wait_until_found(service, large, MANY)
    small_job = service.start_job(add_library(database, "small", [(title, 2000) for title in last]))
    ends = [service.wait(job_id, timeout_s=60) for job_id in (small_job, large_job)]
    assert [end.matched for end in ends if end] == [4, MANY]
    fetched = [path for path in busy_tmdb.paths if path.startswith("/movie/")]
    assert len(fetched) == MANY
    # The large library alone would have fetched them last.
    assert not {f"/movie/{1000 + int(title.split()[-1])}" for title in last} & set(fetched[-4:])


@pytest.mark.usefixtures("busy_tmdb")
def test_fifty_libraries_all_get_their_turn_before_any_large_one_is_done(
    database: Database, open_service: OpenService
) -> None:
    names = [f"library {n}" for n in range(50)]
    jobs = {}
    large = add_library(database, "large", many())
    service = open_service()
    service.start_job(large)
    for n, name in enumerate(names):
        jobs[name] = service.start_job(add_library(database, name, [(f"Unheard Of Number {n}", 2000)]))
    for job_id in jobs.values():
        end = service.wait(job_id, timeout_s=60)
        assert end is not None
        assert (end.state, end.unmatched) == (JobState.COMPLETE, 1)


def test_titles_wanted_by_two_libraries_at_once_are_fetched_once(
    database: Database, busy_tmdb: TmdbServer, open_service: OpenService
) -> None:
    service = open_service()
    jobs = [service.start_job(add_library(database, name, many())) for name in ("one", "two", "three")]
    ends = [service.wait(job_id, timeout_s=60) for job_id in jobs]
    assert [(end.state, end.matched) for end in ends if end] == [(JobState.COMPLETE, MANY)] * 3
    fetched = [path for path in busy_tmdb.paths if path.startswith("/movie/")]
    assert (len(fetched), len(set(fetched))) == (MANY, MANY)


def test_what_a_cancelled_library_was_to_fetch_another_fetches(
    database: Database, busy_tmdb: TmdbServer, open_service: OpenService
) -> None:
    busy_tmdb.latency_s = 0.1
    service = open_service()
    first = add_library(database, "one", many())
    service.start_job(first)
    second = service.start_job(add_library(database, "two", many()))
    # Both know the films by now.
    for library_id in (first, LibraryId("two")):
        wait_until_found(service, library_id, MANY // 4)
    service.cancel(first)
    fetched = len([path for path in busy_tmdb.paths if path.startswith("/movie/")])
    assert fetched < MANY
    end = service.wait(second, timeout_s=60)
    assert end is not None
    assert (end.state, end.matched) == (JobState.COMPLETE, MANY)
