"""Small random libraries: the figures of the queries against a reference in plain Python."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lbstats.model import LibraryId
from lbstats.stats import films, overview
from lbstats.stats.summary import library_summary
from tests.fakes.libraries import Entry, Film, write_library

if TYPE_CHECKING:
    from lbstats.store.database import Database

RANDOM = LibraryId("random")
FILMS = 5
# Few enough days that several entries fall on one, in weeks that touch and weeks that do not.
DAYS = st.dates(dt.date(2020, 11, 20), dt.date(2021, 2, 10))
RATINGS = st.none() | st.integers(1, 10).map(lambda halves: halves / 2)
GONE = st.sampled_from([None, None, None, 2])
FILM = st.builds(
    Film,
    title=st.sampled_from(["Her", "Up", "Élan", "up"]),
    year=st.none() | st.integers(1998, 2001),
    rating=RATINGS,
    is_marked=st.booleans(),
    is_liked=st.booleans(),
    gone_import_id=GONE,
)
ENTRY = st.builds(
    Entry,
    film_id=st.integers(1, FILMS),
    watched_on=st.none() | DAYS,
    is_marked_rewatch=st.booleans(),
    gone_import_id=GONE,
)
LIBRARIES = st.tuples(st.lists(FILM, min_size=FILMS, max_size=FILMS), st.lists(ENTRY, max_size=12))


def rewatches(entries: list[Entry]) -> int:
    """Entries that say so, or that come after another of their film."""
    seen: set[int] = set()
    count = 0
    for entry in sorted(entries, key=lambda entry: entry.watched_on or dt.date.max):
        count += entry.is_marked_rewatch or entry.film_id in seen
        seen.add(entry.film_id)
    return count


def longest_streak(days: set[dt.date]) -> int:
    """Week by week from every week with an entry, as long as there is one."""
    mondays = {day - dt.timedelta(days=day.weekday()) for day in days}
    longest = 0
    for monday in mondays:
        length = 0
        while monday + dt.timedelta(weeks=length) in mondays:
            length += 1
        longest = max(longest, length)
    return longest


def reference(all_films: list[Film], all_entries: list[Entry]) -> dict[str, Any]:
    entries = [entry for entry in all_entries if entry.gone_import_id is None]
    logged = {entry.film_id for entry in entries}
    watched = [
        film
        for number, film in enumerate(all_films, 1)
        if number in logged or (film.gone_import_id is None and (film.is_marked or film.rating is not None))
    ]
    ratings = [film.rating for film in watched if film.rating is not None]
    days = [entry.watched_on for entry in entries if entry.watched_on]
    return {
        "watched": len(watched),
        "rated": len(ratings),
        "entries": len(entries),
        "rewatches": rewatches(entries),
        "days": len(set(days)),
        "first_day": min(days).isoformat() if days else None,
        "last_day": max(days).isoformat() if days else None,
        "busiest_entries": max(Counter(days).values(), default=0),
        "longest_streak_weeks": longest_streak(set(days)),
        "mean_rating": round(sum(ratings) / len(ratings), 4) if ratings else None,
        "histogram": {f"{half / 2:g}": ratings.count(half / 2) for half in range(1, 11)},
        "entries_by_year": {str(year): n for year, n in sorted(Counter(day.year for day in days).items())},
        "entries_by_weekday": [sum(day.weekday() == weekday for day in days) for weekday in range(7)],
        "films_by_year": Counter("unknown" if film.year is None else str(film.year) for film in watched),
        "films_in_diary": len(logged),
    }


@pytest.fixture
def rewritable(database: Database) -> Database:
    """A database whose library `write` below replaces for every example."""
    return database


def write(database: Database, all_films: list[Film], entries: list[Entry]) -> None:
    with database.write() as cursor:
        for table in ("library", "film", "diary_entry"):
            cursor.execute(f"delete from {table}")  # noqa: S608 - one of three names
        write_library(cursor, RANDOM, all_films, entries)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LIBRARIES)
def test_summary_of_any_library_equals_a_plain_count(
    rewritable: Database, library: tuple[list[Film], list[Entry]]
) -> None:
    write(rewritable, *library)

    with rewritable.cursor() as cursor:
        found = library_summary(cursor, RANDOM).as_json()

    expected = reference(*library)
    assert {key: found[key] for key in expected} == expected


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LIBRARIES)
def test_parts_of_any_library_add_up_to_its_whole(
    rewritable: Database, library: tuple[list[Film], list[Entry]]
) -> None:
    write(rewritable, *library)

    with rewritable.cursor() as cursor:
        summary = library_summary(cursor, RANDOM)
        table = films.films(cursor, RANDOM)
        by_year = overview.films_by_year(cursor, RANDOM)
        by_decade = overview.decades(cursor, RANDOM)
        histogram = overview.rating_histogram(cursor, RANDOM)

    assert len(table) == by_year["film_count"].sum() == summary.watched
    assert by_decade["film_count"].sum() == summary.watched - summary.films_by_year.get(None, 0)
    assert by_year["rated_count"].sum() == histogram["film_count"].sum() == summary.rated
    assert table["watch_count"].sum() == by_year["entry_count"].sum() == summary.entries
    assert table["rewatch_count"].sum() == summary.rewatches
    assert (table["watch_count"] > 0).sum() == summary.films_in_diary
    assert table["is_liked"].sum() == summary.liked_watched
