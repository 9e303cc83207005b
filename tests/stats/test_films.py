"""The list of films and one film's own page, over the small library of `tests.fakes.libraries`."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pandas as pd

from lbstats.model import FilmId, LibraryId
from lbstats.stats import films, overview, taste
from lbstats.stats.scope import EVERYTHING, Scope
from lbstats.stats.scope_bar import films_left
from tests.fakes.libraries import EMPTY, LIBRARY, Entry, Film, write_library

if TYPE_CHECKING:
    from lbstats.store.database import Cursor, Database

IN_ORDER = ["Alpha", "Beta", "Delta", "éclair", "Eta", "Gamma", "Theta", "Theta: Iota", "Zeta"]
ALPHA, BETA, DELTA, THETA, EPISODE, ZETA = map(FilmId, (1, 2, 4, 5, 6, 10))


def film(cursor: Cursor, film_id: int) -> dict[str, Any]:
    """One film's row, None where a value is missing."""
    frame = films.films(cursor, LIBRARY)
    (row,) = frame[frame["film_id"] == film_id].astype("object").to_dict("records")
    return {str(name): None if is_missing(value) else value for name, value in row.items()}


def is_missing(value: object) -> bool:
    return not isinstance(value, list) and bool(pd.isna(value))  # type: ignore[call-overload]


def test_the_latest_watched_films_come_first_then_those_without_a_day_by_title(cursor: Cursor) -> None:
    watched = ["Alpha", "Theta", "éclair", "Beta"]
    assert films.films(cursor, LIBRARY)["title"].tolist() == [
        *watched, *(title for title in IN_ORDER if title not in watched)
    ]  # fmt: skip


def test_of_one_day_the_film_further_down_in_the_diary_was_watched_later(
    cursor: Cursor, database: Database
) -> None:
    day, marathon = dt.date(2024, 5, 1), LibraryId("marathon")
    with database.write() as writing:
        seen = [Entry(film, day) for film in (2, 1, 3)]
        write_library(writing, marathon, [Film("A"), Film("B"), Film("C")], seen)
        # Another export can have them in another order than their numbers.
        writing.execute("update diary_entry set position = 4 - position where library_id = 'marathon'")

    assert films.films(cursor, marathon)["title"].tolist() == ["B", "A", "C"]
    assert films.films_of_scope(cursor, marathon)["film_id"].tolist() == [2, 1, 3]
    assert taste.films_in(cursor, marathon, is_latest_first=True)["title"].tolist() == ["B", "A", "C"]
    assert overview.latest_watched(cursor, marathon)["title"].tolist() == ["B", "A", "C"]


def test_film_with_facts_carries_all_of_them(cursor: Cursor) -> None:
    assert film(cursor, ALPHA) == {
        "film_id": 1, "title": "Alpha", "year": 1999, "rating": 4.0, "is_liked": True, "watch_count": 3,
        "rewatch_count": 2, "first_place": 1, "first_watched_on": pd.Timestamp(2023, 1, 2),
        "last_watched_on": pd.Timestamp(2024, 1, 1), "format": "feature", "runtime_min": 100,
        "genres": ["Drama", "Crime"], "directors": ["Ann"], "countries": ["US", "GB"], "language": "en",
        "crowd_rating": 7.5, "vote_count": 900, "poster_path": "/alpha.jpg", "uri": "uri/alpha",
        "kind": "film", "tmdb_id": 101, "imdb_id": "tt101", "state": "matched", "is_enriched": True,
    }  # fmt: skip


def test_film_without_match_has_no_facts_and_not_empty_ones(cursor: Cursor) -> None:
    delta = film(cursor, DELTA)

    assert [
        delta[name] for name in ("genres", "directors", "countries", "runtime_min", "vote_count", "kind")
    ] == [None] * 6
    assert (delta["state"], delta["format"], delta["is_enriched"]) == ("unmatched", "unknown", False)


def test_film_with_details_still_to_come_has_what_the_search_showed_and_no_more(cursor: Cursor) -> None:
    zeta = film(cursor, ZETA)

    assert (zeta["poster_path"], zeta["tmdb_id"], zeta["state"]) == ("/zeta.jpg", 110, "matched")
    assert (zeta["genres"], zeta["crowd_rating"], zeta["vote_count"]) == (["Horror"], 6.5, 40)
    assert (zeta["language"], zeta["countries"], zeta["is_enriched"]) == (None, None, False)


def test_facts_without_genres_are_an_empty_list(cursor: Cursor) -> None:
    assert film(cursor, BETA)["genres"] == []


