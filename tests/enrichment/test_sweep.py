"""The year sweep: which pages it asks for and what it finds on them."""

import datetime as dt
import itertools

import pytest

from lbstats.enrichment.questions import DiscoverPage
from lbstats.enrichment.sweep import Sweep
from lbstats.model import Candidate, FilmId, FilmQuery, Kind, Match
from lbstats.tmdb.client import Page


def film(number: int, title: str, year: int, votes: int = 5000) -> Candidate:
    return Candidate(Kind.FILM, number, title, title, dt.date(year, 5, 5), votes)


def query(number: int, title: str, year: int | None) -> FilmQuery:
    return FilmQuery(FilmId(number), title, year)


def queries(year: int, *titles: str, first: int = 1) -> list[FilmQuery]:
    return [query(number, title, year) for number, title in enumerate(titles, first)]


def page(number: int, *candidates: Candidate, pages: int = 9) -> Page:
    return Page(candidates, number, pages, pages * 20)


def found(matches: list[Match]) -> list[tuple[int, str, int | None]]:
    return [(match.film_id, str(match.state), match.tmdb_id) for match in matches]


def test_years_with_two_unknown_films_are_swept_the_fullest_first() -> None:
    films = [query(1, "A", 1990), *queries(2001, "B", "C", "D", first=2), *queries(1999, "E", "F", first=5)]
    sweep = Sweep([*films, query(9, "Without a year", None)])
    assert sweep.first_pages() == [DiscoverPage(2001, 1), DiscoverPage(1999, 1)]
    assert [each.title for each in sweep.unplanned()] == ["A"]


def test_a_page_that_resolves_two_films_asks_for_the_next_while_two_are_left() -> None:
    sweep = Sweep(queries(2001, "A", "B", "C", "D"))
    matches, following = sweep.take(DiscoverPage(2001, 1), page(1, film(1, "A", 2001), film(2, "B", 2001)))
    assert found(matches) == [(1, "matched", 1), (2, "matched", 2)]
    assert following == DiscoverPage(2001, 2)
    matches, following = sweep.take(DiscoverPage(2001, 2), page(2, film(3, "C", 2001)))
    assert (found(matches), following) == ([(3, "matched", 3)], None)
    assert sweep.is_over
    assert [each.title for each in sweep.unresolved(2001)] == ["D"]


@pytest.mark.parametrize(
    ("titles", "hits", "pages"),
    [
        (("A", "B", "C"), ("A", "B"), 9),  # one is left: it is searched for at the same price
        (("A", "B", "C", "D"), ("A",), 9),  # the page resolved only one
        (("A", "B", "C", "D"), ("A", "B"), 1),  # there is no other page
    ],
)
def test_a_year_ends_when_another_page_does_not_pay(
    titles: tuple[str, ...], hits: tuple[str, ...], pages: int
) -> None:
    sweep = Sweep(queries(2001, *titles))
    shown = [film(number, title, 2001) for number, title in enumerate(hits, 1)]
    _, following = sweep.take(DiscoverPage(2001, 1), page(1, *shown, pages=pages))
    assert following is None
    assert sweep.is_over


def test_a_second_known_film_of_the_title_on_a_later_page_makes_the_first_doubtful() -> None:
    sweep = Sweep(queries(2001, "A", "B", "C", "D"))
    sweep.take(DiscoverPage(2001, 1), page(1, film(1, "A", 2001, 900), film(2, "B", 2001)))
    matches, _ = sweep.take(DiscoverPage(2001, 2), page(2, film(3, "A", 2001, 600)))
    assert found(matches) == [(1, "doubtful", 1)]


def test_two_known_films_of_the_title_on_one_page_are_left_to_the_search() -> None:
    sweep = Sweep(queries(2001, "A", "B"))
    matches, _ = sweep.take(DiscoverPage(2001, 1), page(1, film(1, "A", 2001, 900), film(2, "A", 2001, 600)))
    assert matches == []
    assert [each.title for each in sweep.unresolved(2001)] == ["A", "B"]


def test_a_film_few_know_waits_for_the_years_beside_it_in_whichever_order_they_come() -> None:
    pages = {
        2016: page(1, film(1, "Split", 2016, 60), film(2, "Low", 2016)),
        2017: page(1, film(3, "Split", 2017, 18_000), film(4, "High", 2017)),
        2018: page(1, film(5, "Calm", 2018, 60), film(6, "Mild", 2018)),
    }
    for years in itertools.permutations(pages):
        sweep = Sweep(
            [
                *queries(2016, "Split", "Low"),
                *queries(2017, "High", "Other", first=3),
                *queries(2018, "Calm", "Mild", first=5),
            ]
        )
        at_once = [match for year in years for match in sweep.take(DiscoverPage(year, 1), pages[year])[0]]
        late, left = sweep.finish()
        assert sorted(found(at_once)) == [(2, "matched", 2), (3, "matched", 4), (6, "matched", 6)]
        assert found([match for match, _ in late]) == [(5, "matched", 5)]
        assert [each.title for each in left] == ["Split"]


def test_a_job_taken_up_again_asks_for_the_same_pages() -> None:
    films = queries(2001, "A", "B", "C", "D", "E")
    first, second = (
        page(1, film(1, "A", 2001), film(2, "B", 2001)),
        page(2, film(3, "C", 2001), film(4, "D", 2001)),
    )
    again = Sweep(films[2:], resolved=films[:2])
    assert again.first_pages() == [DiscoverPage(2001, 1)]
    matches, following = again.take(DiscoverPage(2001, 1), first)
    assert (matches, following) == ([], DiscoverPage(2001, 2))
    matches, following = again.take(DiscoverPage(2001, 2), second)
    assert found(matches) == [(3, "matched", 3), (4, "matched", 4)]
    assert [each.title for each in again.unresolved(2001)] == ["E"]


def test_a_page_that_cannot_be_had_ends_its_year() -> None:
    sweep = Sweep(queries(2001, "A", "B"))
    sweep.give_up(DiscoverPage(2001, 1))
    assert sweep.is_over
    assert len(sweep.unresolved(2001)) == 2
