"""Libraries and the links that open them: made, opened, listed, expired and deleted.

A link's token is known to its holder alone: here only its hash is kept, and it is never logged. What a
library holds is written elsewhere; this module knows only how to remove all of it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
import re
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lbstats.errors import LibraryError
from lbstats.model import LibraryId, LibraryState, Token, TokenKind
from lbstats.store.database import ask_for_rewrite, from_database, rows_as_dicts, to_database
from lbstats.store.queries import statement

if TYPE_CHECKING:
    from lbstats.store.database import Cursor, Database

log = logging.getLogger(__name__)

LIFETIME = dt.timedelta(days=30)
"""How long a library lives after it was last opened or enriched."""
OPENING_GRAIN = dt.timedelta(hours=1)
"""An opening is written at most this often, so that a page's rerun is no write."""
PERSONAL_TABLES = (
    "film",
    "film_change",
    "film_match",
    "ladder_match",
    "diary_entry",
    "review",
    "list",
    "list_film",
    "import",
    "import_problem",
    "job",
    "library_token",
    "library",
)
"""Every table with a library_id: deleting a library empties it from all of them."""
_TOKEN_SHAPE = re.compile(r"[A-Za-z0-9_-]{43}")


@dataclass(frozen=True, slots=True)
class Library:
    """A library as the holder of one link sees it.

    Attributes:
        library_id: Its internal id.
        kind: What the link may do.
        username: The member's, from profile.csv; None when the export had none.
        joined_on: The day the member joined Letterboxd, or None.
        state: Where it is on its way.
        message: A sentence when it is paused or failed, else empty.
        version: Raised by every write a page could show.
        is_sample: True for the generated demonstration.
        created_at: When it was made (aware, UTC).
        opened_at: When it was last opened or enriched, to the hour.
        expires_at: When it is removed; None: never.
    """

    library_id: LibraryId
    kind: TokenKind
    username: str | None
    joined_on: dt.date | None
    state: LibraryState
    message: str
    version: int
    is_sample: bool
    created_at: dt.datetime
    opened_at: dt.datetime
    expires_at: dt.datetime | None

    @property
    def may_change(self) -> bool:
        """True for the owner's link: import, enrich, choose, download and delete."""
        return self.kind is TokenKind.OWNER


@dataclass(frozen=True, slots=True)
class ListedLibrary:
    """One line of the list of libraries on one's own machine."""

    library_id: LibraryId
    username: str | None
    state: LibraryState
    is_sample: bool
    film_count: int
    created_at: dt.datetime
    opened_at: dt.datetime


def create(
    cursor: Cursor, now: dt.datetime, *, is_sample: bool = False, personal: bool = False
) -> tuple[LibraryId, Token]:
    """Make an empty library in state `importing` with an owner's link.

    Args:
        cursor: A writing cursor: the library is there when its transaction is.
        now: The present instant (aware).
        is_sample: The generated demonstration.
        personal: On one's own machine: it never expires.

    Returns:
        The new id and the owner's token, which is nowhere else.
    """
    library_id = LibraryId(secrets.token_hex(8))
    cursor.execute(
        """
        insert into library
            (library_id, username, joined_on, favourite_uris, is_sample, version, state, message,
             created_at, opened_at, expires_at)
        values ($library_id, null, null, [], $is_sample, 1, $state, '', $now, $now, $expires_at)
        """,
        {
            "library_id": library_id,
            "is_sample": is_sample,
            "state": LibraryState.IMPORTING,
            "now": to_database(now),
            "expires_at": None if personal else to_database(now + LIFETIME),
        },
    )
    return library_id, add_token(cursor, library_id, TokenKind.OWNER, now)


def add_token(cursor: Cursor, library_id: LibraryId, kind: TokenKind, now: dt.datetime) -> Token:
    """Make another link to a library, in the transaction of `cursor`; the token itself is kept nowhere."""
    token = Token(secrets.token_urlsafe(32))
    cursor.execute(
        "insert into library_token (token_hash, library_id, kind, created_at) values (?, ?, ?, ?)",
        [_hash(token), library_id, kind, to_database(now)],
    )
    return token


def new_token(database: Database, library_id: LibraryId, kind: TokenKind) -> Token:
    """Make another link to a library: an owner's, or a view-only one for sharing.

    Raises:
        LibraryError: There is no such library.
    """
    with database.write() as cursor:
        if not cursor.execute("select 1 from library where library_id = ?", [library_id]).fetchone():
            raise _unknown()
        return add_token(cursor, library_id, kind, database.clock())


