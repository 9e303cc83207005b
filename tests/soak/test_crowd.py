"""Fifty libraries and a giant one at once, and an index full of obscure namesakes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.matching import is_wrong, library
from benchmarks.material import big_export, real_exports
from benchmarks.replica import running_replica
from lbstats.export.folder import uploads_from_path
from lbstats.importing import import_export
from lbstats.model import JobState, LibraryId
from tests.fakes.libraries import Film, write_library
from tests.fakes.replica_index import ReplicaIndex
from tests.soak.conftest import SMALL

if TYPE_CHECKING:
    from pathlib import Path

    from tests.soak.conftest import Bench

LIBRARIES = 50


def test_a_library_of_250_films_is_done_while_one_of_13_000_runs_and_fifty_wait(
    bench: Bench, tmp_path: Path
) -> None:
    with bench.database() as database:
        giant = import_export(database, uploads_from_path(big_export(tmp_path))).library_id
        with database.write() as cursor:
            for number in range(LIBRARIES):
                films = [Film(f"Nothing Of This Name {number} {film}", 2000) for film in range(4)]
                write_library(cursor, LibraryId(f"library {number}"), films)
    small, _ = bench.add(SMALL)
    with (
        running_replica("--latency", "0.05") as replica,
        bench.service(bench.settings(replica, rate=100)) as service,
    ):
        service.start_job(giant)
        jobs = [service.start_job(LibraryId(f"library {number}")) for number in range(LIBRARIES)]
        for job_id in [*jobs, service.start_job(small)]:
            progress = service.wait(job_id, 300)
            assert progress is not None
            assert progress.state is JobState.COMPLETE
        progress = service.progress(giant)
        assert progress is not None
        assert (progress.state, progress.done < progress.films) == (JobState.RUNNING, True)


def test_beside_decoys_no_film_of_nine_exports_is_taken_for_another() -> None:
    index, decoyed = ReplicaIndex(), ReplicaIndex(decoys=0.2)
    for path in real_exports():
        films = library(path)
        plain, beside = index.settle_all(films), decoyed.settle_all(films)
        wrong = [film for film in films if is_wrong(plain[film.film_id], beside[film.film_id])]
        assert wrong == [], path.stem
