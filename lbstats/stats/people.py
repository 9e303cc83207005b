"""People: who made the films, by role, in pairs, by name, and how many of the directors are women.

People are told apart by TMDB's number, never by name; a film counts once per person and role. One person's
page is `lbstats.stats.person`. Nothing is counted in Python here.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from lbstats.stats import measure as measures
from lbstats.stats import sql
from lbstats.stats.fair import DEFAULT
from lbstats.stats.measure import Measure
from lbstats.stats.scope import EVERYTHING

if TYPE_CHECKING:
    import pandas as pd

    from lbstats.model import LibraryId
    from lbstats.stats.fair import Fairness
    from lbstats.stats.scope import Scope
    from lbstats.store.database import Cursor


class Role(StrEnum):
    """What somebody did in a film; `title_role` in 0002_views.sql says which credits that is."""

    DIRECTOR = "director"
    ACTOR = "actor"
    WRITER = "writer"
    CINEMATOGRAPHER = "cinematographer"
    COMPOSER = "composer"
    EDITOR = "editor"
    PRODUCER = "producer"


class Period(StrEnum):
    """By which time films are put: the decade of their release, or the year of the first entry."""

    RELEASED = "released"
    WATCHED = "watched"


MOST_PEOPLE: Final = 100
MOST_FOUND: Final = 20
LEAST_TOGETHER: Final = 2
"""A director and an actor of one film together are no pair."""


def people(
    cursor: Cursor,
    library_id: LibraryId,
    scope: Scope = EVERYTHING,
    role: Role = Role.DIRECTOR,
    measure: Measure = Measure.FILMS,
    fairness: Fairness = DEFAULT,
    limit: int = MOST_PEOPLE,
) -> pd.DataFrame:
    """The people of one role.

    Source: credits of watched films with facts; actors are the first 15 billed who play somebody.
    Grain: one row per person that has the measure, at most `limit`: the first, of averages and residuals as
        many of the last.
    Order: the measure from the highest, films, name, person_id.
    Columns:
        person_id: int, TMDB's.
        name: str.
        profile_path: str, on TMDB's image host, nullable.
        film_count: int, watched films.
        hours: float, of every entry and once of films without one, nullable: no runtime known.
        rated_count: int, films with a rating.
        mean_rating: float, stars, nullable: nothing rated.
        fair_average: float, stars, nullable: fewer rated films than the minimum.
        residual_count: int, rated films with 50 votes or more.
        residual: float, stars above the crowd's line, shrunk, nullable: no line, or fewer than the minimum.
        liked_count: int, films liked.
        population_count: int, films with anybody in this role; the same in every row.
        rated_population_count: int, those of them with a rating; the same in every row.
        residual_population_count: int, those of them with 50 votes or more too; the same in every row.
        person_count: int, people in this role; the same in every row.
        ranked_count: int, those of them that have the measure; the same in every row.
    """
    return sql.frame(
        cursor,
        "people_ranked",
        library_id,
        scope,
        role=role.value,
        **measures.listing(measure, limit),
        **measures.as_parameters(cursor, library_id, fairness),
    )


def search_people(
    cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING, text: str = "", limit: int = MOST_FOUND
) -> pd.DataFrame:
    """People whose name contains a text, without regard to case and accents.

    Source: credits of watched films with facts.
    Grain: one row per person, at most `limit`.
    Order: films from the most, name, person_id.
    Columns:
        person_id: int, TMDB's.
        name: str.
        profile_path: str, on TMDB's image host, nullable.
        roles: list of str, by the alphabet.
        film_count: int, watched films in any role.
    """
    found = sql.frame(cursor, "people_search", library_id, scope, text=text, limit=limit)
    return sql.split(found, "roles")


def director_actor_pairs(
    cursor: Cursor,
    library_id: LibraryId,
    scope: Scope = EVERYTHING,
    fairness: Fairness = DEFAULT,
    limit: int = MOST_PEOPLE,
) -> pd.DataFrame:
    """Directors and the actors they keep working with.

    Source: credits of watched films with facts; who directs themselves is no pair.
    Grain: one row per pair with two watched films or more, at most `limit`.
    Order: films from the most, both names, both ids.
    Columns:
        director_id: int, TMDB's.
        director: str.
        director_profile_path: str, nullable.
        actor_id: int, TMDB's.
        actor: str.
        actor_profile_path: str, nullable.
        film_count: int, watched films of both.
        rated_count: int, those of them with a rating.
        mean_rating: float, stars, nullable: nothing rated.
        fair_average: float, stars, nullable: fewer rated films than the minimum.
    """
    return sql.frame(
        cursor,
        "people_pairs",
        library_id,
        scope,
        least_films=LEAST_TOGETHER,
        weight=fairness.weight,
        minimum=fairness.minimum,
        limit=limit,
    )


def women_directors(
    cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING, period: Period = Period.RELEASED
) -> pd.DataFrame:
    """Films directed by women, over time.

    Source: watched films with a director on TMDB, by the gender TMDB has; a film of several directors is by
        women when one of them is a woman, else non-binary when one is, else unknown when one is not known.
    Grain: one row per decade of release, or per year of the first entry, with such a film.
    Order: period.
    Columns:
        period: int, the decade's first year, or the year.
        film_count: int, films; the sum of the next four.
        women_count: int, films by a woman.
        non_binary_count: int, films by a non-binary person and no woman.
        men_count: int, films by men alone.
        unknown_count: int, films of which nothing more is known.
        women_share: float, of the films that are not unknown, 0 to 1, nullable: all are.
    """
    return sql.frame(cursor, "people_women", library_id, scope, period=period.value)


def directed_films(
    cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING, period: Period = Period.RELEASED
) -> pd.DataFrame:
    """Which films `women_directors` counts where.

    Source: as there.
    Grain: one row per film.
    Order: film_id.
    Columns:
        film_id: int.
        period: int, the decade's first year, or the year.
        direction: str, the column that counts it: women_count, non_binary_count, men_count or unknown_count.
    """
    return sql.frame(cursor, "people_women_films", library_id, scope, period=period.value)
