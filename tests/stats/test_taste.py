"""Taste's frames over the library of `tests.fakes.tastes`, counted by hand."""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING

import pytest

from lbstats.model import Kind, TitleFacts
from lbstats.stats import taste
from lbstats.stats.fair import Fairness
from lbstats.stats.measure import Measure
from lbstats.stats.scope import EVERYTHING, Population, Scope
from lbstats.stats.taste import Facet
from lbstats.store import catalogue
from tests.fakes.libraries import AT, EMPTY, write_library
from tests.fakes.tastes import LINED, TASTEFUL, rounded_rows, write_lined_library, write_tasteful_library

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lbstats.store.database import Cursor, Database

TWO_COUNT = Fairness(minimum=2)


@pytest.fixture
def cursor(database: Database) -> Iterator[Cursor]:
    with database.write() as writing:
        write_tasteful_library(writing)
        write_lined_library(writing)
        write_library(writing, EMPTY, [])
    with database.cursor() as reading:
        yield reading


def test_genres_count_films_hours_and_ratings_and_a_film_counts_for_each(cursor: Cursor) -> None:
    frame = taste.groups(cursor, TASTEFUL)

    # Apple's 142 minutes twice, Berry's 90, Cherry's 40; Fig is a series and has none.
    assert rounded_rows(
        frame, "name", "film_count", "hours", "rated_count", "mean_rating", "liked_count"
    ) == [
        ("Drama", 4, round(414 / 60, 4), 4, 3.25, 1),
        ("Crime", 2, round(324 / 60, 4), 2, 4.5, 1),
        ("Horror", 2, round(181 / 60, 4), 1, 2.0, 0),
    ]
    assert rounded_rows(frame, "film_share", "population_count", "group_count", "ranked_count") == [
        (round(4 / 6, 4), 6, 3, 3), (round(2 / 6, 4), 6, 3, 3), (round(2 / 6, 4), 6, 3, 3),
    ]  # fmt: skip
    # Five of the six are rated, and there is no line for so few.
    assert rounded_rows(frame.head(1), "rated_population_count", "residual_population_count") == [(5, 0)]


def test_fair_average_of_a_group_starts_with_the_mean_of_all_ratings_of_the_scope(cursor: Cursor) -> None:
    frame = taste.groups(cursor, TASTEFUL, measure=Measure.FAIR_AVERAGE, fairness=TWO_COUNT)

    # Grape's rating is in the own mean, though it has no genre.
    assert rounded_rows(frame, "name", "fair_average") == [
        ("Crime", round((9 + 5 * 3) / 7, 4)), ("Drama", round((13 + 5 * 3) / 9, 4)),
    ]  # fmt: skip


def test_groups_without_the_measure_are_left_out_and_counted(cursor: Cursor) -> None:
    frame = taste.groups(cursor, TASTEFUL, measure=Measure.FAIR_AVERAGE)

    assert rounded_rows(frame, "name", "group_count", "ranked_count") == [("Drama", 3, 1)]


def test_ranking_by_hours_breaks_no_tie_by_films_first(cursor: Cursor) -> None:
    frame = taste.groups(cursor, TASTEFUL, facet=Facet.LANGUAGE, measure=Measure.HOURS)

    # English 284 + 100, Japanese 181, French 90 + 40 minutes; of Czech no runtime is known.
    assert rounded_rows(frame, "key", "hours", "group_count", "ranked_count") == [
        ("en", 6.4, 4, 3), ("ja", round(181 / 60, 4), 4, 3), ("fr", round(130 / 60, 4), 4, 3),
    ]  # fmt: skip


def test_limit_keeps_the_first_and_the_totals(cursor: Cursor) -> None:
    frame = taste.groups(cursor, TASTEFUL, limit=1)

    assert rounded_rows(frame, "name", "population_count", "group_count") == [("Drama", 6, 3)]


