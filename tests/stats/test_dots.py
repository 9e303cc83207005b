"""Dots stand for films: each for one, or where there are too many for all that would lie on each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lbstats.stats import dots, ratings, taste
from lbstats.stats.scope import Scope
from tests.fakes.cells import rows
from tests.stats.test_ratings import FAN, spread, write_rated

if TYPE_CHECKING:
    from lbstats.store.database import Cursor, Database

DRAMAS = Scope(genres=("Drama",))
# Seven rated films of 3 and of 4 stars, around two averages.
ALIKE: list[tuple[float | None, float]] = [
    (3.0, 5.0), (3.0, 4.97), (3.0, 5.04), (4.0, 5.0), (4.0, 5.1), (4.0, 5.1), (None, 5.1), (3.0, 5.1),
]  # fmt: skip


def test_each_of_few_films_has_its_own_dot(cursor: Cursor, database: Database) -> None:
    write_rated(database, spread(40))

    for scope in (Scope(), DRAMAS):
        films = ratings.crowd_films(cursor, FAN, scope).set_index("film_id")
        drawn = dots.crowd_dots(cursor, FAN, scope).set_index("film_id")
        assert (drawn["film_count"] == 1).all()
        assert (drawn["mean_residual"] == drawn["residual"]).all()
        assert drawn["residual"].to_dict() == films["residual"].to_dict()
        assert drawn["expected_rating"].to_dict() == films["expected_rating"].to_dict()


def test_films_of_a_rating_and_a_tenth_of_a_point_share_a_dot(cursor: Cursor, database: Database) -> None:
    write_rated(database, ALIKE)

    found = dots.crowd_dots(cursor, FAN, most=6)

    assert sorted(rows(found, "rating", "crowd_rating", "film_count")) == [
        (3.0, 5.0, 3), (3.0, 5.1, 1), (4.0, 5.0, 1), (4.0, 5.1, 2),
    ]  # fmt: skip
    assert len(dots.crowd_dots(cursor, FAN, most=7)) == 7


def test_dots_keep_how_many_films_there_are_and_how_far_from_the_line(
    cursor: Cursor, database: Database
) -> None:
    write_rated(database, [*spread(40), *spread(40)])
    films = ratings.crowd_films(cursor, FAN, DRAMAS)

    found = dots.crowd_dots(cursor, FAN, DRAMAS, most=10)

    assert len(found) < len(films) == found["film_count"].sum() == 40
    ids = [text.split(",") for text in found["film_ids"].tolist()]
    assert [len(dot) for dot in ids] == found["film_count"].tolist()
    assert sorted(int(film_id) for dot in ids for film_id in dot) == sorted(films["film_id"].tolist())
    assert (found["mean_residual"] * found["film_count"]).sum() == pytest.approx(films["residual"].sum())


def test_dots_of_popularity_keep_how_many_films_there_are(cursor: Cursor, database: Database) -> None:
    write_rated(database, ALIKE, votes=70)

    assert sorted(rows(dots.popularity_dots(cursor, FAN, most=6), "rating", "film_count")) == [
        (3.0, 4), (4.0, 3),
    ]  # fmt: skip
    each = dots.popularity_dots(cursor, FAN)
    assert each["film_id"].tolist() == taste.popularity(cursor, FAN)["film_id"].tolist()


def test_film_without_votes_has_a_dot_too(cursor: Cursor, database: Database) -> None:
    write_rated(database, ALIKE, votes=0)

    assert dots.popularity_dots(cursor, FAN, most=2)["film_count"].sum() == 7
