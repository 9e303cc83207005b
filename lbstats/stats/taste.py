"""Taste: the groups films fall into, one frame shape for all of them, and how varied they are.

A film counts for each of its genres, countries, keywords and studios, so that shares add up to more than
100 %. Nothing is counted in Python here.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from lbstats.stats import measure as measures
from lbstats.stats import places, sql
from lbstats.stats.fair import DEFAULT
from lbstats.stats.measure import Measure
from lbstats.stats.scope import EVERYTHING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import pandas as pd

    from lbstats.model import LibraryId
    from lbstats.stats.fair import Fairness
    from lbstats.stats.scope import Scope
    from lbstats.store.database import Cursor


class Facet(StrEnum):
    """What films are grouped by."""

    GENRE = "genre"
    COUNTRY = "country"
    LANGUAGE = "language"
    KEYWORD = "keyword"
    STUDIO = "studio"
    DECADE = "decade"
    RUNTIME = "runtime"


RUNTIME_BANDS: Final[Mapping[int, str]] = {
    40: "up to 40 min",
    75: "41 to 75 min",
    90: "76 to 90 min",
    105: "91 to 105 min",
    120: "106 to 120 min",
    150: "121 to 150 min",
    180: "151 to 180 min",
    100_000: "over 180 min",
}
"""The longest runtime of a band in minutes and its name; the first is what a short is."""
KEYWORDS_IN_WORDS: Final[Mapping[str, str]] = {
    "duringcreditsstinger": "scene during the credits",
    "aftercreditsstinger": "scene after the credits",
}
"""TMDB's most frequent keywords, in words of this language."""
MOST_GROUPS: Final = 100


def groups(
    cursor: Cursor,
    library_id: LibraryId,
    scope: Scope = EVERYTHING,
    facet: Facet = Facet.GENRE,
    measure: Measure = Measure.FILMS,
    fairness: Fairness = DEFAULT,
    limit: int = MOST_GROUPS,
) -> pd.DataFrame:
    """Films by genre, country, language, keyword, studio, decade or runtime.

    Source: watched films in a group of the facet. All but the decade need facts; a series has no runtime.
    Grain: one row per group that has the measure, at most `limit`: the first, of averages and residuals as
        many of the last; of decades and runtimes every one.
    Order: the measure from the highest, films, name, key; decades and runtimes in their own order.
    Columns:
        key: str, what `films_in` takes: the name, the code, the decade's first year, the band's end.
        name: str, for people to read.
        film_count: int, watched films.
        film_share: float, of `population_count`, 0 to 1; a film of two genres is in both shares.
        hours: float, of every entry and once of films without one, nullable: no runtime known.
        rated_count: int, films with a rating.
        mean_rating: float, stars, nullable: nothing rated.
        fair_average: float, stars, nullable: fewer rated films than the minimum.
        residual_count: int, rated films with 50 votes or more.
        residual: float, stars above the crowd's line, shrunk, nullable: no line, or fewer than the minimum.
        liked_count: int, films liked.
        population_count: int, films in any group of the facet; the same in every row.
        rated_population_count: int, those of them with a rating; the same in every row.
        residual_population_count: int, those of them with 50 votes or more too; the same in every row.
        group_count: int, groups of the facet; the same in every row.
        ranked_count: int, groups of the facet that have the measure; the same in every row.
    """
    return sql.frame(
        cursor,
        "taste_groups",
        library_id,
        scope,
        facet=facet.value,
        ends=list(RUNTIME_BANDS),
        **_names(facet),
        **measures.listing(measure, limit),
        **measures.as_parameters(cursor, library_id, fairness),
    )


def genre_decades(
    cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING, fairness: Fairness = DEFAULT
) -> pd.DataFrame:
    """How many films of each genre and decade were watched, and how they were rated.

    Source: watched films with a genre and a release year.
    Grain: one row per genre and decade among them, together in a film or not.
    Order: genres by films, then name; decade.
    Columns:
        genre: str.
        decade: int, its first year.
        film_count: int, watched films, 0 where there is none.
        rated_count: int, those of them with a rating.
        mean_rating: float, stars, nullable: nothing rated.
        fair_average: float, stars, nullable: fewer rated films than the minimum.
        population_count: int, films with a genre and a release year, each once; the same in every row.
    """
    return sql.frame(
        cursor,
        "taste_genre_decades",
        library_id,
        scope,
        weight=fairness.weight,
        minimum=fairness.minimum,
    )