@pytest.mark.parametrize(
    ("limit", "names"), [(1, ["Crime"]), (2, ["Crime", "Horror"]), (3, ["Crime", "Drama", "Horror"])]
)
def test_limit_keeps_both_ends_of_averages(cursor: Cursor, limit: int, names: list[str]) -> None:
    frame = taste.groups(
        cursor, TASTEFUL, measure=Measure.FAIR_AVERAGE, fairness=Fairness(weight=0, minimum=1), limit=limit
    )

    # Means of 4.5, 3.25 and 2.0.
    assert frame["name"].tolist() == names
    assert set(frame["ranked_count"]) == {3}


def test_countries_and_languages_have_names_and_ties_go_by_them(cursor: Cursor) -> None:
    countries = taste.groups(cursor, TASTEFUL, facet=Facet.COUNTRY)
    languages = taste.groups(cursor, TASTEFUL, facet=Facet.LANGUAGE)

    assert rounded_rows(countries, "key", "name", "film_count") == [
        ("US", "United States", 3), ("FR", "France", 2), ("XC", "Czechoslovakia", 1), ("JP", "Japan", 1),
    ]  # fmt: skip
    assert rounded_rows(languages, "name", "film_count", "population_count") == [
        ("English", 3, 7), ("French", 2, 7), ("Czech", 1, 7), ("Japanese", 1, 7),
    ]  # fmt: skip


@pytest.mark.usefixtures("cursor")
def test_keywords_of_credits_are_in_words_and_open_their_films(database: Database) -> None:
    facts = TitleFacts(Kind.FILM, 908, "Hazel", "Hazel", None, 100, "en", keywords=("aftercreditsstinger",))
    with database.write() as writing:
        catalogue.write_facts(writing, [facts], AT)
    with database.cursor() as reading:
        keywords = taste.groups(reading, TASTEFUL, facet=Facet.KEYWORD)
        assert ("scene after the credits", "aftercreditsstinger") in rounded_rows(keywords, "name", "key")
        found = taste.films_in(reading, TASTEFUL, EVERYTHING, [(Facet.KEYWORD, "aftercreditsstinger")])
    assert found["title"].tolist() == ["Hazel"]


def test_keywords_and_studios_are_counted_by_name(cursor: Cursor) -> None:
    keywords = taste.groups(cursor, TASTEFUL, facet=Facet.KEYWORD)
    studios = taste.groups(cursor, TASTEFUL, facet=Facet.STUDIO)

    assert rounded_rows(keywords, "name", "film_count", "population_count") == [
        ("friendship", 2, 2),
        ("prison", 1, 2),
    ]
    assert rounded_rows(studios, "name", "film_count", "population_count") == [
        ("Castle", 2, 2),
        ("Gaumont", 1, 2),
    ]


def test_decades_keep_their_order_and_need_no_facts_but_a_year(cursor: Cursor) -> None:
    frame = taste.groups(cursor, TASTEFUL, facet=Facet.DECADE, measure=Measure.FAIR_AVERAGE)

    assert rounded_rows(frame, "key", "name", "film_count", "fair_average", "population_count") == [
        ("1990", "1990s", 3, round((12 + 15) / 8, 4), 7),
        ("2000", "2000s", 2, None, 7),
        ("2010", "2010s", 2, None, 7),
    ]


def test_runtimes_stand_in_bands_that_include_their_end_and_leave_series_out(cursor: Cursor) -> None:
    frame = taste.groups(cursor, TASTEFUL, facet=Facet.RUNTIME)

    assert rounded_rows(frame, "key", "name", "film_count", "population_count") == [
        ("40", "up to 40 min", 1, 5),
        ("90", "76 to 90 min", 1, 5),
        ("105", "91 to 105 min", 1, 5),
        ("150", "121 to 150 min", 1, 5),
        ("100000", "over 180 min", 1, 5),
    ]


