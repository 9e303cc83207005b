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
