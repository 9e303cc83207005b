"""Small random libraries with random facts: groups against plain Python, and what must hold of any."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lbstats.model import Credit, FilmId, Kind, LibraryId, Match, MatchState, Rung, TitleFacts
from lbstats.stats import narrowing, people, taste, world
from lbstats.stats.fair import Fairness
from lbstats.stats.people import Role
from lbstats.stats.scope import EVERYTHING, Population, Scope
from lbstats.stats.taste import Facet
from lbstats.store import catalogue, matches
from tests.fakes.cells import rows
from tests.fakes.libraries import AT, Entry, Film, write_library
from tests.fakes.plain_facts import PlainCount

if TYPE_CHECKING:
    import pandas as pd

    from lbstats.store.database import Cursor, Database

RANDOM = LibraryId("random")
FILMS = 5
ROLES = (Role.DIRECTOR, Role.ACTOR, Role.WRITER, Role.EDITOR)
FILM = st.builds(
    Film,
    title=st.sampled_from(["Her", "Up"]),
    year=st.none() | st.integers(1998, 2001),
    rating=st.none() | st.integers(1, 10).map(lambda halves: halves / 2),
    is_liked=st.booleans(),
)
ENTRY = st.builds(
    Entry,
    film_id=st.integers(1, FILMS),
    watched_on=st.none() | st.dates(dt.date(2020, 1, 1), dt.date(2021, 12, 31)),
    is_marked_rewatch=st.booleans(),
)
CREDIT = st.builds(
    Credit,
    person_id=st.integers(1, 4),
    name=st.just("Somebody"),
    department=st.just("Directing"),
    job=st.sampled_from(["Director", "Writer", "Story", "Editor"]),
    position=st.integers(0, 2),
) | st.builds(
    Credit,
    person_id=st.integers(1, 4),
    name=st.just("Somebody"),
    department=st.just("Acting"),
    job=st.just("Actor"),
    position=st.integers(13, 16),
    character=st.sampled_from(["", "Selfie", "Self", "Himself - Host", "Man (uncredited)", "Ann"]),
)
NAMES = st.lists(st.sampled_from(["A", "B", "C"]), unique=True, max_size=3).map(tuple)
FACTS = st.none() | st.builds(
    TitleFacts,
    kind=st.sampled_from([Kind.FILM, Kind.SERIES]),
    tmdb_id=st.integers(1, 3),
    title=st.just("Title"),
    original_title=st.just("Title"),
    released_on=st.none(),
    runtime_min=st.none() | st.sampled_from([40, 41, 90, 180, 181]),
    language=st.none() | st.sampled_from(["en", "fr"]),
    genres=NAMES,
    countries=NAMES,
    studios=NAMES,
    keywords=NAMES,
    vote_average=st.none() | st.floats(1, 10, width=16),
    vote_count=st.integers(0, 3),
    credits=st.lists(
        CREDIT, unique_by=lambda credit: (credit.person_id, credit.department, credit.job), max_size=6
    ).map(tuple),
)
LIBRARIES = st.tuples(
    st.lists(FILM, min_size=FILMS, max_size=FILMS),
    st.lists(ENTRY, max_size=6),
    st.lists(FACTS, min_size=FILMS, max_size=FILMS),
)
SCOPES = st.builds(
    Scope,
    population=st.sampled_from(Population),
    released_from=st.none() | st.integers(1998, 2001),
    genres=st.sampled_from([(), ("A",), ("A", "B")]),
    rating_from=st.none() | st.just(3.0),
)
quick = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
Library = tuple[list[Film], list[Entry], list[TitleFacts | None]]


def write(database: Database, library: Library) -> None:
    films, entries, facts = library
    with database.write() as cursor:
        for table in ("library", "film", "diary_entry", "film_match", "title", "credit", "person"):
            cursor.execute(f"delete from {table}")  # noqa: S608 - one of seven names
        write_library(cursor, RANDOM, films, entries)
        known = {(each.kind, each.tmdb_id): each for each in facts if each is not None}
        catalogue.write_facts(cursor, list(known.values()), AT)
        decided = [
            Match(FilmId(number), MatchState.MATCHED, Rung.SWEEP, each.kind, each.tmdb_id, 0.0)
            for number, each in enumerate(facts, 1)
            if each is not None
        ]
        matches.write_matches(cursor, RANDOM, decided, AT)


def film_counts(cursor: Cursor, scope: Scope) -> dict[tuple[str, object], int]:
    """Films by group, of every facet and the roles the credits above can have."""
    frames = [(facet.value, "key", taste.groups(cursor, RANDOM, scope, facet)) for facet in Facet]
    frames += [(role.value, "person_id", people.people(cursor, RANDOM, scope, role)) for role in ROLES]
    return {
        (name, key): films
        for name, column, frame in frames
        for key, films in zip(frame[column].tolist(), frame["film_count"].tolist(), strict=True)
    }


def pair_counts(frame: pd.DataFrame, one: str, other: str) -> dict[tuple[object, object], int]:
    pairs = zip(frame[one].tolist(), frame[other].tolist(), strict=True)
    return dict(zip(pairs, frame["film_count"].tolist(), strict=True))


@quick
@given(LIBRARIES)
def test_groups_of_any_library_equal_a_plain_count(database: Database, library: Library) -> None:
    write(database, library)

    with database.cursor() as cursor:
        plain = PlainCount.read(cursor, RANDOM)
        found = film_counts(cursor, EVERYTHING)
        pairs = taste.genre_pairs(cursor, RANDOM)
        together = people.director_actor_pairs(cursor, RANDOM)

    expected: dict[tuple[str, object], int] = {}
    for facet in Facet:
        groups = plain.groups(facet.value)
        expected |= {(facet.value, key): group.film_count for key, group in groups.items()}
    for role in ROLES:
        expected |= {(role.value, key): group.film_count for key, group in plain.people(role.value).items()}
    assert found == expected
    assert pair_counts(pairs, "genre", "other_genre") == plain.genre_pairs()
    assert pair_counts(together, "director_id", "actor_id") == plain.director_actor_pairs()


@quick
@given(LIBRARIES, SCOPES)
def test_a_scope_counts_no_group_that_the_whole_has_not_and_none_higher(
    database: Database, library: Library, scope: Scope
) -> None:
    write(database, library)

    with database.cursor() as cursor:
        whole, part = film_counts(cursor, EVERYTHING), film_counts(cursor, scope)

    assert all(films <= whole.get(key, 0) for key, films in part.items())


@quick
@given(LIBRARIES, SCOPES)
def test_parts_of_any_scope_add_up(database: Database, library: Library, scope: Scope) -> None:
    write(database, library)

    with database.cursor() as cursor:
        films = taste.films_in(cursor, RANDOM, scope)
        decades = taste.groups(cursor, RANDOM, scope, Facet.DECADE)
        behind = [len(taste.films_in(cursor, RANDOM, scope, [(Facet.DECADE, key)])) for key in decades["key"]]
        quadrants = taste.quadrants(cursor, RANDOM, scope)
        placed = taste.popularity(cursor, RANDOM, scope)
        breadth = taste.breadth(cursor, RANDOM, scope).dropna(subset="entropy")
        women = people.women_directors(cursor, RANDOM, scope)
        unseen = world.unseen_countries(cursor, RANDOM, scope)

    assert behind == decades["film_count"].tolist()
    assert decades["film_count"].sum() == films["year"].notna().sum()
    assert quadrants["film_count"].sum() == len(placed) <= films["rating"].notna().sum()
    assert (breadth["as_varied_as"] <= breadth["group_count"] + 1e-9).all()
    assert (breadth["as_varied_as"] >= 1 - 1e-9).all()
    parts = women["women_count"] + women["non_binary_count"] + women["men_count"] + women["unknown_count"]
    assert parts.tolist() == women["film_count"].tolist()
    # "A", "B" and "C" are no countries.
    assert len(unseen) == 249


@quick
@given(LIBRARIES, SCOPES)
def test_scope_narrowed_to_a_group_leaves_the_films_of_the_group(
    database: Database, library: Library, scope: Scope
) -> None:
    write(database, library)

    with database.cursor() as cursor:
        for facet in set(Facet) - {Facet.KEYWORD, Facet.STUDIO}:
            for key, count in rows(taste.groups(cursor, RANDOM, scope, facet), "key", "film_count"):
                narrow = narrowing.to_groups(scope, ((facet, key),))
                if narrow is None:  # one genre of a film beside those that are chosen
                    assert facet is Facet.GENRE
                    assert scope.genres
                else:
                    assert len(taste.films_in(cursor, RANDOM, narrow)) == count
        for role in ROLES:
            for number, count in rows(people.people(cursor, RANDOM, scope, role), "person_id", "film_count"):
                theirs = replace(scope, people=(f"{role.value}-{number}",))
                assert len(taste.films_in(cursor, RANDOM, theirs)) == count


@quick
@given(LIBRARIES)
def test_fair_averages_lie_between_the_own_mean_and_the_groups(database: Database, library: Library) -> None:
    write(database, library)

    with database.cursor() as cursor:
        frame = taste.groups(cursor, RANDOM, fairness=Fairness(minimum=1)).dropna(subset="fair_average")

    ratings = [film.rating for film in library[0] if film.rating is not None]
    own_mean = sum(ratings) / max(len(ratings), 1)
    for fair, group_mean in zip(frame["fair_average"], frame["mean_rating"], strict=True):
        assert min(own_mean, group_mean) - 1e-9 <= fair <= max(own_mean, group_mean) + 1e-9