def test_residual_is_the_mean_distance_from_the_line_shrunk_towards_zero(cursor: Cursor) -> None:
    frame = taste.groups(cursor, LINED, measure=Measure.RESIDUAL)

    assert rounded_rows(frame, "name", "residual_count", "residual") == [
        ("Horror", 16, round(16 * 0.5 / 21, 4)), ("Comedy", 16, round(-16 * 0.5 / 21, 4)),
    ]  # fmt: skip
    assert frame["residual_population_count"].tolist() == [32, 32]


def test_residual_is_measured_from_the_line_of_the_whole_library_in_any_scope(cursor: Cursor) -> None:
    frame = taste.groups(cursor, LINED, Scope(genres=("Horror",)), measure=Measure.RESIDUAL)

    assert rounded_rows(frame, "name", "residual") == [("Horror", round(16 * 0.5 / 21, 4))]


def test_without_enough_films_for_a_line_no_group_has_a_residual(cursor: Cursor) -> None:
    assert taste.groups(cursor, TASTEFUL, measure=Measure.RESIDUAL).empty
    assert rounded_rows(taste.groups(cursor, TASTEFUL), "residual_count", "residual") == [(0, None)] * 3


def test_scope_of_days_counts_films_with_an_entry_and_the_hours_of_those_entries(cursor: Cursor) -> None:
    frame = taste.groups(cursor, TASTEFUL, Scope(watched_from=dt.date(2021, 1, 1)))

    # Apple once and Cherry.
    assert rounded_rows(frame, "name", "film_count", "hours") == [
        ("Crime", 2, round(182 / 60, 4)), ("Drama", 2, round(182 / 60, 4)),
    ]  # fmt: skip


def test_genre_decades_are_a_whole_grid_with_the_most_frequent_genre_first(cursor: Cursor) -> None:
    frame = taste.genre_decades(cursor, TASTEFUL)

    assert rounded_rows(frame, "genre", "decade", "film_count", "rated_count") == [
        ("Drama", 1990, 3, 3), ("Drama", 2000, 0, 0), ("Drama", 2010, 1, 1),
        ("Crime", 1990, 2, 2), ("Crime", 2000, 0, 0), ("Crime", 2010, 0, 0),
        ("Horror", 1990, 0, 0), ("Horror", 2000, 2, 1), ("Horror", 2010, 0, 0),
    ]  # fmt: skip
    assert rounded_rows(frame.head(2), "mean_rating", "fair_average") == [
        (4.0, round((12 + 15) / 8, 4)),
        (None, None),
    ]
    assert set(frame["population_count"]) == {6}  # the two of Drama and Crime once


def test_genre_pairs_are_set_against_chance(cursor: Cursor) -> None:
    frame = taste.genre_pairs(cursor, TASTEFUL, fairness=TWO_COUNT)

    # Crime has 2 and Drama 4 of the 6 films with a genre.
    assert rounded_rows(
        frame, "genre", "other_genre", "film_count", "expected_count", "mean_rating", "fair_average"
    ) == [("Crime", "Drama", 2, round(2 * 4 / 6, 4), 4.5, round((9 + 15) / 7, 4))]


def test_quadrants_meet_at_the_median_of_votes_and_the_mean_of_ratings(cursor: Cursor) -> None:
    films = taste.popularity(cursor, TASTEFUL)
    quadrants = taste.quadrants(cursor, TASTEFUL)

    # Votes 1000, 500, 100, 60 and 10; ratings 5, 1, 3, 4 and 2. On the line is known, and high.
    assert rounded_rows(films, "title", "vote_count", "quadrant") == [
        ("Apple", 1000, "known_high"), ("Fig", 500, "known_low"), ("Berry", 100, "known_high"),
        ("Cherry", 60, "obscure_high"), ("Elder", 10, "obscure_low"),
    ]  # fmt: skip
    assert rounded_rows(quadrants, "quadrant", "film_count", "film_share", "mean_rating", "liked_count") == [
        ("known_high", 2, 0.4, 4.0, 1), ("known_low", 1, 0.2, 1.0, 0),
        ("obscure_high", 1, 0.2, 4.0, 0), ("obscure_low", 1, 0.2, 2.0, 0),
    ]  # fmt: skip
    assert rounded_rows(quadrants, "votes_split", "rating_split") == [(100.0, 3.0)] * 4


