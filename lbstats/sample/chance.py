"""Chance that repeats itself: everything is drawn by `random()`, whose sequence Python promises to keep."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

T = TypeVar("T")


class Draw:
    """Draws one thing after another; the same ones every time for one seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - a diary, not a secret

    def chance(self, share: float) -> bool:
        """True in that share of cases."""
        return self._random.random() < share

    def below(self, count: int) -> int:
        """A whole number from 0 to below the count."""
        return int(self._random.random() * count)

    def one_of(self, items: Sequence[T]) -> T:
        """One of the items, each as likely."""
        return items[self.below(len(items))]

    def shuffled(self, items: Iterable[T]) -> list[T]:
        """The items in any order."""
        return [
            item for _, item in sorted(((self._random.random(), item) for item in items), key=lambda x: x[0])
        ]

    def weighted(self, weights: Sequence[float]) -> int:
        """The place of one of the weights, heavier ones as much likelier."""
        left = self._random.random() * sum(weights)
        for index, weight in enumerate(weights):
            left -= weight
            if left < 0:
                return index
        return len(weights) - 1

    def some_of(self, items: Sequence[T], weights: Sequence[float], count: int) -> list[T]:
        """Different items, heavier ones sooner (Efraimidis and Spirakis 2006)."""
        keys = [self._random.random() ** (1 / weight) for weight in weights]
        heaviest = sorted(range(len(items)), key=lambda index: -keys[index])
        return [items[index] for index in heaviest[:count]]
