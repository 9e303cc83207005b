"""The facts of the sample's films: consistent with each other, and complete enough for every page."""

import re
from collections import Counter, defaultdict
from itertools import chain

import pytest

from lbstats import sample
from lbstats.model import Kind, TitleFacts
from lbstats.sample.facts import known_films
from lbstats.sample.member import member

TMDB_GENRES = {
    "Action", "Adventure", "Animation", "Comedy", "Crime", "Documentary", "Drama", "Family", "Fantasy",
    "History", "Horror", "Music", "Mystery", "Romance", "Science Fiction", "Thriller",
    "TV Movie", "War", "Western",
}  # fmt: skip
ALL = sample.facts()


def directors(facts: TitleFacts) -> list[str]:
    return [credit.name for credit in facts.credits if credit.job == "Director"]


def test_numbers_are_negative_and_each_is_given_once() -> None:
    assert [each.tmdb_id for each in ALL] == [-number for number in range(1, len(ALL) + 1)]
    people = {credit.person_id for each in ALL for credit in each.credits}
    assert max(people) == -1


def test_a_name_has_one_number_and_a_number_one_name() -> None:
    names: defaultdict[int, set[str]] = defaultdict(set)
    for credit in chain.from_iterable(each.credits for each in ALL):
        names[credit.person_id].add(credit.name)
    assert all(len(found) == 1 for found in names.values())
    assert len(names) == len(set(chain.from_iterable(names.values())))


def test_a_person_has_one_part_of_a_kind_in_a_film() -> None:
    for each in ALL:
        parts = Counter((credit.person_id, credit.job) for credit in each.credits)
        assert max(parts.values()) == 1, each.title


@pytest.mark.parametrize("facts", ALL, ids=lambda facts: f"{facts.title} {facts.tmdb_id}")
def test_facts_make_sense(facts: TitleFacts) -> None:
    assert set(facts.genres) <= TMDB_GENRES
    assert facts.genres
    assert facts.countries
    assert all(re.fullmatch("[A-Z]{2}", code) for code in facts.countries)
    assert re.fullmatch("[a-z]{2}", facts.language or "")
    assert directors(facts)
    assert facts.vote_average is not None
    assert 5 < facts.vote_average < 9
    assert facts.vote_count > 0
    assert facts.kind is Kind.SERIES or 10 < (facts.runtime_min or 0) < 450


def test_release_days_are_of_the_year_or_beside_it() -> None:
    for film in known_films().values():
        if film.facts.released_on:
            assert film.facts.released_on.year - film.year in (0, 1), film.facts.title


def test_every_watched_and_wanted_film_has_facts_but_the_one_that_shows_what_is_missing() -> None:
    wanted = {*member().seen, *member().other}
    assert wanted - known_films().keys() == {"a-short-film-about-love"}


def test_the_films_are_of_all_sorts() -> None:
    watched = [known_films()[slug].facts for slug in member().seen if slug in known_films()]
    assert {film.year // 10 * 10 for film in member().seen.values()} == set(range(1920, 2030, 10))
    assert len({code for each in watched for code in each.countries}) >= 25
    assert len({each.language for each in watched}) >= 15
    assert [each.title for each in watched if each.kind is Kind.SERIES] == ["Chernobyl"]
    assert sum((each.runtime_min or 99) <= 40 for each in watched) >= 4
    assert sum("Documentary" in each.genres for each in watched) >= 3
    assert sum(len(directors(each)) > 1 for each in watched) >= 8
    assert Counter(chain.from_iterable(map(directors, watched))).most_common(1)[0][1] >= 4
    by_women = [each for each in watched if any(c.gender == 1 and c.job == "Director" for c in each.credits)]
    assert len(by_women) >= 20


def test_films_of_one_collection_share_its_number() -> None:
    numbers = {(each.collection_name, each.collection_id) for each in ALL if each.collection_name}
    assert len(numbers) == len(dict(numbers)) == len({number for _, number in numbers})
    assert all(number is not None and number < 0 for _, number in numbers)
