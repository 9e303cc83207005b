"""The straight line of the own ratings on the crowd's: its numbers, no queries.

The scales differ (five stars, ten points, another public), so that nothing is compared with the crowd but
what this line leaves over: `lbstats.stats.residual` fits it, `queries/scope.sql` measures films from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

LEAST_VOTES: Final = 50
"""A film with fewer votes has no crowd."""
LEAST_FILMS: Final = 30
"""A line through fewer rated films is none."""


@dataclass(frozen=True, slots=True)
class CrowdLine:
    """Expected own rating in stars = intercept + slope · TMDB's average from 0 to 10.

    Attributes:
        film_count: Rated films with `LEAST_VOTES` or more: the n of the line.
        slope: Stars per point; None with fewer films than `LEAST_FILMS`, or when all have the same average.
        intercept: Stars where the crowd's average is 0; None together with the slope.
        correlation: Pearson's, -1 to 1; None together with the slope, or when all ratings are the same.
    """

    film_count: int = 0
    slope: float | None = None
    intercept: float | None = None
    correlation: float | None = None

    def expects(self, crowd_rating: float) -> float | None:
        """The own rating the line expects of a film, in stars; None without a line."""
        if self.slope is None or self.intercept is None:
            return None
        return self.intercept + self.slope * crowd_rating

    def as_parameters(self) -> dict[str, Any]:
        """What fills the column `residual` of `scoped_film` in a query."""
        return {"slope": self.slope, "intercept": self.intercept, "least_votes": LEAST_VOTES}


NO_LINE: Final = CrowdLine()
"""The line of a query that asks for no residual."""
