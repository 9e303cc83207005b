"""The sentences of Taste over small frames, also where there is little to say."""

from __future__ import annotations

import pandas as pd
import pytest

from lbstats.stats import readings_taste
from lbstats.stats.measure import Measure
from lbstats.stats.taste import Facet
from tests.fakes.rankings import ranking


def test_leader_is_named_with_its_share_and_the_next_two() -> None:
    frame = ranking(
        {"name": "Drama", "film_count": 40},
        {"name": "Crime", "film_count": 30},
        {"name": "Horror", "film_count": 20},
        {"name": "War", "film_count": 10},
    )

    assert readings_taste.groups(frame, Facet.GENRE) == (
        "First of 4 genres: Drama with 40 of 100 films (40 %), then Crime (30) and Horror (20). "
        "A film may have several, so shares add up to more than 100 %."
    )


def test_leaders_with_the_same_count_share_the_lead() -> None:
    frame = ranking({"name": "French", "film_count": 4}, {"name": "Polish", "film_count": 4}, films=8)

    assert readings_taste.groups(frame, Facet.LANGUAGE) == (
        "First of 2 languages: French and Polish with 4 each of 8 films (50 %). "
        "Only 8 films: that says little yet."
    )


def test_a_crowd_of_leaders_is_no_lead() -> None:
    frame = ranking(*[{"name": name, "film_count": 2} for name in "ABCDE"], of=700)

    assert readings_taste.groups(frame, Facet.STUDIO).startswith(
        "None of 700 studios leads: 5 or more share the most films, 2 each."
    )
    whole = ranking(*[{"name": name, "film_count": 2} for name in "ABCDE"])
    followed = ranking(*[{"name": name, "film_count": 2} for name in "ABCDE"], {"name": "F"}, of=700)
    for frame, studios in ((whole, 5), (followed, 700)):
        assert readings_taste.groups(frame, Facet.STUDIO).startswith(
            f"None of {studios} studios leads: 5 share the most films, 2 each."
        )


def test_decades_are_called_by_their_article() -> None:
    frame = ranking({"name": "1990s", "film_count": 30}, {"name": "2000s", "film_count": 70})

    assert readings_taste.groups(frame, Facet.DECADE) == (
        "First of 2 decades: the 2000s with 70 of 100 films (70 %), then the 1990s (30)."
    )


def test_only_group_is_all_there_is() -> None:
    frame = ranking({"name": "English", "film_count": 30}, films=30)

    assert readings_taste.groups(frame, Facet.LANGUAGE) == "30 films, all of one language: English."


def test_hours_name_the_first_three_and_what_has_no_runtime() -> None:
    frame = ranking({"name": "Drama", "hours": 1234.4}, {"name": "Crime", "hours": 1.2}, of=3, ranked_count=2)

    assert readings_taste.groups(frame, Facet.LANGUAGE, Measure.HOURS) == (
        "Most time went to Drama (1,234 hours) and Crime (1 hour). Of 1 language no runtime is known."
    )


def test_fair_averages_name_both_ends_when_all_groups_are_there() -> None:
    frame = ranking(
        {"name": "Drama", "fair_average": 3.9, "rated_count": 12},
        {"name": "Crime", "fair_average": 3.4, "rated_count": 1},
        of=4,
        ranked_count=2,
    )

    assert readings_taste.groups(frame, Facet.GENRE, Measure.FAIR_AVERAGE) == (
        "Of the 2 genres with 3 rated films or more you rate Drama highest (fair average 3.90 over 12 films) "
        "and Crime lowest (fair average 3.40 over 1 film). 2 with fewer are left out."
    )


def test_fair_averages_of_a_cut_ranking_name_no_lowest() -> None:
    frame = ranking(
        {"name": "prison", "fair_average": 3.9, "rated_count": 12},
        {"name": "friendship", "fair_average": 2.8, "rated_count": 9},
        of=500,
        ranked_count=90,
    )

    assert readings_taste.groups(frame, Facet.KEYWORD, Measure.FAIR_AVERAGE) == (
        "Of the 90 keywords with 3 rated films or more you rate prison highest "
        "(fair average 3.90 over 12 films) and friendship lowest "
        "(fair average 2.80 over 9 films). 410 with fewer are left out."
    )


