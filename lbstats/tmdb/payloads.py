"""TMDB's answers as values of the model: tolerant of what is odd, strict about what makes an answer one.

Bodies come from outside: a field may be absent, null, of another type or empty, and then the fact is absent.
Only what an answer is nothing without (an id and a title; a list of results) is demanded, by the `is_…`
functions, which the adapter asks before an answer may be kept. Nothing here sends, stores or logs.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from lbstats.model import Candidate, Kind, TitleFacts
from lbstats.tmdb.credits import film_credits, series_credits
from lbstats.tmdb.fields import decimal, rows, text, texts, whole
from lbstats.tmdb.genres import GENRE_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable

JsonObject: TypeAlias = dict[str, Any]
"""A JSON object as it came."""

MOVIE, TV = "movie", "tv"
"""TMDB's words for the two kinds, in paths and in `media_type`."""
KINDS = {MOVIE: Kind.FILM, TV: Kind.SERIES}
FIND_RESULTS = {"movie_results": MOVIE, "tv_results": TV}


@dataclass(frozen=True, slots=True)
class Page:
    """One page of candidates.

    Attributes:
        candidates: In TMDB's order, which is by popularity, not by fit.
        number: Of this page, from 1.
        pages: How many there are.
        results: How many candidates all pages hold.
    """

    candidates: tuple[Candidate, ...]
    number: int = 1
    pages: int = 1
    results: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """What stands under a number of another service.

    Attributes:
        candidates: Films, then series.
        episode_of: Number of the series whose episode it is; None when it is no episode.
    """

    candidates: tuple[Candidate, ...] = ()
    episode_of: int | None = None


def is_object(body: JsonObject) -> bool:
    """Whether an answer says anything but that it failed."""
    return bool(body) and body.get("success") is not False


def is_page(body: JsonObject) -> bool:
    """Whether an answer is a page of search or discover results."""
    return isinstance(body.get("results"), list)


def is_find(body: JsonObject) -> bool:
    """Whether an answer is that of `find`."""
    return all(isinstance(body.get(name), list) for name in FIND_RESULTS)


def is_details(body: JsonObject) -> bool:
    """Whether an answer describes a film or series."""
    return whole(body.get("id")) is not None and bool(_title(body))


def parse_page(body: JsonObject, media_type: str | None = None) -> Page:
    """Candidates of a search or discover answer.

    Args:
        body: The answer, for which `is_page` holds.
        media_type: What every row is, or None when the rows say so themselves; persons are left out.
    """
    found = rows(body.get("results"))
    candidates = _candidates((media_type or text(row.get("media_type")) or "", row) for row in found)
    return Page(
        candidates=candidates,
        number=whole(body.get("page")) or 1,
        pages=whole(body.get("total_pages")) or 0,
        results=whole(body.get("total_results")) or 0,
    )


def parse_find(body: JsonObject) -> Found:
    """What an answer of `find` holds."""
    found = [(media_type, row) for name, media_type in FIND_RESULTS.items() for row in rows(body.get(name))]
    series = (whole(row.get("show_id")) for row in rows(body.get("tv_episode_results")))
    return Found(_candidates(found), next((number for number in series if number), None))


def parse_film(body: JsonObject) -> TitleFacts:
    """Facts of a film from details with credits and keywords, for which `is_details` holds."""
    collection = body.get("belongs_to_collection")
    collection = collection if isinstance(collection, dict) else {}
    return _facts(
        Kind.FILM,
        body,
        runtime_min=_minutes(body.get("runtime")),
        imdb_id=text(body.get("imdb_id")),
        collection_id=whole(collection.get("id")),
        collection_name=text(collection.get("name")),
        credits=film_credits(body),
    )


def parse_series(body: JsonObject) -> TitleFacts:
    """Facts of a series from details with aggregate credits and keywords, for which `is_details` holds.

    Its `runtime_min` is that of an episode. A series without production countries has its countries of
    origin.
    """
    run_times = body.get("episode_run_time")
    run_times = run_times if isinstance(run_times, list) else []
    return _facts(
        Kind.SERIES,
        body,
        runtime_min=next((minutes for one in run_times if (minutes := _minutes(one))), None),
        credits=series_credits(body),
    )


def parse_facts(kind: Kind, body: JsonObject) -> TitleFacts:
    """Facts of a film or a series."""
    return parse_film(body) if kind is Kind.FILM else parse_series(body)


def genre_names(genre_ids: Iterable[int]) -> tuple[str, ...]:
    """English names of TMDB's genre numbers; unknown numbers are left out."""
    return tuple(GENRE_NAMES[number] for number in genre_ids if number in GENRE_NAMES)


def _candidates(found: Iterable[tuple[str, JsonObject]]) -> tuple[Candidate, ...]:
    return tuple(_candidate(KINDS[media], row) for media, row in found if media in KINDS and is_details(row))


def _candidate(kind: Kind, row: JsonObject) -> Candidate:
    votes = whole(row.get("vote_count")) or 0
    genre_ids = row.get("genre_ids")
    numbers = (whole(number) for number in genre_ids) if isinstance(genre_ids, list) else ()
    return Candidate(
        kind=kind,
        tmdb_id=whole(row.get("id")) or 0,
        title=_title(row),
        original_title=_original_title(row),
        released_on=_released_on(row),
        vote_count=votes,
        vote_average=decimal(row.get("vote_average")) if votes else None,
        popularity=decimal(row.get("popularity")) or 0.0,
        poster_path=text(row.get("poster_path")),
        language=text(row.get("original_language")),
        genres=genre_names(number for number in numbers if number is not None),
    )


def _facts(kind: Kind, body: JsonObject, **more: Any) -> TitleFacts:  # noqa: ANN401 - fields of TitleFacts
    votes = whole(body.get("vote_count")) or 0
    countries = texts(body.get("production_countries"), "iso_3166_1")
    if kind is Kind.SERIES and not countries:
        countries = texts(body.get("origin_country"))
    keywords = body.get("keywords")
    keywords = keywords if isinstance(keywords, dict) else {}
    return TitleFacts(
        kind=kind,
        tmdb_id=whole(body.get("id")) or 0,
        title=_title(body),
        original_title=_original_title(body),
        released_on=_released_on(body),
        language=text(body.get("original_language")),
        genres=texts(body.get("genres"), "name"),
        countries=countries,
        studios=texts(body.get("production_companies"), "name"),
        # Films have them under `keywords`, series under `results`.
        keywords=texts(keywords.get("keywords") or keywords.get("results"), "name"),
        vote_average=decimal(body.get("vote_average")) if votes else None,
        vote_count=votes,
        popularity=decimal(body.get("popularity")) or 0.0,
        poster_path=text(body.get("poster_path")),
        **more,
    )


def _minutes(value: object) -> int | None:
    """A running time; TMDB writes 0 for one it does not know."""
    minutes = whole(value)
    return minutes if minutes is not None and minutes > 0 else None


def _title(row: JsonObject) -> str:
    return text(row.get("title")) or text(row.get("name")) or ""


def _original_title(row: JsonObject) -> str:
    return text(row.get("original_title")) or text(row.get("original_name")) or _title(row)


def _released_on(row: JsonObject) -> dt.date | None:
    written = text(row.get("release_date")) or text(row.get("first_air_date")) or ""
    try:
        return dt.date.fromisoformat(written)
    except ValueError:
        return None
