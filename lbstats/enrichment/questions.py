"""What can be asked of TMDB for a library, as values.

Each question knows how to put itself to a client. Nothing is decided here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import threading

    from lbstats.model import TitleFacts
    from lbstats.store.catalogue import TitleKey
    from lbstats.tmdb.client import Page, TmdbClient

from lbstats.model import Kind


@dataclass(frozen=True, slots=True)
class DiscoverPage:
    """One page of a year's films, the most voted first."""

    year: int
    number: int

    def ask(self, client: TmdbClient, stop: threading.Event) -> Page:
        """Ask TMDB."""
        return client.discover_films(self.year, self.number, stop=stop)


@dataclass(frozen=True, slots=True)
class SearchFilms:
    """Films by title, of a year and the years beside it."""

    title: str
    year: int

    def ask(self, client: TmdbClient, stop: threading.Event) -> Page:
        """Ask TMDB."""
        return client.search_films(self.title, self.year, stop=stop)


@dataclass(frozen=True, slots=True)
class SearchAll:
    """Films and series by title, of any year."""

    title: str

    def ask(self, client: TmdbClient, stop: threading.Event) -> Page:
        """Ask TMDB."""
        return client.search_multi(self.title, stop=stop)


@dataclass(frozen=True, slots=True)
class SearchSeries:
    """Series by title, first aired in a year or whenever."""

    title: str
    year: int | None = None

    def ask(self, client: TmdbClient, stop: threading.Event) -> Page:
        """Ask TMDB."""
        return client.search_series(self.title, self.year, stop=stop)


@dataclass(frozen=True, slots=True)
class FetchFacts:
    """Facts, people and keywords of one film or series."""

    key: TitleKey

    def ask(self, client: TmdbClient, stop: threading.Event) -> TitleFacts | None:
        """Ask TMDB; None when it has no such title."""
        kind, tmdb_id = self.key
        fetch = client.fetch_series if kind is Kind.SERIES else client.fetch_film
        return fetch(tmdb_id, stop=stop)


Search: TypeAlias = SearchFilms | SearchAll | SearchSeries
Question: TypeAlias = DiscoverPage | Search | FetchFacts
