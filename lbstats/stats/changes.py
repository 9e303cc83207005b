"""How ratings changed: from the first in the diary to now, and from one viewing to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lbstats.stats import sql
from lbstats.stats.scope import EVERYTHING

if TYPE_CHECKING:
    import pandas as pd

    from lbstats.model import LibraryId
    from lbstats.stats.scope import Scope
    from lbstats.store.database import Cursor


def rating_changes(
    cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING, *, keeps_unchanged: bool = False
) -> pd.DataFrame:
    """The films warmed to and cooled on: those whose rating now is not that of their first rated entry.

    Source: films rated now with a rated diary entry that has a Watched Date.
    Grain: one row per film whose ratings differ, or per film where the unchanged are kept.
    Order: the greatest difference first, of two alike the higher rating now; then the latest, title, year,
        film_id.
    Columns:
        film_id: int.
        title: str, untrusted.
        year: int, the export's, nullable.
        first_rated_on: date, the Watched Date of that entry.
        rating_then: float, stars, its rating.
        rating: float, stars, now.
        change: float, stars, now less then, 0 only where the unchanged are kept.
        poster_path: str, on TMDB's image host, nullable.
        uri: str, on Letterboxd, nullable.
        kind: str, film, series or episode, nullable: no match.
        tmdb_id: int, nullable: no match.
    """
    return sql.frame(cursor, "rating_changes", library_id, scope, keeps_unchanged=keeps_unchanged)


def rating_change_counts(cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING) -> pd.DataFrame:
    """By how much ratings changed from the first rated entry to now.

    Source: as in `rating_changes`, with the films whose rating stayed.
    Grain: one row per difference that occurs, 0 among them.
    Order: difference.
    Columns:
        change: float, stars, now less then.
        film_count: int.
    """
    return sql.frame(cursor, "rating_change_counts", library_id, scope)


def rewatch_change_counts(cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING) -> pd.DataFrame:
    """By how much ratings changed from one viewing to the next; the pairs are `lbstats.stats.lags.rewatches`.

    Source: rated rewatches whose film's entry before is rated as well, in the scope or not.
    Grain: one row per difference that occurs, 0 among them.
    Order: difference.
    Columns:
        change: float, stars, then less before.
        entry_count: int.
    """
    return sql.frame(cursor, "rewatch_change_counts", library_id, scope)
