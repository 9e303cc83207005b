"""Small random libraries under random scopes: against the plain count, and what holds whatever they are."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lbstats.model import LibraryId
from lbstats.stats import diary, films, overview, ratings
from lbstats.stats.scope import EVERYTHING, Population, Scope
from lbstats.stats.summary import library_summary
from tests.fakes import plain_count
from tests.fakes.libraries import Entry, Film, write_library
from tests.fakes.plain_count import PlainEntry, PlainFilm, PlainLibrary

if TYPE_CHECKING:
    from lbstats.store.database import Database

RANDOM = LibraryId("random")
FILMS = 4
DAYS = st.dates(dt.date(2020, 11, 20), dt.date(2021, 2, 10))
STARS = st.none() | st.integers(1, 10).map(lambda halves: halves / 2)
FILM = st.builds(
    Film,
    title=st.just("Her"),
    year=st.none() | st.integers(1998, 2001),
    rating=STARS,
    is_liked=st.booleans(),
)
ENTRY = st.builds(
    Entry,
    film_id=st.integers(1, FILMS),
    watched_on=DAYS,
    is_marked_rewatch=st.booleans(),
    rating=STARS,
    tags=st.lists(st.sampled_from(["home", "cinema"]), max_size=2).map(tuple),
)
LIBRARIES = st.tuples(
    st.lists(FILM, min_size=FILMS, max_size=FILMS),
    st.lists(ENTRY, max_size=10).map(lambda entries: sorted(entries, key=lambda each: str(each.watched_on))),
)
SCOPES = st.builds(
    Scope,
    population=st.sampled_from(Population),
    watched_from=st.none() | DAYS,
    watched_to=st.none() | DAYS,
    released_from=st.none() | st.integers(1998, 2001),
    rating_from=STARS,
    tags=st.sampled_from([(), (), ("home",), ("cinema", "home")]),
    weekdays=st.sampled_from([(), (), (1, 5), (6, 7)]),
    months=st.sampled_from([(), (), (12,), (1, 2)]),
    in_diary=st.booleans(),
)
SETTINGS = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def plain(all_films: list[Film], all_entries: list[Entry]) -> PlainLibrary:
    known = [PlainFilm(film.title, str(film.year or ""), film.rating, film.is_liked) for film in all_films]
    last: dict[int, PlainEntry] = {}
    entries = []
    for each in all_entries:
        assert each.watched_on is not None
        before = last.get(each.film_id)
        again = each.is_marked_rewatch or before is not None
        entry = PlainEntry(
            known[each.film_id - 1], each.watched_on, each.rating, set(each.tags), again, before
        )
        last[each.film_id] = entry
        entries.append(entry)
    return PlainLibrary(known, entries)


@pytest.fixture
def rewritable(database: Database) -> Database:
    """A database whose library `write` below replaces for every example."""
    return database


def write(database: Database, library: tuple[list[Film], list[Entry]]) -> None:
    with database.write() as cursor:
        for table in ("library", "film", "diary_entry"):
            cursor.execute(f"delete from {table}")  # noqa: S608 - one of three names
        write_library(cursor, RANDOM, *library)


@SETTINGS
@given(LIBRARIES, SCOPES)
def test_any_scope_of_any_library_counts_what_a_plain_count_does(
    rewritable: Database, library: tuple[list[Film], list[Entry]], scope: Scope
) -> None:
    write(rewritable, library)

    with rewritable.cursor() as cursor:
        summary = library_summary(cursor, RANDOM, scope)
        drift = ratings.drift(cursor, RANDOM, scope)

    expected = plain_count.count(plain(*library), scope)
    assert (summary.watched, summary.entries, summary.rewatches) == (
        expected["films"], expected["entries"], expected["rewatches"],
    )  # fmt: skip
    assert summary.streak.weeks == max(expected["week_streaks"], default=0)
    assert drift["rated_count"].sum() == expected["entry_ratings"].total()


@SETTINGS
@given(LIBRARIES, SCOPES, SCOPES)
def test_a_further_control_never_counts_more(
    rewritable: Database, library: tuple[list[Film], list[Entry]], scope: Scope, further: Scope
) -> None:
    narrower = [
        replace(scope, in_diary=True),
        replace(scope, tags=further.tags) if not scope.tags else scope,
        replace(scope, rating_from=max(scope.rating_from or 0.5, further.rating_from or 0.5)),
        replace(scope, population=further.population) if scope.population is Population.WATCHED else scope,
    ]
    write(rewritable, library)

    with rewritable.cursor() as cursor:
        whole = library_summary(cursor, RANDOM)
        wide = library_summary(cursor, RANDOM, scope)
        found = [library_summary(cursor, RANDOM, each) for each in narrower]

    for narrow in found:
        assert narrow.watched <= wide.watched <= whole.watched
        assert narrow.entries <= wide.entries <= whole.entries


@SETTINGS
@given(LIBRARIES, SCOPES)
def test_parts_of_any_scope_add_up_to_it(
    rewritable: Database, library: tuple[list[Film], list[Entry]], scope: Scope
) -> None:
    diary_of = replace(scope, population=Population.DIARY)
    write(rewritable, library)

    with rewritable.cursor() as cursor:
        whole = library_summary(cursor, RANDOM, diary_of)
        first, again = (
            library_summary(cursor, RANDOM, replace(scope, population=population))
            for population in (Population.FIRST_WATCHES, Population.REWATCHES)
        )
        table = films.films(cursor, RANDOM, scope)
        by_year = overview.films_by_year(cursor, RANDOM, scope)
        histogram = ratings.histogram(cursor, RANDOM, scope)
        likes = ratings.likes_by_rating(cursor, RANDOM, scope)
        per_week = diary.entries_per_week(cursor, RANDOM, scope)
        days = diary.calendar(cursor, RANDOM, scope)
        entries = diary.entries(cursor, RANDOM, scope)

    assert first.entries + again.entries == whole.entries
    assert len(table) == by_year["film_count"].sum() == likes["film_count"].sum()
    assert table["rating"].count() == histogram["film_count"].sum()
    assert (
        table["watch_count"].sum()
        == len(entries)
        == per_week["entry_count"].sum()
        == days["entry_count"].sum()
    )
    assert entries["rating"].count() == histogram["entry_count"].sum()


@SETTINGS
@given(LIBRARIES)
def test_scope_of_every_day_and_year_is_the_diary(
    rewritable: Database, library: tuple[list[Film], list[Entry]]
) -> None:
    ever = Scope(watched_from=dt.date(1900, 1, 1), watched_to=dt.date(2100, 1, 1))
    write(rewritable, library)

    with rewritable.cursor() as cursor:
        assert library_summary(cursor, RANDOM, ever) == library_summary(
            cursor, RANDOM, replace(EVERYTHING, population=Population.DIARY)
        )
