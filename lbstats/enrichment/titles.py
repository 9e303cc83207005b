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
    """Who waits for which title, and who asks for it.

    Everybody who waits has the question among the own ones: where it comes first it is put, so that a small
    library does not wait for a large one to get there.
    """

    def __init__(self) -> None:
        self._waiting: dict[TitleKey, list[Run]] = {}
        self._asking: dict[TitleKey, Run] = {}
        self._unstored: set[TitleKey] = set()

    def is_here(self, key: TitleKey) -> bool:
        """Whether the facts were fetched and wait to be stored with the next batch."""
        return key in self._unstored

    def wait(self, key: TitleKey, run: Run) -> None:
        """Wait for a title."""
        self._waiting.setdefault(key, []).append(run)

    def begin(self, key: TitleKey, run: Run) -> bool:
        """Whether this run is to ask for a title now: somebody waits for it and nobody asks."""
        if key not in self._waiting or key in self._asking:
            return False
        self._asking[key] = run
        return True

    def give_back(self, key: TitleKey) -> None:
        """The question failed and will be put again."""
        self._asking.pop(key, None)

    def arrived(self, key: TitleKey, *, is_unstored: bool = False) -> list[Run]:
        """Everybody who waited for a title."""
        if is_unstored:
            self._unstored.add(key)
        self._asking.pop(key, None)
        return self._waiting.pop(key, [])

    def stored(self, keys: Iterable[TitleKey]) -> None:
        """The catalogue holds these titles by now."""
        self._unstored.difference_update(keys)

    def leave(self, run: Run) -> list[tuple[TitleKey, Run]]:
        """Take a run out; what it asked for, or would have asked for again, falls to the next that waits."""
        inherited = []
        for key, waiting in list(self._waiting.items()):
            if run not in waiting:
                continue
            waiting[:] = [each for each in waiting if each is not run]
            if self._asking.get(key) is run:
                del self._asking[key]
            if not waiting:
                del self._waiting[key]
            elif key not in self._asking:
                inherited.append((key, waiting[0]))
        return inherited
