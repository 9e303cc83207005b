"""What the list of matches says of how far a match is from the film."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from lbstats.model import MatchState, Rung
from lbstats.ui.match_row import reason


@pytest.mark.parametrize(
    ("state", "distance", "said"),
    [
        (MatchState.MATCHED, 0.0, ""),
        (MatchState.MATCHED, 0.04, "differs by 0.04 of 1"),
        (MatchState.DOUBTFUL, 0.0, "differs by 0.00 of 1"),
        (MatchState.UNMATCHED, None, ""),
    ],
)
def test_a_distance_is_named_unless_the_match_is_sure_and_there_is_none(
    state: MatchState, distance: float | None, said: str
) -> None:
    match = SimpleNamespace(state=state, distance=distance, rung=Rung.SWEEP, reason="Said why.")
    shown = reason(match)
    assert said in shown
    assert ("differs by " in shown) is bool(said)
    assert "Said why." in shown
