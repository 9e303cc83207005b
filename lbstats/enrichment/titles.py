"""Which titles' facts are on their way, so that each is fetched once however many libraries want it.

Bookkeeping only; the service's lock guards it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lbstats.enrichment.run import Run
    from lbstats.store.catalogue import TitleKey


class TitleDesk:
    """Who waits for which title."""

    def __init__(self) -> None:
        self._waiting: dict[TitleKey, list[Run]] = {}
        self._unstored: set[TitleKey] = set()

    def is_here(self, key: TitleKey) -> bool:
        """Whether the facts were fetched and wait to be stored with the next batch."""
        return key in self._unstored

    def claim(self, key: TitleKey, run: Run) -> bool:
        """Wait for a title; True when nobody did before, so that this run must fetch it."""
        waiting = self._waiting.setdefault(key, [])
        waiting.append(run)
        return len(waiting) == 1

    def arrived(self, key: TitleKey, *, is_unstored: bool = False) -> list[Run]:
        """Everybody who waited for a title."""
        if is_unstored:
            self._unstored.add(key)
        return self._waiting.pop(key, [])

    def stored(self, keys: Iterable[TitleKey]) -> None:
        """The catalogue holds these titles by now."""
        self._unstored.difference_update(keys)

    def leave(self, run: Run) -> list[tuple[TitleKey, Run]]:
        """Take a run out; what it was to fetch falls to the next that waits."""
        inherited = []
        for key, waiting in list(self._waiting.items()):
            was_first = waiting[0] is run
            waiting[:] = [each for each in waiting if each is not run]
            if not waiting:
                del self._waiting[key]
            elif was_first:
                inherited.append((key, waiting[0]))
        return inherited
