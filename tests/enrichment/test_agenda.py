"""In which order a library's questions are put."""

from lbstats.enrichment.agenda import Agenda, Task
from lbstats.enrichment.questions import DiscoverPage, FetchFacts, SearchAll
from lbstats.model import Kind


def fetch(number: int) -> Task:
    return Task(FetchFacts((Kind.FILM, number)))


def drain(agenda: Agenda) -> list[Task]:
    tasks = []
    while (task := agenda.next()) is not None:
        tasks.append(task)
    return tasks


def test_facts_and_pages_take_turns_and_searches_come_after_the_pages() -> None:
    agenda = Agenda()
    pages, search = [Task(DiscoverPage(year, 1)) for year in (2001, 2002)], Task(SearchAll("A"))
    for task in (search, *pages, fetch(1), fetch(2), fetch(3), fetch(4)):
        agenda.add(task)
    assert drain(agenda) == [fetch(1), pages[0], fetch(2), pages[1], fetch(3), search, fetch(4)]


def test_a_lower_rank_comes_first_among_its_like_and_equals_keep_their_order() -> None:
    agenda = Agenda()
    for rank, number in ((5, 1), (2, 2), (5, 3), (0, 4)):
        agenda.add(fetch(number), rank)
    assert drain(agenda) == [fetch(4), fetch(2), fetch(1), fetch(3)]


def test_its_length_is_what_waits_without_what_failed_before() -> None:
    agenda = Agenda()
    assert len(agenda) == 0
    for task in (Task(DiscoverPage(2001, 1)), Task(SearchAll("A")), fetch(1)):
        agenda.add(task)
    agenda.add_again(fetch(2))
    assert len(agenda) == 3
    agenda.next()
    assert len(agenda) == 2


def test_what_failed_comes_last_and_is_marked() -> None:
    agenda = Agenda()
    agenda.add_again(fetch(1))
    agenda.add(fetch(2))
    assert [(task.question, task.is_second) for task in drain(agenda)] == [
        (FetchFacts((Kind.FILM, 2)), False),
        (FetchFacts((Kind.FILM, 1)), True),
    ]