def test_directors_of_one_name_are_two_and_in_tmdbs_order(cursor: Cursor) -> None:
    assert film(cursor, BETA)["directors"] == ["Ann", "Ann"]


def test_episode_has_the_facts_of_its_series(cursor: Cursor) -> None:
    episode = film(cursor, EPISODE)

    assert (episode["kind"], episode["tmdb_id"], episode["format"]) == ("episode", 101, "series")
    assert (episode["directors"], episode["genres"]) == (["Cy"], ["Drama"])


def test_film_and_series_of_one_tmdb_number_are_kept_apart(cursor: Cursor) -> None:
    assert film(cursor, THETA)["directors"] == ["Cy"]
    assert film(cursor, ALPHA)["directors"] == ["Ann"]


def test_pages_put_together_are_the_whole_list(cursor: Cursor) -> None:
    pages = [films.films_page(cursor, LIBRARY, limit=4, offset=offset) for offset in (0, 4, 8, 12)]

    assert [len(page) for page in pages] == [4, 4, 1, 0]
    assert [row["title"] for page in pages for row in page] == IN_ORDER


def test_page_holds_plain_values_and_none_where_nothing_is_known(cursor: Cursor) -> None:
    assert films.films_page(cursor, LIBRARY, limit=3) == [
        {
            "title": "Alpha", "year": 1999, "rating": 4.0, "genres": ["Drama", "Crime"], "runtime_min": 100,
            "directors": ["Ann"], "enriched": True,
        },
        {
            "title": "Beta", "year": 1999, "rating": 5.0, "genres": [], "runtime_min": 40,
            "directors": ["Ann", "Ann"], "enriched": True,
        },
        {
            "title": "Delta", "year": None, "rating": 0.5, "genres": None, "runtime_min": None,
            "directors": None, "enriched": False,
        },
    ]  # fmt: skip
    assert films.films_page(cursor, EMPTY, limit=3) == []


def test_entries_of_a_film_are_numbered_in_the_order_of_viewing_without_those_gone(cursor: Cursor) -> None:
    frame = films.film_entries(cursor, LIBRARY, ALPHA)

    assert frame["nth_watch"].tolist() == [1, 2, 3]
    assert frame["watched_on"].dt.date.tolist() == [
        dt.date(2023, 1, 2), dt.date(2023, 1, 2), dt.date(2024, 1, 1),
    ]  # fmt: skip
    assert frame["is_rewatch"].tolist() == [False, True, True]
    assert frame["is_marked_rewatch"].tolist() == [False, False, False]
    assert frame["tags"].tolist() == [["cinema", "home"], [], []]


def test_people_have_the_roles_that_count_and_each_role_once(cursor: Cursor) -> None:
    frame = films.film_people(cursor, LIBRARY, ALPHA)

    # Not the host as himself, not the uncredited, not the sixteenth billed, not the sound mixer.
    assert frame[["role", "name"]].to_numpy().tolist() == [
        ["director", "Ann"],
        ["writer", "Writer"],
        ["actor", "Lead"],
    ]
    assert frame["characters"].tolist()[2] == "Somebody"


def test_reviews_of_a_film_are_those_still_there_by_day(cursor: Cursor) -> None:
    cursor.execute(
        """
        insert into review
        select 'small', number, 1, null, date '2024-02-01', day, null, false, [], text, gone
        from (values (1, date '2024-01-02', 'second', null), (2, date '2023-01-02', 'first', null),
            (3, null, 'undated', null), (4, date '2022-01-01', 'gone', 2)) as new (number, day, text, gone)
        """
    )

    assert films.film_reviews(cursor, LIBRARY, ALPHA)["review"].tolist() == ["first", "second", "undated"]
    assert films.film_reviews(cursor, LIBRARY, BETA).empty


def test_films_of_a_scope_have_the_entries_of_the_scope(cursor: Cursor) -> None:
    late = Scope(watched_from=dt.date(2023, 1, 9))
    frame = films.films_of_scope(cursor, LIBRARY, late)

    day = pd.Timestamp
    assert list(frame.itertuples(index=False, name=None)) == [
        (1, 1, day(2024, 1, 1), day(2024, 1, 1), 3),
        (5, 1, day(2023, 12, 31), day(2023, 12, 31), 2),
        (7, 1, day(2023, 1, 9), day(2023, 1, 9), 1),
    ]
    assert films_left(cursor, LIBRARY, late) == 3
    assert (
        films.films_of_scope(cursor, LIBRARY)["film_id"].tolist()
        == films.films(cursor, LIBRARY)["film_id"].tolist()
    )
    assert films_left(cursor, LIBRARY, EVERYTHING) == 9
