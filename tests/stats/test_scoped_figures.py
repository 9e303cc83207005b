"""The small library of `tests.fakes.libraries` under scopes, counted by hand."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from lbstats.stats import diary, films, overview
from lbstats.stats.scope import EVERYTHING, Population, Scope
from lbstats.stats.scope_bar import LeftOut, left_out, scope_choices
from lbstats.stats.summary import library_summary
from tests.fakes.libraries import EMPTY, LIBRARY

if TYPE_CHECKING:
    from lbstats.store.database import Cursor

IN_2023 = Scope(watched_from=dt.date(2023, 1, 1), watched_to=dt.date(2023, 12, 31))
IN_2024 = Scope(watched_from=dt.date(2024, 1, 1))
SCOPES = {
    "everything": (EVERYTHING, [1, 2, 3, 4, 5, 6, 7, 10, 11], [1, 2, 3, 4, 5, 6, 8]),
    "rated": (Scope(Population.RATED), [1, 2, 4, 5], [1, 2, 3, 5, 6]),
    "liked": (Scope(Population.LIKED), [1, 10], [1, 2, 6]),
    "diary": (Scope(Population.DIARY), [1, 2, 3, 5, 7], [1, 2, 3, 4, 5, 6, 8]),
    "first watches": (Scope(Population.FIRST_WATCHES), [1, 3, 5, 7], [1, 4, 5, 8]),
    "rewatches": (Scope(Population.REWATCHES), [1, 2], [2, 3, 6]),
    "of a year": (IN_2023, [1, 2, 5, 7], [1, 2, 3, 4, 5]),
    "from a day on": (IN_2024, [1], [6]),
    "up to a day": (Scope(watched_to=dt.date(2023, 1, 2)), [1, 2], [1, 2, 3]),
    "released between": (Scope(released_from=1999, released_to=2001), [1, 2, 3], [1, 2, 3, 6, 8]),
    "one genre": (Scope(genres=("Drama",)), [1, 5, 6, 11], [1, 2, 5, 6]),
    "either genre": (Scope(genres=("Crime", "Horror")), [1, 10], [1, 2, 6]),
    "country": (Scope(countries=("JP", "GB")), [1, 11], [1, 2, 6]),
    "genre and country": (Scope(genres=("Drama",), countries=("JP",)), [11], []),
    "language": (Scope(languages=("fr",)), [2], [3]),
    "short": (Scope(formats=("short",)), [2], [3]),
    "series": (Scope(formats=("series",)), [5, 6], [5]),
    "unknown format": (Scope(formats=("unknown",)), [3, 4, 7, 10], [4, 8]),
    "own rating": (Scope(rating_from=3, rating_to=4), [1, 5], [1, 2, 5, 6]),
    "high rating": (Scope(rating_from=4.5), [2], [3]),
    "tag": (Scope(tags=("cinema",)), [1], [1]),
    "tag of another year": (Scope(tags=("cinema",), watched_from=dt.date(2024, 1, 1)), [], []),
    "rated and logged": (Scope(Population.RATED, in_diary=True), [1, 2, 5], [1, 2, 3, 5, 6]),
    "nothing": (Scope(genres=("Western",)), [], []),
}


@pytest.mark.parametrize(("scope", "film_ids", "entry_ids"), SCOPES.values(), ids=SCOPES)
def test_scope_leaves_the_films_and_entries_counted_by_hand(
    cursor: Cursor, scope: Scope, film_ids: list[int], entry_ids: list[int]
) -> None:
    table = films.films(cursor, LIBRARY, scope)
    entries = diary.entries(cursor, LIBRARY, scope)
    summary = library_summary(cursor, LIBRARY, scope)

    assert sorted(table["film_id"]) == film_ids
    assert sorted(entries["entry_id"]) == entry_ids
    assert (summary.watched, summary.entries) == (len(film_ids), len(entry_ids))
    assert table["watch_count"].sum() == len(entry_ids)
    assert table["rewatch_count"].sum() == summary.rewatches == entries["is_rewatch"].sum()


def test_film_of_a_scope_has_only_the_entries_of_the_scope(cursor: Cursor) -> None:
    (alpha,) = films.films(cursor, LIBRARY, IN_2024).to_dict("records")

    assert (alpha["watch_count"], alpha["rewatch_count"]) == (1, 1)
    assert alpha["first_watched_on"] == alpha["last_watched_on"] == dt.datetime(2024, 1, 1)  # noqa: DTZ001


def test_hours_of_a_day_range_are_those_of_its_entries(cursor: Cursor) -> None:
    assert library_summary(cursor, LIBRARY, IN_2024).hours == pytest.approx(
        100 / 60, abs=1e-4
    )  # Alpha once: 100 minutes
    assert library_summary(cursor, LIBRARY, IN_2023).hours == 4.0  # Alpha twice and Beta: 240


def test_films_only_liked_are_in_no_scope(cursor: Cursor) -> None:
    assert library_summary(cursor, LIBRARY).liked == 3
    assert library_summary(cursor, LIBRARY, Scope(Population.LIKED)).liked == 2


def test_own_mean_of_a_fair_average_is_that_of_the_scope(cursor: Cursor) -> None:
    frame = overview.decades(cursor, LIBRARY, Scope(released_from=1990, released_to=1999))

    assert frame["decade"].tolist() == [1990]
    assert frame["mean_rating"].tolist() == [4.5]


def test_left_out_counts_the_films_that_lack_only_what_is_asked_for(cursor: Cursor) -> None:
    # Of the nine, Delta, the episode, Zeta and Eta were never logged, and Gamma's entry has no day.
    assert left_out(cursor, LIBRARY, IN_2023) == LeftOut(undated=5)
    assert left_out(cursor, LIBRARY, IN_2024) == LeftOut(undated=5)
    # Delta and éclair have no facts; of Beta and Gamma TMDB lists no genre, which every film has.
    assert left_out(cursor, LIBRARY, Scope(genres=("Drama",))) == LeftOut(without_facts=4)
    # Beta is known to be from elsewhere. Of Zeta no country is known, but its genre, which is another.
    assert left_out(cursor, LIBRARY, Scope(genres=("Drama",), countries=("US",))) == LeftOut(without_facts=3)
    # Of Gamma TMDB lists none.
    assert left_out(cursor, LIBRARY, Scope(countries=("US",))) == LeftOut(without_facts=4)
    assert left_out(cursor, LIBRARY, Scope(formats=("short",))) == LeftOut(without_facts=4)
    assert left_out(cursor, LIBRARY, Scope(formats=("unknown",))) == LeftOut()
    assert left_out(cursor, LIBRARY, Scope(released_from=2000)) == LeftOut(without_year=1)
    assert left_out(cursor, LIBRARY, EVERYTHING) == LeftOut()


def test_left_out_counts_each_lack_among_the_films_that_meet_everything_else(cursor: Cursor) -> None:
    liked = Scope(Population.LIKED, watched_from=dt.date(2020, 1, 1), genres=("Crime", "Horror"))

    assert left_out(cursor, LIBRARY, liked) == LeftOut(undated=1)  # Zeta
    tagged = Scope(tags=("cinema",), watched_from=dt.date(2020, 1, 1))
    assert left_out(cursor, LIBRARY, tagged) == LeftOut()  # what was never logged has no tag


def test_choices_are_what_the_library_holds_with_counts(cursor: Cursor) -> None:
    choices = scope_choices(cursor, LIBRARY)

    assert choices.populations == {
        Population.WATCHED: 9, Population.DIARY: 7, Population.FIRST_WATCHES: 4, Population.REWATCHES: 3,
        Population.RATED: 4, Population.LIKED: 2,
    }  # fmt: skip
    assert list(choices.genres.items()) == [("Drama", 4), ("Crime", 1), ("Horror", 1)]
    assert list(choices.countries.items()) == [("US", 4), ("FR", 1), ("GB", 1), ("JP", 1)]
    assert list(choices.languages.items()) == [("en", 4), ("fr", 1), ("ja", 1)]
    assert list(choices.formats.items()) == [("unknown", 4), ("feature", 2), ("series", 2), ("short", 1)]
    assert list(choices.tags.items()) == [("cinema", 1), ("home", 1)]
    assert list(choices.watched_years.items()) == [(2024, 1), (2023, 5)]
    assert list(choices.release_years) == [2020, 2019, 2016, 2001, 1999, 1990, 1985]


def test_empty_library_offers_nothing(cursor: Cursor) -> None:
    choices = scope_choices(cursor, EMPTY)

    assert set(choices.populations.values()) == {0}
    assert choices.genres == choices.formats == choices.tags == {}
    assert choices.watched_years == choices.release_years == {}
