"""The stand-in for TMDB that lies beside the project: started, read and stopped."""

import json
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from benchmarks.material import SHARED, require_shared
from tests.browser.app_process import free_port

KEY = "replica"


@dataclass(frozen=True)
class Replica:
    """A running stand-in."""

    port: int

    @property
    def base_url(self) -> str:
        """What goes into TMDB_BASE_URL."""
        return f"http://127.0.0.1:{self.port}/3"

    def stats(self) -> dict[str, Any]:
        """The server's own counters."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/__stats") as answer:
            counters: dict[str, Any] = json.load(answer)
        return counters

    def reset(self) -> None:
        """Forget the counters."""
        self._post("__reset", {})

    def set(self, **wish: object) -> None:
        """Change its mind: `limit="20/1"`, `latency=0.1`, `down=True`, `key="other"`, `fault=["500:0.1"]`."""
        self._post("__set", wish)

    def _post(self, path: str, wish: Mapping[str, object]) -> None:
        address = f"http://127.0.0.1:{self.port}/{path}"
        urllib.request.urlopen(address, data=json.dumps(wish).encode()).close()


@contextmanager
def running_replica(*options: str) -> Iterator[Replica]:
    """The stand-in with those options, until the end of the block."""
    require_shared()
    port = free_port()
    command = [
        sys.executable,
        str(SHARED / "tmdb_replica" / "tmdb_replica.py"),
        "--port",
        str(port),
        *options,
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            if process.stdout is None or "films on" not in process.stdout.readline():
                raise RuntimeError("the stand-in for TMDB did not start")
            yield Replica(port)
        finally:
            process.terminate()
