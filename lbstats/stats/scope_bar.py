"""What the scope bar offers, and what a scope leaves out because it is not known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from lbstats.stats import sql
from lbstats.stats.scope import Population

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lbstats.model import LibraryId
    from lbstats.stats.scope import Scope
    from lbstats.store.database import Cursor


@dataclass(frozen=True, slots=True)
class ScopeChoices:
    """The values a library holds, control by control, with how often; most often first, years latest first.

    Attributes:
        populations: Watched, rated and liked films; diary entries, first watches and rewatches.
        genres: Films by TMDB's name of a genre.
        countries: Films by ISO 3166-1 alpha-2 of a production country.
        languages: Films by ISO 639-1 of the original language.
        formats: Films by feature, short, series, unknown.
        tags: Diary entries by tag, untrusted.
        watched_years: Diary entries by the year of their day.
        release_years: Films by the export's year.
    """

    populations: Mapping[Population, int]
    genres: Mapping[str, int]
    countries: Mapping[str, int]
    languages: Mapping[str, int]
    formats: Mapping[str, int]
    tags: Mapping[str, int]
    watched_years: Mapping[int, int]
    release_years: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Films that a scope leaves out only because something is not known of them; one may lack several things.

    Attributes:
        undated: Films without a day, where days are asked for; never logged, or logged without one.
        without_facts: Films of which the facts that are asked for are missing, all or these, also on TMDB.
        without_year: Films whose release year the export does not say, where years are asked for.
    """

    undated: int = 0
    without_facts: int = 0
    without_year: int = 0


def scope_choices(cursor: Cursor, library_id: LibraryId) -> ScopeChoices:
    """What the scope bar of a library can offer.

    Source: watched films, diary entries and, where they are matched, their facts; never narrowed by a scope.
    """
    found: dict[str, dict[str, int]] = {}
    for row in sql.rows(cursor, "scope_choices", library_id):
        found.setdefault(row["control"], {})[row["value"]] = row["found_count"]
    return ScopeChoices(
        populations={each: found["populations"][each.value] for each in Population},
        genres=found.get("genres", {}),
        countries=found.get("countries", {}),
        languages=found.get("languages", {}),
        formats=found.get("formats", {}),
        tags=found.get("tags", {}),
        watched_years=_by_year(found.get("watched_years", {})),
        release_years=_by_year(found.get("release_years", {})),
    )


def films_left(cursor: Cursor, library_id: LibraryId, scope: Scope) -> int:
    """How many films a scope leaves.

    Source: watched films.
    """
    found: int = sql.row(cursor, "left_out", library_id, scope)["film_count"]
    return found


def left_out(cursor: Cursor, library_id: LibraryId, scope: Scope) -> LeftOut:
    """How many films a scope leaves out because something is not known of them.

    Each figure is of the films that meet everything else the scope asks for.

    Source: watched films.
    """

    def count(column: str, asked: Scope, **parameters: Any) -> int:  # noqa: ANN401 - of a query
        found: int = sql.row(cursor, "left_out", library_id, asked, **parameters)[column]
        return found

    # Without the range of days a film may stand in the scope that has no entry at all.
    undated = replace(scope, watched_from=None, watched_to=None, weekdays=(), months=())
    without_years = replace(scope, released_from=None, released_to=None)
    return LeftOut(
        undated=count("without_day", undated) if scope.needs_days else 0,
        without_facts=count("film_count", scope, keeps_unknown=True) - count("film_count", scope)
        if scope.needs_facts
        else 0,
        without_year=count("without_year", without_years) if scope.has_years else 0,
    )


def _by_year(found: Mapping[str, int]) -> dict[int, int]:
    return {int(year): count for year, count in found.items()}
