"""What each command does: from arguments to an answer that can be printed as JSON or as text.

Composes what the app's pages compose too; nothing is counted here.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from lbstats.cli import text
from lbstats.cli.enriching import run_enrichment
from lbstats.errors import ExportError, LibraryError, NeedsConfirmationError
from lbstats.export.folder import uploads_from_path
from lbstats.importing import import_export
from lbstats.stats.films import films_page
from lbstats.stats.matches import matches as match_frame
from lbstats.stats.summary import library_summary
from lbstats.store import catalogue, libraries
from lbstats.store.database import Database

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterator, Mapping

    import pandas as pd

    from lbstats.settings import Settings
    from lbstats.store.libraries import Library

_MATCH_KEYS = ["uri", "title", "year", "kind", "tmdb_id", "state", "rung", "distance"]


@dataclass(frozen=True, slots=True)
class Context:
    """What every command works with.

    Attributes:
        settings: As read from the environment.
        database: Open.
    """

    settings: Settings
    database: Database


@contextmanager
def open_context(settings: Settings) -> Iterator[Context]:
    """Open the database and remove what has expired, as the app does at its start.

    Raises:
        StoreError: The database cannot be opened, or another process has it.
    """
    database = Database.open(settings.data_dir)
    try:
        libraries.remove_expired(database, personal=settings.personal)
        with database.write() as cursor:
            catalogue.expire(cursor, database.clock())
        yield Context(settings, database)
    finally:
        database.close()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command has to say.

    Attributes:
        value: For `--json`.
        text: For a person.
    """

    value: Any
    text: str


def import_files(context: Context, arguments: Namespace) -> Answer:
    """Read an export into a new library or an own one."""
    uploads = [upload for path in arguments.paths for upload in uploads_from_path(path)]
    try:
        report = import_export(
            context.database,
            uploads,
            token=arguments.library,
            choices={file: file for file in arguments.choose},
            confirmed=frozenset(arguments.confirm),
            personal=context.settings.personal,
        )
    except NeedsConfirmationError as error:
        raise ExportError(error.message, _how_to_answer(error)) from error
    value = {
        "library": report.token,
        "counts": asdict(report.counts),
        "problems": [asdict(problem) for problem in report.problems],
    }
    return Answer(value, text.import_text(report))


def _how_to_answer(error: NeedsConfirmationError) -> str:
    if error.choices:
        options = " or ".join(f"--choose '{choice}'" for choice in error.choices)
        return f"Add {options} to the command."
    return f"{error.hint} For the latter add --confirm {error.question} to the command."


def enrich(context: Context, arguments: Namespace) -> Answer:
    """Find the films of a library at TMDB and fetch their facts; goes on where an earlier run stopped."""
    library = _own_library(context, arguments)
    value = run_enrichment(context.database, context.settings, library.library_id)
    return Answer(value, text.enrich_text(value))


def stats(context: Context, arguments: Namespace) -> Answer:
    """The figures of a library."""
    library = libraries.open_library(context.database, arguments.library)
    with context.database.cursor() as cursor:
        summary = library_summary(cursor, library.library_id)
    return Answer(summary.as_json(), text.stats_text(summary))


def matches(context: Context, arguments: Namespace) -> Answer:
    """What each watched film was matched to."""
    library = libraries.open_library(context.database, arguments.library)
    with context.database.cursor() as cursor:
        found = _records(match_frame(cursor, library.library_id)[_MATCH_KEYS])
    # A film TMDB was not asked about yet has no match either: unmatched, without a rung.
    value = [each | {"state": "unmatched"} if each["state"] == "pending" else each for each in found]
    return Answer(value, text.matches_text(found))


def films(context: Context, arguments: Namespace) -> Answer:
    """Some of the watched films."""
    library = libraries.open_library(context.database, arguments.library)
    with context.database.cursor() as cursor:
        found = films_page(cursor, library.library_id, arguments.limit, arguments.offset)
    return Answer(found, text.films_text(found, limit=arguments.limit, offset=arguments.offset))


def list_libraries(context: Context, _arguments: Namespace) -> Answer:
    """The libraries of one's own machine."""
    if not context.settings.personal:
        raise LibraryError(
            "On a shared machine nobody can list the libraries.",
            "On your own, set LBSTATS_PERSONAL=1; elsewhere open a library by its link.",
        )
    found = libraries.list_libraries(context.database)
    value = [
        {
            "name": text.library_name(each),
            "films": each.film_count,
            "state": each.state,
            "sample": each.is_sample,
            "created": each.created_at.isoformat(),
            "opened": each.opened_at.isoformat(),
        }
        for each in found
    ]
    return Answer(value, text.libraries_text(found))


def delete(context: Context, arguments: Namespace) -> Answer:
    """Delete a library and everything in it."""
    library = _own_library(context, arguments)
    libraries.delete(context.database, library.library_id)
    return Answer({"deleted": True}, "The library is deleted.")


COMMANDS: Mapping[str, Callable[[Context, Namespace], Answer]] = {
    "import": import_files,
    "enrich": enrich,
    "stats": stats,
    "matches": matches,
    "films": films,
    "libraries": list_libraries,
    "delete": delete,
}


def _own_library(context: Context, arguments: Namespace) -> Library:
    library = libraries.open_library(context.database, arguments.library)
    if not library.may_change:
        raise LibraryError("This link is for looking only.", "Use the owner's, which `import` printed.")
    return library


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """A dictionary per row; what is missing is None."""
    plain = frame.astype(object).where(frame.notna(), None)
    return [{str(key): value for key, value in row.items()} for row in plain.to_dict("records")]
