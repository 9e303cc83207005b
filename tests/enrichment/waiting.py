"""Waiting for a job, and what was asked meanwhile."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from lbstats.enrichment.service import EnrichmentService
    from lbstats.model import LibraryId, Progress
    from tests.fakes.tmdb_server import TmdbServer


TIMEOUT_S = 30


def wait_for_films(service: EnrichmentService, library_id: LibraryId, count: int) -> Progress:
    """Until so many films have their outcome."""
    until = time.monotonic() + TIMEOUT_S
    while time.monotonic() < until:
        progress = service.progress(library_id)
        if progress is not None and progress.done >= count:
            return progress
        time.sleep(0.01)
    pytest.fail("no progress")


def facts_asked(server: TmdbServer) -> list[str]:
    return [path for path in server.paths if path.startswith("/movie/")]
