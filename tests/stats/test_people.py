"""The frames of People and of one person's page over the library of `tests.fakes.tastes`, counted by hand."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from lbstats.stats import people, person
from lbstats.stats.fair import Fairness
from lbstats.stats.measure import Measure
from lbstats.stats.people import Period, Role
from lbstats.stats.scope import Scope
from tests.fakes.tastes import (
    ANN,
    FUNNY,
    HORRID,
    LINED,
    TASTEFUL,
    rounded_rows,
    write_lined_library,
    write_tasteful_library,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lbstats.store.database import Cursor, Database

IN_2021 = Scope(watched_from=dt.date(2021, 1, 1))


@pytest.fixture
def cursor(database: Database) -> Iterator[Cursor]:
    with database.write() as writing:
        write_tasteful_library(writing)
        write_lined_library(writing)
    with database.cursor() as reading:
        yield reading


def test_directors_count_each_film_once_with_hours_and_averages(cursor: Cursor) -> None:
    frame = people.people(cursor, TASTEFUL)

    assert rounded_rows(frame, "name", "film_count", "hours", "rated_count", "fair_average") == [
        ("Ánn", 3, 6.9, 3, round((12 + 15) / 8, 4)),
        ("Bob", 2, round(40 / 60, 4), 2, None),
        ("Cy", 1, round(181 / 60, 4), 0, None),
        ("Dee", 1, None, 1, None),
    ]
    assert rounded_rows(frame.head(1), "population_count", "person_count", "ranked_count") == [(6, 4, 4)]
    assert rounded_rows(frame.head(1), "rated_population_count", "residual_population_count") == [(5, 0)]


def test_people_without_the_measure_are_left_out_and_counted(cursor: Cursor) -> None:
    frame = people.people(
        cursor, TASTEFUL, measure=Measure.FAIR_AVERAGE, fairness=Fairness(weight=0, minimum=2)
    )

    assert rounded_rows(frame, "name", "fair_average", "person_count", "ranked_count") == [
        ("Ánn", 4.0, 4, 2), ("Bob", 2.5, 4, 2),
    ]  # fmt: skip


def test_limit_takes_the_first_by_name_where_the_numbers_are_the_same(cursor: Cursor) -> None:
    assert people.people(cursor, TASTEFUL, limit=3)["name"].tolist() == ["Ánn", "Bob", "Cy"]


@pytest.mark.parametrize(("limit", "names"), [(1, ["Ánn"]), (2, ["Ánn", "Dee"])])
def test_limit_takes_both_ends_of_averages(cursor: Cursor, limit: int, names: list[str]) -> None:
    fairness = Fairness(weight=0, minimum=1)
    frame = people.people(cursor, TASTEFUL, measure=Measure.FAIR_AVERAGE, fairness=fairness, limit=limit)

    # Means of 4.0, of 2.5 for Bob, and of 2.0.
    assert frame["name"].tolist() == names
    assert set(frame["ranked_count"]) == {3}


def test_actors_are_those_who_play_somebody(cursor: Cursor) -> None:
    frame = people.people(cursor, TASTEFUL, role=Role.ACTOR)

    # In Cherry Lea is herself.
    assert rounded_rows(frame, "name", "film_count") == [("Max", 3), ("Ánn", 2), ("Lea", 2)]


def test_writer_of_story_and_screenplay_wrote_one_film(cursor: Cursor) -> None:
    assert rounded_rows(people.people(cursor, TASTEFUL, role=Role.WRITER), "name", "film_count") == [
        ("Ánn", 1)
    ]


def test_people_of_a_role_nobody_has_are_an_empty_frame(cursor: Cursor) -> None:
    assert people.people(cursor, TASTEFUL, role=Role.EDITOR).empty


def test_people_have_residuals_from_the_librarys_line(cursor: Cursor) -> None:
    frame = people.people(cursor, LINED, measure=Measure.RESIDUAL)

    assert rounded_rows(frame, "person_id", "residual_count", "residual") == [
        (HORRID, 16, round(8 / 21, 4)), (FUNNY, 16, round(-8 / 21, 4)),
    ]  # fmt: skip


def test_people_follow_the_scope(cursor: Cursor) -> None:
    assert rounded_rows(people.people(cursor, TASTEFUL, IN_2021), "name", "film_count", "hours") == [
        ("Ánn", 2, round(182 / 60, 4)), ("Bob", 1, round(40 / 60, 4)),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["ann", "ÁNN", "á"])
def test_search_finds_a_name_without_regard_to_case_and_accents(text: str, cursor: Cursor) -> None:
    frame = people.search_people(cursor, TASTEFUL, text=text)

    assert rounded_rows(frame.head(1), "name", "film_count", "roles") == [
        ("Ánn", 3, ["actor", "director", "writer"])
    ]


def test_search_takes_signs_as_they_are(cursor: Cursor) -> None:
    assert people.search_people(cursor, TASTEFUL, text="%").empty


def test_pairs_have_two_films_or_more_and_two_people(cursor: Cursor) -> None:
    frame = people.director_actor_pairs(cursor, TASTEFUL)

    # Ánn plays in two of her own; with Lea she made one, Bob one with Max.
    assert rounded_rows(
        frame, "director", "actor", "film_count", "rated_count", "mean_rating", "fair_average"
    ) == [("Ánn", "Max", 3, 3, 4.0, round((12 + 15) / 8, 4))]


def test_films_by_women_are_told_from_those_nothing_is_known_of(cursor: Cursor) -> None:
    frame = people.women_directors(cursor, TASTEFUL)

    assert rounded_rows(frame, "period", "film_count", "women_count", "non_binary_count", "men_count") == [
        (1990, 3, 3, 0, 0), (2000, 2, 0, 1, 0), (2010, 1, 0, 0, 1),
    ]  # fmt: skip
    assert rounded_rows(frame, "unknown_count", "women_share") == [(0, 1.0), (1, 0.0), (0, 0.0)]


def test_films_by_women_go_by_the_year_of_the_first_entry_as_well(cursor: Cursor) -> None:
    frame = people.women_directors(cursor, TASTEFUL, period=Period.WATCHED)

    assert rounded_rows(frame, "period", "film_count", "women_count") == [(2020, 1, 1), (2021, 1, 1)]


def test_a_period_of_unknown_directors_has_no_share(cursor: Cursor) -> None:
    frame = people.women_directors(cursor, LINED)

    assert rounded_rows(frame, "film_count", "unknown_count", "women_share") == [(32, 32, None)]


def test_person_is_found_by_number_and_only_with_a_watched_film(cursor: Cursor) -> None:
    assert person.person(cursor, TASTEFUL, ANN) == person.Person(ANN, "Ánn", None, 3)
    assert person.person(cursor, TASTEFUL, 99) is None


def test_person_films_say_what_they_did_in_each(cursor: Cursor) -> None:
    frame = person.person_films(cursor, TASTEFUL, person_id=ANN)

    assert rounded_rows(frame, "title", "rating", "roles", "characters") == [
        ("Apple", 5.0, ["actor", "director"], "Judge"),
        ("Berry", 3.0, ["actor", "director", "writer"], "Somebody"),
        ("Cherry", 4.0, ["director"], None),
    ]


def test_person_films_follow_the_scope(cursor: Cursor) -> None:
    frame = person.person_films(cursor, TASTEFUL, IN_2021, person_id=ANN)

    assert rounded_rows(frame, "title", "watch_count") == [("Apple", 1), ("Cherry", 1)]


def test_person_entries_are_dated_and_have_the_rating_of_then(cursor: Cursor) -> None:
    frame = person.person_entries(cursor, TASTEFUL, person_id=ANN)

    assert rounded_rows(
        frame.assign(day=frame["watched_on"].dt.date), "title", "day", "rating", "is_rewatch"
    ) == [
        ("Apple", dt.date(2020, 1, 1), 4.5, False),
        ("Apple", dt.date(2021, 1, 1), 5.0, True),
        ("Cherry", dt.date(2021, 5, 5), None, False),
    ]


def test_person_roles_count_films_and_ratings_of_each(cursor: Cursor) -> None:
    frame = person.person_roles(cursor, TASTEFUL, person_id=ANN)

    assert rounded_rows(frame, "role", "film_count", "hours", "mean_rating", "fair_average") == [
        ("director", 3, 6.9, 4.0, round((12 + 15) / 8, 4)),
        ("actor", 2, round(374 / 60, 4), 4.0, None),
        ("writer", 1, 1.5, 3.0, None),
    ]


@pytest.mark.parametrize("period", Period)
def test_the_films_behind_a_part_are_those_it_counts(cursor: Cursor, period: Period) -> None:
    films = people.directed_films(cursor, TASTEFUL, period=period)
    counted = people.women_directors(cursor, TASTEFUL, period=period)

    told = films.groupby(["period", "direction"]).size().to_dict()
    for row in counted.to_dict("records"):
        for part in ("women_count", "non_binary_count", "men_count", "unknown_count"):
            assert told.get((row["period"], part), 0) == row[part]
    assert len(films) == counted["film_count"].sum()


def test_the_three_films_of_the_nineties_are_by_women(cursor: Cursor) -> None:
    films = people.directed_films(cursor, TASTEFUL)

    assert rounded_rows(films[films["period"] == 1990], "direction") == [("women_count",)] * 3
