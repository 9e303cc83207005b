"""Against the crowd: the line every residual is measured from.

    sql.frame(cursor, "some_query", library_id, scope, **crowd_line(cursor, library_id).as_parameters())

gives `scoped_film` of that query its column `residual`: own rating - (intercept + slope · crowd's average),
null for films that are unrated or have fewer than 50 votes, and for all where there is no line. A group's
residual is shrunk like the fair average, towards 0: sum of residuals / (n + weight).
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from lbstats.stats import sql
from lbstats.stats.line import LEAST_FILMS, CrowdLine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lbstats.model import LibraryId
    from lbstats.store.database import Cursor


_kept: ContextVar[Callable[[], CrowdLine] | None] = ContextVar("kept line", default=None)


@contextmanager
def kept_line(known: Callable[[], CrowdLine]) -> Iterator[None]:
    """Within the block the line is not fitted for every question, but what is known of it.

    Args:
        known: Gives the line of the library that is asked about in the block, as `fitted_line` does.
    """
    before = _kept.set(known)
    try:
        yield
    finally:
        _kept.reset(before)


def crowd_line(cursor: Cursor, library_id: LibraryId) -> CrowdLine:
    """The line of a library, as it is known already or fitted now."""
    known = _kept.get()
    return fitted_line(cursor, library_id) if known is None else known()


def fitted_line(cursor: Cursor, library_id: LibraryId) -> CrowdLine:
    """The line of a library, fitted by ordinary least squares.

    It is that of all rated films whatever the scope: fitted anew within each, it would run through the middle
    of any of them, and whoever loves horror would be told that their horror films are rated as expected.

    Source: rated watched films with 50 votes or more on TMDB.
    """
    return CrowdLine(**sql.row(cursor, "crowd_line", library_id, least_films=LEAST_FILMS))
