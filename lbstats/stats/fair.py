"""The fair average: what keeps a group of one film from topping every ranking. Its two numbers, no queries.

Fair average of a group = (sum of its ratings + weight · own mean) / (n + weight): a group starts with
`weight` ratings of the person's own mean and has to earn its distance from it. It is a Bayesian average with
the own mean as prior.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MINIMA: Final = range(1, 31)
WEIGHTS: Final = range(31)
"""What a person may choose; with more every group would be as good as the next."""


@dataclass(frozen=True, slots=True)
class Fairness:
    """How carefully small groups are treated; the person may change it.

    Attributes:
        weight: How many ratings of the own mean every group starts with; with 0 the fair average is the mean.
        minimum: Groups with fewer rated films have no fair average.
    """

    weight: int = 5
    minimum: int = 3

    def to_params(self) -> dict[str, list[str]]:
        """As query parameters of an address: those that are not the usual."""
        found = {WEIGHT: (self.weight, DEFAULT.weight), MINIMUM: (self.minimum, DEFAULT.minimum)}
        return {name: [str(value)] for name, (value, usual) in found.items() if value != usual}


DEFAULT: Final = Fairness()
WEIGHT, MINIMUM = "weight", "least"
PARAMETERS: Final = (WEIGHT, MINIMUM)
"""The names it uses in an address."""


def from_params(params: Mapping[str, Sequence[str]]) -> Fairness:
    """What an address asks for; what makes no sense in it is as if it were not there."""
    return Fairness(
        weight=_one_of(WEIGHTS, params.get(WEIGHT, ()), DEFAULT.weight),
        minimum=_one_of(MINIMA, params.get(MINIMUM, ()), DEFAULT.minimum),
    )


def _one_of(numbers: range, written: Sequence[str], usual: int) -> int:
    return next((number for number in numbers if str(number) in written[:1]), usual)