def test_quadrants_of_nothing_are_four_empty_ones(cursor: Cursor) -> None:
    frame = taste.quadrants(cursor, EMPTY)

    assert rounded_rows(frame, "film_count", "film_share", "votes_split") == [(0, None, None)] * 4


def test_breadth_counts_a_film_once_and_says_how_many_equal_groups_it_is_worth(cursor: Cursor) -> None:
    frame = taste.breadth(cursor, TASTEFUL).set_index("facet")

    # Drama ½ + 1 + ½ + 1, Crime ½ + ½, Horror 1 + 1: a half, a sixth and a third of six films.
    entropy = 1 / 2 * math.log2(2) + 1 / 6 * math.log2(6) + 1 / 3 * math.log2(3)
    assert frame.loc["genre", "entropy"] == pytest.approx(entropy)
    assert frame.loc["genre", "as_varied_as"] == pytest.approx(2**entropy)
    assert frame["film_count"].tolist() == [6, 6, 7]
    assert frame["group_count"].tolist() == [3, 4, 3]


def test_breadth_of_equal_groups_is_their_number_and_of_one_group_one(cursor: Cursor) -> None:
    frame = taste.breadth(cursor, LINED)

    assert rounded_rows(frame, "facet", "entropy", "as_varied_as") == [
        ("genre", 1.0, 2.0), ("country", 0.0, 1.0), ("decade", 0.0, 1.0),
    ]  # fmt: skip


def test_breadth_of_nothing_is_absent_and_not_zero(cursor: Cursor) -> None:
    frame = taste.breadth(cursor, EMPTY)

    assert rounded_rows(frame, "facet", "film_count", "entropy", "as_varied_as") == [
        ("genre", 0, None, None), ("country", 0, None, None), ("decade", 0, None, None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("among", "titles"),
    [
        ([(Facet.GENRE, "Drama")], ["Apple", "Cherry", "Berry", "Fig"]),
        ([(Facet.GENRE, "Drama"), (Facet.GENRE, "Crime")], ["Apple", "Cherry"]),
        ([(Facet.GENRE, "Drama"), (Facet.DECADE, "2010")], ["Fig"]),
        ([(Facet.COUNTRY, "FR")], ["Cherry", "Berry"]),
        ([(Facet.LANGUAGE, "en")], ["Apple", "Fig", "Hazel"]),
        ([(Facet.KEYWORD, "friendship")], ["Apple", "Berry"]),
        ([(Facet.STUDIO, "Gaumont")], ["Berry"]),
        ([(Facet.RUNTIME, "40")], ["Cherry"]),
        ([(Facet.RUNTIME, "75")], []),
        ([(Facet.GENRE, "Western")], []),
        ([], ["Apple", "Cherry", "Berry", "Grape", "Elder", "Fig", "Hazel", "Date"]),
    ],
)
def test_films_in_are_those_in_all_of_the_groups_best_rated_first(
    among: list[tuple[Facet, str]], titles: list[str], cursor: Cursor
) -> None:
    assert taste.films_in(cursor, TASTEFUL, among=among)["title"].tolist() == titles


def test_films_in_follow_the_scope_and_the_numbers_asked_for(cursor: Cursor) -> None:
    liked = taste.films_in(cursor, TASTEFUL, Scope(population=Population.LIKED), [(Facet.GENRE, "Drama")])
    first = taste.films_in(cursor, TASTEFUL, film_ids=(2, 1, 99))

    assert liked["title"].tolist() == ["Apple"]
    assert first["title"].tolist() == ["Apple", "Berry"]
