"""How much of a library is matched and has facts: what every other page says while the enrichment runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lbstats.stats import sql
from lbstats.stats.scope import EVERYTHING

if TYPE_CHECKING:
    from lbstats.model import LibraryId
    from lbstats.stats.scope import Scope
    from lbstats.store.database import Cursor


@dataclass(frozen=True, slots=True)
class Coverage:
    """Watched films by the state of their match, and how many of them have facts.

    Attributes:
        films: All watched films; the sum of the five states.
        with_facts: Films whose details are known: the n of everything that needs TMDB.
        matched: Films with a sure match.
        doubtful: Films with a match to look at.
        unmatched: Films for which none was found.
        failed: Films TMDB could not be asked about; tried again in the next run.
        pending: Films not looked for yet.
    """

    films: int
    with_facts: int
    matched: int
    doubtful: int
    unmatched: int
    failed: int
    pending: int

    @property
    def is_complete(self) -> bool:
        """True when every film that was found has its facts and none is still to be looked for."""
        return not self.failed and not self.pending and self.with_facts == self.matched + self.doubtful


def coverage(cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING) -> Coverage:
    """How far the enrichment of a library has come.

    Source: watched films.
    """
    return Coverage(**sql.row(cursor, "coverage", library_id, scope))
