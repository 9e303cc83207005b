"""Server time of a page, by size of the library: opened first, drawn again, and after a change of scope.

The time is the processor's, and the least of several runs: what else the machine does can only add to it. The
test harness compiles the page's script in every run, and ships the Films page's table whole, which a browser
asks for bit by bit.
"""

import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any
from unittest.mock import patch

from streamlit.testing.v1 import AppTest

from lbstats.model import Token
from lbstats.store.database import Cursor, Database
from lbstats.ui import resources

ROOT = Path(__file__).resolve().parents[1]
RUNS = 9
UNSEEN = count(1000)
"""Years before the first film: each is a scope that no page was asked for yet, and that leaves all films."""
AROUND = ("begin", "commit", "set ", "attach", "select 1 from")
"""How the statements begin that ask nothing."""


@dataclass(frozen=True, slots=True)
class Rerun:
    """What a page takes on the server.

    Attributes:
        first_s: Seconds of its first run.
        again_s: Of a run in which nothing has changed.
        scope_s: Of a run after a change to a scope nobody has asked for.
        queries: Asked of the database in the latter.
    """

    first_s: float
    again_s: float
    scope_s: float
    queries: int


class CountingCursor:
    """A cursor that counts what it is asked; everything else is the real one's."""

    asked = 0

    def __init__(self, cursor: Cursor) -> None:
        self._cursor = cursor

    def execute(self, query: str, parameters: object = None) -> Cursor:
        """Count the query and ask it."""
        CountingCursor.asked += not query.startswith(AROUND)
        return self._cursor.execute(query, parameters)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - of the real cursor
        """The cursor's own."""
        return getattr(self._cursor, name)


def measure(page: str, data_dir: Path, tokens: Mapping[int, Token]) -> dict[int, Rerun]:
    """Draw a page of several libraries of one folder in this process, in turns, so that all have one weather.

    Args:
        page: Which.
        data_dir: Where the libraries lie.
        tokens: What opens them, by how many films they have.
    """
    os.environ["LBSTATS_DATA_DIR"] = str(data_dir)
    visits = {films: _visit(page, token) for films, token in tokens.items()}
    first = {films: _seconds(app, page) for films, app in visits.items()}
    again: dict[int, list[float]] = {films: [] for films in visits}
    scope: dict[int, list[float]] = {films: [] for films in visits}
    asked = {}
    with _counted():
        for _ in range(RUNS):
            for films, app in visits.items():
                again[films].append(_seconds(app, page))
                app.query_params["released"] = f"{next(UNSEEN)}.."
                CountingCursor.asked = 0
                scope[films].append(_seconds(app, page))
                asked[films] = CountingCursor.asked
    return {
        films: Rerun(first[films], min(again[films]), min(scope[films]), asked[films]) for films in visits
    }


def close() -> None:
    """Let go of the library, before the next one is opened."""
    resources.services().close()
    resources.services.clear()


def _visit(page: str, token: Token) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.switch_page(page)
    app.query_params["library"] = token
    return app


def _seconds(app: AppTest, page: str) -> float:
    start = time.process_time()
    app.run()
    taken = time.process_time() - start
    if app.exception:
        raise RuntimeError(f"{page} failed: {app.exception[0].message}")
    return taken


@contextmanager
def _counted() -> Iterator[None]:
    """Within the block every cursor counts."""
    real = Database.cursor

    @contextmanager
    def counting(database: Database) -> Iterator[CountingCursor]:
        with real(database) as cursor:
            yield CountingCursor(cursor)

    with patch.object(Database, "cursor", counting):
        yield
