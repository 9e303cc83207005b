"""A disk that runs full in the middle of an enrichment."""

from __future__ import annotations

import shutil
import subprocess
import time
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

    from tests.fakes.tmdb_server import TmdbServer

SIZE = 32 * 1024 * 1024
TIMEOUT_S = 30


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    mount, unmount = shutil.which("mount"), shutil.which("umount")
    if mount is None or unmount is None:
        pytest.skip("a small disk can be made on Linux only")
    folder = tmp_path / "disk"
    folder.mkdir()
    made = subprocess.run(  # noqa: S603 - our own command
        [mount, "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", folder], check=False, capture_output=True
    )
    if made.returncode:
        pytest.skip("a small disk can be made by root only")
    yield folder
    subprocess.run([unmount, folder], check=True)  # noqa: S603 - our own command


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


def test_a_full_disk_ends_the_job_with_a_sentence_and_it_goes_on_when_there_is_room(
    small_disk: Path, busy_tmdb: TmdbServer
) -> None:
    settings = Settings(
        data_dir=small_disk,
        tmdb_api_key=busy_tmdb.key,
        tmdb_base_url=busy_tmdb.base_url,
        rate_limit=RateLimit(1000, 1.0),
    )
    busy_tmdb.latency_s = 0.2
    database = Database.open(small_disk)
    service = EnrichmentService(database, settings, workers=4)
    try:
        library_id = add_library(database, "one", many())
        service.start()
        job_id = service.start_job(library_id)
        while len(busy_tmdb.paths) < MANY // 4:
            time.sleep(0.01)
        ballast = fill(small_disk)
        progress = service.wait(job_id, TIMEOUT_S)
        assert progress is not None
        assert progress.state is JobState.FAILED
        assert progress.message.startswith("The disk is full. Make room")

        ballast.unlink()
        busy_tmdb.latency_s = 0.0
        progress = service.wait(service.start_job(library_id), TIMEOUT_S)
        assert progress is not None
        assert (progress.state, progress.matched) == (JobState.COMPLETE, MANY)
        assert len(matches_of(database, library_id)) == MANY
    finally:
        service.close()
        database.close()
