"""What each verb of the client asks for, and what it makes of the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lbstats.model import Kind
from lbstats.tmdb.payloads import Found

if TYPE_CHECKING:
    from lbstats.tmdb.client import TmdbClient
    from tests.fakes.tmdb_server import TmdbServer

COMMON = {"include_adult": "false", "language": "en-US"}


def asked(server: TmdbServer) -> tuple[str, dict[str, str]]:
    return server.received[-1].path, server.received[-1].query


def test_a_search_with_a_year_lets_neighbouring_years_through(client: TmdbClient, server: TmdbServer) -> None:
    page = client.search_films("The Glass Orchard", 1978)
    assert asked(server) == (
        "/search/movie",
        {"query": "The Glass Orchard", "year": "1978", "page": "1", **COMMON},
    )
    assert [one.tmdb_id for one in page.candidates] == [103]


def test_a_search_without_a_year(client: TmdbClient, server: TmdbServer) -> None:
    page = client.search_films("The Glass Orchard", page=2)
    assert asked(server) == ("/search/movie", {"query": "The Glass Orchard", "page": "2", **COMMON})
    assert (page.candidates, page.number, page.pages, page.results) == ((), 2, 1, 2)


def test_a_title_of_any_script_is_asked_for_as_it_is(client: TmdbClient, server: TmdbServer) -> None:
    assert client.search_films("月の庭").candidates[0].tmdb_id == 108
    client.search_films("A & B = C? 100% #1/2")
    assert server.received[-1].query["query"] == "A & B = C? 100% #1/2"


def test_series_are_searched_by_their_first_year(client: TmdbClient, server: TmdbServer) -> None:
    page = client.search_series("Harbour Lights", 2019)
    assert asked(server) == (
        "/search/tv",
        {"query": "Harbour Lights", "first_air_date_year": "2019", "page": "1", **COMMON},
    )
    assert [(one.kind, one.tmdb_id) for one in page.candidates] == [(Kind.SERIES, 201)]


def test_everything_is_searched_at_once(client: TmdbClient, server: TmdbServer) -> None:
    assert [one.kind for one in client.search_multi("Harbour Lights").candidates] == [Kind.SERIES]
    assert client.search_multi("Ada").candidates == ()
    assert asked(server) == ("/search/multi", {"query": "Ada", "page": "1", **COMMON})


def test_a_year_is_discovered_by_votes(client: TmdbClient, server: TmdbServer) -> None:
    page = client.discover_films(2012)
    assert asked(server) == (
        "/discover/movie",
        {"primary_release_year": "2012", "sort_by": "vote_count.desc", "page": "1", **COMMON},
    )
    assert [one.tmdb_id for one in page.candidates] == [106, 107]


def test_a_film_comes_with_people_and_keywords_in_one_request(client: TmdbClient, server: TmdbServer) -> None:
    facts = client.fetch_film(101)
    assert facts is not None
    assert (facts.title, facts.keywords, len(facts.credits)) == ("The Lantern Keeper", ("lighthouse",), 2)
    assert asked(server) == (
        "/movie/101",
        {"append_to_response": "credits,keywords", "language": "en-US"},
    )
    assert client.requests == 1


def test_a_series_comes_with_people_and_keywords_in_one_request(
    client: TmdbClient, server: TmdbServer
) -> None:
    facts = client.fetch_series(201)
    assert facts is not None
    assert (facts.kind, facts.title, facts.countries) == (Kind.SERIES, "Harbour Lights", ("GB",))
    assert asked(server) == (
        "/tv/201",
        {"append_to_response": "aggregate_credits,keywords", "language": "en-US"},
    )
    assert client.fetch_series(5) is None


def test_a_film_is_found_by_its_imdb_id(client: TmdbClient, server: TmdbServer) -> None:
    assert [one.tmdb_id for one in client.find_by_imdb("tt0000101").candidates] == [101]
    assert client.find_by_imdb("tt0000202").episode_of == 201
    assert client.find_by_imdb("tt9999999") == Found()
    sent = len(server.received)
    assert client.find_by_imdb("../movie/101").candidates == ()
    assert len(server.received) == sent


def test_a_client_does_not_show_its_credential(client: TmdbClient, server: TmdbServer) -> None:
    assert server.key not in repr(client)
