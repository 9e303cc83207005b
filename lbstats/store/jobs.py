"""Enrichment jobs as rows, so that a job outlives the process that works on it.

Keeps and finds them; what happens in a job is the enrichment's business. A credential never comes here.
"""

from __future__ import annotations

import datetime as dt
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lbstats.model import JobId, JobState, LibraryId
from lbstats.store.database import from_database, rows_as_dicts, to_database

if TYPE_CHECKING:
    from lbstats.store.database import Cursor


@dataclass(frozen=True, slots=True)
class Job:
    """One enrichment of one library, as far as it came.

    Attributes:
        job_id: Random; may stand in a log.
        library_id: The library.
        state: Where it is.
        own_key: It runs on the visitor's own key, which no restart survives.
        message: A sentence when something needs saying, else empty.
        films: Watched films of the library.
        done: Films with an outcome.
        matched: Films surely matched.
        doubtful: Films matched with a doubt.
        unmatched: Films TMDB does not know.
        failed: Films whose requests failed.
        requests: Sent to TMDB, over all starts.
        seconds: Time spent working, over all starts.
        created_at: When it was asked for (aware, UTC).
        updated_at: When it was last written.
    """

    job_id: JobId
    library_id: LibraryId
    state: JobState
    own_key: bool
    created_at: dt.datetime
    updated_at: dt.datetime
    message: str = ""
    films: int = 0
    done: int = 0
    matched: int = 0
    doubtful: int = 0
    unmatched: int = 0
    failed: int = 0
    requests: int = 0
    seconds: float = 0.0


def create(cursor: Cursor, library_id: LibraryId, now: dt.datetime, *, own_key: bool) -> Job:
    """Queue an enrichment of a library.

    Args:
        cursor: A writing cursor.
        library_id: The library.
        now: The present instant (aware).
        own_key: It runs on the visitor's own key.
    """
    # Later than the one before by the row's own time, even when the clock was set back or stood still.
    before = latest(cursor, library_id)
    now = max(now, before.created_at + dt.timedelta(microseconds=1)) if before is not None else now
    job = Job(JobId(secrets.token_hex(8)), library_id, JobState.QUEUED, own_key, now, now)
    cursor.execute(
        """
        insert into job
        values ($job_id, $library_id, $state, $own_key, '', 0, 0, 0, 0, 0, 0, 0, 0.0, $now, $now)
        """,
        {
            "job_id": job.job_id,
            "library_id": library_id,
            "state": job.state,
            "own_key": own_key,
            "now": to_database(now),
        },
    )
    return job


def save(cursor: Cursor, job: Job, now: dt.datetime) -> None:
    """Write where a job stands; a job that was deleted with its library stays deleted."""
    cursor.execute(
        """
        update job
        set state = $state, own_key = $own_key, message = $message, films = $films, done = $done,
            matched = $matched, doubtful = $doubtful, unmatched = $unmatched, failed = $failed,
            requests = $requests, seconds = $seconds, updated_at = $updated_at
        where job_id = $job_id
        """,
        {
            "job_id": job.job_id,
            "state": job.state,
            "own_key": job.own_key,
            "message": job.message,
            "films": job.films,
            "done": job.done,
            "matched": job.matched,
            "doubtful": job.doubtful,
            "unmatched": job.unmatched,
            "failed": job.failed,
            "requests": job.requests,
            "seconds": job.seconds,
            "updated_at": to_database(now),
        },
    )


def find(cursor: Cursor, job_id: JobId) -> Job | None:
    """One job, or None when it is gone with its library."""
    cursor.execute(f"{_SELECT} where job_id = ?", [job_id])
    return _first(cursor)


def latest(cursor: Cursor, library_id: LibraryId) -> Job | None:
    """The last job of a library, or None when it was never enriched."""
    cursor.execute(f"{_SELECT} where library_id = ? order by created_at desc limit 1", [library_id])
    return _first(cursor)


def unfinished(cursor: Cursor) -> list[Job]:
    """The jobs to go on with at start, oldest first: all that are not over, paused ones among them."""
    cursor.execute(
        f"{_SELECT} where not list_contains(?, state) order by created_at, job_id",
        [[str(state) for state in JobState if state.is_over]],
    )
    return [_job(row) for row in rows_as_dicts(cursor)]


_SELECT = """
select
    job_id, library_id, state, own_key, message, films, done, matched, doubtful, unmatched, failed, requests,
    seconds, created_at, updated_at
from job
"""


def _first(cursor: Cursor) -> Job | None:
    rows = rows_as_dicts(cursor)
    return _job(rows[0]) if rows else None


def _job(row: dict[str, Any]) -> Job:
    return Job(
        **row
        | {
            "state": JobState(row["state"]),
            "created_at": from_database(row["created_at"]),
            "updated_at": from_database(row["updated_at"]),
        }
    )
