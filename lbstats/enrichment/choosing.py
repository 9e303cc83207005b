"""Settling films by hand: what a person at a screen asks TMDB for, and what follows from the answer.

Asks for one film at a time and never waits for long. A choice is stored in its own library alone: it is no
evidence for another's films, so no known pair is ever made of it.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from lbstats.errors import CredentialError, LbstatsError, LibraryError, TmdbError, TmdbUnavailableError
from lbstats.matching import distance
from lbstats.model import Candidate, Kind
from lbstats.store import catalogue, choices, jobs, libraries
from lbstats.store.choices import Choice
from lbstats.store.matches import match_counts
from lbstats.tmdb.links import ImdbLink, TmdbLink, is_address, read_link

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from lbstats.model import FilmId, LibraryId, TitleFacts
    from lbstats.store.catalogue import KnownTitle
    from lbstats.store.choices import FilmAtHand
    from lbstats.store.database import Cursor, Database
    from lbstats.store.libraries import Library
    from lbstats.tmdb.client import TmdbClient
    from lbstats.tmdb.links import Link

CHOSEN = "You chose this one."
CONFIRMED = "You said this is the right one."
NOT_THERE = "You said that TMDB does not have it."
SERIES_NOT_THERE = "You said it is a series, and that TMDB does not have it."
FROM_FILE = "Chosen in a file you uploaded."

NEEDS_KEY = "Searching TMDB and reading links needs a TMDB key."
KEY_HINT = "Enter one below; the films offered already can be chosen without."


class Among(StrEnum):
    """What is searched."""

    ALL = "all"
    FILMS = "films"
    SERIES = "series"


@dataclass(frozen=True, slots=True)
class Offer:
    """What there is to choose from.

    Attributes:
        candidates: In TMDB's order.
        is_episode: A link to an episode led here: the choice is an episode of this series.
        has_more: TMDB has another page of them.
    """

    candidates: tuple[Candidate, ...]
    is_episode: bool = False
    has_more: bool = False


class Desk:
    """Where the films of one library are settled.

    Its methods raise `LibraryError` for a link that may only look, `TmdbError` when TMDB cannot answer, and
    `StoreError` when the database refuses; then nothing was changed.
    """

    def __init__(self, database: Database, library: Library, client: TmdbClient | None) -> None:
        """Make it.

        Args:
            database: The open database.
            library: As the visitor's link opened it.
            client: An impatient one; None when there is no key.
        """
        self._database = database
        self._library = library
        self._client = client

    def offer(self, text: str, among: Among = Among.ALL, page: int = 1) -> Offer:
        """What TMDB has under a person's words, or at a pasted address.

        Args:
            text: Words of a title, or an address of TMDB or IMDb.
            among: What the words are searched among.
            page: Of the answer to words, from 1.
        """
        link = read_link(text)
        if link is not None:
            return self._follow(link)
        if is_address(text):
            raise TmdbError(
                "This address is not that of a film or series on TMDB or IMDb.",
                "It looks like themoviedb.org/movie/… or imdb.com/title/tt…",
            )
        client = self._asked()
        match among:
            case Among.FILMS:
                found = client.search_films(text, None, page)
            case Among.SERIES:
                found = client.search_series(text, None, page)
            case Among.ALL:
                found = client.search_multi(text, page)
        return Offer(found.candidates, has_more=found.number < found.pages)

    def choose(self, film_id: FilmId, kind: Kind, tmdb_id: int, seen: Candidate | None = None) -> None:
        """Take a film for a film or series of TMDB, and fetch its facts unless the catalogue has them.

        Args:
            film_id: The film of the library.
            kind: film, series, or episode of the series.
            tmdb_id: TMDB's number.
            seen: The candidate as it was offered. With it a choice holds though TMDB cannot be asked now;
                the facts then come with the next enrichment.
        """
        self._check_may_change()
        title = self._fetch(kind.catalogue, tmdb_id, seen)
        with self._database.write() as cursor:
            film = self._find(cursor, film_id).film
            now = self._database.clock()
            if isinstance(title, Candidate):
                catalogue.write_summaries(cursor, [title], now)
            else:
                catalogue.write_facts(cursor, [title], now)
            # How far the name of an episode is from that of its series says nothing.
            apart = 0.0 if kind is Kind.EPISODE else distance(film, _candidate(title))
            self._store(cursor, [Choice(film_id, kind, tmdb_id, apart, CHOSEN)], now)
        if self._client is not None and not isinstance(title, Candidate):
            self._client.forget_facts([(title.kind, title.tmdb_id)])

    def confirm(self, film_id: FilmId) -> None:
        """Say that what a film is taken for is right."""
        self._check_may_change()
        with self._database.write() as cursor:
            at_hand = self._find(cursor, film_id)
            if at_hand.tmdb_id is None:
                raise LbstatsError("This film is taken for none of TMDB's.", "Choose one first.")
            choice = Choice(film_id, at_hand.kind, at_hand.tmdb_id, at_hand.distance, CONFIRMED)
            self._store(cursor, [choice], self._database.clock())

    def reject(self, film_id: FilmId, *, is_series: bool = False) -> None:
        """Say that TMDB does not have a film.

        Args:
            film_id: The film of the library.
            is_series: It is a series, and counts as one.
        """
        self._check_may_change()
        kind, reason = (Kind.SERIES, SERIES_NOT_THERE) if is_series else (None, NOT_THERE)
        with self._database.write() as cursor:
            self._find(cursor, film_id)
            self._store(cursor, [Choice(film_id, kind, None, None, reason)], self._database.clock())

    def undo(self, film_id: FilmId) -> None:
        """Back to what the ladder had decided; a film without a choice stays as it is."""
        self._check_may_change()
        with self._database.write() as cursor:
            if not self._find(cursor, film_id).is_chosen:
                return
            choices.undo_choice(cursor, self._library.library_id, film_id)
            _tell(cursor, self._library.library_id, self._database.clock())

    def choose_all(self, wanted: Sequence[Choice]) -> None:
        """Store many choices at once; facts that are missing come with the next enrichment."""
        self._check_may_change()
        with self._database.write() as cursor:
            self._store(cursor, wanted, self._database.clock())

    def _follow(self, link: Link) -> Offer:
        if isinstance(link, ImdbLink):
            found = self._asked().find_by_imdb(link.imdb_id)
            if found.candidates:
                return Offer(found.candidates)
            if found.episode_of is None:
                raise TmdbError("TMDB knows no film or series with this number of IMDb.", "Try its title.")
            link = TmdbLink(Kind.EPISODE, found.episode_of)
        title = self._fetch(link.kind.catalogue, link.tmdb_id, None)
        return Offer((_candidate(title),), is_episode=link.kind is Kind.EPISODE)

    def _fetch(self, kind: Kind, tmdb_id: int, seen: Candidate | None) -> TitleFacts | Candidate:
        """The facts of a title; what is known of it where they are stored already or TMDB cannot be asked."""
        known = self._known(kind, tmdb_id)
        if known is not None and known.has_details and not known.is_stale:
            return known.candidate
        fallback = known.candidate if known is not None else seen
        if self._client is None and fallback is not None:
            return fallback
        client = self._asked()
        try:
            facts = (client.fetch_series if kind is Kind.SERIES else client.fetch_film)(tmdb_id)
        except TmdbUnavailableError:
            if fallback is None:
                raise
            return fallback
        if facts is None:
            raise TmdbError(f"TMDB has no {kind} with the number {tmdb_id}.", "Look at the address again.")
        return facts

    def _known(self, kind: Kind, tmdb_id: int) -> KnownTitle | None:
        with self._database.cursor() as cursor:
            key = (kind, tmdb_id)
            return catalogue.known_titles(cursor, [key], self._database.clock()).get(key)

    def _asked(self) -> TmdbClient:
        if self._client is None:
            raise CredentialError(NEEDS_KEY, KEY_HINT)
        return self._client

    def _check_may_change(self) -> None:
        if not self._library.may_change:
            raise LibraryError("This link can only look.", "The owner's link can choose.")

    def _find(self, cursor: Cursor, film_id: FilmId) -> FilmAtHand:
        found = choices.find_film(cursor, self._library.library_id, film_id)
        if found is None:
            raise LbstatsError("The library does not have this film any more.", "Load the page again.")
        return found

    def _store(self, cursor: Cursor, wanted: Sequence[Choice], now: dt.datetime) -> None:
        choices.write_choices(cursor, self._library.library_id, wanted, now)
        _tell(cursor, self._library.library_id, now)


def _tell(cursor: Cursor, library_id: LibraryId, now: dt.datetime) -> None:
    """Have pages show it, and the figures of a job that is over agree with it."""
    job = jobs.latest(cursor, library_id)
    if job is not None and job.state.is_over:
        counts = match_counts(cursor, library_id)
        jobs.save(cursor, replace(job, **asdict(counts)), now)
    libraries.bump_version(cursor, library_id)


def _candidate(title: TitleFacts | Candidate) -> Candidate:
    """A title as a search would offer it."""
    if isinstance(title, Candidate):
        return title
    return Candidate(
        kind=title.kind,
        tmdb_id=title.tmdb_id,
        title=title.title,
        original_title=title.original_title,
        released_on=title.released_on,
        vote_count=title.vote_count,
        vote_average=title.vote_average,
        popularity=title.popularity,
        poster_path=title.poster_path,
        language=title.language,
        genres=title.genres,
    )
