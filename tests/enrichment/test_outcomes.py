"""What becomes of the films of one library."""

from lbstats.model import JobState, Kind
from lbstats.store import catalogue
from lbstats.store.database import Database
from tests.enrichment.conftest import OpenService, add_library, library_state, matches_of
from tests.fakes.clock import FakeClock
from tests.fakes.tmdb_server import Answer, TmdbServer
from tests.fakes.tmdb_world import NOT_FOUND, film

FILMS: list[tuple[str, int | None]] = [
    ("The Lantern Keeper", 1999),
    ("Paper Moons", 2004),
    ("The Glass Orchard", 2018),
    ("月の庭", 2001),
    ("Low Tide", 2016),
    ("Harbour Lights", 2019),
    ("Harbour Lights: The Storm", 2021),
    ("A Film Nobody Knows", 2011),
]


def test_every_film_gets_its_outcome_and_the_library_is_complete(
    database: Database, tmdb: TmdbServer, open_service: OpenService
) -> None:
    library_id = add_library(database, "one", FILMS)
    service = open_service()
    end = service.wait(service.start_job(library_id), timeout_s=20)
    assert end is not None
    assert (end.state, end.films, end.done) == (JobState.COMPLETE, 8, 8)
    assert (end.matched, end.doubtful, end.unmatched, end.failed) == (7, 0, 1, 0)
    assert end.requests == len(tmdb.paths)
    assert matches_of(database, library_id) == [
        ("A Film Nobody Knows", "unmatched", None, None),
        ("Harbour Lights", "matched", "series", 201),
        ("Harbour Lights: The Storm", "matched", "episode", 201),
        ("Low Tide", "matched", "film", 105),
        ("Paper Moons", "matched", "film", 102),
        ("The Glass Orchard", "matched", "film", 104),
        ("The Lantern Keeper", "matched", "film", 101),
        ("月の庭", "matched", "film", 108),
    ]
    assert library_state(database, library_id) == ("complete", "")
    with database.cursor() as cursor:
        cursor.execute("select kind, tmdb_id from title where has_details order by tmdb_id")
        assert cursor.fetchall() == [
            ("film", 101), ("film", 102), ("film", 104), ("film", 105), ("film", 108), ("series", 201)
        ]  # fmt: skip


def test_nothing_is_asked_twice_and_the_facts_of_a_series_once_for_its_episodes(
    database: Database, tmdb: TmdbServer, open_service: OpenService
) -> None:
    service = open_service()
    service.wait(service.start_job(add_library(database, "one", FILMS)), timeout_s=20)
    asked = [(one.path, tuple(sorted(one.query.items()))) for one in tmdb.received]
    assert len(asked) == len(set(asked))
    assert tmdb.paths.count("/tv/201") == 1


def test_another_library_of_the_same_films_costs_no_request(
    database: Database, tmdb: TmdbServer, open_service: OpenService
) -> None:
    service = open_service()
    service.wait(service.start_job(add_library(database, "one", FILMS)), timeout_s=20)
    asked = len(tmdb.paths)
    end = service.wait(service.start_job(add_library(database, "two", FILMS)), timeout_s=20)
    assert end is not None
    assert (end.state, end.done, end.requests, len(tmdb.paths)) == (JobState.COMPLETE, 8, 0, asked)
    assert [row[1:] for row in matches_of(database, add_library(database, "three", []))] == []


def test_a_library_of_two_films_of_one_year_is_swept(
    database: Database, tmdb: TmdbServer, open_service: OpenService
) -> None:
    films = [("Salt and Smoke: Part I", 2012), ("Salt and Smoke: Part II", 2012)]
    library_id = add_library(database, "one", films)
    service = open_service()
    service.wait(service.start_job(library_id), timeout_s=20)
    assert sorted(tmdb.paths) == ["/discover/movie", "/movie/106", "/movie/107"]
    assert [row[3] for row in matches_of(database, library_id)] == [106, 107]


def test_two_films_on_one_title_are_both_doubtful(
    database: Database, tmdb: TmdbServer, open_service: OpenService
) -> None:
    library_id = add_library(database, "one", [("Low Tide", 2016), ("Low Tide", 2015)])
    service = open_service()
    end = service.wait(service.start_job(library_id), timeout_s=20)
    assert end is not None
    assert (end.matched, end.doubtful) == (0, 2)
    assert matches_of(database, library_id) == [("Low Tide", "doubtful", "film", 105)] * 2
    assert tmdb.paths.count("/movie/105") == 1


