"""Reading and storing exports, against `pandas.read_csv` of the same files."""

import io
import statistics
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from benchmarks.material import big_export, real_exports
from lbstats.export.folder import uploads_from_path
from lbstats.importing import import_export
from lbstats.store.database import Database

RUNS = 7


def read_with_pandas(paths: list[Path]) -> None:
    """What a reader that checks and stores nothing costs: every file, lists from their second header."""
    for path in paths:
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                content = archive.read(name)
                if name.startswith("lists/"):
                    content = content[content.index(b"Position,") :]
                if content.strip():
                    pd.read_csv(io.BytesIO(content))


def import_into_libraries(database: Database, paths: list[Path]) -> None:
    """Each export into a new library of its own."""
    for path in paths:
        import_export(database, uploads_from_path(path))


def seconds(work: Callable[[], None]) -> float:
    """Wall time of one call."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def compare(label: str, paths: list[Path]) -> None:
    """Print one row: both times and their ratio, medians over alternating runs."""
    ours, theirs = [], []
    with tempfile.TemporaryDirectory() as folder:
        database = Database.open(Path(folder))
        try:
            for _ in range(RUNS + 1):
                theirs.append(seconds(lambda: read_with_pandas(paths)))
                ours.append(seconds(lambda: import_into_libraries(database, paths)))
        finally:
            database.close()
    ratio = statistics.median(a / b for a, b in zip(ours[1:], theirs[1:], strict=True))
    print(
        f"{label:<42} {statistics.median(ours[1:]):7.3f} s  read_csv {statistics.median(theirs[1:]):6.3f} s"
        f"  ratio {ratio:5.2f}"
    )


def main() -> None:
    """Nine real exports, then one of 13,000 films and 14,000 entries."""
    print("Import: read, check, store; the app's database is open")
    compare("  nine real exports into nine libraries", real_exports())
    with tempfile.TemporaryDirectory() as folder:
        compare("  13,000 films, 14,000 entries", [big_export(Path(folder))])


if __name__ == "__main__":
    main()