def genre_pairs(
    cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING, fairness: Fairness = DEFAULT
) -> pd.DataFrame:
    """Which genres come together in a film.

    Source: watched films with two genres or more.
    Grain: one row per pair, whichever is named first.
    Order: films from the most, then both names.
    Columns:
        genre: str, the first of the two by the alphabet.
        other_genre: str.
        film_count: int, films of both.
        expected_count: float, as many as there were if the one genre said nothing about the other.
        rated_count: int, films of both with a rating.
        mean_rating: float, stars, nullable: nothing rated.
        fair_average: float, stars, nullable: fewer rated films than the minimum.
    """
    return sql.frame(
        cursor, "taste_genre_pairs", library_id, scope, weight=fairness.weight, minimum=fairness.minimum
    )


def popularity(cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING) -> pd.DataFrame:
    """How well known each rated film is, and in which quadrant that puts it.

    Known is a film with as many votes on TMDB as the middle one of these films or more; TMDB's own
    "popularity" is that of this week and of no use here. High is a rating of their mean or more.

    Source: rated watched films whose votes are known.
    Grain: one row per film.
    Order: votes from the most, rating, title, year, film_id.
    Columns:
        film_id: int.
        title: str, untrusted.
        year: int, the export's, nullable.
        rating: float, stars.
        is_liked: bool.
        watch_count: int, diary entries.
        rewatch_count: int, those of them that are rewatches.
        last_watched_on: date, nullable: never logged.
        poster_path: str, on TMDB's image host, nullable.
        uri: str, on Letterboxd, nullable.
        kind: str, film, series or episode.
        tmdb_id: int.
        vote_count: int, TMDB's votes.
        quadrant: str, known_high, known_low, obscure_high or obscure_low.
    """
    return sql.frame(cursor, "taste_popularity", library_id, scope)


def quadrants(cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING) -> pd.DataFrame:
    """The quadrants of `popularity`, counted, and where they meet.

    Source: rated watched films whose votes are known.
    Grain: one row per quadrant, always four.
    Order: known_high, known_low, obscure_high, obscure_low.
    Columns:
        quadrant: str.
        film_count: int, rated films.
        film_share: float, of all four, 0 to 1, nullable: no such film.
        mean_rating: float, stars, nullable: no film in it.
        liked_count: int, films liked.
        votes_split: float, the median of the votes, nullable: no such film; the same in every row.
        rating_split: float, the mean rating, nullable: no such film; the same in every row.
    """
    return sql.frame(cursor, "taste_quadrants", library_id, scope)


def breadth(cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING) -> pd.DataFrame:
    """How evenly the films spread over genres, countries and decades.

    Shannon's entropy H = -sum(share · log2 share), in which a film counts once: what is of two genres is half
    of either. 2 to the power of H is the number of equally frequent genres that would be as varied.

    Source: watched films with a genre, a country or a release year.
    Grain: one row per facet, always three.
    Order: genre, country, decade.
    Columns:
        facet: str.
        film_count: int, films in a group of the facet.
        group_count: int, groups.
        entropy: float, bits, 0 when all are in one group, nullable: no film.
        as_varied_as: float, equally frequent groups, 1 to `group_count`, nullable: no film.
    """
    return sql.frame(cursor, "taste_breadth", library_id, scope)


def films_in(
    cursor: Cursor,
    library_id: LibraryId,
    scope: Scope = EVERYTHING,
    among: Collection[tuple[Facet, str]] = (),
    film_ids: Collection[int] | None = None,
    *,
    is_latest_first: bool = False,
) -> pd.DataFrame:
    """The films behind a bar, a cell, a dot or a country: those that are in all of these groups.

    Source: watched films.
    Grain: one row per film.
    Order: rating from the highest, unrated last, or the last diary entry from the latest; then rating, liked,
        entries, title, year, film_id.
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
        kind: str, film, series or episode, nullable: no match.
        tmdb_id: int, nullable: no match.

    Args:
        cursor: Where to ask.
        library_id: Whose films.
        scope: Which of them.
        among: Facets and keys of `groups`; none leaves all films of the scope.
        film_ids: None but these; all where it is None.
        is_latest_first: The order.
    """
    keys = {facet.value: [key for of, key in among if of is facet] for facet in Facet}
    return sql.frame(
        cursor,
        "films_in",
        library_id,
        scope,
        film_ids=None if film_ids is None else list(film_ids),
        is_latest_first=is_latest_first,
        ends=list(RUNTIME_BANDS),
        **keys,
    )


def _names(facet: Facet) -> dict[str, Any]:
    """Keys whose names differ from them."""
    names: Mapping[str, str] = {}
    if facet is Facet.COUNTRY:
        names = {code: country.name for code, country in places.countries().items()}
    elif facet is Facet.LANGUAGE:
        names = places.languages()
    elif facet is Facet.KEYWORD:
        names = KEYWORDS_IN_WORDS
    elif facet is Facet.RUNTIME:
        names = {str(up_to): name for up_to, name in RUNTIME_BANDS.items()}
    return {"keys": list(names), "names": list(names.values())}
