"""A cursor on a database that holds the library counted by hand, and somebody else's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fakes.libraries import EMPTY, write_library, write_small_library

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lbstats.store.database import Cursor, Database


@pytest.fixture
def cursor(database: Database) -> Iterator[Cursor]:
    with database.write() as writing:
        write_small_library(writing)
        write_library(writing, EMPTY, [])
    with database.cursor() as reading:
        yield reading