def test_groups_that_share_the_highest_or_the_lowest_fair_average_are_all_named() -> None:
    stars = {"A": 4.384, "B": 4.376, "C": 3.5, "D": 2.8, "E": 2.8, "F": 2.8, "G": 2.8}
    frame = ranking(*({"name": name, "fair_average": each, "rated_count": 9} for name, each in stars.items()))

    assert readings_taste.groups(frame, Facet.KEYWORD, Measure.FAIR_AVERAGE) == (
        "Of the 7 keywords with 3 rated films or more you rate A and B highest (fair average 4.38 each) "
        "and more than 3 lowest (fair average 2.80 each)."
    )


def test_fair_averages_that_hardly_differ_are_not_ranked() -> None:
    frame = ranking(
        {"name": "A", "fair_average": 3.2, "rated_count": 9},
        {"name": "B", "fair_average": 3.0, "rated_count": 9},
    )

    assert readings_taste.groups(frame, Facet.GENRE, Measure.FAIR_AVERAGE) == (
        "The 2 genres with 3 rated films or more hardly differ: fair averages of 3.00 to 3.20."
    )


def test_residuals_say_how_far_from_the_crowd_and_over_how_many_films() -> None:
    frame = ranking(
        {"name": "Horror", "residual": 0.42, "residual_count": 61},
        {"name": "Western", "residual": -0.31, "residual_count": 12},
    )

    assert readings_taste.groups(frame, Facet.GENRE, Measure.RESIDUAL) == (
        "You rate Horror 0.4 stars above what the crowd's rating predicts, over 61 films, "
        "and Western 0.3 stars below, over 12 films."
    )


def test_residuals_say_how_many_groups_have_too_few_rated_films() -> None:
    frame = ranking({"name": "Horror", "residual": 0.42, "residual_count": 61}, of=20, ranked_count=1)
    said = readings_taste.groups(frame, Facet.GENRE, Measure.RESIDUAL)
    assert said.endswith(" over 61 films. 19 with fewer than 3 rated films are left out.")


def test_residuals_below_alone_and_none_at_all_say_so() -> None:
    below = ranking({"name": "Western", "residual": -0.31, "residual_count": 12})
    level = ranking({"name": "Western", "residual": 0.05, "residual_count": 12})

    assert readings_taste.groups(below, Facet.GENRE, Measure.RESIDUAL) == (
        "You rate Western 0.3 stars below what the crowd's rating predicts, over 12 films."
    )
    assert readings_taste.groups(level, Facet.GENRE, Measure.RESIDUAL) == (
        "All of them you rate about as the crowd's rating predicts, to 0.1 of a star."
    )


@pytest.mark.parametrize(
    ("measure", "sentence"),
    [
        (Measure.FILMS, "The studio of no film here is known."),
        (Measure.HOURS, "The runtime of no film here is known."),
        (Measure.FAIR_AVERAGE, "No studio has 3 rated films or more: nothing to compare."),
        (
            Measure.RESIDUAL,
            (
                "Nothing to compare with the crowd: that takes 30 rated films with 50 votes or more on TMDB, "
                "and a studio with 3 of them."
            ),
        ),
    ],
)
def test_nothing_to_rank_says_why(measure: Measure, sentence: str) -> None:
    assert readings_taste.groups(ranking(), Facet.STUDIO, measure) == sentence


