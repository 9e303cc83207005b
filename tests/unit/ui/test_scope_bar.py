from __future__ import annotations

import datetime as dt

import pytest

from lbstats.stats.scope import EVERYTHING, Population, Scope
from lbstats.stats.scope_bar import LeftOut
from lbstats.ui.scope_bar import chips, left_out_sentence

FULL = Scope(
    population=Population.REWATCHES,
    watched_from=dt.date(2021, 1, 1),
    watched_to=dt.date(2022, 12, 31),
    released_from=1990,
    genres=("Horror", "Drama"),
    countries=("JP",),
    languages=("ja",),
    formats=("short",),
    rating_to=2.5,
    runtime_from=91,
    runtime_to=105,
    people=("actor-525", "director-1"),
    tags=("home",),
    weekdays=(7,),
    months=(2,),
    in_diary=True,
)


def test_everything_has_no_chips() -> None:
    assert chips(EVERYTHING) == []


def test_every_control_that_is_set_has_a_chip_in_words() -> None:
    assert [chip.text for chip in chips(FULL, {"director-1": "Agnès *Varda*"})] == [
        "Rewatches",
        "Watched 2021 to 2022",
        "With a diary entry",
        "Released from 1990",
        "Rated up to 2.5 ★",
        "91 to 105 min",
        "Drama",
        "Horror",
        "Japan",
        "In Japanese",
        "Shorts",
        "Actor 525",
        "Director Agnès *Varda*",
        "Tag home",
        "On a Sunday",
        "In February",
    ]


def test_chips_taken_off_one_by_one_leave_everything() -> None:
    scope = FULL
    for _ in range(len(chips(FULL))):
        scope = chips(scope)[0].without
    assert scope == EVERYTHING


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (dt.date(2024, 1, 1), dt.date(2024, 12, 31), "Watched in 2024"),
        (dt.date(2024, 3, 2), dt.date(2024, 3, 2), "Watched on 2 Mar 2024"),
        (dt.date(2024, 3, 2), dt.date(2024, 5, 1), "Watched 2 Mar 2024 to 1 May 2024"),
        (dt.date(2024, 3, 2), None, "Watched from 2 Mar 2024"),
        (None, dt.date(2024, 3, 2), "Watched up to 2 Mar 2024"),
    ],
)
def test_days_are_said_as_short_as_they_can_be(
    first: dt.date | None, last: dt.date | None, said: str
) -> None:
    assert [chip.text for chip in chips(Scope(watched_from=first, watched_to=last))] == [said]


def test_what_is_left_out_for_not_being_known_is_said() -> None:
    assert left_out_sentence(LeftOut()) == ""
    assert (
        left_out_sentence(LeftOut(undated=1041, without_facts=2))
        == "Left out because it is not known: 1,041 undated, 2 without these facts."
    )
