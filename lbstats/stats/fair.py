"""The fair average: what keeps a group of one film from topping every ranking. Its two numbers, no queries.

Fair average of a group = (sum of its ratings + weight · own mean) / (n + weight): a group starts with
`weight` ratings of the person's own mean and has to earn its distance from it. It is a Bayesian average with
the own mean as prior.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fairness:
    """How carefully small groups are treated; the person may change it.

    Attributes:
        weight: How many ratings of the own mean every group starts with.
        minimum: Groups with fewer rated films have no fair average.
    """

    weight: float = 5.0
    minimum: int = 3


DEFAULT = Fairness()
