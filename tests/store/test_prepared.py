"""What a cursor on prepared views finds is what the views say, of one library at one instant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lbstats.model import LibraryId
from lbstats.store import libraries
from lbstats.store.prepared import MEMORY, MOST_LIBRARIES, VIEWS, PreparedViews
from tests.fakes.libraries import EMPTY, LIBRARY, write_library, write_small_library

if TYPE_CHECKING:
    from lbstats.store.database import Cursor, Database

FILMS = 9
"""Watched films of the small library; somebody else has as many."""
FIRST, SECOND = 1, 2
"""Versions."""


@pytest.fixture
def prepared(database: Database) -> PreparedViews:
    with database.write() as cursor:
        write_small_library(cursor)
        write_library(cursor, EMPTY, [])
    return PreparedViews(database)


def count(cursor: Cursor) -> int:
    found = cursor.execute("select count(*) from watched_film").fetchone()
    assert found is not None
    return int(found[0])


def schemas(database: Database) -> int:
    with database.cursor() as cursor:
        found = cursor.execute(
            "select count(*) from duckdb_schemas() where database_name = ? and not internal", [MEMORY]
        ).fetchone()
    assert found is not None
    return int(found[0])


def like_it(database: Database, title: str) -> None:
    with database.write() as cursor:
        cursor.execute("update film set title = ? where library_id = ? and film_id = 1", [title, LIBRARY])
        libraries.bump_version(cursor, LIBRARY)


def title_of_first(cursor: Cursor) -> str:
    found = cursor.execute("select title from watched_film where film_id = 1").fetchone()
    assert found is not None
    return str(found[0])


@pytest.mark.parametrize("view", VIEWS)
def test_prepared_view_holds_what_the_view_says_of_the_library(
    database: Database, prepared: PreparedViews, view: str
) -> None:
    with database.cursor() as cursor:
        cursor.execute(f"select * from {view} where library_id = ? order by all", [LIBRARY])  # noqa: S608
        expected = cursor.fetchall()
    with prepared.cursor(LIBRARY, FIRST) as cursor:
        found = cursor.execute(f"select * from {view} order by all").fetchall()  # noqa: S608 - the same
    assert found == expected
    assert found


def test_other_libraries_are_not_there_and_other_cursors_see_all(
    database: Database, prepared: PreparedViews
) -> None:
    with prepared.cursor(EMPTY, FIRST) as cursor:
        assert count(cursor) == 0
    with prepared.cursor(LIBRARY, FIRST) as cursor, database.cursor() as other:
        assert (count(cursor), count(other)) == (FILMS, 2 * FILMS)


def test_later_version_is_computed_anew_and_an_open_cursor_keeps_its_own(
    database: Database, prepared: PreparedViews
) -> None:
    with prepared.cursor(LIBRARY, FIRST) as before:
        like_it(database, "Later")
        with prepared.cursor(LIBRARY, SECOND) as after:
            assert title_of_first(after) == "Later"
        assert title_of_first(before) == "Alpha"
    assert schemas(database) == 1


def test_same_version_is_not_computed_again(database: Database, prepared: PreparedViews) -> None:
    with prepared.cursor(LIBRARY, FIRST):
        pass
    with database.write() as cursor:
        cursor.execute("update film set title = 'Unsaid' where library_id = ? and film_id = 1", [LIBRARY])
    with prepared.cursor(LIBRARY, FIRST) as cursor:
        assert title_of_first(cursor) == "Alpha"


def test_only_the_libraries_looked_at_last_are_kept(database: Database, prepared: PreparedViews) -> None:
    with prepared.cursor(LIBRARY, FIRST) as cursor:
        for number in range(MOST_LIBRARIES + 2):
            with prepared.cursor(LibraryId(f"nobody {number}"), FIRST) as other:
                assert count(other) == 0
        assert count(cursor) == FILMS
    assert schemas(database) == MOST_LIBRARIES
    with prepared.cursor(LIBRARY, FIRST) as cursor:
        assert count(cursor) == FILMS


def test_forgotten_library_leaves_nothing_in_memory(database: Database, prepared: PreparedViews) -> None:
    with prepared.cursor(LIBRARY, FIRST):
        pass
    libraries.delete(database, LIBRARY)
    prepared.forget(LIBRARY)
    prepared.forget(LIBRARY)
    assert schemas(database) == 0
    with prepared.cursor(LIBRARY, FIRST) as cursor:
        assert count(cursor) == 0
