"""Storing what libraries found: all of about a second in one transaction, so that a kill tears nothing.

Writes what it is given; decides nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lbstats.model import JobState, LibraryState
from lbstats.store import catalogue, jobs, libraries, matches

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from lbstats.enrichment.ledger import Outbox
    from lbstats.model import TitleFacts
    from lbstats.store.database import Cursor, Database
    from lbstats.store.jobs import Job

LIBRARY_STATES = {
    JobState.QUEUED: LibraryState.ENRICHING,
    JobState.RUNNING: LibraryState.ENRICHING,
    JobState.PAUSED: LibraryState.PAUSED,
    JobState.NEEDS_KEY: LibraryState.PAUSED,
    JobState.CANCELLED: LibraryState.READY,
    JobState.COMPLETE: LibraryState.COMPLETE,
    JobState.FAILED: LibraryState.FAILED,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """What is stored for one library.

    Attributes:
        job: Its job as it stands.
        outbox: Its new matches.
        is_turn: The job changed its state: the library's follows.
        is_news: A page would show something else now.
    """

    job: Job
    outbox: Outbox
    is_turn: bool
    is_news: bool


@dataclass(frozen=True, slots=True)
class Batch:
    """What is stored at once."""

    facts: Sequence[TitleFacts] = ()
    entries: Sequence[Entry] = field(default=())


def write(database: Database, batch: Batch) -> list[Job]:
    """Store a batch wholly or not at all.

    Returns:
        Jobs that are no more because their library was deleted meanwhile; nothing was stored for them.

    Raises:
        StoreError: Nothing was stored.
    """
    now = database.clock()
    deleted = []
    with database.write() as cursor:
        catalogue.write_facts(cursor, batch.facts, now)
        for entry in batch.entries:
            if jobs.find(cursor, entry.job.job_id) is None:
                deleted.append(entry.job)
            else:
                _write_entry(cursor, entry, now)
    return deleted


def _write_entry(cursor: Cursor, entry: Entry, now: dt.datetime) -> None:
    job, outbox = entry.job, entry.outbox
    catalogue.write_summaries(cursor, list(outbox.summaries.values()), now)
    matches.write_matches(cursor, job.library_id, list(outbox.matches.values()), now)
    catalogue.write_known_matches(cursor, outbox.pairs, now)
    jobs.save(cursor, job, now)
    if entry.is_turn:
        libraries.set_state(cursor, job.library_id, LIBRARY_STATES[job.state], job.message)
        libraries.touch(cursor, job.library_id, now)
    if entry.is_news:
        libraries.bump_version(cursor, job.library_id)
