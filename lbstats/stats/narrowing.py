"""From a group of films to the scope that leaves just these: what "Count only these" sets.

A scope asks for one of several genres, not for two at once; where it cannot say what a group is, there is
none. Asks no database.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, TypeVar

from lbstats.stats.taste import RUNTIME_BANDS, Facet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lbstats.stats.scope import Scope

Bound = TypeVar("Bound", int, float, dt.date)

NAMED: Final[Mapping[Facet, str]] = {
    Facet.GENRE: "genres",
    Facet.COUNTRY: "countries",
    Facet.LANGUAGE: "languages",
}
LOWEST: Final = 0.5
"""Stars: whatever is rated has as many or more."""
YEARS: Final = 10
"""Of a decade."""


def to_groups(scope: Scope, among: tuple[tuple[Facet, str], ...]) -> Scope | None:
    """The scope of the films that are in all of these groups; None when no scope says it.

    Args:
        scope: Of which the groups are a part.
        among: Facets and keys of `taste.groups`.
    """
    if len({facet for facet, _ in among}) < len(among):
        return None
    found: Scope | None = scope
    for facet, key in among:
        found = found and _to_group(found, facet, key)
    return found


def to_value(scope: Scope, control: str, value: str | int) -> Scope | None:
    """The scope with one value of a control of which several can be chosen; None when others are chosen.

    Args:
        scope: To be narrowed.
        control: One of `scope.MANY`.
        value: What all of the group have.
    """
    chosen = getattr(scope, control)
    named: dict[str, Any] = {control: (value,)}
    return replace(scope, **named) if not chosen or value in chosen else None


def to_days(scope: Scope, first: dt.date, last: dt.date) -> Scope:
    """The scope cut to these days."""
    first, last = _cut(scope.watched_from, scope.watched_to, first, last)
    return replace(scope, watched_from=first, watched_to=last)


def to_years(scope: Scope, first: int, last: int) -> Scope:
    """The scope cut to these release years."""
    first, last = _cut(scope.released_from, scope.released_to, first, last)
    return replace(scope, released_from=first, released_to=last)


def to_rating(scope: Scope, stars: float) -> Scope:
    """The scope of the films with this rating now, which must be one of the scope's."""
    return replace(scope, rating_from=stars, rating_to=stars)


def to_rated(scope: Scope) -> Scope:
    """The scope of its rated films."""
    if scope.rating_from is not None or scope.rating_to is not None:
        return scope
    return replace(scope, rating_from=LOWEST)


def _to_group(scope: Scope, facet: Facet, key: str) -> Scope | None:
    if facet in NAMED:
        return to_value(scope, NAMED[facet], key)
    if facet is Facet.DECADE:
        return to_years(scope, int(key), int(key) + YEARS - 1)
    return _to_runtime(scope, int(key)) if facet is Facet.RUNTIME else None


def _to_runtime(scope: Scope, end: int) -> Scope:
    begins = {up_to: before + 1 for before, up_to in pairwise((-1, *RUNTIME_BANDS))}
    first, last = _cut(scope.runtime_from, scope.runtime_to, begins[end], end)
    is_open = last == [*RUNTIME_BANDS][-1]
    return replace(scope, runtime_from=first or None, runtime_to=None if is_open else last)


def _cut(
    widest_first: Bound | None, widest_last: Bound | None, first: Bound, last: Bound
) -> tuple[Bound, Bound]:
    """What a range and a part of it have in common."""
    return (
        first if widest_first is None else max(first, widest_first),
        last if widest_last is None else min(last, widest_last),
    )
