"""The app as people run it: a process of its own on a free port, with a data folder of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import IO, TYPE_CHECKING, Self

if TYPE_CHECKING:
    from types import TracebackType

ROOT = Path(__file__).resolve().parents[2]
START_S = 60.0
STOP_S = 10.0
POLL_S = 0.05
OWN_PREFIXES = ("LBSTATS_", "TMDB_", "STREAMLIT_")


def free_port() -> int:
    """A port nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


class AppProcess:
    """The app; a context manager that starts it and stops it.

    Attributes:
        address: Where it is, with a slash at the end.
        data_dir: Where its database lies; another process on the same folder finds what this one stored.
    """

    def __init__(self, data_dir: Path, tmdb_base_url: str, **environment: str) -> None:
        self.data_dir = data_dir
        self._log_path = data_dir.with_suffix(".log")
        self._port = free_port()
        self.address = f"http://127.0.0.1:{self._port}/"
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(OWN_PREFIXES)}
        self._environment = inherited | {
            "LBSTATS_DATA_DIR": str(data_dir),
            "LBSTATS_LOG_LEVEL": "INFO",
            "TMDB_BASE_URL": tmdb_base_url,
            **environment,
        }
        self._process: subprocess.Popen[bytes] | None = None
        self._log: IO[bytes] | None = None

    @property
    def log(self) -> str:
        """Everything it wrote, over all starts."""
        return self._log_path.read_text("utf-8", "replace")

    @property
    def pid(self) -> int:
        """Number of the running process."""
        assert self._process is not None, "the app is not running"
        return self._process.pid

    def start(self) -> None:
        """Start it and wait until it answers."""
        self._log = self._log_path.open("ab")
        no_secrets = self.data_dir.with_suffix(".no-secrets.toml")
        self._process = subprocess.Popen(  # noqa: S603 - our own command
            [
                sys.executable, "-m", "streamlit", "run", "app.py",
                f"--server.port={self._port}", "--server.address=127.0.0.1", "--server.headless=true",
                "--server.fileWatcherType=none", f"--secrets.files={no_secrets}",
            ],
            cwd=ROOT, env=self._environment, stdout=self._log, stderr=subprocess.STDOUT,
        )  # fmt: skip
        deadline = time.monotonic() + START_S
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.kill()
                raise AssertionError(f"The app did not start:\n{self.log}")
            threading.Event().wait(POLL_S)

    def kill(self) -> None:
        """End it as `kill -9` does, without a word."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """End it as Ctrl-C does; it must manage to in time."""
        self._end(signal.SIGINT)

    def _end(self, sign: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(sign)
            try:
                self._process.wait(STOP_S)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
                raise
            finally:
                self._process = None
        if self._log is not None:
            self._log.close()

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.address}_stcore/health", timeout=2) as answer:  # noqa: S310 - loopback
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process is not None:
            self.stop()
