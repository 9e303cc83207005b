"""What the database knows about a library when its job is taken up: read in bulk, before the first request.

Reads only. Whatever is known already costs no request afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lbstats.matching import decide_known, fold
from lbstats.store import catalogue
from lbstats.store.decided import decided_films
from lbstats.store.matches import films_to_enrich, match_counts

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from lbstats.model import FilmId, FilmQuery, LibraryId, Match
    from lbstats.store.catalogue import TitleKey
    from lbstats.store.database import Cursor, Database
    from lbstats.store.decided import DecidedFilm
    from lbstats.store.matches import FilmToEnrich, MatchCounts


@dataclass(frozen=True, slots=True)
class Load:
    """The work of a job and what helps it.

    Attributes:
        films: Watched films that lack a match or facts, most and latest watched first.
        known: Matches that are known pairs, of films among `films`.
        decided: All films of the library that have a match.
        counts: How many watched films stand where.
        fresh: Titles among those wanted whose facts the catalogue holds.
        stale: Titles whose facts are there and due to be fetched again.
    """

    films: Sequence[FilmToEnrich]
    known: dict[FilmId, Match]
    decided: Sequence[DecidedFilm]
    counts: MatchCounts
    fresh: frozenset[TitleKey]
    stale: frozenset[TitleKey]


def load(database: Database, library_id: LibraryId) -> Load:
    """Read what there is to do for a library.

    Raises:
        StoreError: The database cannot be read.
    """
    now = database.clock()
    with database.cursor() as cursor:
        films = films_to_enrich(cursor, library_id, now)
        known = _known(cursor, [each.film for each in films if each.needs_match], now)
        wanted = {
            (match.kind.catalogue, match.tmdb_id) for match in known.values() if match.kind and match.tmdb_id
        }
        wanted |= {(each.kind.catalogue, each.tmdb_id) for each in films if each.kind and each.tmdb_id}
        titles = catalogue.known_titles(cursor, list(wanted), now)
        detailed = {key: title for key, title in titles.items() if title.has_details}
        return Load(
            films,
            known,
            decided_films(cursor, library_id),
            match_counts(cursor, library_id),
            frozenset(key for key, title in detailed.items() if not title.is_stale),
            frozenset(key for key, title in detailed.items() if title.is_stale),
        )


def known_facts(database: Database, keys: Sequence[TitleKey]) -> set[TitleKey]:
    """Those of these titles whose facts the catalogue holds and need not fetch again."""
    if not keys:
        return set()
    with database.cursor() as cursor:
        titles = catalogue.known_titles(cursor, keys, database.clock())
    return {key for key, title in titles.items() if title.has_details and not title.is_stale}


def _known(cursor: Cursor, films: Sequence[FilmQuery], now: dt.datetime) -> dict[FilmId, Match]:
    pairs = {film.film_id: (fold(film.title), film.year) for film in films if film.year is not None}
    found = catalogue.known_matches(cursor, list(set(pairs.values())), now)
    return {
        film.film_id: decide_known(film, pair.kind, pair.tmdb_id)
        for film in films
        if (pair := found.get(pairs.get(film.film_id, ("", 0)))) is not None
    }
