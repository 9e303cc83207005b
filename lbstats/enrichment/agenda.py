"""The questions of one library that wait to be put, in the order in which they are worth most.

Facts and searches take turns, so that films are done from the first second and none of the budget is idle
at the end; within each the most and latest watched films come first. What failed is put once more when all
else is done.
"""

from __future__ import annotations

import heapq
from collections import deque
from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING

from lbstats.enrichment.questions import DiscoverPage, FetchFacts

if TYPE_CHECKING:
    from lbstats.enrichment.questions import Question
    from lbstats.model import FilmId


@dataclass(frozen=True, slots=True)
class Task:
    """A question of a library.

    Attributes:
        question: What to ask.
        film_id: The film a search is for; None for a page of the sweep and for facts.
        is_second: It failed before and is put for the last time.
    """

    question: Question
    film_id: FilmId | None = None
    is_second: bool = False


class Agenda:
    """What is to be asked for one library."""

    def __init__(self) -> None:
        self._pages: deque[Task] = deque()
        self._searches: list[tuple[int, int, Task]] = []
        self._fetches: list[tuple[int, int, Task]] = []
        self._second: deque[Task] = deque()
        self._order = count()
        self._fetched_last = False

    def __len__(self) -> int:
        """How many questions wait, those not counted that failed before."""
        return len(self._pages) + len(self._searches) + len(self._fetches)

    def add(self, task: Task, rank: int = 0) -> None:
        """Queue a question; a lower rank comes first among its like."""
        if isinstance(task.question, DiscoverPage):
            self._pages.append(task)
        else:
            queue = self._fetches if isinstance(task.question, FetchFacts) else self._searches
            heapq.heappush(queue, (rank, next(self._order), task))

    def add_again(self, task: Task) -> None:
        """Queue a question that failed, behind all others."""
        self._second.append(replace(task, is_second=True))

    def next(self) -> Task | None:
        """The question to put now; None when none waits."""
        can_find = bool(self._pages or self._searches)
        if self._fetches and not (can_find and self._fetched_last):
            self._fetched_last = True
            return heapq.heappop(self._fetches)[2]
        self._fetched_last = False
        if self._pages:
            return self._pages.popleft()
        if self._searches:
            return heapq.heappop(self._searches)[2]
        return self._second.popleft() if self._second else None
