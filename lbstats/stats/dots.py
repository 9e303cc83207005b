"""What is drawn of thousands of films: dots that would lie on each other are one, and say how many they are.

Up to `MOST_DOTS` every film is its own. No figure is counted from dots but their number of films, which adds
up to that of the films; tables and rankings hold every film.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lbstats.stats import sql
from lbstats.stats.residual import crowd_line
from lbstats.stats.scope import EVERYTHING

if TYPE_CHECKING:
    import pandas as pd

    from lbstats.model import LibraryId
    from lbstats.stats.scope import Scope
    from lbstats.store.database import Cursor

MOST_DOTS: Final = 1000
CROWD_STEP: Final = 0.1
"""Points of TMDB's average; the width of a dot on a laptop's screen."""
VOTES_STEP: Final = 0.05
"""Of an order of magnitude of the votes; the same width."""


def crowd_dots(
    cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING, most: int = MOST_DOTS
) -> pd.DataFrame:
    """Rated films beside the crowd's average, to be drawn.

    Source: as in `ratings.crowd_films`.
    Grain: one row per film; of more than `most`, one per rating and tenth of a point of the crowd's average.
    Order: film_count from the most, residual from the highest, votes, title, year, film_id.
    Columns:
        film_id: int, of the film with the most votes, like all up to the residual.
        title: str, untrusted.
        year: int, the export's, nullable.
        rating: float, stars.
        crowd_rating: float, TMDB's average from 0 to 10.
        expected_rating: float, stars, by the line, nullable: no line.
        residual: float, stars, rating less expected, nullable: no line.
        film_count: int, films the dot stands for.
        film_ids: str, of all of these, with commas between, in no order.
        mean_residual: float, stars, of all of these, nullable: no line.
    """
    line = crowd_line(cursor, library_id).as_parameters()
    return sql.frame(cursor, "crowd_dots", library_id, scope, most_dots=most, step=CROWD_STEP, **line)


def popularity_dots(
    cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING, most: int = MOST_DOTS
) -> pd.DataFrame:
    """Rated films by their number of votes, to be drawn.

    Source: as in `taste.popularity`.
    Grain: one row per film; of more than `most`, one per rating and 20th of an order of magnitude of votes.
    Order: film_count from the most, votes, rating, title, year, film_id.
    Columns:
        film_id: int, of the film with the most votes, like all up to these.
        title: str, untrusted.
        year: int, the export's, nullable.
        rating: float, stars.
        vote_count: int, TMDB's votes.
        film_count: int, films the dot stands for.
        film_ids: str, of all of these, with commas between, in no order.
    """
    return sql.frame(cursor, "popularity_dots", library_id, scope, most_dots=most, step=VOTES_STEP)
