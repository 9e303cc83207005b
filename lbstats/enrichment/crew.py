"""The threads that put the libraries' questions to TMDB in turn, and the one that stores what they found.

Knows runs, not people: who may start one and what becomes of its key is the service's business. One lock
guards all runs; it is never held while TMDB or a transaction is waited for.
"""

from __future__ import annotations

import logging
import threading
from collections import deque
from typing import TYPE_CHECKING

from lbstats.enrichment import writer
from lbstats.enrichment.job import LibraryWork
from lbstats.enrichment.loading import known_facts, load
from lbstats.enrichment.questions import FetchFacts
from lbstats.enrichment.titles import TitleDesk
from lbstats.enrichment.writer import Batch
from lbstats.errors import CredentialError, StoppedError, StoreError, TmdbError
from lbstats.model import JobState, TitleFacts
from lbstats.tmdb.client import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from lbstats.enrichment.agenda import Task
    from lbstats.enrichment.run import Run
    from lbstats.model import LibraryId
    from lbstats.store.database import Database

log = logging.getLogger(__name__)

BATCH_S = 1.0
CLOSE_WITHIN_S = 1.5
FAULT = "The program made a mistake; what it stored is unharmed. Start again, and report what the log says."


class Crew:
    """Works on the runs it is given until each is over or taken away.

    Attributes:
        changed: The lock; notified when a run begins, advances or ends.
        lost: Runs whose end could not be stored, with the sentence that says why.
    """

    def __init__(self, database: Database, workers: int, clock: Callable[[], float]) -> None:
        self.changed = threading.Condition(threading.RLock())
        self.lost: dict[LibraryId, tuple[Run, str]] = {}
        self._database = database
        self._clock = clock
        self._ring: deque[Run] = deque()
        self._leaving: list[tuple[Run, JobState, str]] = []
        self._facts: list[TitleFacts] = []
        self._desk = TitleDesk()
        self._due = threading.Event()
        self._storing = threading.Lock()
        self._is_closing = False
        self._workers = workers
        self._threads: list[threading.Thread] = []

    def start(self) -> None:
        """Start the threads."""
        for number in range(1, self._workers + 1):
            self._start_thread(f"lbstats-enrich-{number}", self._work)
        self._start_thread("lbstats-enrich-store", self._store_regularly)

    def close(self) -> None:
        """End the threads and store what they found; who waits for TMDB's answer is not waited for."""
        with self.changed:
            self._is_closing = True
            for run in self._ring:
                run.stop.set()
            self.changed.notify_all()
        self._due.set()
        until = self._clock() + CLOSE_WITHIN_S
        for thread in self._threads:
            thread.join(max(until - self._clock(), 0.0))
        self._threads.clear()
        self.store()

    def run_of(self, library_id: LibraryId) -> Run | None:
        """The run of a library, if there is one."""
        with self.changed:
            return next((run for run in self._ring if run.job.library_id == library_id), None)

    def runs(self) -> list[Run]:
        """All runs."""
        with self.changed:
            return list(self._ring)

    def enlist(self, run: Run) -> None:
        """Work on a run."""
        with self.changed:
            self.lost.pop(run.job.library_id, None)
            self._ring.append(run)
            self.changed.notify_all()

    def dismiss(self, run: Run, state: JobState, message: str) -> None:
        """Work on a run no more; its end is stored with the next batch."""
        with self.changed:
            if self._remove(run):
                self._leaving.append((run, state, message))
        self._due.set()

    def store(self) -> None:
        """Store what was found since the last batch."""
        with self._storing:
            batch, stored = self._pack()
            if not batch.facts and not batch.entries:
                return
            try:
                deleted = writer.write(self._database, batch)
            except StoreError as error:
                log.warning("nothing could be stored: %s", error.message)
                self._lose(batch, stored, str(error))
            else:
                self._settle_stored(batch, stored, {job.job_id for job in deleted})

    def _start_thread(self, name: str, target: Callable[[], None]) -> None:
        thread = threading.Thread(target=target, name=name, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _work(self) -> None:
        while (picked := self._pick()) is not None:
            run, task = picked
            is_served = False
            try:
                self._serve(run, task)
                is_served = True
            finally:
                if not is_served:
                    # A fault of ours: this thread ends with its traceback, the job with a sentence.
                    self.dismiss(run, JobState.FAILED, FAULT)
                    self._start_thread(threading.current_thread().name, self._work)

    def _store_regularly(self) -> None:
        while not self._is_closing:
            self._due.wait(BATCH_S)
            self._due.clear()
            self.store()

    def _pick(self) -> tuple[Run, Task | None] | None:
        """The next question, of each run in turn; waits for one. None when closing."""
        with self.changed:
            while not self._is_closing:
                for _ in range(len(self._ring)):
                    run = self._ring[0]
                    self._ring.rotate(-1)
                    if (task := self._next_task(run)) is not None:
                        return run, task
                    if run.work is None and not run.is_loading:
                        run.is_loading = True
                        return run, None
                self.changed.wait()
        return None

    def _next_task(self, run: Run) -> Task | None:
        """A run's next question that no other run has answered or is asking."""
        while run.work is not None and (task := run.work.next_task()) is not None:
            if not isinstance(task.question, FetchFacts) or self._desk.begin(task.question.key, run):
                return task
        return None

    def _serve(self, run: Run, task: Task | None) -> None:
        try:
            if task is None:
                self._load(run)
            else:
                self._ask(run, task)
        except StoppedError:
            log.debug("job %s: a request was stopped", run.job.job_id)
        except CredentialError as error:
            log.info("job %s: TMDB does not accept its key", run.job.job_id)
            self.dismiss(run, JobState.NEEDS_KEY, str(error))
        except StoreError as error:
            self.dismiss(run, JobState.FAILED, str(error))

    def _load(self, run: Run) -> None:
        work = LibraryWork(load(self._database, run.job.library_id), run.job.created_at)
        with self.changed:
            if run in self._ring:
                run.work = work
                self._advance(run)

    def _ask(self, run: Run, task: Task) -> None:
        try:
            answer = task.question.ask(run.client, run.stop)
        except (CredentialError, StoppedError):
            raise
        except TmdbError as error:
            log.info("job %s: a request failed", run.job.job_id)
            with self.changed:
                if self._is_at_work(run):
                    self._fail(run, task, error.message)
                    self._advance(run)
            return
        with self.changed:
            if self._is_at_work(run):
                self._use(run, task, answer)
                self._advance(run)

    def _use(self, run: Run, task: Task, answer: Page | TitleFacts | None) -> None:
        if isinstance(task.question, FetchFacts):
            facts = answer if isinstance(answer, TitleFacts) else None
            if facts is not None:
                self._facts.append(facts)
            for each in self._desk.arrived(task.question.key, is_unstored=facts is not None):
                if each.work is not None:
                    each.work.take_facts(task.question.key, facts)
        elif isinstance(answer, Page) and run.work is not None:
            run.work.take_page(task, answer)

    def _fail(self, run: Run, task: Task, reason: str) -> None:
        if run.work is None:
            return
        if run.work.put_again(task):
            if isinstance(task.question, FetchFacts):
                self._desk.give_back(task.question.key)
        elif isinstance(task.question, FetchFacts):
            for each in self._desk.arrived(task.question.key):
                if each.work is not None:
                    each.work.lack_facts(task.question.key, reason)
        else:
            run.work.give_up(task, reason)

    def _advance(self, run: Run) -> None:
        """Order the facts of what was found just now: each title once for everybody."""
        if run.work is None:
            return
        wanted = run.work.take_wanted()
        known = known_facts(self._database, wanted)
        for key in wanted:
            if key in known or self._desk.is_here(key):
                run.work.has_facts(key)
            else:
                self._desk.wait(key, run)
                run.work.fetch(key)
        if any(each.is_over for each in self._ring):
            self._due.set()
        self.changed.notify_all()

    def _is_at_work(self, run: Run) -> bool:
        return not self._is_closing and run in self._ring

    def _remove(self, run: Run) -> bool:
        if run not in self._ring:
            return False
        run.stop.set()
        self._ring.remove(run)
        for key, heir in self._desk.leave(run):
            if heir.work is not None:
                heir.work.fetch(key)
        self.changed.notify_all()
        return True

    def _pack(self) -> tuple[Batch, list[Run]]:
        """Everything that waits to be stored, and whose it is."""
        with self.changed:
            now = self._clock()
            for run in [each for each in self._ring if each.is_over and not each.is_stale]:
                self.dismiss(run, JobState.COMPLETE, run.summary())
            leaving, self._leaving = self._leaving, []
            facts, self._facts = self._facts, []
            runs = [run for run in self._ring if run.work is not None]
            entries = [run.take_entry(now, JobState.RUNNING) for run in runs]
            entries += [run.take_entry(now, state, message) for run, state, message in leaving]
            for run in runs:
                run.sample(now)
                if run.is_over:
                    run.read_again()
            stored = [*runs, *(run for run, _, _ in leaving)]
        return Batch(facts, entries), stored

    def _settle_stored(self, batch: Batch, stored: list[Run], deleted: set[str]) -> None:
        keys = [(facts.kind, facts.tmdb_id) for facts in batch.facts]
        for entry in batch.entries:
            if entry.job.state is not JobState.RUNNING:
                log.info("job %s: %s", entry.job.job_id, entry.job.state)
        with self.changed:
            self._desk.stored(keys)
            for run in stored:
                if run.job.job_id in deleted:
                    self._remove(run)
            self.changed.notify_all()
        if keys and stored:
            stored[0].client.forget_facts(keys)

    def _lose(self, batch: Batch, stored: list[Run], message: str) -> None:
        """The disk refuses: nothing goes on that could not be kept; the next start takes it up."""
        with self.changed:
            self._desk.stored((facts.kind, facts.tmdb_id) for facts in batch.facts)
            for run in stored:
                self._remove(run)
                self.lost[run.job.library_id] = (run, message)
            self.changed.notify_all()
