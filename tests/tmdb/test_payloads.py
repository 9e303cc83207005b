"""Bodies as TMDB sends them, and as it should not, turned into values of the model."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lbstats.model import Candidate, Credit, Kind
from lbstats.tmdb import payloads
from lbstats.tmdb.payloads import MOVIE, TV
from tests.fakes.tmdb_world import actor, director, film, person, series


def facts_of(**more: Any) -> Any:  # noqa: ANN401 - one field at a time is looked at
    return payloads.parse_film(film(7, "Low Tide", 2016, **more))


def test_a_film_with_everything() -> None:
    body = film(
        7,
        "Low Tide",
        2016,
        original_title="Ebbe",
        original_language="de",
        belongs_to_collection={"id": 70, "name": "Tide Collection", "poster_path": None},
        genres=[{"id": 18, "name": "Drama"}, {"id": 35, "name": "Comedy"}],
        production_countries=[{"iso_3166_1": "DE"}, {"iso_3166_1": "AT"}],
    )
    facts = payloads.parse_film(body)
    assert (facts.kind, facts.tmdb_id, facts.title, facts.original_title) == (
        Kind.FILM,
        7,
        "Low Tide",
        "Ebbe",
    )
    assert (facts.released_on, facts.runtime_min, facts.language) == (dt.date(2016, 3, 15), 100, "de")
    assert (facts.genres, facts.countries) == (("Drama", "Comedy"), ("DE", "AT"))
    assert (facts.studios, facts.keywords) == (("Lantern Pictures",), ("lighthouse",))
    assert (facts.vote_average, facts.vote_count, facts.popularity) == (7.0, 500, 10.0)
    assert (facts.poster_path, facts.imdb_id) == ("/poster7.jpg", "tt0000007")
    assert (facts.collection_id, facts.collection_name) == (70, "Tide Collection")
    assert facts.credits == (
        Credit(900, "Ada Player", "Acting", "Actor", 0, "Someone", 2, "/person900.jpg"),
        Credit(901, "Bo Maker", "Directing", "Director", 0, "", 2, "/person901.jpg"),
    )


@pytest.mark.parametrize(
    ("field", "written", "attribute", "read"),
    [
        ("runtime", 0, "runtime_min", None),
        ("runtime", -5, "runtime_min", None),
        ("runtime", None, "runtime_min", None),
        ("runtime", "97", "runtime_min", 97),
        ("release_date", "", "released_on", None),
        ("release_date", None, "released_on", None),
        ("release_date", "2016-02-31", "released_on", None),
        ("vote_count", 0, "vote_average", None),
        ("vote_count", None, "vote_count", 0),
        ("popularity", "0.8995", "popularity", 0.8995),
        ("popularity", "NaN", "popularity", 0.0),
        ("poster_path", "", "poster_path", None),
        ("imdb_id", "", "imdb_id", None),
        ("original_title", None, "original_title", "Low Tide"),
        ("original_language", 5, "language", None),
        ("genres", None, "genres", ()),
        (
            "genres",
            [{"id": 1}, None, "x", {"name": ""}, {"name": "War"}, {"name": "War"}],
            "genres",
            ("War",),
        ),
        ("production_countries", "US", "countries", ()),
        ("keywords", [], "keywords", ()),
        ("keywords", {"keywords": None}, "keywords", ()),
        ("belongs_to_collection", [], "collection_id", None),
        ("belongs_to_collection", {"name": "A", "id": "x"}, "collection_name", "A"),
        ("credits", None, "credits", ()),
        (
            "credits",
            {"cast": None, "crew": [None, {"job": ["Director"]}, {"job": "Director"}]},
            "credits",
            (),
        ),
    ],
)
def test_an_odd_field_is_an_absent_fact(field: str, written: object, attribute: str, read: object) -> None:
    assert getattr(facts_of(**{field: written}), attribute) == read


def test_the_first_thirty_billed_are_kept_in_their_order() -> None:
    cast = [actor(number, f"Player {number}", order=number) for number in reversed(range(40))]
    people = facts_of(credits={"cast": cast, "crew": []}).credits
    assert [credit.person_id for credit in people] == list(range(30))
    assert [credit.position for credit in people] == list(range(30))


def test_cast_without_an_order_comes_last() -> None:
    cast = [person(1, "Unbilled", character=None), actor(2, "Lead")]
    assert [credit.name for credit in facts_of(credits={"cast": cast}).credits] == ["Lead", "Unbilled"]


def test_of_the_crew_the_crafts_the_pages_show_are_kept() -> None:
    crew = [
        person(1, "A", job="Gaffer", department="Lighting"),
        person(2, "B", job="Screenplay"),
        person(3, "C", job="Original Music Composer", department="Sound"),
        director(4, "D"),
        director(4, "D"),
        person(4, "D", job="Editor", department="Editing", gender=None),
        person(0, "", job="Director"),
    ]
    people = facts_of(credits={"crew": crew}).credits
    assert [(one.name, one.department, one.job, one.position, one.gender) for one in people] == [
        ("B", "Writing", "Screenplay", 0, 2),
        ("C", "Sound", "Original Music Composer", 1, 2),
        ("D", "Directing", "Director", 2, 2),
        ("D", "Editing", "Editor", 4, 0),
    ]


def test_a_series_has_its_creators_cast_and_the_crew_of_half_of_its_episodes() -> None:
    directors = [
        person(11, "Most", department="Directing", jobs=[{"job": "Director", "episode_count": 4}]),
        person(12, "Once", department="Directing", jobs=[{"job": "Director", "episode_count": 1}]),
    ]
    cast = [person(13, "Lead", order=0, roles=[{"character": "Ann", "episode_count": 6}])]
    body = series(
        9, "Harbour Lights", 2019, number_of_episodes=6, aggregate_credits={"cast": cast, "crew": directors}
    )
    facts = payloads.parse_series(body)
    assert [(one.name, one.job, one.character) for one in facts.credits] == [
        ("Lead", "Actor", "Ann"),
        ("Cy Creator", "Creator", ""),
        ("Most", "Director", ""),
    ]
    assert (facts.kind, facts.countries, facts.keywords) == (Kind.SERIES, ("GB",), ("anthology",))
    assert (facts.runtime_min, facts.released_on, facts.imdb_id) == (50, dt.date(2019, 9, 1), None)


def test_an_old_series_body_has_plain_credits() -> None:
    body = series(
        9, "Harbour Lights", 2019, credits={"cast": [actor(13, "Lead")], "crew": []}, episode_run_time=[]
    )
    del body["aggregate_credits"]
    facts = payloads.parse_series(body)
    assert [one.name for one in facts.credits] == ["Cy Creator", "Lead"]
    assert facts.runtime_min is None


def test_a_candidate_of_a_search() -> None:
    row = {"id": 7, "title": "Low Tide", "release_date": "2016-03-15", "vote_count": 12, "vote_average": 6.5}
    row |= {"genre_ids": [18, "x", 35], "popularity": 3.5, "original_language": "en", "poster_path": "/p.jpg"}
    page = payloads.parse_page({"page": 2, "results": [row], "total_pages": 3, "total_results": 41}, MOVIE)
    assert (page.number, page.pages, page.results) == (2, 3, 41)
    assert page.candidates == (
        Candidate(
            Kind.FILM,
            7,
            "Low Tide",
            "Low Tide",
            dt.date(2016, 3, 15),
            12,
            6.5,
            3.5,
            "/p.jpg",
            "en",
            ("Drama", "Comedy"),
        ),
    )


def test_rows_without_an_id_or_a_title_are_no_candidates() -> None:
    rows = [{"id": 7}, {"title": "A"}, None, {"id": 8, "title": ""}, {"id": 2**40, "title": "B"}]
    assert payloads.parse_page({"results": rows}, MOVIE).candidates == ()


def test_a_search_over_everything_leaves_persons_out() -> None:
    rows = [
        {"media_type": "person", "id": 1, "name": "Ada Player"},
        {"media_type": "tv", "id": 2, "name": "Harbour Lights", "first_air_date": "2019-09-01"},
        {"media_type": "movie", "id": 3, "title": "Low Tide"},
        {"id": 4, "title": "Of no kind"},
    ]
    found = payloads.parse_page({"results": rows}).candidates
    assert [(one.kind, one.tmdb_id) for one in found] == [(Kind.SERIES, 2), (Kind.FILM, 3)]


def test_find_gives_films_then_series() -> None:
    body = {"tv_results": [{"id": 2, "name": "B"}], "movie_results": [{"id": 1, "title": "A"}]}
    found = payloads.parse_find(body)
    assert [(one.kind, one.tmdb_id) for one in found.candidates] == [(Kind.FILM, 1), (Kind.SERIES, 2)]
    assert found.episode_of is None


def test_find_names_the_series_of_an_episode() -> None:
    body = {
        "tv_results": [],
        "movie_results": [],
        "tv_episode_results": [{"id": 7}, {"id": 8, "show_id": 42009}],
    }
    assert payloads.parse_find(body) == payloads.Found((), 42009)


def test_genre_numbers_have_names() -> None:
    assert payloads.genre_names((878, 10765, 5)) == ("Science Fiction", "Sci-Fi & Fantasy")


ODD: st.SearchStrategy[object] = st.sampled_from(
    [
        None,
        True,
        0,
        -1,
        2**80,
        1.5,
        float("nan"),
        float("inf"),
        "",
        " ",
        "x",
        "7",
        "2016-13-01",
        [],
        {},
        [[]],
        [{}],
    ]
)
NAMES = ("id", "name", "job", "jobs", "roles", "order", "cast", "crew", "character", "keywords", "iso_3166_1")
JSON: st.SearchStrategy[object] = ODD | st.lists(
    st.dictionaries(st.sampled_from(NAMES), ODD, max_size=3), max_size=3
)
JSON |= st.dictionaries(st.sampled_from(NAMES), JSON, max_size=3)
FIELDS = sorted({*film(1, "A", 2000), *series(1, "A", 2000), "media_type", "genre_ids", "results", "page"})


@given(st.dictionaries(st.sampled_from(FIELDS), JSON), st.sampled_from(Kind))
def test_no_body_of_json_breaks_the_reading(odd: dict[str, Any], kind: Kind) -> None:
    body = {"id": 1, "title": "A", **odd}
    if payloads.is_details(body):
        assert payloads.parse_facts(kind, body).title
    for media_type in (None, MOVIE, TV):
        payloads.parse_page({"results": [body]}, media_type)
    payloads.parse_page(body)
    payloads.parse_find({"movie_results": [body], "tv_episode_results": [odd], **odd})