def cells(*rows: tuple[str, int, int, int, float | None]) -> pd.DataFrame:
    columns = ["genre", "decade", "film_count", "rated_count", "fair_average"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.astype({"film_count": "Int64", "rated_count": "Int64", "fair_average": "float64"})


def test_genre_decades_name_the_fullest_cell_and_the_best() -> None:
    frame = cells(("Drama", 1990, 30, 20, 3.2), ("Drama", 2000, 9, 9, 3.9), ("War", 1990, 1, 0, None))

    assert readings_taste.genre_decades(frame) == (
        "Most films are Drama of the 1990s: 30. Of the 2 cells with 3 rated films or more you rate "
        "Drama of the 2000s highest (fair average 3.90 over 9 films)."
    )
    assert readings_taste.genre_decades(frame.head(1)).endswith(
        "Fewer than two cells have 3 rated films or more."
    )
    assert readings_taste.genre_decades(cells()) == "Of no film here both genre and release year are known."


def test_genre_pairs_are_set_against_chance_from_ten_films_on() -> None:
    frame = pd.DataFrame(
        {"genre": ["Crime", "History"], "other_genre": ["Drama", "War"], "film_count": [40, 12],
         "expected_count": [50.0, 3.2]}
    )  # fmt: skip

    assert readings_taste.genre_pairs(frame) == (
        "Crime and Drama come together most often: in 40 films. Set against chance History and War "
        "stand out: 12 films, where 3 were to be expected if the one said nothing about the other."
    )
    below = pd.concat([frame.head(1)] * readings_taste.SHOWN_PAIRS + [frame.tail(1)])
    assert "History" not in readings_taste.genre_pairs(below)
    assert readings_taste.genre_pairs(frame.assign(expected_count=[20.0, 12.0])) == (
        "Crime and Drama come together most often, also set against chance: in 40 films, where 20 were "
        "to be expected if the one said nothing about the other."
    )
    # As with a scope of one genre, which every film of it has.
    assert readings_taste.genre_pairs(frame.assign(expected_count=[40.0, 11.0])).endswith(
        "in 40 films. No pair stands out against chance."
    )
    assert readings_taste.genre_pairs(frame.assign(film_count=[4, 1])).endswith(
        "No pair has 10 films, too few to set against chance."
    )
    assert readings_taste.genre_pairs(frame.head(0)) == "No film here has two genres."


def quadrants(counts: list[int], means: list[float | None], votes: float | None = 100) -> pd.DataFrame:
    names = ["known_high", "known_low", "obscure_high", "obscure_low"]
    return pd.DataFrame(
        {
            "quadrant": names,
            "film_count": counts,
            "mean_rating": means,
            "votes_split": votes,
            "rating_split": 3.0,
        }
    )


def test_quadrants_say_whether_the_better_or_the_less_known_are_rated_higher() -> None:
    assert readings_taste.quadrants(quadrants([10, 10, 15, 5], [4.0, 2.0, 4.0, 2.0])) == (
        "Half of 40 rated films have 100 votes or more on TMDB and are called better known; "
        "the average of all is 3.00. You rate the less known ones higher "
        "(3.00 better known, 3.50 less known). 15 are less known and rated high."
    )
    assert "alike (3.00 and 3.00)" in readings_taste.quadrants(quadrants([5] * 4, [4.0, 2.0, 4.0, 2.0]))
    assert readings_taste.quadrants(quadrants([0] * 4, [None] * 4, None)) == (
        "No rated film here has its votes on TMDB known."
    )
    assert readings_taste.quadrants(quadrants([3, 0, 0, 0], [4.0, None, None, None])).endswith(
        "Only 3 rated films: that says little yet."
    )


def test_breadth_is_said_in_equally_frequent_groups() -> None:
    frame = pd.DataFrame(
        {"facet": ["genre", "country", "decade"], "film_count": [40, 0, 40], "group_count": [19, 0, 8],
         "as_varied_as": [7.25, None, 4.0]}
    )  # fmt: skip

    assert readings_taste.breadth(frame) == (
        "Your films are as varied as if they came evenly from 7.3 of 19 genres and 4.0 of 8 decades."
    )
    decade = frame.tail(1).assign(group_count=1, as_varied_as=1.0)
    assert readings_taste.breadth(decade).endswith("evenly from one decade.")
    assert readings_taste.breadth(frame.assign(as_varied_as=None)).startswith("Of no film here a genre")
