"""A disk that runs full, or fails, in the middle of an enrichment."""

from __future__ import annotations

import shutil
import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from lbstats.enrichment.service import EnrichmentService
from lbstats.model import JobState
from lbstats.settings import RateLimit, Settings
from lbstats.store.database import Database
from tests.enrichment.conftest import MANY, add_library, many, matches_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lbstats.model import JobId, LibraryId
    from tests.fakes.tmdb_server import TmdbServer

SIZE = 32 * 1024 * 1024
TIMEOUT_S = 30


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    with mounted(tmp_path / "disk", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs") as folder:
        yield folder


@pytest.fixture
def frail_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own that can be made to fail as a broken one does: from one moment on it is read-only."""
    image = tmp_path / "image"
    with image.open("wb") as file:
        file.truncate(SIZE)
    if run_quietly("mkfs.ext4", "-q", image):
        pytest.skip("a disk of its own wants mkfs.ext4")
    with mounted(tmp_path / "disk", "-o", "loop", image) as folder:
        yield folder


@contextmanager
def mounted(folder: Path, *what: str | Path) -> Iterator[Path]:
    folder.mkdir()
    if run_quietly("mount", *what, folder):
        pytest.skip("a disk of its own can be made on Linux by root only")
    try:
        yield folder
    finally:
        assert run_quietly("umount", folder) == 0


def run_quietly(name: str, *arguments: str | Path) -> int:
    """The exit code; 127 where there is no such command."""
    command = shutil.which(name)
    if command is None:
        return 127
    return subprocess.run([command, *arguments], check=False, capture_output=True).returncode  # noqa: S603


def fill(folder: Path) -> Path:
    """Leave no room on a disk."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (65_536, 4096, 1):
            try:
                while file.write(b"\0" * size):
                    pass
            except OSError:
                continue
    return ballast


@contextmanager
def at_work(folder: Path, tmdb: TmdbServer) -> Iterator[tuple[Database, EnrichmentService]]:
    """The database on that disk, and the service that enriches its libraries."""
    settings = Settings(
        data_dir=folder, tmdb_api_key=tmdb.key, tmdb_base_url=tmdb.base_url, rate_limit=RateLimit(1000, 1.0)
    )
    database = Database.open(folder)
    service = EnrichmentService(database, settings, workers=4)
    try:
        yield database, service
    finally:
        service.close()
        database.close()


def begin(service: EnrichmentService, library_id: LibraryId, tmdb: TmdbServer) -> JobId:
    """Start the job; it is in its middle then."""
    tmdb.latency_s = 0.2
    service.start()
    job_id = service.start_job(library_id)
    while len(tmdb.paths) < MANY // 4:
        time.sleep(0.01)
    return job_id


def assert_goes_on(
    database: Database, service: EnrichmentService, library_id: LibraryId, tmdb: TmdbServer
) -> None:
    tmdb.latency_s = 0.0
    progress = service.wait(service.start_job(library_id), TIMEOUT_S)
    assert progress is not None
    assert (progress.state, progress.matched) == (JobState.COMPLETE, MANY)
    assert len(matches_of(database, library_id)) == MANY


def test_a_full_disk_ends_the_job_with_a_sentence_and_it_goes_on_when_there_is_room(
    small_disk: Path, busy_tmdb: TmdbServer
) -> None:
    with at_work(small_disk, busy_tmdb) as (database, service):
        library_id = add_library(database, "one", many())
        job_id = begin(service, library_id, busy_tmdb)
        ballast = fill(small_disk)
        progress = service.wait(job_id, TIMEOUT_S)
        assert progress is not None
        assert progress.state is JobState.FAILED
        assert progress.message.startswith("The disk is full. Make room")

        ballast.unlink()
        assert_goes_on(database, service, library_id, busy_tmdb)


def test_a_disk_that_turns_read_only_ends_the_job_with_a_sentence_and_tears_nothing(
    frail_disk: Path, busy_tmdb: TmdbServer
) -> None:
    with at_work(frail_disk, busy_tmdb) as (database, service):
        library_id = add_library(database, "one", many())
        job_id = begin(service, library_id, busy_tmdb)
        assert run_quietly("mount", "-o", "remount,abort", frail_disk) == 0
        progress = service.wait(job_id, TIMEOUT_S)
        assert progress is not None
        assert progress.state is JobState.FAILED
        assert progress.message.startswith("The database cannot be written.")
        stored = matches_of(database, library_id)

    assert run_quietly("umount", frail_disk) == 0
    assert run_quietly("mount", "-o", "loop", frail_disk.with_name("image"), frail_disk) == 0
    with at_work(frail_disk, busy_tmdb) as (database, service):
        assert set(stored) <= set(matches_of(database, library_id))
        service.start(resume=False)
        assert_goes_on(database, service, library_id, busy_tmdb)
