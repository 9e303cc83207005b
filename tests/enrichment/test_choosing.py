"""The desk on a real database, asking a stand-in of TMDB: who may settle what, and what is asked for it."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from lbstats.enrichment.choosing import Among, Desk
from lbstats.errors import CredentialError, LbstatsError, LibraryError, TmdbError, TmdbUnavailableError
from lbstats.model import Candidate, FilmId, JobState, Kind, Match, MatchState, Rung, TokenKind
from lbstats.settings import RateLimit, Settings
from lbstats.store import jobs, libraries, matches
from lbstats.store.choices import Choice
from lbstats.tmdb.client import TmdbClient
from lbstats.tmdb.session import TmdbSession
from tests.fakes.fake_time import FakeTime
from tests.fakes.reimport import HER, first
from tests.fakes.rows import query

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lbstats.store.database import Database
    from lbstats.store.libraries import Library
    from tests.enrichment.conftest import OpenService
    from tests.fakes.tmdb_server import TmdbServer

TIDE = ("2024-01-03", "Low Tides", "2016", "https://boxd.it/tide")
TIDE_ID = FilmId(2)
SEEN = Candidate(Kind.FILM, 105, "Low Tide", "Low Tide", None, vote_count=1200)
DOUBT = Match(TIDE_ID, MatchState.DOUBTFUL, Rung.SIMILAR, Kind.FILM, 102, 0.2, "Similar.", (SEEN,))


@pytest.fixture
def client(database: Database, tmdb: TmdbServer) -> Iterator[TmdbClient]:
    """Impatient, as at a screen; the waits between attempts take no time."""
    settings = Settings(
        data_dir=database.path.parent, tmdb_base_url=tmdb.base_url, rate_limit=RateLimit(1000, 1.0)
    )
    time = FakeTime()
    session = TmdbSession(settings, stop=threading.Event(), clock=time.clock, sleep=time.sleep)
    yield TmdbClient(session, tmdb.key, is_patient=False)
    session.close()


@pytest.fixture
def library(database: Database) -> Library:
    """Two films; the ladder doubts the second."""
    report = first(database, {"watched.csv": [HER, TIDE]})
    with database.write() as cursor:
        matches.write_matches(cursor, report.library_id, [DOUBT], database.clock())
    return libraries.open_library(database, report.token)


@pytest.fixture
def desk(database: Database, library: Library, client: TmdbClient) -> Desk:
    return Desk(database, library, client)


def match_of(database: Database, film_id: int = TIDE_ID) -> tuple[object, ...]:
    """State, rung, kind and number."""
    (row,) = query(database, "select state, rung, kind, tmdb_id from film_match where film_id = ?", film_id)
    return row


def version(database: Database) -> int:
    ((number,),) = query(database, "select version from library")
    return int(number)


def test_choosing_fetches_that_film_alone_and_its_facts_are_there(
    database: Database, desk: Desk, tmdb: TmdbServer
) -> None:
    before = version(database)
    desk.choose(TIDE_ID, Kind.FILM, 105)
    assert tmdb.paths == ["/movie/105"]
    assert match_of(database) == ("matched", "choice", "film", 105)
    assert query(database, "select title, runtime_min from title where has_details") == [("Low Tide", 100)]
    assert query(database, "select count(*) from credit") == [(2,)]
    assert version(database) == before + 1
    assert query(database, "select * from known_match") == []


def test_a_title_whose_facts_are_known_costs_no_request(
    database: Database, desk: Desk, tmdb: TmdbServer
) -> None:
    desk.choose(TIDE_ID, Kind.FILM, 105)
    desk.choose(FilmId(1), Kind.FILM, 105)
    assert tmdb.paths == ["/movie/105"]
    assert match_of(database, 1) == ("matched", "choice", "film", 105)


def test_how_far_the_choice_is_from_the_film_is_kept(database: Database, desk: Desk) -> None:
    desk.choose(TIDE_ID, Kind.FILM, 105)
    ((apart,),) = query(database, "select distance from film_match")
    assert 0 < apart < 0.2


def test_an_episode_has_the_facts_of_its_series(database: Database, desk: Desk, tmdb: TmdbServer) -> None:
    desk.choose(TIDE_ID, Kind.EPISODE, 201)
    assert tmdb.paths == ["/tv/201"]
    assert match_of(database) == ("matched", "choice", "episode", 201)
    assert query(database, "select distance from film_match") == [(0.0,)]


def test_what_is_right_is_settled_without_asking_anybody(
    database: Database, desk: Desk, tmdb: TmdbServer
) -> None:
    desk.confirm(TIDE_ID)
    assert match_of(database) == ("matched", "choice", "film", 102)
    assert tmdb.paths == []


def test_a_film_taken_for_none_cannot_be_right(database: Database, desk: Desk) -> None:
    with pytest.raises(LbstatsError, match="taken for none"):
        desk.confirm(FilmId(1))
    assert query(database, "select * from film_match where rung = 'choice'") == []


@pytest.mark.parametrize(("is_series", "kind"), [(False, None), (True, "series")])
def test_a_film_can_be_said_to_have_none(
    database: Database, desk: Desk, kind: str | None, *, is_series: bool
) -> None:
    desk.reject(TIDE_ID, is_series=is_series)
    assert match_of(database) == ("unmatched", "choice", kind, None)


def test_undo_is_the_way_back_and_leaves_alone_what_was_not_chosen(database: Database, desk: Desk) -> None:
    desk.reject(TIDE_ID)
    desk.undo(TIDE_ID)
    assert match_of(database) == ("doubtful", "similar", "film", 102)
    before = version(database)
    desk.undo(TIDE_ID)
    assert version(database) == before


def test_a_number_tmdb_does_not_have_is_a_sentence_and_changes_nothing(
    database: Database, desk: Desk
) -> None:
    with pytest.raises(TmdbError, match="TMDB has no film with the number 999"):
        desk.choose(TIDE_ID, Kind.FILM, 999)
    assert match_of(database) == ("doubtful", "similar", "film", 102)


def test_a_film_that_is_not_in_the_library_is_a_sentence(database: Database, desk: Desk) -> None:
    with pytest.raises(LbstatsError, match="does not have this film any more"):
        desk.choose(FilmId(99), Kind.FILM, 105)
    assert query(database, "select * from title") == []


def test_an_offered_one_can_be_chosen_while_tmdb_is_down_and_its_facts_come_later(
    database: Database, library: Library, desk: Desk, tmdb: TmdbServer
) -> None:
    tmdb.down = True
    desk.choose(TIDE_ID, Kind.FILM, 105, SEEN)
    assert match_of(database) == ("matched", "choice", "film", 105)
    with database.cursor() as cursor:
        wanted = matches.films_to_enrich(cursor, library.library_id, database.clock())
    assert [each.needs_details for each in wanted if each.film.film_id == TIDE_ID] == [True]


def test_one_never_seen_cannot_be_chosen_while_tmdb_is_down(
    database: Database, desk: Desk, tmdb: TmdbServer
) -> None:
    tmdb.down = True
    with pytest.raises(TmdbUnavailableError):
        desk.choose(TIDE_ID, Kind.FILM, 105)
    assert match_of(database) == ("doubtful", "similar", "film", 102)


def test_without_a_key_what_was_offered_can_be_chosen_and_what_needs_tmdb_says_so(
    database: Database, library: Library
) -> None:
    desk = Desk(database, library, None)
    desk.choose(TIDE_ID, Kind.FILM, 105, SEEN)
    assert match_of(database) == ("matched", "choice", "film", 105)
    for ask in ("Low Tide", "tt0000104", "themoviedb.org/movie/104"):
        with pytest.raises(CredentialError, match="needs a TMDB key"):
            desk.offer(ask)
    with pytest.raises(CredentialError):
        desk.choose(FilmId(1), Kind.FILM, 104)


def test_a_view_only_link_settles_nothing(database: Database, library: Library, client: TmdbClient) -> None:
    desk = Desk(database, replace(library, kind=TokenKind.VIEW), client)
    settling: list[Callable[[], None]] = [
        lambda: desk.choose(TIDE_ID, Kind.FILM, 105, SEEN),
        lambda: desk.confirm(TIDE_ID),
        lambda: desk.reject(TIDE_ID),
        lambda: desk.undo(TIDE_ID),
        lambda: desk.choose_all([Choice(TIDE_ID, None, None, None, "")]),
    ]
    for settle in settling:
        with pytest.raises(LibraryError, match="can only look"):
            settle()
    assert match_of(database) == ("doubtful", "similar", "film", 102)


@pytest.mark.parametrize(
    ("among", "path", "kinds"),
    [
        (Among.ALL, "/search/multi", [Kind.SERIES]),
        (Among.SERIES, "/search/tv", [Kind.SERIES]),
        (Among.FILMS, "/search/movie", []),
    ],
)
def test_words_are_searched_among_what_was_asked_for(
    desk: Desk, tmdb: TmdbServer, among: Among, path: str, kinds: list[Kind]
) -> None:
    offer = desk.offer("harbour lights", among)
    assert tmdb.paths == [path]
    assert [each.kind for each in offer.candidates] == kinds
    assert not offer.has_more


@pytest.mark.parametrize(
    ("text", "kind", "tmdb_id", "is_episode"),
    [
        ("https://www.themoviedb.org/movie/105-low-tide", Kind.FILM, 105, False),
        ("https://www.themoviedb.org/tv/201", Kind.SERIES, 201, False),
        ("https://www.themoviedb.org/tv/201/season/1/episode/2", Kind.SERIES, 201, True),
        ("https://www.imdb.com/title/tt0000105/", Kind.FILM, 105, False),
        ("https://www.imdb.com/title/tt0000202/", Kind.SERIES, 201, True),
    ],
)
def test_a_pasted_link_offers_what_it_names(
    desk: Desk, text: str, kind: Kind, tmdb_id: int, *, is_episode: bool
) -> None:
    offer = desk.offer(text)
    assert [(each.kind, each.tmdb_id) for each in offer.candidates] == [(kind, tmdb_id)]
    assert offer.is_episode is is_episode


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("https://www.themoviedb.org/movie/999", "TMDB has no film with the number 999"),
        ("tt9999999", "no film or series with this number of IMDb"),
        ("https://letterboxd.com/film/low-tide/", "not that of a film or series"),
    ],
)
def test_a_link_that_leads_nowhere_is_a_sentence(desk: Desk, text: str, sentence: str) -> None:
    with pytest.raises(TmdbError, match=sentence):
        desk.offer(text)


def test_a_job_that_is_over_counts_anew(database: Database, library: Library, desk: Desk) -> None:
    with database.write() as cursor:
        job = jobs.create(cursor, library.library_id, database.clock(), own_key=False)
        over = replace(job, state=JobState.COMPLETE, films=2, done=2, doubtful=1, unmatched=1)
        jobs.save(cursor, over, database.clock())
    desk.choose(TIDE_ID, Kind.FILM, 105)
    with database.cursor() as cursor:
        found = jobs.find(cursor, job.job_id)
    assert found is not None
    assert (found.matched, found.doubtful, found.state) == (1, 0, JobState.COMPLETE)


def test_many_choices_are_stored_at_once(database: Database, desk: Desk, tmdb: TmdbServer) -> None:
    desk.choose_all(
        [Choice(FilmId(1), Kind.FILM, 101, None, "File."), Choice(TIDE_ID, None, None, None, "File.")]
    )
    assert match_of(database, 1) == ("matched", "choice", "film", 101)
    assert match_of(database) == ("unmatched", "choice", None, None)
    assert tmdb.paths == []


def test_enriching_keeps_choices_fetches_their_facts_and_says_which_tmdb_does_not_have(
    database: Database, library: Library, desk: Desk, open_service: OpenService
) -> None:
    desk.choose_all(
        [Choice(FilmId(1), Kind.FILM, 999, None, "File."), Choice(TIDE_ID, Kind.FILM, 105, None, "File.")]
    )
    service = open_service()
    service.wait(service.start_job(library.library_id), timeout_s=20)
    assert match_of(database) == ("matched", "choice", "film", 105)
    assert query(database, "select title from title where has_details") == [("Low Tide",)]
    assert match_of(database, 1) == ("unmatched", "choice", None, None)
    desk.undo(TIDE_ID)
    assert match_of(database) == ("doubtful", "similar", "film", 102)
    assert query(database, "select * from known_match") == []
