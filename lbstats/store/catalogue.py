"""Facts about films and series, shared by all libraries: written and looked up in bulk, refreshed, forgotten.

Nothing here belongs to a person. Facts are refreshed when 150 days old and gone when 180; the sample's own
(negative numbers) stay.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import pyarrow as pa

from lbstats.model import Candidate, Kind, Rung
from lbstats.store.database import rows_as_dicts, to_database

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lbstats.model import TitleFacts
    from lbstats.store.database import Cursor

STALE_AFTER = dt.timedelta(days=150)
"""Older facts are fetched again when a library with the film is enriched."""
GONE_AFTER = dt.timedelta(days=180)
"""Older facts and known matches are removed: TMDB's terms allow six months."""

TitleKey: TypeAlias = tuple[Kind, int]
"""TMDB numbers films and series apart: the kind (film or series) and the number."""

_TITLE_SCHEMA = pa.schema(
    [
        ("kind", pa.string()),
        ("tmdb_id", pa.int32()),
        ("title", pa.string()),
        ("original_title", pa.string()),
        ("released_on", pa.date32()),
        ("runtime_min", pa.int32()),
        ("language", pa.string()),
        ("genres", pa.list_(pa.string())),
        ("countries", pa.list_(pa.string())),
        ("studios", pa.list_(pa.string())),
        ("keywords", pa.list_(pa.string())),
        ("vote_average", pa.float64()),
        ("vote_count", pa.int32()),
        ("popularity", pa.float64()),
        ("poster_path", pa.string()),
        ("imdb_id", pa.string()),
        ("collection_id", pa.int32()),
        ("collection_name", pa.string()),
    ]
)
_CREDIT_SCHEMA = pa.schema(
    [
        ("kind", pa.string()),
        ("tmdb_id", pa.int32()),
        ("person_id", pa.int32()),
        ("name", pa.string()),
        ("gender", pa.int8()),
        ("profile_path", pa.string()),
        ("department", pa.string()),
        ("job", pa.string()),
        ("position", pa.int16()),
        ("character_name", pa.string()),
    ]
)
_SUMMARY_SCHEMA = pa.schema(
    [
        ("kind", pa.string()),
        ("tmdb_id", pa.int32()),
        ("title", pa.string()),
        ("original_title", pa.string()),
        ("released_on", pa.date32()),
        ("language", pa.string()),
        ("genres", pa.list_(pa.string())),
        ("vote_average", pa.float64()),
        ("vote_count", pa.int32()),
        ("popularity", pa.float64()),
        ("poster_path", pa.string()),
    ]
)
_KNOWN_SCHEMA = pa.schema(
    [
        ("folded_title", pa.string()),
        ("year", pa.int16()),
        ("kind", pa.string()),
        ("tmdb_id", pa.int32()),
        ("rung", pa.string()),
    ]
)


@dataclass(frozen=True, slots=True)
class KnownTitle:
    """What the catalogue holds of one film or series.

    Attributes:
        candidate: As a search would offer it.
        has_details: False when only a search or discover answer was seen.
        is_stale: True when its facts are old enough to be fetched again.
    """

    candidate: Candidate
    has_details: bool
    is_stale: bool


@dataclass(frozen=True, slots=True)
class KnownMatch:
    """A folded title and year that a single exact candidate answered before."""

    folded_title: str
    year: int
    kind: Kind
    tmdb_id: int
    rung: Rung


def write_facts(cursor: Cursor, facts: Sequence[TitleFacts], fetched_at: dt.datetime) -> None:
    """Store details: the title's row and its credits replaced, its people merged.

    Args:
        cursor: A writing cursor; the batch is there when its transaction is.
        facts: Any number of films and series; of two for one title the last counts.
        fetched_at: When TMDB gave them (aware).
    """
    latest = list({(each.kind, each.tmdb_id): each for each in facts}.values())
    if not latest:
        return
    columns = {name: [getattr(each, name) for each in latest] for name in _TITLE_SCHEMA.names}
    cursor.register("incoming_title", pa.table(columns, schema=_TITLE_SCHEMA))
    cursor.execute(
        """
        merge into title
        using (select *, true as has_details, $fetched_at as fetched_at from incoming_title) as incoming
            on title.kind = incoming.kind and title.tmdb_id = incoming.tmdb_id
        when matched then update by name
        when not matched then insert by name
        """,
        {"fetched_at": to_database(fetched_at)},
    )
    _write_credits(cursor, latest)
    cursor.unregister("incoming_title")


def _write_credits(cursor: Cursor, facts: Sequence[TitleFacts]) -> None:
    rows = [
        (
            each.kind, each.tmdb_id, credit.person_id, credit.name, credit.gender, credit.profile_path,
            credit.department, credit.job, credit.position, credit.character,
        )
        for each in facts
        for credit in each.credits
    ]  # fmt: skip
    columns = list(zip(*rows, strict=True)) or [()] * len(_CREDIT_SCHEMA)
    cursor.register("incoming_credit", pa.table([list(c) for c in columns], schema=_CREDIT_SCHEMA))
    cursor.execute("delete from credit where (kind, tmdb_id) in (select (kind, tmdb_id) from incoming_title)")
    cursor.execute(
        """
        insert into credit by name
        select
            kind, tmdb_id, person_id, department, job, min(position) as position,
            arg_min(character_name, position) as character_name
        from incoming_credit
        group by kind, tmdb_id, person_id, department, job
        """
    )
    cursor.execute(
        """
        merge into person
        using (
            select person_id, last(name) as name, last(gender) as gender, last(profile_path) as profile_path
            from incoming_credit
            group by person_id
        ) as incoming
            on person.person_id = incoming.person_id
        when matched then update by name
        when not matched then insert by name
        """
    )
    cursor.unregister("incoming_credit")


