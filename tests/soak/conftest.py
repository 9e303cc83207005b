"""Whole enrichments of real exports against the stand-in for TMDB; only by `make soak`."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks.material import SHARED
from benchmarks.replica import KEY, Replica, running_replica
from lbstats.enrichment.service import EnrichmentService
from lbstats.export.folder import uploads_from_path
from lbstats.importing import import_export
from lbstats.model import JobState, Progress
from lbstats.settings import RateLimit, Settings
from lbstats.store.database import Database

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from lbstats.model import LibraryId, Token

SMALL, LARGE = "full-2026-251", "full-2025-1692"
LIMIT_S = 1800


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/soak/" in item.path.as_posix():
            item.add_marker(pytest.mark.soak)
            item.add_marker(pytest.mark.shared)


@pytest.fixture(scope="session", autouse=True)
def exports() -> Path:
    """Where the real exports are."""
    if not SHARED.is_dir():
        pytest.skip(f"the real exports and the stand-in for TMDB are not at {SHARED}")
    return SHARED / "exports"


@dataclass(frozen=True)
class Bench:
    """A data folder, and the libraries and services on it.

    Attributes:
        data_dir: The folder.
        exports: Where the real exports are.
    """

    data_dir: Path
    exports: Path

    def settings(self, replica: Replica, rate: int = 38) -> Settings:
        return Settings(
            data_dir=self.data_dir,
            tmdb_api_key=KEY,
            tmdb_base_url=replica.base_url,
            rate_limit=RateLimit(rate, 1.0),
        )

    def add(self, export: str) -> tuple[LibraryId, Token]:
        """Import an export into a library of its own."""
        with self.database() as database:
            report = import_export(database, uploads_from_path(self.exports / f"{export}.zip"))
            return report.library_id, report.token

    @contextmanager
    def database(self) -> Iterator[Database]:
        database = Database.open(self.data_dir)
        try:
            yield database
        finally:
            database.close()

    @contextmanager
    def service(self, settings: Settings) -> Iterator[EnrichmentService]:
        with self.database() as database:
            service = EnrichmentService(database, settings)
            service.start()
            try:
                yield service
            finally:
                service.close()

    def enrich(
        self,
        library_id: LibraryId,
        replica: Replica,
        rate: int = 38,
        on_progress: Callable[[Progress], None] | None = None,
    ) -> Progress:
        """One whole run."""
        with self.service(self.settings(replica, rate)) as service:
            progress = service.wait(service.start_job(library_id), LIMIT_S, on_progress)
        assert progress is not None
        assert progress.state is JobState.COMPLETE
        return progress

    def state(self) -> tuple[list[Any], list[Any]]:
        """Everything that was found: the matches of all libraries, and all facts."""
        with self.database() as database, database.cursor() as cursor:
            matches = cursor.execute(
                """
                select title, year, uri, state, rung, kind, tmdb_id, distance, reason, candidates
                from watched_film
                order by all
                """
            ).fetchall()
            facts = cursor.execute(
                """
                select
                    title.* exclude (fetched_at),
                    list_sort(list((person_id, job, position, character_name))) as people
                from title left join credit using (kind, tmdb_id)
                group by all
                order by all
                """
            ).fetchall()
        return matches, facts


@pytest.fixture
def bench(tmp_path: Path, exports: Path) -> Bench:
    return Bench(tmp_path / "data", exports)


@pytest.fixture(scope="session")
def undisturbed(
    exports: Path, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], tuple[Progress, tuple[list[Any], list[Any]], int]]:
    """How an export ends when nothing goes wrong: the progress, everything found, the requests it took."""
    known: dict[str, tuple[Progress, tuple[list[Any], list[Any]], int]] = {}

    def run(export: str) -> tuple[Progress, tuple[list[Any], list[Any]], int]:
        if export not in known:
            bench = Bench(tmp_path_factory.mktemp("undisturbed"), exports)
            library_id, _ = bench.add(export)
            with running_replica() as replica:
                progress = bench.enrich(library_id, replica, rate=150)
                known[export] = progress, bench.state(), replica.stats()["requests"]
        return known[export]

    return run


@contextmanager
def after(seconds: float, act: Callable[[], None]) -> Iterator[None]:
    """Do something in the middle of the block."""
    timer = threading.Timer(seconds, act)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
