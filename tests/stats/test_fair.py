"""How small groups are treated, as an address says it."""

from __future__ import annotations

import pytest

from lbstats.stats.fair import DEFAULT, MINIMA, WEIGHTS, Fairness, from_params


def test_the_usual_stands_in_no_address() -> None:
    assert DEFAULT.to_params() == {}
    assert from_params({}) == DEFAULT == Fairness(weight=5, minimum=3)


@pytest.mark.parametrize("weight", [WEIGHTS[0], 4, WEIGHTS[-1]])
@pytest.mark.parametrize("minimum", [MINIMA[0], 4, MINIMA[-1]])
def test_what_was_chosen_comes_back_from_its_address(weight: int, minimum: int) -> None:
    chosen = Fairness(weight, minimum)
    assert from_params(chosen.to_params()) == chosen


def test_one_number_alone_leaves_the_other_as_usual() -> None:
    assert Fairness(minimum=10).to_params() == {"least": ["10"]}
    assert from_params({"least": ["10"]}) == Fairness(weight=5, minimum=10)


@pytest.mark.parametrize("nonsense", ["", "-1", "31", "05", "5.0", "\u0665", "many", "9" * 5000])
def test_nonsense_is_as_if_it_were_not_there(nonsense: str) -> None:
    assert from_params({"weight": [nonsense], "least": [nonsense]}) == DEFAULT
