"""One person's page: who they are, which of their films were watched, when, and how they were rated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lbstats.stats import measure as measures
from lbstats.stats import sql
from lbstats.stats.fair import DEFAULT
from lbstats.stats.scope import EVERYTHING

if TYPE_CHECKING:
    import pandas as pd

    from lbstats.model import LibraryId
    from lbstats.stats.fair import Fairness
    from lbstats.stats.scope import Scope
    from lbstats.store.database import Cursor


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a role in a watched film.

    Attributes:
        person_id: TMDB's number.
        name: As TMDB has it.
        profile_path: `/name.jpg` on TMDB's image host, or None.
        film_count: Watched films they have a role in, whatever the scope.
    """

    person_id: int
    name: str
    profile_path: str | None
    film_count: int


def person(cursor: Cursor, library_id: LibraryId, person_id: int) -> Person | None:
    """Who this is; None for somebody without a role in any watched film of the library.

    Source: credits of watched films with facts.
    """
    found = sql.rows(cursor, "person", library_id, person_id=person_id)
    return Person(**found[0]) if found else None


def person_films(
    cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING, *, person_id: int
) -> pd.DataFrame:
    """The watched films somebody has a role in.

    Source: credits of watched films with facts.
    Grain: one row per film.
    Order: release year, those without one last; title, film_id.
    Columns:
        film_id: int.
        title: str, untrusted.
        year: int, the export's, nullable.
        rating: float, stars, nullable: unrated.
        is_liked: bool.
        watch_count: int, diary entries.
        rewatch_count: int, those of them that are rewatches.
        last_watched_on: date, nullable: never logged.
        poster_path: str, on TMDB's image host, nullable.
        uri: str, on Letterboxd, nullable.
        kind: str, film, series or episode.
        tmdb_id: int.
        crowd_rating: float, TMDB's average from 0 to 10, nullable: no votes.
        roles: list of str, by the alphabet.
        characters: str, whom they play, nullable: nobody.
    """
    return sql.split(sql.frame(cursor, "person_films", library_id, scope, person_id=person_id), "roles")


def person_entries(
    cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING, *, person_id: int
) -> pd.DataFrame:
    """When somebody's films were watched, and how they were rated then.

    Source: diary entries with a Watched Date of films they have a role in.
    Grain: one row per entry.
    Order: Watched Date, place in the diary, entry_id.
    Columns:
        entry_id: int.
        film_id: int.
        title: str, untrusted.
        year: int, the export's, nullable.
        watched_on: date.
        rating: float, stars, as given then, nullable: unrated.
        is_rewatch: bool, marked or preceded by an entry.
    """
    return sql.frame(cursor, "person_entries", library_id, scope, person_id=person_id)


def person_roles(
    cursor: Cursor,
    library_id: LibraryId,
    scope: Scope = EVERYTHING,
    fairness: Fairness = DEFAULT,
    *,
    person_id: int,
) -> pd.DataFrame:
    """What somebody did in the watched films, and how those are rated.

    Source: credits of watched films with facts.
    Grain: one row per role.
    Order: films from the most, role.
    Columns:
        role: str.
        film_count: int, watched films.
        hours: float, of every entry and once of films without one, nullable: no runtime known.
        rated_count: int, films with a rating.
        mean_rating: float, stars, nullable: nothing rated.
        fair_average: float, stars, nullable: fewer rated films than the minimum.
        residual_count: int, rated films with 50 votes or more.
        residual: float, stars above the crowd's line, shrunk, nullable: no line, or fewer than the minimum.
    """
    return sql.frame(
        cursor,
        "person_roles",
        library_id,
        scope,
        person_id=person_id,
        **measures.as_parameters(cursor, library_id, fairness),
    )
