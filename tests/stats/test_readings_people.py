"""The sentences of People and World over small frames, also where there is little to say."""

from __future__ import annotations

import pandas as pd

from lbstats.stats import readings_people, readings_world
from lbstats.stats.measure import Measure
from lbstats.stats.people import Period, Role
from tests.fakes.rankings import ranking


def test_people_are_ranked_in_the_words_of_their_role() -> None:
    frame = ranking({"name": "Ann", "film_count": 9}, {"name": "Bob", "film_count": 2}, of=700)

    assert readings_people.people(frame.rename(columns={"group_count": "person_count"}), Role.EDITOR) == (
        "First of 700 editors: Ann with 9 of 100 films (9 %), then Bob (2)."
    )


def test_pairs_name_the_closest_unless_several_are() -> None:
    frame = pd.DataFrame({"director": ["Ann", "Cy"], "actor": ["Bob", "Dee"], "film_count": [5, 4]})

    assert readings_people.director_actor_pairs(frame) == "Ann and Bob come together most often: in 5 films."
    assert readings_people.director_actor_pairs(frame.assign(film_count=2)) == (
        "2 pairs share the most films: 2 each."
    )
    cut = pd.concat([frame.assign(film_count=2)] * 50)
    assert readings_people.director_actor_pairs(cut) == "100 pairs or more share the most films: 2 each."
    assert readings_people.director_actor_pairs(frame.head(0)) == (
        "No director and actor share two films here."
    )


def women(*rows: tuple[int, int, int, int]) -> pd.DataFrame:
    frame = pd.DataFrame(
        rows, columns=["period", "film_count", "women_count", "unknown_count"], dtype="Int64"
    )
    share = frame["women_count"] / (frame["film_count"] - frame["unknown_count"])
    return frame.assign(women_share=share.astype("float64"))


def test_films_by_women_name_the_ends_and_what_is_unknown() -> None:
    frame = women((1990, 20, 1, 0), (2000, 45, 10, 5), (2010, 2, 2, 0))

    assert readings_people.women_directors(frame) == (
        "13 of 62 films (21 %) are directed by a woman. Of the decades with 10 films or more the share is "
        "lowest in the 1990s (5 % of 20) and highest in the 2000s (25 % of 40). "
        "Of 5 more films TMDB does not say."
    )
    assert "lowest in 1990 (5 % of 20)" in readings_people.women_directors(frame, Period.WATCHED)


def test_films_by_unknown_directors_say_nothing_about_women() -> None:
    assert readings_people.women_directors(women((1990, 4, 0, 4))) == (
        "Of no film here it is known whether a woman directed it."
    )


def test_one_film_is_directed_by_a_woman() -> None:
    frame = pd.DataFrame(
        {
            "period": [1990],
            "film_count": [3],
            "women_count": [1],
            "unknown_count": [0],
            "women_share": [1 / 3],
        }
    )
    assert readings_people.women_directors(frame).startswith("1 of 3 films (33 %) is directed by a woman.")


def test_the_map_ranks_the_countries_with_enough_rated_films_and_counts_the_others() -> None:
    frame = pd.DataFrame(
        {
            "name": ["Spain", "Sweden", "Norway"],
            "fair_average": [3.9, 3.1, None],
            "rated_count": [3, 5, 1],
            "group_count": [3] * 3,
            "ranked_count": [3] * 3,
        }
    )
    assert readings_world.countries(frame, Measure.FAIR_AVERAGE) == (
        "Of the 2 countries with 3 rated films or more you rate Spain highest "
        "(fair average 3.90 over 3 films) and Sweden lowest "
        "(fair average 3.10 over 5 films). 1 with fewer is left out."
    )


def test_what_the_map_cannot_draw_is_named() -> None:
    frame = ranking(
        {"name": "France"},
        {"name": "Soviet Union", "film_count": 2, "is_drawn": False},
        {"name": "Tuvalu", "is_drawn": False},
    )

    assert readings_world.not_drawn(frame) == "Not on the map: Soviet Union (2 films) and Tuvalu (1 film)."
    assert readings_world.not_drawn(frame.head(1)) == ""
    assert readings_world.countries(frame).startswith(
        "First of 3 countries: Soviet Union with 2 of 100 films"
    )


def test_regions_say_how_much_is_seen_and_where_most_is_missing() -> None:
    frame = pd.DataFrame(
        {
            "region": ["Asia", "Africa"],
            "country_count": [50, 58],
            "seen_count": [10, 2],
            "film_count": [30, 2],
        }
    )

    today = pd.DataFrame({"name": ["Japan"], "alpha_3": ["JPN"]})
    gone = pd.DataFrame({"name": ["Zaire", "Japan", "Kosovo"], "alpha_3": [None, "JPN", None]})
    assert readings_world.regions(frame, today) == (
        "Films from 12 of 108 countries and areas. Most of those without a film are in Africa: 56."
    )
    assert readings_world.regions(frame, gone).startswith(
        "Films from 12 of 108 countries and areas. "
        "Kosovo and Zaire are no more, or not in ISO's list, and so not among the 108. Most"
    )
    assert readings_world.regions(frame.assign(seen_count=0, film_count=0), today) == (
        "Of no film here the country is known."
    )


def test_countries_with_one_film_are_counted() -> None:
    assert readings_world.lone_films(pd.DataFrame({"key": ["FR"]})) == "1 country has one film only."
    assert readings_world.lone_films(pd.DataFrame({"key": []})) == "No country has one film only."
