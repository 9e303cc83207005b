"""One import from upload to report, as Home and the command line run it: read, check, write, tell.

Composes the reader and the store; knows neither CSV nor SQL. The upload is read before the database is
touched, and everything is written in one transaction: an import is there wholly or not at all.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lbstats.errors import ExportError, LibraryError, NeedsConfirmationError
from lbstats.export.reader import read_export
from lbstats.store import imports, libraries, reports

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from lbstats.export.archive import Upload
    from lbstats.export.reader import ExportContents
    from lbstats.model import ImportCounts, LibraryId, Problem, Token
    from lbstats.store.database import Cursor, Database
    from lbstats.store.libraries import Library
    from lbstats.store.reports import Reconciliation

log = logging.getLogger(__name__)

OTHER_MEMBER = "other_member"
"""The question whether an export of another member is really meant for this library."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did; `lbstats.store.reports` finds most of it again after a reload.

    Attributes:
        library_id: The library.
        token: The owner's: a new one for a new library, else the given one.
        is_new: A new library was made.
        counts: Rows in the files.
        skipped_rows: Those that could not be read.
        problems: What could not be read.
        notes: Sentences of the reader.
        reconciliation: How the library adds up now.
        changes: Kind of change → films; empty for a new library.
    """

    library_id: LibraryId
    token: Token
    is_new: bool
    counts: ImportCounts
    skipped_rows: int
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]
    reconciliation: Reconciliation
    changes: Mapping[str, int]


def import_export(
    database: Database,
    uploads: Sequence[Upload],
    *,
    token: Token | None = None,
    choices: Mapping[str, str] | None = None,
    confirmed: Collection[str] = (),
    is_sample: bool = False,
    personal: bool = False,
) -> ImportReport:
    """Import an upload into a new library, or into the one `token` opens.

    Args:
        database: The open database.
        uploads: One ZIP, or the loose files of one export.
        token: An owner's token; None makes a new library.
        choices: Answers to `two_files` (see `lbstats.export.reader.read_export`).
        confirmed: Questions the person said yes to, such as `other_member`.
        is_sample: The generated demonstration; for new libraries.
        personal: On one's own machine: a new library never expires.

    Raises:
        ExportError: The upload cannot be read, or is older than what the library has.
        NeedsConfirmationError: Two files for one table, or another member's export, and not confirmed.
        LibraryError: The link opens no library, or may only look.
        StoreError: The database refused; nothing was kept.
    """
    contents = read_export(uploads, choices or {})
    now = database.clock()
    with database.write() as cursor:
        if token is None:
            library_id, token = libraries.create(cursor, now, is_sample=is_sample, personal=personal)
            is_new = True
        else:
            library = libraries.find_library(cursor, token, now)
            _check(cursor, library, contents, confirmed)
            libraries.touch(cursor, library.library_id, now)
            library_id, is_new = library.library_id, False
        import_id = imports.write_import(cursor, library_id, contents, now)
        changes = reports.changes(cursor, library_id, import_id)
        reconciliation = reports.reconcile(cursor, library_id)
    log.info("imported %d watched films into library %s", reconciliation.watched, library_id)
    return ImportReport(
        library_id=library_id,
        token=token,
        is_new=is_new,
        counts=contents.counts,
        skipped_rows=contents.skipped_rows,
        problems=contents.problems,
        notes=contents.notes,
        reconciliation=reconciliation,
        changes=changes,
    )


def _check(cursor: Cursor, library: Library, contents: ExportContents, confirmed: Collection[str]) -> None:
    if not library.may_change:
        raise LibraryError(
            "This link is for looking only.", "Open the library by its owner's link to import."
        )
    newest = reports.newest_export(cursor, library.library_id)
    if newest and contents.exported_at and contents.exported_at < newest:
        raise ExportError(
            f"This export is older than the one the library has: {contents.exported_at:%Y-%m-%d %H:%M} UTC "
            f"before {newest:%Y-%m-%d %H:%M} UTC.",
            "Download a new export, or import this one into a library of its own.",
        )
    member = contents.profile.username if contents.profile else None
    is_other = (
        bool(member and library.username) and str(member).casefold() != str(library.username).casefold()
    )
    if is_other and OTHER_MEMBER not in confirmed:
        raise NeedsConfirmationError(
            f"This export is of {member}, the library of {library.username}.",
            "Import it into a library of its own, or say that both are the same person.",
            question=OTHER_MEMBER,
        )
