"""Every watched film, and one film's entries, people and reviews: for the Films page and `films`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lbstats.stats import sql
from lbstats.stats.scope import EVERYTHING

if TYPE_CHECKING:
    import pandas as pd

    from lbstats.model import FilmId, LibraryId
    from lbstats.stats.scope import Scope
    from lbstats.store.database import Cursor


def films(cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING) -> pd.DataFrame:
    """Every watched film with what is known of it.

    Source: watched films; what comes from TMDB is missing for those without facts.
    Grain: one row per film.
    Order: the latest diary entry first, on one day the one further down in the diary; then films without a
        dated entry, title without regard to case and accents, year (films without one last), film_id.
    Columns:
        film_id: int.
        title: str, untrusted.
        year: int, the export's, nullable.
        rating: float, stars, nullable: unrated.
        is_liked: bool.
        watch_count: int, diary entries.
        rewatch_count: int, those of them that are rewatches.
        first_watched_on: date, nullable: never logged.
        last_watched_on: date, nullable: never logged.
        first_place: int, 1 for the film whose first dated entry is the earliest, nullable: it has none.
        format: str, feature, short, series or unknown.
        runtime_min: int, minutes, nullable.
        genres: list of str, nullable: no match. Known before the other facts, like what the crowd thinks.
        directors: list of str, in TMDB's order, nullable: no facts.
        countries: list of str, ISO 3166-1 alpha-2 of the production countries, nullable: no facts.
        language: str, ISO 639-1 of the original language, nullable.
        crowd_rating: float, TMDB's average from 0 to 10, nullable: no votes or no match.
        vote_count: int, TMDB's votes, nullable: no match.
        poster_path: str, on TMDB's image host, nullable.
        uri: str, on Letterboxd, nullable.
        kind: str, film, series or episode, nullable: no match.
        tmdb_id: int, the series' for an episode, nullable: no match.
        imdb_id: str, nullable.
        state: str, matched, doubtful, unmatched, failed or pending.
        is_enriched: bool, has facts.
    """
    return sql.split(sql.frame(cursor, "films", library_id, scope), "genres", "directors", "countries")


def films_of_scope(cursor: Cursor, library_id: LibraryId, scope: Scope = EVERYTHING) -> pd.DataFrame:
    """Which films a scope leaves, and what it changes of them: their entries. All else is as in `films`.

    Source: watched films.
    Grain: one row per film.
    Order: as in `films`.
    Columns:
        film_id: int.
        watch_count: int, diary entries of the scope.
        first_watched_on: date, nullable: none.
        last_watched_on: date, nullable: none.
        first_place: int, as in `films`, among the entries of the scope, nullable: none.
    """
    return sql.frame(cursor, "films_of_scope", library_id, scope)


def films_page(cursor: Cursor, library_id: LibraryId, limit: int, offset: int = 0) -> list[dict[str, Any]]:
    """A piece of the list of watched films as plain values, ready for JSON.

    Source: watched films.
    Grain: one dictionary per film.
    Order: title without regard to case and accents, year (films without one last), film_id: the pieces put
        together are the whole.

    Returns:
        `title`, `year`, `rating`, `genres`, `runtime_min`, `directors`, `enriched`; None where unknown.
    """
    return sql.rows(cursor, "films_page", library_id, limit=limit, offset=offset)


def film_entries(cursor: Cursor, library_id: LibraryId, film_id: FilmId) -> pd.DataFrame:
    """The diary entries of one film.

    Source: diary entries.
    Grain: one row per entry.
    Order: the day watched, then the place in the diary; entries without a day last.
    Columns:
        entry_id: int.
        nth_watch: int, from 1.
        watched_on: date, nullable.
        logged_on: date, the day the entry was made, nullable.
        rating: float, stars, as given then, nullable: unrated.
        is_rewatch: bool, marked or preceded by an entry.
        is_marked_rewatch: bool, as the export says.
        tags: list of str, untrusted.
        uri: str, the entry's own on Letterboxd, nullable.
    """
    return sql.frame(cursor, "film_entries", library_id, film_id=film_id)


def film_people(cursor: Cursor, library_id: LibraryId, film_id: FilmId) -> pd.DataFrame:
    """The people of one film: actors are the first 15 billed, without Self, archive footage and uncredited.

    Source: the credits of a watched film's match; an episode has its series'.
    Grain: one row per person and role.
    Order: director, writer, actor, cinematographer, composer, editor, producer; then billing, name, id.
    Columns:
        person_id: int, TMDB's.
        name: str.
        role: str.
        position: int, billing or listing from 0.
        characters: str, whom an actor plays, nullable.
        profile_path: str, on TMDB's image host, nullable.
    """
    return sql.frame(cursor, "film_people", library_id, film_id=film_id)


def film_reviews(cursor: Cursor, library_id: LibraryId, film_id: FilmId) -> pd.DataFrame:
    """The person's own reviews of one film.

    Source: reviews of a watched film.
    Grain: one row per review.
    Order: the day watched, without one the day written; then review_id.
    Columns:
        review_id: int.
        watched_on: date, nullable.
        logged_on: date, nullable.
        rating: float, stars, as given then, nullable: unrated.
        is_marked_rewatch: bool.
        tags: list of str, untrusted.
        review: str, untrusted text with Letterboxd's HTML.
        uri: str, on Letterboxd, nullable.
    """
    return sql.frame(cursor, "film_reviews", library_id, film_id=film_id)
