"""One library's enrichment: what to ask next and what follows from an answer.

No thread, no request, no database: the service puts the questions, hands in the answers and stores the
outbox, and its lock guards every call. A film goes from sweep or search to a match, from the match to its
facts, and is done.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from lbstats.enrichment.agenda import Agenda, Task
from lbstats.enrichment.inquiry import inquire
from lbstats.enrichment.ledger import Ledger, Outbox
from lbstats.enrichment.questions import DiscoverPage, FetchFacts
from lbstats.enrichment.sweep import Sweep
from lbstats.model import Rung

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from lbstats.enrichment.inquiry import Inquiry
    from lbstats.enrichment.loading import Load
    from lbstats.model import Candidate, FilmId, FilmQuery, Match, TitleFacts
    from lbstats.store.catalogue import TitleKey
    from lbstats.tmdb.client import Page

LATEST_SHOWN = 8
WANTED_AT_ONCE = 12
"""Each lot costs a look into the catalogue, and as many questions more are ready meanwhile."""


class LibraryWork:
    """The films of one library on their way.

    Attributes:
        ledger: What stands where.
        latest: Title and poster of the films done last, newest first.
    """

    def __init__(self, load: Load, since: dt.datetime) -> None:
        """Take up the work of a job.

        Args:
            load: What the database knows.
            since: When the job was made: films its sweep found before it was interrupted count for the
                sweep still.
        """
        self.ledger = Ledger(load)
        self.latest: deque[tuple[str, str | None]] = deque(maxlen=LATEST_SHOWN)
        self._agenda = Agenda()
        self._rank = {each.film.film_id: rank for rank, each in enumerate(load.films)}
        self._stale = load.stale
        self._waiting: dict[TitleKey, list[FilmId]] = {}
        self._wanted: list[TitleKey] = []
        self._inquiries: dict[FilmId, Inquiry] = {}
        unknown = self._use_what_is_known(load)
        found = (e for e in load.decided if e.match.rung is Rung.SWEEP and e.matched_at >= since)
        self._sweep = Sweep(unknown, (each.film for each in found))
        for page in self._sweep.first_pages():
            self._agenda.add(Task(page))
        self._search([*self._sweep.unplanned(), *(film for film in unknown if film.year is None)])

    @property
    def is_over(self) -> bool:
        """Whether every film has an outcome."""
        return not self.ledger.pending

    @property
    def requests_left(self) -> int:
        """About how many requests are to come: one for each film, another where it is not found yet."""
        return len(self.ledger.pending) + self.ledger.undecided_count

    def take_outbox(self) -> Outbox:
        """What is to be stored now."""
        return self.ledger.take_outbox(with_pairs=self._sweep.is_over)

    def next_task(self) -> Task | None:
        """What to ask now; None when answers must come first."""
        return self._agenda.next()

    def take_wanted(self) -> list[TitleKey]:
        """Titles whose facts are needed since the last call; in lots, while there is enough else to ask."""
        if len(self._wanted) < WANTED_AT_ONCE <= len(self._agenda):
            return []
        wanted, self._wanted = self._wanted, []
        return wanted

    def fetch(self, key: TitleKey) -> None:
        """Queue the question for a title's facts."""
        rank = min((self._rank.get(film_id, 0) for film_id in self._waiting.get(key, ())), default=0)
        self._agenda.add(Task(FetchFacts(key)), rank)

    def take_page(self, task: Task, page: Page) -> None:
        """Use a page of the sweep or of a search."""
        if isinstance(task.question, DiscoverPage):
            self._take_sweep(task.question, page)
        elif task.film_id is not None:
            self._go_on(task.film_id, page)

    def take_facts(self, key: TitleKey, facts: TitleFacts | None) -> None:
        """The facts of a title are here, or TMDB has no such title any more."""
        for film_id in self._waiting.pop(key, ()):
            if facts is None:
                self.ledger.undo(film_id)
            self.ledger.finish(film_id)
        if facts is not None:
            self.latest.appendleft((facts.title, facts.poster_path))

    def has_facts(self, key: TitleKey) -> None:
        """The facts of a title are in the catalogue already."""
        for film_id in self._waiting.pop(key, ()):
            self.ledger.finish(film_id)

    def lack_facts(self, key: TitleKey, reason: str) -> None:
        """The facts of a title could not be had; where older ones are stored they stay."""
        for film_id in self._waiting.pop(key, ()):
            if key not in self._stale:
                self.ledger.fail(film_id, reason)
            self.ledger.finish(film_id)

    def put_again(self, task: Task) -> bool:
        """Queue a question without an answer once more, behind all others; False when it was so before."""
        if not task.is_second:
            self._agenda.add_again(task)
        return not task.is_second

    def give_up(self, task: Task, reason: str) -> None:
        """A page was not answered, twice."""
        if isinstance(task.question, DiscoverPage):
            self._sweep.give_up(task.question)
            self._end_sweep(task.question.year)
        elif task.film_id is not None:
            self._inquiries.pop(task.film_id).close()
            self.ledger.fail(task.film_id, reason)

    def _use_what_is_known(self, load: Load) -> list[FilmQuery]:
        """Decide the known pairs and want the facts that are missing; the films left have no match."""
        unknown = []
        for each in load.films:
            match = load.known.get(each.film.film_id)
            if match is not None:
                self._decide(match)
            elif each.needs_match:
                unknown.append(each.film)
            elif each.kind is not None and each.tmdb_id is not None:
                self._want((each.kind.catalogue, each.tmdb_id), each.film.film_id)
        for key in load.fresh & self._waiting.keys():
            self.has_facts(key)
        self._wanted = [key for key in self._wanted if key in self._waiting]
        return unknown

    def _take_sweep(self, asked: DiscoverPage, page: Page) -> None:
        matches, following = self._sweep.take(asked, page)
        for match in matches:
            self._decide(match, page.candidates)
        if following is not None:
            self._agenda.add(Task(following))
        else:
            self._end_sweep(asked.year)

    def _end_sweep(self, year: int) -> None:
        """Search for what a year's sweep did not find; after the last year also for what was held back."""
        self._search(self._sweep.unresolved(year))
        if self._sweep.is_over:
            matches, left = self._sweep.finish()
            for match, candidates in matches:
                self._decide(match, candidates)
            self._search(left)

    def _search(self, films: Iterable[FilmQuery]) -> None:
        for film in films:
            self._inquiries[film.film_id] = inquire(film)
            self._go_on(film.film_id, None)

    def _go_on(self, film_id: FilmId, page: Page | None) -> None:
        """Send an answer into the conversation about a film; the first send opens it."""
        inquiry = self._inquiries[film_id]
        try:
            question = next(inquiry) if page is None else inquiry.send(page)
        except StopIteration as end:
            del self._inquiries[film_id]
            self._decide(end.value, page.candidates if page else ())
        else:
            self._agenda.add(Task(question, film_id), self._rank.get(film_id, 0))

    def _decide(self, match: Match, candidates: Iterable[Candidate] = ()) -> None:
        key = self.ledger.decide(match, candidates)
        if key is not None:
            self._want(key, match.film_id)

    def _want(self, key: TitleKey, film_id: FilmId) -> None:
        waiting = self._waiting.setdefault(key, [])
        if not waiting:
            self._wanted.append(key)
        if film_id not in waiting:
            waiting.append(film_id)
