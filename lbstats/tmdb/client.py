"""What can be asked of TMDB, as verbs that give values of the model.

One client per job or visitor: it carries the credential, which it never shows. Pace, cache and retries are
the session's. Must not decide which candidate is the right one.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, TypeAlias

from lbstats.errors import CredentialError, TmdbError
from lbstats.model import Kind, TitleFacts
from lbstats.tmdb import payloads
from lbstats.tmdb.adapter import KEY_HINT
from lbstats.tmdb.payloads import MOVIE, TV, Found, JsonObject, Page
from lbstats.tmdb.ticket import Ticket

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from lbstats.tmdb.session import TmdbSession

__all__ = ["Page", "TmdbClient"]

_Query: TypeAlias = dict[str, str | int]

LANGUAGE = "en-US"
PATHS = {Kind.FILM: MOVIE, Kind.SERIES: TV}
APPENDED = {Kind.FILM: "credits,keywords", Kind.SERIES: "aggregate_credits,keywords"}


class TmdbClient:
    """Asks TMDB on behalf of one credential.

    Every method takes `stop`, an event that ends the call besides the session's own, and raises:

    - `CredentialError`: TMDB does not accept the credential;
    - `TmdbUnavailableError`: this request failed after every attempt;
    - `TmdbError`: TMDB cannot answer this request;
    - `StoppedError`: the call was stopped.

    Attributes:
        requests: Requests sent over the wire by this client; answers of the cache cost none.
    """

    def __init__(self, session: TmdbSession, credential: str, *, is_patient: bool = True) -> None:
        """Make a client.

        Args:
            session: The process's way to TMDB.
            credential: TMDB's key or read access token; TMDB judges whether it is one.
            is_patient: Wait as long as TMDB is down. A person at a screen does not: False gives up soon.

        Raises:
            CredentialError: The credential cannot stand in a request at all.
        """
        credential = credential.strip()
        if not credential or not credential.isascii() or not credential.isprintable() or " " in credential:
            raise CredentialError(
                "This cannot be a key of TMDB: it is empty or holds odd characters.", KEY_HINT
            )
        self.requests = 0
        self._session = session
        self._lock = threading.Lock()
        self._credential = credential
        self._is_patient = is_patient

    def __repr__(self) -> str:
        """Without the credential."""
        return f"TmdbClient(requests={self.requests})"

    def check_credential(self, *, stop: threading.Event | None = None) -> None:
        """Ask TMDB whether it accepts the credential."""
        # Never from the cache: the answer is about the credential, which the cache does not know.
        self._get("/authentication", {}, payloads.is_object, stop, is_kept=False)

    def search_films(
        self, title: str, year: int | None = None, page: int = 1, *, stop: threading.Event | None = None
    ) -> Page:
        """Films by title; with a year those of that year and its neighbours."""
        query: _Query = {"query": title, **_given(year=year)}
        return self._page("/search/movie", query, MOVIE, page, stop)

    def search_series(
        self, title: str, year: int | None = None, page: int = 1, *, stop: threading.Event | None = None
    ) -> Page:
        """Series by title; with a year those first aired in it."""
        query: _Query = {"query": title, **_given(first_air_date_year=year)}
        return self._page("/search/tv", query, TV, page, stop)

    def search_multi(self, title: str, page: int = 1, *, stop: threading.Event | None = None) -> Page:
        """Films and series by title, of any year; persons are left out."""
        return self._page("/search/multi", {"query": title}, None, page, stop)

    def discover_films(self, year: int, page: int = 1, *, stop: threading.Event | None = None) -> Page:
        """Films of a year, the most voted first."""
        query: _Query = {"primary_release_year": year, "sort_by": "vote_count.desc"}
        return self._page("/discover/movie", query, MOVIE, page, stop)

    def find_by_imdb(self, imdb_id: str, *, stop: threading.Event | None = None) -> Found:
        """The film, series or episode with an IMDb id such as `tt0133093`."""
        if not (imdb_id.isascii() and imdb_id.isalnum()):
            return Found()
        query = {"external_source": "imdb_id", "language": LANGUAGE}
        body = self._get(f"/find/{imdb_id}", query, payloads.is_find, stop)
        return payloads.parse_find(body) if body is not None else Found()

    def fetch_film(self, tmdb_id: int, *, stop: threading.Event | None = None) -> TitleFacts | None:
        """Facts, people and keywords of a film in one request; None when TMDB has no such film."""
        return self._facts(Kind.FILM, tmdb_id, stop)

    def fetch_series(self, tmdb_id: int, *, stop: threading.Event | None = None) -> TitleFacts | None:
        """Facts, people and keywords of a series in one request; None when TMDB has no such series."""
        return self._facts(Kind.SERIES, tmdb_id, stop)

    def forget_facts(self, titles: Iterable[tuple[Kind, int]]) -> None:
        """Drop fetched facts from the cache once they are stored: they would only be kept twice."""
        self._session.forget(_details(kind, tmdb_id) for kind, tmdb_id in titles)

    def _facts(self, kind: Kind, tmdb_id: int, stop: threading.Event | None) -> TitleFacts | None:
        path, params = _details(kind, tmdb_id)
        body = self._get(path, params, payloads.is_details, stop)
        return payloads.parse_facts(kind, body) if body is not None else None

    def _page(
        self,
        path: str,
        query: Mapping[str, str | int],
        media_type: str | None,
        page: int,
        stop: threading.Event | None,
    ) -> Page:
        params = {**query, "include_adult": "false", "language": LANGUAGE, "page": page}
        body = self._get(path, params, payloads.is_page, stop)
        if body is None:
            raise TmdbError("TMDB has nothing at this address.", "Check TMDB_BASE_URL.")
        return payloads.parse_page(body, media_type)

    def _get(
        self,
        path: str,
        params: Mapping[str, str | int],
        is_expected: Callable[[JsonObject], bool],
        stop: threading.Event | None,
        *,
        is_kept: bool = True,
    ) -> dict[str, Any] | None:
        stops = (self._session.stop,) if stop is None else (self._session.stop, stop)
        ticket = Ticket(
            self._credential, stops, self._session.timing, is_expected, is_patient=self._is_patient
        )
        try:
            return self._session.get(path, params, ticket, is_kept=is_kept)
        finally:
            with self._lock:
                self.requests += ticket.sent


def _details(kind: Kind, tmdb_id: int) -> tuple[str, _Query]:
    kind = kind.catalogue
    return f"/{PATHS[kind]}/{tmdb_id}", {"append_to_response": APPENDED[kind], "language": LANGUAGE}


def _given(**values: int | None) -> _Query:
    """The parameters that have a value."""
    return {name: value for name, value in values.items() if value is not None}
