"""The books of one library during its enrichment: decisions, counts, films left, what waits to be stored.

Bookkeeping only. A match is kept as the ladder decided it; that two films of a library on one number of TMDB
are both doubtful is seen when they are counted, here as in the database.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lbstats.matching import failed, fold, gone, is_known_pair
from lbstats.model import Kind, MatchState, Rung
from lbstats.store.catalogue import KnownMatch

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lbstats.enrichment.loading import Load
    from lbstats.model import Candidate, FilmId, Match
    from lbstats.store.catalogue import TitleKey


@dataclass(slots=True)
class Outbox:
    """What a library wants stored with the next batch."""

    matches: dict[FilmId, Match] = field(default_factory=dict)
    pairs: Sequence[KnownMatch] = ()
    summaries: dict[TitleKey, Candidate] = field(default_factory=dict)


class Ledger:
    """The books of one library.

    Attributes:
        films: Watched films.
        counts: How many of them are in which state.
        pending: Films without an outcome.
    """

    def __init__(self, load: Load) -> None:
        self.films = load.counts.films
        self.counts = Counter({state: getattr(load.counts, state.value) for state in MatchState})
        self.pending = {each.film.film_id for each in load.films}
        self._outbox = Outbox()
        self._pairs: dict[FilmId, KnownMatch] = {}
        films = [each.film for each in load.decided] + [each.film for each in load.films]
        self._queries = {film.film_id: film for film in films}
        self._states = {each.film.film_id: each.state for each in load.films if each.state is not None}
        self._matches: dict[FilmId, Match] = {}
        self._sharing: defaultdict[tuple[Kind, int] | FilmId, set[FilmId]] = defaultdict(set)
        for each in load.decided:
            self._remember(each.match)
        self._states |= {film_id: self._state(match) for film_id, match in self._matches.items()}

    @property
    def undecided_count(self) -> int:
        """Films without an outcome that have no match either."""
        return sum(1 for film_id in self.pending if film_id not in self._matches)

    def state_of(self, film_id: FilmId) -> MatchState:
        """How sure the match of a decided film is, the other films of the library considered."""
        return self._states[film_id]

    def decide(self, match: Match, candidates: Iterable[Candidate] = ()) -> TitleKey | None:
        """Keep a decision.

        Args:
            match: The decision.
            candidates: Among which the film was found; the summary of the one taken is stored at once.

        Returns:
            The title whose facts it needs; None for a film that was not found, which has its outcome.
        """
        self._forget(match.film_id)
        self._pairs.pop(match.film_id, None)
        if match.kind is None or match.tmdb_id is None:
            self._store(match)
            self.pending.discard(match.film_id)
            return None
        key = (match.kind.catalogue, match.tmdb_id)
        film = self._queries[match.film_id]
        if is_known_pair(match) and film.year is not None:
            self._pairs[match.film_id] = KnownMatch(fold(film.title), film.year, *key, match.rung)
        for candidate in (*candidates, *match.candidates):
            if (candidate.kind, candidate.tmdb_id) == key:
                self._outbox.summaries[key] = candidate
        self._store(match)
        return key

    def undo(self, film_id: FilmId) -> None:
        """TMDB has the film no more."""
        self.decide(gone(self._matches[film_id]))

    def fail(self, film_id: FilmId, reason: str) -> None:
        """TMDB could not be asked about the film."""
        self.decide(failed(self._queries[film_id], reason))

    def finish(self, film_id: FilmId) -> None:
        """The film has its outcome."""
        self.pending.discard(film_id)

    def take_outbox(self, *, with_pairs: bool) -> Outbox:
        """What is to be stored now.

        Args:
            with_pairs: Known pairs too; they wait while a page of the sweep can still show another namesake.
        """
        taken, self._outbox = self._outbox, Outbox()
        if with_pairs:
            taken.pairs, self._pairs = list(self._pairs.values()), {}
        return taken

    def _store(self, match: Match) -> None:
        self._outbox.matches[match.film_id] = match
        self._remember(match)
        self._count(match)
        self._count_sharing(match)

    def _state(self, match: Match) -> MatchState:
        is_shared = len(self._sharing.get(_shared_key(match), ())) > 1
        is_doubted = is_shared and match.state is MatchState.MATCHED and match.rung is not Rung.CHOICE
        return MatchState.DOUBTFUL if is_doubted else match.state

    def _count(self, match: Match) -> None:
        before = self._states.get(match.film_id)
        if before is not None:
            self.counts[before] -= 1
        self._states[match.film_id] = state = self._state(match)
        self.counts[state] += 1

    def _count_sharing(self, match: Match) -> None:
        for film_id in self._sharing.get(_shared_key(match), ()):
            self._count(self._matches[film_id])

    def _remember(self, match: Match) -> None:
        if match.tmdb_id is not None:
            self._matches[match.film_id] = match
            self._sharing[_shared_key(match)].add(match.film_id)

    def _forget(self, film_id: FilmId) -> None:
        match = self._matches.pop(film_id, None)
        if match is not None:
            self._sharing[_shared_key(match)].discard(film_id)
            self._count_sharing(match)


def _shared_key(match: Match) -> tuple[Kind, int] | FilmId:
    """What no other film of a library should have too; an episode shares its series with others."""
    if match.kind is None or match.tmdb_id is None or match.kind is Kind.EPISODE:
        return match.film_id
    return match.kind, match.tmdb_id
