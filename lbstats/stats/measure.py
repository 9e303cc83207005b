"""By what groups of films are compared and ranked: one switch for genres, countries, people and the rest."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from lbstats.stats.residual import crowd_line

if TYPE_CHECKING:
    from lbstats.model import LibraryId
    from lbstats.stats.fair import Fairness
    from lbstats.store.database import Cursor


class Measure(StrEnum):
    """What a ranking goes by; a group that lacks it is left out of the ranking and counted."""

    FILMS = "films"
    HOURS = "hours"
    FAIR_AVERAGE = "fair"
    RESIDUAL = "residual"

    @property
    def column(self) -> str:
        """Of a frame of groups."""
        return _COLUMNS[self]

    @property
    def has_two_ends(self) -> bool:
        """Its lowest are as worth knowing as its highest: a list that has not all has half of either."""
        return self in (Measure.FAIR_AVERAGE, Measure.RESIDUAL)


_COLUMNS: Final = {
    Measure.FILMS: "film_count",
    Measure.HOURS: "hours",
    Measure.FAIR_AVERAGE: "fair_average",
    Measure.RESIDUAL: "residual",
}


def as_parameters(cursor: Cursor, library_id: LibraryId, fairness: Fairness) -> dict[str, Any]:
    """What a query needs for the fair average and the residual of its groups."""
    line = crowd_line(cursor, library_id)
    return {"weight": fairness.weight, "minimum": fairness.minimum, **line.as_parameters()}


def listing(measure: Measure, limit: int) -> dict[str, Any]:
    """What a query needs to list so many groups by a measure: how many in all, and how many from the end."""
    return {"measure": measure.value, "limit": limit, "last": limit // 2 if measure.has_two_ends else 0}
