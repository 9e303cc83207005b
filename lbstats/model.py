"""The nouns of the project as frozen values: identifiers, states, and what passes between the layers.

No behaviour beyond what a value knows about itself, no input or output.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NewType

if TYPE_CHECKING:
    import datetime as dt

LibraryId = NewType("LibraryId", str)
"""The internal id of a library. Never derived from a token; may stand in a log."""
Token = NewType("Token", str)
"""The secret in a link. Never stored, never logged: only its hash is kept."""
FilmId = NewType("FilmId", int)
"""A film within one library, counted from 1; survives re-imports."""
JobId = NewType("JobId", str)
"""One enrichment of one library; random."""


class Kind(StrEnum):
    """What a match is: TMDB numbers films and series apart; an episode is matched to its series."""

    FILM = "film"
    SERIES = "series"
    EPISODE = "episode"

    @property
    def catalogue(self) -> Kind:
        """The kind under which the catalogue keeps the facts: an episode's are its series'."""
        return Kind.SERIES if self is Kind.EPISODE else self


class MatchState(StrEnum):
    """How sure the match of a film is."""

    MATCHED = "matched"
    DOUBTFUL = "doubtful"
    UNMATCHED = "unmatched"
    FAILED = "failed"


class Rung(StrEnum):
    """The rung of the matching ladder that decided, in the ladder's order."""

    CHOICE = "choice"
    KNOWN = "known"
    SWEEP = "sweep"
    SEARCH_YEAR = "search_year"
    SEARCH_NEAR_YEAR = "search_near_year"
    SERIES = "series"
    SIMILAR = "similar"
    NONE = "none"


class LibraryState(StrEnum):
    """Where a library is on its way."""

    IMPORTING = "importing"
    READY = "ready"
    ENRICHING = "enriching"
    PAUSED = "paused"
    COMPLETE = "complete"
    FAILED = "failed"


class TokenKind(StrEnum):
    """What a link may do: the owner's everything, a view-only one look."""

    OWNER = "owner"
    VIEW = "view"


class JobState(StrEnum):
    """Where an enrichment job is."""

    QUEUED = "queued"
    RUNNING = "running"
    PAUSED = "paused"
    NEEDS_KEY = "needs_key"
    CANCELLED = "cancelled"
    COMPLETE = "complete"
    FAILED = "failed"

    @property
    def is_over(self) -> bool:
        """True when nothing more will happen without a new start."""
        return self in (JobState.CANCELLED, JobState.COMPLETE, JobState.FAILED)


@dataclass(frozen=True, slots=True)
class Problem:
    """A row or a file of an export that could not be read; the rest went on.

    Attributes:
        file: Path of the file below the export's root.
        line: Line of the file where the row starts, from 1; None for the whole file.
        column: Column title as in the file; empty for the whole row.
        reason: A sentence for a person.
    """

    file: str
    line: int | None
    column: str
    reason: str


@dataclass(frozen=True, slots=True)
class Profile:
    """What is kept of profile.csv; the e-mail address and everything else is left out."""

    username: str
    joined_on: dt.date | None
    favourite_uris: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportCounts:
    """Rows read from the files of one import; a file that is absent counts 0."""

    watched: int = 0
    rated: int = 0
    liked: int = 0
    entries: int = 0
    watchlisted: int = 0
    lists: int = 0
    reviews: int = 0
    deleted: int = 0
    orphaned: int = 0


@dataclass(frozen=True, slots=True)
class FilmQuery:
    """A film of a library that wants a match: as Letterboxd writes it."""

    film_id: FilmId
    title: str
    year: int | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A film or series TMDB offers: what search and discover answers hold.

    Attributes:
        kind: film or series (never episode).
        tmdb_id: TMDB's number within the kind.
        title: TMDB's title in English.
        original_title: The title in the original language.
        released_on: Release or first-air date; None when TMDB has none.
        vote_count: People who voted.
        vote_average: 0 to 10; None without votes.
        popularity: TMDB's own figure.
        poster_path: `/name.jpg` on TMDB's image host, or None.
        language: ISO 639-1 code of the original language, or None.
        genres: Names in English.
    """

    kind: Kind
    tmdb_id: int
    title: str
    original_title: str
    released_on: dt.date | None
    vote_count: int = 0
    vote_average: float | None = None
    popularity: float = 0.0
    poster_path: str | None = None
    language: str | None = None
    genres: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """What the ladder decided for one film.

    Attributes:
        film_id: The film of the library.
        state: How sure it is.
        rung: Which rung decided.
        kind: film, series or episode; None when unmatched or failed. A choice may be a series TMDB lacks.
        tmdb_id: TMDB's number; None when unmatched or failed. A doubtful match has one.
        distance: 0 (the same title and year) to 1 (nothing in common); None without a candidate.
        reason: A sentence for a fan: why this one, why doubtful, why none.
        candidates: The best candidates seen, nearest first, at most 8; for doubtful and unmatched films.
    """

    film_id: FilmId
    state: MatchState
    rung: Rung
    kind: Kind | None = None
    tmdb_id: int | None = None
    distance: float | None = None
    reason: str = ""
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Credit:
    """One person's part in a film.

    Attributes:
        person_id: TMDB's number of the person.
        name: As TMDB writes it.
        department: `Acting` for the cast, else TMDB's department.
        job: `Actor` for the cast, else TMDB's job (`Director`, `Screenplay` …).
        position: Billing order of the cast from 0; order of listing for the crew.
        character: Role of the cast; empty for the crew.
        gender: TMDB's 0 unknown, 1 female, 2 male, 3 non-binary.
        profile_path: `/name.jpg` on TMDB's image host, or None.
    """

    person_id: int
    name: str
    department: str
    job: str
    position: int
    character: str = ""
    gender: int = 0
    profile_path: str | None = None


@dataclass(frozen=True, slots=True)
class TitleFacts:
    """Everything the catalogue keeps of one film or series.

    Attributes:
        kind: film or series.
        tmdb_id: TMDB's number within the kind; negative for the sample's films.
        runtime_min: Minutes; None when TMDB has none or 0.
        language: ISO 639-1 code of the original language.
        genres: Names in English.
        countries: ISO 3166-1 alpha-2 codes of the production countries.
        studios: Names of the production companies.
        vote_average: 0 to 10; None without votes.
    """

    kind: Kind
    tmdb_id: int
    title: str
    original_title: str
    released_on: dt.date | None
    runtime_min: int | None = None
    language: str | None = None
    genres: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    studios: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    vote_average: float | None = None
    vote_count: int = 0
    popularity: float = 0.0
    poster_path: str | None = None
    imdb_id: str | None = None
    collection_id: int | None = None
    collection_name: str | None = None
    credits: tuple[Credit, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Progress:
    """Where the enrichment of one library stands; made for a screen.

    Attributes:
        films: Watched films of the library; matched + doubtful + unmatched + failed once the job is over.
        done: Films with an outcome: facts stored, unmatched or failed.
        requests: Requests sent to TMDB by this job since it was last started.
        requests_per_second: Over the last seconds; None when nothing runs.
        seconds_left: Estimate; None when there is none.
        seconds: Time spent working, over all starts.
        message: A sentence when something needs saying ("TMDB asks for a pause of 8 s"), else empty.
        latest: Title and poster path of the films done last, newest first, at most 8.
    """

    job_id: JobId
    state: JobState
    films: int
    done: int
    matched: int
    doubtful: int
    unmatched: int
    failed: int
    requests: int = 0
    requests_per_second: float | None = None
    seconds_left: float | None = None
    seconds: float = 0.0
    message: str = ""
    latest: tuple[tuple[str, str | None], ...] = ()
