"""The command line as a process: how it starts, is stopped, killed, and shares the database and the pipe."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lbstats.store.database import Database
from tests.fakes.exports import make_zip
from tests.fakes.tmdb_server import TmdbServer
from tests.fakes.tmdb_world import World, film

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.conftest import Run

ROOT = Path(__file__).resolve().parents[2]
FILMS = 40
SLOW_S = 0.2
STOP_WITHIN_S = 2.0
START_WITHIN_S = 20.0


def heed_interrupts() -> None:
    """Have Ctrl-C heard, as at a terminal: tests run in the background inherit that it is ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Command:
    """`python -m lbstats …` in a process of its own."""

    def __init__(self, data_dir: Path, *arguments: str, **environment: str) -> None:
        inherited = {
            name: value for name, value in os.environ.items() if not name.startswith(("LBSTATS_", "TMDB_"))
        }
        self.process = subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, "-m", "lbstats", *arguments],
            cwd=ROOT,
            env={**inherited, "LBSTATS_DATA_DIR": str(data_dir), **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=heed_interrupts,  # noqa: PLW1509 - no thread of ours runs here
        )

    def finish(self, timeout_s: float = START_WITHIN_S) -> tuple[int, str, str]:
        """Exit code, stdout and stderr, once it is over."""
        out, err = self.process.communicate(timeout=timeout_s)
        return self.process.returncode, out, err


@pytest.fixture
def tmdb() -> Iterator[TmdbServer]:
    """A slow TMDB that knows forty films of forty years."""
    films = [film(number, f"Film {number}", 1960 + number) for number in range(1, FILMS + 1)]
    with TmdbServer(World(films=films, series=[])) as server:
        server.latency_s = SLOW_S
        yield server


@pytest.fixture
def library(run: Run, tmp_path: Path) -> str:
    rows = [
        ("2024-01-02", f"Film {number}", str(1960 + number), f"https://boxd.it/f{number}")
        for number in range(1, FILMS + 1)
    ]
    path = tmp_path / "export.zip"
    path.write_bytes(make_zip({"watched.csv": rows}))
    token: str = run("import", path, "--json").json["library"]
    return token


def start_enriching(data_dir: Path, library: str, tmdb: TmdbServer) -> Command:
    """Start it and wait until it is in the middle."""
    environment = {"TMDB_BASE_URL": tmdb.base_url, "TMDB_API_KEY": tmdb.key, "TMDB_RATE_LIMIT": "10/1"}
    command = Command(data_dir, "enrich", library, "--json", **environment)
    deadline = time.monotonic() + START_WITHIN_S
    while len(tmdb.paths) < FILMS // 4:
        assert command.process.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.02)
    return command


def test_ctrl_c_stops_an_enrichment_within_two_seconds_and_the_same_command_goes_on(
    run: Run, data_dir: Path, library: str, tmdb: TmdbServer
) -> None:
    command = start_enriching(data_dir, library, tmdb)
    command.process.send_signal(signal.SIGINT)
    stopped_at = time.monotonic()
    code, out, err = command.finish()
    assert time.monotonic() - stopped_at < STOP_WITHIN_S
    assert (code, out) == (130, "")
    assert "the same command goes on" in err
    assert "Traceback" not in err
    assert_it_goes_on(run, library, tmdb)


def test_a_killed_enrichment_goes_on_and_loses_no_film(
    run: Run, data_dir: Path, library: str, tmdb: TmdbServer
) -> None:
    command = start_enriching(data_dir, library, tmdb)
    time.sleep(1.5)  # longer than the time between two batches
    command.process.kill()
    command.finish()
    assert_it_goes_on(run, library, tmdb)


def assert_it_goes_on(run: Run, library: str, tmdb: TmdbServer) -> None:
    rungs = [match["rung"] for match in run("matches", library, "--json").json]
    assert any(rungs)
    assert not all(rungs)
    tmdb.latency_s = 0.0
    environment = {"TMDB_BASE_URL": tmdb.base_url, "TMDB_API_KEY": tmdb.key, "TMDB_RATE_LIMIT": "1000/1"}
    done = run("enrich", library, "--json", **environment)
    assert (done.json["films"], done.json["matched"]) == (FILMS, FILMS)
    matches = run("matches", library, "--json").json
    assert sorted(match["tmdb_id"] for match in matches) == list(range(1, FILMS + 1))


def test_a_second_process_on_the_database_is_a_sentence(data_dir: Path) -> None:
    database = Database.open(data_dir)
    try:
        code, out, err = Command(data_dir, "libraries", LBSTATS_PERSONAL="1").finish()
    finally:
        database.close()
    assert (code, out) == (1, "")
    assert "Another process has the database open." in err
    assert "Traceback" not in err


def test_a_reader_that_has_enough_is_no_error_to_look_at(data_dir: Path, library: str) -> None:
    command = Command(data_dir, "matches", library, "--json")
    assert command.process.stdout
    command.process.stdout.close()
    command.process.wait(START_WITHIN_S)
    assert command.process.stderr
    assert command.process.stderr.read() == ""
    assert command.process.returncode == 1
    command.process.stderr.close()


def test_the_log_goes_to_stderr_and_names_neither_token_nor_film(data_dir: Path, library: str) -> None:
    code, out, err = Command(data_dir, "delete", library, "--json", LBSTATS_LOG_LEVEL="INFO").finish()
    assert (code, out) == (0, '{\n  "deleted": true\n}\n')
    assert "INFO lbstats.store.libraries: deleted library" in err
    assert library not in err


def test_help_needs_no_library_of_figures() -> None:
    script = "import sys, lbstats.__main__; print(*sys.modules)"
    loaded = subprocess.run(  # noqa: S603 - this Python, on the line above
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert not {"pandas", "duckdb", "requests"} & set(loaded.stdout.split())
