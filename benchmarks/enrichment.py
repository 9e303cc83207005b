"""Enrichment from the server's side: requests per film, pace, refusals, stalls, what a second run costs.

The processor's share stands beside that of `requests` alone asking for the same at the same pace.
"""

import statistics
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import requests

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
SLOW_S = 0.5
PLAIN_REQUESTS, PLAIN_FILM = 380, 603


@dataclass
class Watch:
    """Looks at the films done while they rise.

    Attributes:
        stall_s: The longest time without another film done.
    """

    stall_s: float = 0.0
    _done: int = 0
    _since: float = field(default_factory=time.monotonic)

    def look(self, progress: Progress) -> None:
        """Note how many are done."""
        if progress.done != self._done:
            now = time.monotonic()
            self.stall_s, self._since, self._done = max(self.stall_s, now - self._since), now, progress.done


def enrich(data_dir: Path, export: str, replica: Replica) -> tuple[Progress, Watch, float]:
    """One library, with the longest stall and the process's CPU seconds."""
    settings = Settings(data_dir=data_dir, tmdb_api_key=KEY, tmdb_base_url=replica.base_url, rate_limit=RATE)
    database = Database.open(data_dir)
    service = EnrichmentService(database, settings)
    try:
        library_id = import_export(
            database, uploads_from_path(SHARED / "exports" / f"{export}.zip")
        ).library_id
        cpu = time.process_time()
        service.start()
        job_id, watch = service.start_job(library_id), Watch()
        progress = service.wait(job_id, on_progress=watch.look)
        if progress is None:
            raise RuntimeError("the job vanished")
        return progress, watch, time.process_time() - cpu
    finally:
        service.close()
        database.close()


def report(export: str, replica: Replica) -> None:
    """Print one row: a cold run by the server's counters, then a warm one."""
    with tempfile.TemporaryDirectory() as folder:
        replica.reset()
        progress, watch, cpu = enrich(Path(folder), export, replica)
        seen = replica.stats()
        replica.reset()
        enrich(Path(folder), export, replica)
        warm = replica.stats()["requests"]
    # From the second second to the last but one.
    inner = seen["per_second"][1:-1] or seen["per_second"]
    refused = seen["statuses"].get("429", 0)
    print(
        f"  {export:<15} {progress.films:5} films {progress.matched:5} matched {progress.doubtful:3} doubtful"
        f" {progress.unmatched:4} not found {progress.failed:2} failed"
        f"  {seen['requests'] / progress.films:5.2f} requests per film"
        f"  {progress.films / max(seen['seconds'], 1):5.1f} films a second"
        f"  {statistics.mean(inner) / RATE.per_second:6.1%} of the rate (slowest second {min(inner)},"
        f" busiest {seen['busiest_1s']})  429s {refused}  repeated {seen['repeated_urls']}"
        f"  longest stall {watch.stall_s:.1f} s"
        f"  CPU {cpu / max(seen['seconds'], 1):5.1%}  warm {warm} requests"
    )


def plain_requests(replica: Replica) -> float:
    """The CPU share of `requests` alone: details of a film, read as JSON, at the same pace, nothing else."""
    address = f"{replica.base_url}/movie/{PLAIN_FILM}"
    query = {"api_key": KEY, "append_to_response": "credits,keywords"}
    with requests.Session() as session:
        began, cpu = time.monotonic(), time.process_time()
        for number in range(PLAIN_REQUESTS):
            session.get(address, params=query, timeout=10).json()
            time.sleep(max(began + (number + 1) / RATE.per_second - time.monotonic(), 0.0))
        return (time.process_time() - cpu) / (time.monotonic() - began)


def main() -> None:
    """Four libraries, each cold and warm, against a server that allows 40 a second."""
    print(f"Enrichment at {RATE.count} of 40 requests a second, 80 ms latency, counted by the server")
    with running_replica(*LIMIT) as replica:
        for export in EXPORTS:
            report(export, replica)
        print(f"  With answers that take {SLOW_S:g} s on average, and all connections busy:")
        replica.set(latency=SLOW_S)
        report(EXPORTS[0], replica)
        replica.set(latency=0.005)
        print(f"  `requests` alone at the same pace: CPU {plain_requests(replica):5.1%}")


if __name__ == "__main__":
    main()
