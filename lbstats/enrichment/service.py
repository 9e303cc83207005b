"""The enrichment of all libraries, in the background of the one process.

A page starts, pauses and looks; it never waits. Everything needed to go on after a kill is in the
database, but no credential is: a visitor's own key stays in memory until its job is over. Nothing here
touches the screen.
"""

from __future__ import annotations

import gc
import logging
import math
import threading
import time
from dataclasses import asdict, replace
from functools import cache
from typing import TYPE_CHECKING

from lbstats.enrichment.crew import Crew
from lbstats.enrichment.ledger import Outbox
from lbstats.enrichment.run import Run, progress_of
from lbstats.enrichment.writer import Batch, Entry, write
from lbstats.errors import CredentialError, LbstatsError
from lbstats.model import JobState
from lbstats.store import jobs
from lbstats.store.matches import match_counts
from lbstats.tmdb.client import TmdbClient
from lbstats.tmdb.session import TmdbSession

if TYPE_CHECKING:
    from collections.abc import Callable

    from lbstats.model import JobId, LibraryId, Progress
    from lbstats.settings import Settings
    from lbstats.store.database import Database
    from lbstats.store.jobs import Job

log = logging.getLogger(__name__)

MOST_WORKERS, FEWEST_WORKERS = 20, 4
LATENCY_COVERED_S = 0.5
"""Answers may take this long on average without the pace suffering."""
WATCH_S = 0.2
MOST_LIBRARIES = 100
MOST_FILMS = 200_000
"""Films to be enriched over all libraries at work: what fits the memory of a small machine."""

NO_KEY_HINT = "Set TMDB_API_KEY, or enter your own key; themoviedb.org gives one for free (Settings, API)."
NEEDS_KEY = "It needs your key: enter it again and the work goes on. A key is never stored."


