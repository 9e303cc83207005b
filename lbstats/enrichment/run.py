"""One job while it runs: its row, its way to TMDB, its work, and how it stands in words and figures.

Starts and ends nothing itself.
"""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING

from lbstats.enrichment.ledger import Outbox
from lbstats.enrichment.writer import Entry
from lbstats.model import JobState, MatchState, Progress

if TYPE_CHECKING:
    from lbstats.enrichment.job import LibraryWork
    from lbstats.store.jobs import Job
    from lbstats.tmdb.client import TmdbClient

RATE_OVER = 6
"""The rate shown is that of the last samples; one is taken with every batch, about every second."""


class Run:
    """A job at work.

    Attributes:
        job: Its row as it was when the run began.
        client: Asks TMDB with the job's credential.
        own_key: The visitor's own key, if it runs on one.
        stop: Set when the run is to end; its waiting requests end then.
        work: What there is to do; None until it was read from the database.
        is_loading: Somebody reads it.
        is_stale: The library was imported into again: it is read once more at the end.
        saved: The row as it was stored last.
    """

    def __init__(self, job: Job, client: TmdbClient, now: float, own_key: str | None = None) -> None:
        self.job = job
        self.client = client
        self.own_key = own_key
        self.stop = threading.Event()
        self.work: LibraryWork | None = None
        self.is_loading = False
        self.is_stale = False
        self.saved = job
        self._began_at = now
        self._samples: deque[tuple[float, int]] = deque([(now, 0)], maxlen=RATE_OVER)

    @property
    def is_over(self) -> bool:
        """Whether every film has an outcome."""
        return self.work is not None and self.work.is_over

    def read_again(self) -> None:
        """Have the library read from the database once more."""
        self.work, self.is_loading, self.is_stale = None, False, False

    def summary(self) -> str:
        """What must be said when it is over: empty when all is well."""
        failed_count = self.work.ledger.counts[MatchState.FAILED] if self.work is not None else 0
        if not failed_count:
            return ""
        films = "1 film" if failed_count == 1 else f"{failed_count} films"
        return f"{films} could not be fetched; try again later."

    @property
    def films_left(self) -> int:
        """Films without an outcome; as many as its row says while it was not read."""
        if self.work is None:
            return self.job.films - self.job.done
        return len(self.work.ledger.pending)

    def sample(self, now: float) -> None:
        """Note how many requests were sent, for the rate."""
        self._samples.append((now, self.client.requests))

    def row(self, now: float, state: JobState = JobState.RUNNING, message: str = "") -> Job:
        """The job's row as it stands."""
        seconds = self.job.seconds + now - self._began_at
        row = replace(
            self.job,
            state=state,
            message=message,
            requests=self.job.requests + self.client.requests,
            seconds=round(seconds, 3),
        )
        if self.work is None:
            return row
        ledger = self.work.ledger
        return replace(
            row,
            films=ledger.films,
            done=ledger.films - len(ledger.pending),
            matched=ledger.counts[MatchState.MATCHED],
            doubtful=ledger.counts[MatchState.DOUBTFUL],
            unmatched=ledger.counts[MatchState.UNMATCHED],
            failed=ledger.counts[MatchState.FAILED],
        )

    def take_entry(self, now: float, state: JobState, message: str = "") -> Entry:
        """What is to be stored of it now."""
        outbox = self.work.take_outbox() if self.work is not None else Outbox()
        row = self.row(now, state, message)
        is_turn = self.saved.state is not state
        is_news = bool(outbox.matches) or is_turn or row.done != self.saved.done
        self.saved = row
        return Entry(row, outbox, is_turn=is_turn, is_news=is_news)

    def progress(self, now: float, message: str) -> Progress:
        """How it stands, for a screen."""
        state = JobState.RUNNING if self.work is not None else JobState.QUEUED
        row = self.row(now, state, message)
        (since, before), (until, sent) = self._samples[0], self._samples[-1]
        rate = (sent - before) / (until - since) if until > since else None
        seconds_left = self.work.requests_left / rate if self.work is not None and rate else None
        shown = progress_of(row)
        return replace(
            shown,
            requests=self.client.requests,
            requests_per_second=round(rate, 2) if rate is not None else None,
            seconds_left=round(seconds_left, 1) if seconds_left is not None else None,
            latest=tuple(self.work.latest) if self.work is not None else (),
        )


def progress_of(job: Job) -> Progress:
    """How a job stands that does not run."""
    return Progress(
        job.job_id,
        job.state,
        job.films,
        job.done,
        job.matched,
        job.doubtful,
        job.unmatched,
        job.failed,
        requests=job.requests,
        seconds=job.seconds,
        message=job.message,
    )
