"""Enrichment from the server's side: requests per film, pace, refusals, and what a second run costs."""

import statistics
import tempfile
import time
from pathlib import Path

from benchmarks.material import SHARED
from benchmarks.replica import KEY, Replica, running_replica
from lbstats.enrichment.service import EnrichmentService
from lbstats.export.folder import uploads_from_path
from lbstats.importing import import_export
from lbstats.model import Progress
from lbstats.settings import RateLimit, Settings
from lbstats.store.database import Database

EXPORTS = ("full-2026-251", "full-2026-2250", "full-2025-1692", "flat-2026-1656")
RATE = RateLimit(38, 1.0)
LIMIT = ("--limit", "40/1", "--latency", "0.08")


def enrich(data_dir: Path, export: str, replica: Replica) -> tuple[Progress, float]:
    """One library, with the process's CPU seconds."""
    settings = Settings(data_dir=data_dir, tmdb_api_key=KEY, tmdb_base_url=replica.base_url, rate_limit=RATE)
    database = Database.open(data_dir)
    service = EnrichmentService(database, settings)
    try:
        library_id = import_export(
            database, uploads_from_path(SHARED / "exports" / f"{export}.zip")
        ).library_id
        cpu = time.process_time()
        service.start()
        progress = service.wait(service.start_job(library_id))
        if progress is None:
            raise RuntimeError("the job vanished")
        return progress, time.process_time() - cpu
    finally:
        service.close()
        database.close()


def report(export: str, replica: Replica) -> None:
    """Print one row: a cold run by the server's counters, then a warm one."""
    with tempfile.TemporaryDirectory() as folder:
        replica.reset()
        progress, cpu = enrich(Path(folder), export, replica)
        seen = replica.stats()
        inner = seen["per_second"][1:-2] or seen["per_second"]
        refused = seen["statuses"].get("429", 0)
        replica.reset()
        enrich(Path(folder), export, replica)
        warm = replica.stats()["requests"]
    print(
        f"  {export:<16} {progress.films:5} films {progress.matched:5} matched {progress.doubtful:3} doubtful"
        f" {progress.unmatched:4} not found {progress.failed:2} failed"
        f"  {seen['requests'] / progress.films:5.2f} requests per film"
        f"  {statistics.mean(inner) / RATE.per_second:6.1%} of the rate (slowest second {min(inner)})"
        f"  429s {refused}  repeated {seen['repeated_urls']}"
        f"  {seen['seconds']:6.1f} s  CPU {cpu / max(seen['seconds'], 1):5.1%}  warm {warm} requests"
    )


def main() -> None:
    """Four libraries, each cold and warm, against a server that allows 40 a second."""
    print("Enrichment at 38 of 40 requests a second, 80 ms latency, counted by the server")
    with running_replica(*LIMIT) as replica:
        for export in EXPORTS:
            report(export, replica)


if __name__ == "__main__":
    main()