def open_library(database: Database, token: str) -> Library:
    """The library a link opens; opening it puts off its expiry.

    Raises:
        LibraryError: The link is malformed, unknown or expired.
    """
    now = database.clock()
    with database.cursor() as cursor:
        library = find_library(cursor, token, now)
    if now - library.opened_at >= OPENING_GRAIN:
        with database.write() as cursor:
            touch(cursor, library.library_id, now)
            return find_library(cursor, token, now)
    return library


def find_library(cursor: Cursor, token: str, now: dt.datetime) -> Library:
    """The library a link opens, without counting as an opening.

    Raises:
        LibraryError: The link is malformed, unknown or expired.
    """
    if not _TOKEN_SHAPE.fullmatch(token):
        raise LibraryError(
            "This link is not complete.", "Copy the whole link again, or import your export anew."
        )
    cursor.execute(
        """
        select
            library_id, kind, username, joined_on, state, message, version, is_sample, library.created_at,
            opened_at, expires_at
        from library_token
        join library using (library_id)
        where token_hash = ?
        """,
        [_hash(token)],
    )
    rows = rows_as_dicts(cursor)
    if not rows:
        raise _unknown()
    row = rows[0]
    expires_at = from_database(row["expires_at"]) if row["expires_at"] else None
    if expires_at is not None and expires_at <= now:
        raise LibraryError(
            f"This library was not opened for {LIFETIME.days} days and has expired.",
            "Import your export again.",
        )
    return Library(
        **row
        | {
            "kind": TokenKind(row["kind"]),
            "state": LibraryState(row["state"]),
            "created_at": from_database(row["created_at"]),
            "opened_at": from_database(row["opened_at"]),
            "expires_at": expires_at,
        }
    )


def touch(cursor: Cursor, library_id: LibraryId, now: dt.datetime) -> None:
    """Count an opening: put off the expiry of a library that has one. Enrichment counts as opening."""
    cursor.execute(
        """
        update library
        set opened_at = $now, expires_at = if(expires_at is null, null, $expires_at)
        where library_id = $library_id
        """,
        {"now": to_database(now), "expires_at": to_database(now + LIFETIME), "library_id": library_id},
    )


def list_libraries(database: Database) -> list[ListedLibrary]:
    """All libraries, opened last first: for one's own machine only, where nobody else's can be among them."""
    with database.cursor() as cursor:
        cursor.execute(statement("list_libraries"))
        return [
            ListedLibrary(
                **row
                | {
                    "state": LibraryState(row["state"]),
                    "created_at": from_database(row["created_at"]),
                    "opened_at": from_database(row["opened_at"]),
                }
            )
            for row in rows_as_dicts(cursor)
        ]


def set_state(cursor: Cursor, library_id: LibraryId, state: LibraryState, message: str = "") -> None:
    """Move a library on; `message` is the sentence that goes with paused and failed."""
    cursor.execute(
        "update library set state = ?, message = ? where library_id = ?", [state, message, library_id]
    )


def bump_version(cursor: Cursor, library_id: LibraryId) -> None:
    """Say that pages would show something else now; every cache of the library's figures is keyed by it."""
    cursor.execute("update library set version = version + 1 where library_id = ?", [library_id])


def delete(database: Database, library_id: LibraryId) -> None:
    """Remove a library and everything of it at once; its bytes leave the disk at the next start."""
    with database.write() as cursor:
        _delete(cursor, [library_id])
    log.info("deleted library %s", library_id)


def remove_expired(database: Database, *, personal: bool = False) -> int:
    """Remove the libraries nobody opened for 30 days; called once at start.

    Args:
        database: The open database.
        personal: On one's own machine nothing expires: all libraries found there are kept for good instead.

    Returns:
        How many were removed.
    """
    with database.write() as cursor:
        if personal:
            cursor.execute("update library set expires_at = null where expires_at is not null")
            return 0
        cursor.execute(
            "select library_id from library where expires_at <= ? order by library_id",
            [to_database(database.clock())],
        )
        expired = [LibraryId(library_id) for (library_id,) in cursor.fetchall()]
        if expired:
            _delete(cursor, expired)
    return len(expired)


def _delete(cursor: Cursor, library_ids: list[LibraryId]) -> None:
    for table in PERSONAL_TABLES:
        cursor.execute(
            f"delete from {table} where list_contains(?, library_id)",  # noqa: S608 - the names above
            [library_ids],
        )
    ask_for_rewrite(cursor)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _unknown() -> LibraryError:
    hint = "It may have been deleted, or have expired; import your export again."
    return LibraryError("No library belongs to this link.", hint)