def test_a_doubt_raised_by_a_later_import_reaches_the_film_matched_before(
    database: Database, open_service: OpenService
) -> None:
    library_id = add_library(database, "one", [("Low Tide", 2016)])
    service = open_service()
    service.wait(service.start_job(library_id), timeout_s=20)
    with database.write() as cursor:
        cursor.execute("insert into film by name select * replace (2 as film_id, 2015 as year) from film")
    end = service.wait(service.start_job(library_id), timeout_s=20)
    assert end is not None
    assert (end.films, end.matched, end.doubtful) == (2, 0, 2)


def test_a_film_tmdb_no_longer_has_is_unmatched_and_says_so(
    database: Database, tmdb: TmdbServer, open_service: OpenService
) -> None:
    tmdb.always("/movie/105", Answer(*NOT_FOUND))
    library_id = add_library(database, "one", [("Low Tide", 2016)])
    service = open_service()
    end = service.wait(service.start_job(library_id), timeout_s=20)
    assert end is not None
    assert (end.state, end.matched, end.unmatched) == (JobState.COMPLETE, 0, 1)
    with database.cursor() as cursor:
        assert cursor.execute("select reason from film_match").fetchall() == [
            ("TMDB listed this film but has it no more.",)
        ]


def test_one_film_that_fails_stops_no_other_and_is_tried_again(
    database: Database, tmdb: TmdbServer, open_service: OpenService
) -> None:
    tmdb.always("/movie/102", Answer(400))
    library_id = add_library(database, "one", FILMS)
    service = open_service()
    end = service.wait(service.start_job(library_id), timeout_s=20)
    assert end is not None
    assert (end.state, end.matched, end.failed) == (JobState.COMPLETE, 6, 1)
    assert end.message == "1 film could not be fetched; try again later."
    tmdb.always("/movie/102", Answer(body=film(102, "Paper Moons", 2004)))
    end = service.wait(service.start_job(library_id), timeout_s=20)
    assert end is not None
    assert (end.matched, end.failed, end.message) == (7, 0, "")


def test_a_search_that_fails_fails_its_film_alone(
    database: Database, tmdb: TmdbServer, open_service: OpenService
) -> None:
    tmdb.script("/search/multi", Answer(400), Answer(400))
    library_id = add_library(database, "one", [("A Film Nobody Knows", 2011)])
    service = open_service()
    end = service.wait(service.start_job(library_id), timeout_s=20)
    assert end is not None
    assert (end.state, end.unmatched, end.failed) == (JobState.COMPLETE, 0, 1)


def test_a_sweep_that_fails_leaves_its_films_to_the_search(
    database: Database, tmdb: TmdbServer, open_service: OpenService
) -> None:
    tmdb.always("/discover/movie", Answer(400))
    films = [("Salt and Smoke: Part I", 2012), ("Salt and Smoke: Part II", 2012)]
    service = open_service()
    end = service.wait(service.start_job(add_library(database, "one", films)), timeout_s=20)
    assert end is not None
    assert (end.matched, end.failed) == (2, 0)


def test_a_film_not_found_rests_for_a_week(
    database: Database, tmdb: TmdbServer, clock: FakeClock, open_service: OpenService
) -> None:
    library_id = add_library(database, "one", [("Quiet Weather Too", 2020)])
    service = open_service()
    service.wait(service.start_job(library_id), timeout_s=20)
    tmdb.world.films.append(film(301, "Quiet Weather Too", 2020))
    clock.advance(days=6)
    end = service.wait(service.start_job(library_id), timeout_s=20)
    assert end is not None
    assert (end.unmatched, end.requests) == (1, 0)


def test_stale_facts_are_fetched_again_and_kept_when_that_fails(
    database: Database, tmdb: TmdbServer, clock: FakeClock, open_service: OpenService
) -> None:
    library_id = add_library(database, "one", [("Low Tide", 2016), ("Paper Moons", 2004)])
    service = open_service()
    service.wait(service.start_job(library_id), timeout_s=20)
    asked = len(tmdb.paths)
    tmdb.always("/movie/102", Answer(400))
    clock.advance(days=151)
    end = service.wait(service.start_job(library_id), timeout_s=20)
    assert end is not None
    assert (end.matched, end.failed) == (2, 0)
    assert set(tmdb.paths[asked:]) == {"/movie/102", "/movie/105"}
    with database.cursor() as cursor:
        known = catalogue.known_titles(cursor, [(Kind.FILM, 102), (Kind.FILM, 105)], clock())
    assert {key[1]: title.is_stale for key, title in known.items()} == {102: True, 105: False}
