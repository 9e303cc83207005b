"""World: the countries films come from, for a map and the tables beside it, and those they are not from.

Languages are `taste.groups` by `Facet.LANGUAGE`. Nothing is counted in Python here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from lbstats.stats import places, sql, taste
from lbstats.stats.fair import DEFAULT
from lbstats.stats.measure import Measure
from lbstats.stats.scope import EVERYTHING

if TYPE_CHECKING:
    from lbstats.model import LibraryId
    from lbstats.stats.fair import Fairness
    from lbstats.stats.scope import Scope
    from lbstats.store.database import Cursor


def countries(
    cursor: Cursor,
    library_id: LibraryId,
    scope: Scope = EVERYTHING,
    measure: Measure = Measure.FILMS,
    fairness: Fairness = DEFAULT,
) -> pd.DataFrame:
    """Films by production country, with what a map needs.

    Source: watched films with a production country; one of two countries counts for both.
    Grain: one row per country that has the measure.
    Order: the measure from the highest, films, name, key.
    Columns:
        key: str, ISO 3166-1 alpha-2, or TMDB's code of a state that is no more.
        name: str, in English.
        film_count: int, watched films.
        film_share: float, of `population_count`, 0 to 1.
        hours: float, of every entry and once of films without one, nullable: no runtime known.
        rated_count: int, films with a rating.
        mean_rating: float, stars, nullable: nothing rated.
        fair_average: float, stars, nullable: fewer rated films than the minimum.
        residual_count: int, rated films with 50 votes or more.
        residual: float, stars above the crowd's line, shrunk, nullable: no line, or fewer than the minimum.
        liked_count: int, films liked.
        population_count: int, films with a country; the same in every row.
        rated_population_count: int, those of them with a rating; the same in every row.
        residual_population_count: int, those of them with 50 votes or more too; the same in every row.
        group_count: int, countries; the same in every row.
        ranked_count: int, those of them that have the measure; the same in every row.
        alpha_3: str, ISO 3166-1, what the map goes by, nullable: not in ISO 3166-1, or no more.
        region: str, continent, nullable: a code that is not known.
        is_drawn: bool, the map has a shape for it; the others are named beside it.
    """
    found = taste.groups(
        cursor, library_id, scope, taste.Facet.COUNTRY, measure, fairness, limit=len(places.countries())
    )
    known = [places.countries().get(key) for key in found["key"].tolist()]
    return found.assign(
        alpha_3=pd.Series([country and country.alpha_3 for country in known], dtype="str"),
        region=pd.Series([country and country.region for country in known], dtype="str"),
        is_drawn=pd.Series([country is not None and country.is_drawn for country in known], dtype="bool"),
    )


def unseen_countries(cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING) -> pd.DataFrame:
    """Countries and areas of today no watched film comes from.

    Source: the 249 of ISO 3166-1 without the production countries of watched films.
    Grain: one row per country.
    Order: region, name, key.
    Columns:
        key: str, ISO 3166-1 alpha-2.
        alpha_3: str, ISO 3166-1.
        name: str, in English.
        region: str, continent.
        is_drawn: bool, the map has a shape for it.
    """
    return sql.frame(cursor, "world_unseen", library_id, scope, **_places())


def regions(cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING) -> pd.DataFrame:
    """How much of each continent has been seen.

    Source: production countries of watched films; states that are no more count for the films alone.
    Grain: one row per region, always seven.
    Order: films from the most, name.
    Columns:
        region: str, continent.
        country_count: int, its countries and areas of ISO 3166-1.
        seen_count: int, those of them with a watched film.
        film_count: int, watched films from it, each once.
    """
    return sql.frame(cursor, "world_regions", library_id, scope, **_places("keys", "alpha_3s", "regions"))


def lone_films(cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING) -> pd.DataFrame:
    """The only film of a country, for every country with one.

    Source: watched films with a production country.
    Grain: one row per country; a film may be the only one of two.
    Order: the country's name, key.
    Columns:
        key: str, the country's.
        name: str, the country's.
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
    """
    return sql.frame(cursor, "world_lone_films", library_id, scope, **_places("keys", "names"))


def _places(*columns: str) -> dict[str, Any]:
    """The table of countries as parameters, these columns of it or all."""
    every = places.countries().values()
    table = {
        "keys": [country.alpha_2 for country in every],
        "alpha_3s": [country.alpha_3 for country in every],
        "names": [country.name for country in every],
        "regions": [country.region for country in every],
        "are_drawn": [country.is_drawn for country in every],
    }
    return {column: table[column] for column in columns or table}
