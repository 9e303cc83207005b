"""Looks at what is stored in a library: every answer a plain list or dictionary, for exact comparisons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lbstats.store.database import rows_as_dicts

if TYPE_CHECKING:
    from lbstats.model import LibraryId
    from lbstats.store.database import Database


def query(database: Database, sql: str, *values: object) -> list[tuple[Any, ...]]:
    """The rows of a query."""
    with database.cursor() as cursor:
        return cursor.execute(sql, list(values)).fetchall()


def film(database: Database, library_id: LibraryId, title: str) -> dict[str, Any]:
    """The one film of that title, all its columns."""
    with database.cursor() as cursor:
        cursor.execute("select * from film where library_id = ? and title = ?", [library_id, title])
        (row,) = rows_as_dicts(cursor)
    return row


def titles(database: Database, library_id: LibraryId, condition: str = "true") -> list[str]:
    """Titles of the films that are not gone and meet a condition, in the order of their ids."""
    sql = "select title from film where library_id = ? and gone_import_id is null and ({}) order by film_id"
    return [title for (title,) in query(database, sql.format(condition), library_id)]


def entries(database: Database, library_id: LibraryId) -> list[tuple[str, str, bool]]:
    """Title, day and presence of every diary entry, in the order of the file."""
    return query(
        database,
        """
        select title, watched_on::varchar, diary_entry.gone_import_id is null
        from diary_entry
        join film using (library_id, film_id)
        where library_id = ?
        order by position, entry_id
        """,
        library_id,
    )


def changes(database: Database, library_id: LibraryId) -> list[tuple[str, str, str | None, str | None]]:
    """Title, change, old and new value of the last import."""
    return query(
        database,
        """
        select title, change, old_value, new_value
        from film_change
        join film using (library_id, film_id)
        where library_id = $1 and import_id = (select max(import_id) from import where library_id = $1)
        order by title, change
        """,
        library_id,
    )