def write_summaries(cursor: Cursor, candidates: Sequence[Candidate], fetched_at: dt.datetime) -> None:
    """Store what search and discover answers hold of titles without details; details are never overwritten.

    Args:
        cursor: A writing cursor.
        candidates: Any number; of two for one title the last counts.
        fetched_at: When TMDB gave them (aware).
    """
    latest = list({(each.kind, each.tmdb_id): each for each in candidates}.values())
    if not latest:
        return
    columns = {name: [getattr(each, name) for each in latest] for name in _SUMMARY_SCHEMA.names}
    cursor.register("incoming_summary", pa.table(columns, schema=_SUMMARY_SCHEMA))
    cursor.execute(
        """
        merge into title
        using (
            select
                *, []::varchar[] as countries, []::varchar[] as studios, []::varchar[] as keywords,
                false as has_details, $fetched_at as fetched_at
            from incoming_summary
        ) as incoming
            on title.kind = incoming.kind and title.tmdb_id = incoming.tmdb_id
        when matched and not title.has_details then update by name
        when not matched then insert by name
        """,
        {"fetched_at": to_database(fetched_at)},
    )
    cursor.unregister("incoming_summary")


def known_titles(cursor: Cursor, keys: Sequence[TitleKey], now: dt.datetime) -> dict[TitleKey, KnownTitle]:
    """What the catalogue holds of these titles, in one query.

    Args:
        cursor: Any cursor.
        keys: Kind (film or series) and number.
        now: The present instant (aware).

    Returns:
        Those it holds, facts that are gone by their age not among them.
    """
    cursor.execute(
        """
        select
            kind, tmdb_id, title, original_title, released_on, vote_count, vote_average, popularity,
            poster_path, language, genres, has_details, tmdb_id > 0 and fetched_at <= $stale as is_stale
        from title
        where (kind, tmdb_id) in (select (unnest($kinds), unnest($tmdb_ids)::integer))
            and (tmdb_id < 0 or fetched_at > $gone)
        """,
        {
            "kinds": [str(kind) for kind, _ in keys],
            "tmdb_ids": [tmdb_id for _, tmdb_id in keys],
            "stale": to_database(now - STALE_AFTER),
            "gone": to_database(now - GONE_AFTER),
        },
    )
    known = {}
    for row in rows_as_dicts(cursor):
        has_details, is_stale = row.pop("has_details"), row.pop("is_stale")
        candidate = Candidate(**row | {"kind": Kind(row["kind"]), "genres": tuple(row["genres"])})
        known[(candidate.kind, candidate.tmdb_id)] = KnownTitle(candidate, has_details, is_stale)
    return known


def known_matches(
    cursor: Cursor, keys: Sequence[tuple[str, int]], now: dt.datetime
) -> dict[tuple[str, int], KnownMatch]:
    """The folded titles and years among `keys` that were resolved before, in one query."""
    cursor.execute(
        """
        select folded_title, year, kind, tmdb_id, rung
        from known_match
        where (folded_title, year) in (select (unnest($titles), unnest($years)::smallint))
            and found_at > $gone
        """,
        {
            "titles": [title for title, _ in keys],
            "years": [year for _, year in keys],
            "gone": to_database(now - GONE_AFTER),
        },
    )
    return {
        (title, year): KnownMatch(title, year, Kind(kind), tmdb_id, Rung(rung))
        for title, year, kind, tmdb_id, rung in cursor.fetchall()
    }


def write_known_matches(cursor: Cursor, matches: Sequence[KnownMatch], found_at: dt.datetime) -> None:
    """Remember pairs for other libraries: single candidates of rungs 3 and 4, never a person's choice."""
    latest = list({(each.folded_title, each.year): each for each in matches}.values())
    if not latest:
        return
    columns = {name: [getattr(each, name) for each in latest] for name in _KNOWN_SCHEMA.names}
    cursor.register("incoming_known", pa.table(columns, schema=_KNOWN_SCHEMA))
    cursor.execute(
        """
        merge into known_match
        using (select *, $found_at as found_at from incoming_known) as incoming
            on known_match.folded_title = incoming.folded_title and known_match.year = incoming.year
        when matched then update by name
        when not matched then insert by name
        """,
        {"found_at": to_database(found_at)},
    )
    cursor.unregister("incoming_known")


def expire(cursor: Cursor, now: dt.datetime) -> None:
    """Remove facts and known matches older than 180 days, and people without a credit; called at start."""
    gone = to_database(now - GONE_AFTER)
    cursor.execute("delete from known_match where found_at <= ?", [gone])
    cursor.execute("delete from title where tmdb_id > 0 and fetched_at <= ?", [gone])
    cursor.execute("delete from credit where (kind, tmdb_id) not in (select (kind, tmdb_id) from title)")
    cursor.execute("delete from person where person_id not in (select person_id from credit)")
