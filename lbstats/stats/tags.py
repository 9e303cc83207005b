"""The tags of the diary: how often, how long, how rated, and their share over time.

A tag is what the person wrote, letter for letter, and untrusted; one written twice into an entry counts once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lbstats.stats import sql
from lbstats.stats.fair import DEFAULT
from lbstats.stats.scope import EVERYTHING

if TYPE_CHECKING:
    import pandas as pd

    from lbstats.model import LibraryId
    from lbstats.stats.fair import Fairness
    from lbstats.stats.scope import Scope
    from lbstats.store.database import Cursor

MOST_TAGS: Final = 100
TAGS_OVER_TIME: Final = 8


def tags(
    cursor: Cursor,
    library_id: LibraryId,
    scope: Scope = EVERYTHING,
    fairness: Fairness = DEFAULT,
    limit: int = MOST_TAGS,
) -> pd.DataFrame:
    """What is tagged how, and how it is rated.

    Source: diary entries; hours, ratings and days are theirs.
    Grain: one row per tag, at most `limit`. An entry counts for each of its tags.
    Order: entries from the most; equal ones by tag.
    Columns:
        tag: str, untrusted.
        entry_count: int.
        entry_share: float, of all entries, 0 to 1; shares add up to more than 1 and to less.
        film_count: int, different films.
        hours: float, runtime of the entries, series left out, nullable: none is known.
        rated_count: int, entries with a rating.
        mean_rating: float, stars, as given then, nullable: nothing rated.
        fair_average: float, stars, nullable: fewer rated entries than the minimum.
        first_on: date, the first Watched Date, nullable: none has one.
        last_on: date, the last, nullable.
    """
    return sql.frame(
        cursor, "tags", library_id, scope, weight=fairness.weight, minimum=fairness.minimum, limit=limit
    )


def tags_by_year(
    cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING, limit: int = TAGS_OVER_TIME
) -> pd.DataFrame:
    """The share of the most used tags in each year's entries.

    Source: diary entries with a Watched Date.
    Grain: one row per year with an entry and tag, of the `limit` tags with the most entries.
    Order: year; in each the tag with the most entries of all years first, equal ones by tag.
    Columns:
        year: int.
        tag: str, untrusted.
        entry_count: int.
        entry_share: float, of the year's entries, 0 to 1.
    """
    return sql.frame(cursor, "tags_by_year", library_id, scope, limit=limit)