class EnrichmentService:
    """Enriches libraries; one for the process.

    Its methods may be called from any thread. They raise `StoreError` when the database refuses.
    """

    def __init__(
        self,
        database: Database,
        settings: Settings,
        *,
        session: TmdbSession | None = None,
        workers: int | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Make it; `start` sets it to work.

        Args:
            database: The open database.
            settings: The key, the pace and where TMDB is.
            session: The way to TMDB, which it closes; one of its own when None.
            workers: Threads that ask TMDB; as many as the pace needs when None.
            clock: Monotonic seconds.
        """
        self._database = database
        self._settings = settings
        self._clock = clock
        self._session = session or TmdbSession(settings, stop=threading.Event())
        self._crew = Crew(database, workers or workers_for(settings), clock)
        self._paused_keys: dict[LibraryId, str] = {}
        self._starting = threading.Lock()

    def start(self, *, resume: bool = True) -> None:
        """Start the threads and take up the jobs that were interrupted.

        Args:
            resume: False takes up none; the command line works on one library alone.
        """
        _spare_what_stays()
        self._crew.start()
        if not resume:
            return
        with self._database.cursor() as cursor:
            unfinished = jobs.unfinished(cursor)
        for job in unfinished:
            self._take_up(job)

    def close(self) -> None:
        """Stop within two seconds; what was found is stored, and the next start goes on."""
        self._session.stop.set()
        self._crew.close()
        self._session.close()

    def start_job(self, library_id: LibraryId, credential: str | None = None) -> JobId:
        """Enrich what a library lacks: go on with its unfinished job, or begin one.

        Films that could not be fetched before are tried again. A library at work is read once more when it
        is done, so that an import made meanwhile is seen.

        Args:
            library_id: The library.
            credential: The visitor's own key; that of the settings when None.

        Raises:
            CredentialError: There is no key.
            LbstatsError: Too many libraries or films are at work.
        """
        with self._starting:
            run = self._crew.run_of(library_id)
            if run is not None:
                run.is_stale = True
                return run.job.job_id
            own_key = credential or self._paused_keys.get(library_id)
            key = own_key or self._settings.tmdb_api_key
            if not key:
                raise CredentialError("There is no key for TMDB.", NO_KEY_HINT)
            client = TmdbClient(self._session, key)
            self._check_room(library_id)
            self._paused_keys.pop(library_id, None)
            return self._enlist(self._queue(library_id, own_key=bool(own_key)), client, own_key)

    def pause(self, library_id: LibraryId) -> None:
        """Stop working on a library until `resume`; also after a restart."""
        run = self._end(library_id, JobState.PAUSED)
        if run is not None and run.own_key is not None:
            self._paused_keys[library_id] = run.own_key

    def resume(self, library_id: LibraryId, credential: str | None = None) -> JobId:
        """Go on with a paused job, or with one that waits for a key; see `start_job`."""
        return self.start_job(library_id, credential)

    def cancel(self, library_id: LibraryId) -> None:
        """End the job of a library; what was found stays."""
        self._end(library_id, JobState.CANCELLED)
        self._paused_keys.pop(library_id, None)

    def progress(self, library_id: LibraryId) -> Progress | None:
        """Where the last job of a library stands; None when it was never enriched."""
        with self._database.cursor() as cursor:
            job = jobs.latest(cursor, library_id)
        return self._progress_at_work(library_id) or (progress_of(job) if job is not None else None)

    def wait(
        self,
        job_id: JobId,
        timeout_s: float | None = None,
        on_progress: Callable[[Progress], None] | None = None,
    ) -> Progress | None:
        """Wait until a job is over, paused or without a key; for the command line and tests.

        Args:
            job_id: The job.
            timeout_s: Give up after so many seconds.
            on_progress: Called now and then with where it stands.

        Returns:
            Where it stands then; None when the job is gone.
        """
        until = math.inf if timeout_s is None else self._clock() + timeout_s
        if (job := self._stored(job_id)) is None:
            return None
        while True:
            progress = self._progress_at_work(job.library_id)
            if progress is None:
                if (job := self._stored(job_id)) is None:
                    return None
                progress = progress_of(job)
            if on_progress is not None:
                on_progress(progress)
            is_at_work = progress.state in (JobState.QUEUED, JobState.RUNNING)
            if not is_at_work or self._clock() >= until or self._session.stop.is_set():
                return progress
            self._wait_for_end(job.library_id)

    def _stored(self, job_id: JobId) -> Job | None:
        with self._database.cursor() as cursor:
            return jobs.find(cursor, job_id)

    def _wait_for_end(self, library_id: LibraryId) -> None:
        """Wait until the run of a library ends, but no longer than a watcher cares to.

        Every answer of TMDB is told to whoever waits; looking at each cost a quarter of the whole work.
        """
        with self._crew.changed:
            run = self._crew.run_of(library_id)
            self._crew.changed.wait_for(
                lambda: run is not None and self._crew.run_of(library_id) is not run, WATCH_S
            )

    def _progress_at_work(self, library_id: LibraryId) -> Progress | None:
        """From the memory: of a run, or of one whose end could not be stored."""
        with self._crew.changed:
            run = self._crew.run_of(library_id)
            if run is not None:
                return run.progress(self._clock(), self._session.status().message)
            lost = self._crew.lost.get(library_id)
        return progress_of(lost[0].row(self._clock(), JobState.FAILED, lost[1])) if lost else None

    def _take_up(self, job: Job) -> None:
        """Go on with a job of an earlier process, as far as it can be."""
        if job.state is JobState.PAUSED:
            return
        key = None if job.own_key else self._settings.tmdb_api_key
        if key is None:
            self._save(job, JobState.NEEDS_KEY, NEEDS_KEY if job.own_key else NO_KEY_HINT)
            return
        log.info("job %s: taken up again", job.job_id)
        self._enlist(self._save(job, JobState.QUEUED), TmdbClient(self._session, key))

    def _check_room(self, library_id: LibraryId) -> None:
        runs = self._crew.runs()
        with self._database.cursor() as cursor:
            counts = match_counts(cursor, library_id)
        films = counts.films - counts.done + sum(run.films_left for run in runs)
        if len(runs) >= MOST_LIBRARIES or films > MOST_FILMS:
            libraries = "1 library is" if len(runs) == 1 else f"{len(runs)} libraries are"
            raise LbstatsError(
                f"{libraries} being enriched already, and no more fit.", "Try again in half an hour."
            )

    def _queue(self, library_id: LibraryId, *, own_key: bool) -> Job:
        """The unfinished job of a library, or a new one."""
        now = self._database.clock()
        with self._database.write() as cursor:
            job = jobs.latest(cursor, library_id)
            if job is None or job.state.is_over:
                job = jobs.create(cursor, library_id, now, own_key=own_key)
            counts = asdict(match_counts(cursor, library_id))
        return self._save(replace(job, own_key=own_key, **counts), JobState.QUEUED)

    def _enlist(self, job: Job, client: TmdbClient, own_key: str | None = None) -> JobId:
        self._crew.enlist(Run(job, client, self._clock(), own_key))
        return job.job_id

    def _end(self, library_id: LibraryId, state: JobState) -> Run | None:
        """End the run of a library, or its job where it does not run; what was found is stored."""
        with self._starting:
            run = self._crew.run_of(library_id)
            if run is not None:
                self._crew.dismiss(run, state, "")
                self._crew.store()
                return run
            with self._database.cursor() as cursor:
                job = jobs.latest(cursor, library_id)
            if job is not None and not job.state.is_over:
                self._save(job, state)
            return None

    def _save(self, job: Job, state: JobState, message: str = "") -> Job:
        """Store that a job that does not run is in another state; the library's follows."""
        row = replace(job, state=state, message=message)
        write(self._database, Batch(entries=[Entry(row, Outbox(), is_turn=True, is_news=True)]))
        return row


def workers_for(settings: Settings) -> int:
    """As many threads as keep the pace when answers are slow."""
    needed = math.ceil(settings.rate_limit.per_second * LATENCY_COVERED_S) + 1
    return min(max(needed, FEWEST_WORKERS), MOST_WORKERS)


@cache
def _spare_what_stays() -> None:
    """Take what is loaded by now, modules above all, out of Python's search for garbage, once.

    Every full search stops all threads for a tenth of a second, in which no request leaves.
    """
    gc.collect()
    gc.freeze()
