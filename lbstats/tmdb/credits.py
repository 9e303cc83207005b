"""The people of a film or series: which of TMDB's cast and crew rows are kept, and in which order.

A big film lists hundreds of people; the pages show the cast's first billed and eight crafts. Series list
people with the number of their episodes, and a hand that touched one episode of sixty is no author of the
series.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from lbstats.model import Credit
from lbstats.tmdb.fields import rows, text, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

JsonObject: TypeAlias = dict[str, Any]

CAST_KEPT = 30
ACTING, ACTOR = "Acting", "Actor"
CREATOR = "Creator"
KEPT_JOBS = {
    "Director": "Directing",
    "Co-Director": "Directing",
    "Screenplay": "Writing",
    "Writer": "Writing",
    "Story": "Writing",
    "Novel": "Writing",
    "Book": "Writing",
    "Director of Photography": "Camera",
    "Original Music Composer": "Sound",
    "Music": "Sound",
    "Editor": "Editing",
    "Producer": "Production",
    "Executive Producer": "Production",
}
"""Jobs kept of the crew, with the department for bodies that name none."""
SMALLEST_EPISODE_SHARE = 0.5
"""The share of a series' episodes from which a crew member counts as one of the series'."""


def film_credits(body: JsonObject) -> tuple[Credit, ...]:
    """Cast and crew of a film: the first 30 billed, then the kept jobs in TMDB's order."""
    listed = _part(body, "credits")
    return _distinct(_cast(rows(listed.get("cast"))), _crew(rows(listed.get("crew"))))


def series_credits(body: JsonObject) -> tuple[Credit, ...]:
    """People of a series: the first 30 billed, the creators, the crew of at least half of its episodes."""
    aggregate = _part(body, "aggregate_credits")
    if not aggregate:
        return _distinct(_creators(body), film_credits(body))
    least = SMALLEST_EPISODE_SHARE * (whole(body.get("number_of_episodes")) or 0)
    jobs = [(row, job) for row in rows(aggregate.get("crew")) for job in rows(row.get("jobs"))]
    spread = [{**row, **job} for row, job in jobs if (whole(job.get("episode_count")) or 0) >= least]
    return _distinct(_cast(rows(aggregate.get("cast"))), _creators(body), _crew(spread))


def _part(body: JsonObject, name: str) -> JsonObject:
    part = body.get(name)
    return part if isinstance(part, dict) else {}


def _cast(listed: list[JsonObject]) -> Iterator[Credit]:
    def billing(row: JsonObject) -> int:
        order = whole(row.get("order"))
        return len(listed) if order is None else order

    for position, row in enumerate(sorted(listed, key=billing)[:CAST_KEPT]):
        roles = [row, *rows(row.get("roles"))]
        character = next((name for role in roles if (name := text(role.get("character")))), "")
        yield from _credit(row, ACTING, ACTOR, position, character)


def _crew(listed: list[JsonObject]) -> Iterator[Credit]:
    kept = [(row, job) for row in listed if (job := text(row.get("job"))) in KEPT_JOBS]
    for position, (row, job) in enumerate(kept):
        yield from _credit(row, text(row.get("department")) or KEPT_JOBS[job], job, position)


def _creators(body: JsonObject) -> Iterator[Credit]:
    for position, row in enumerate(rows(body.get("created_by"))):
        yield from _credit(row, CREATOR, CREATOR, position)


def _credit(
    row: JsonObject, department: str, job: str, position: int, character: str = ""
) -> Iterator[Credit]:
    person_id, name = whole(row.get("id")), text(row.get("name"))
    if person_id is not None and name:
        gender = whole(row.get("gender"))
        yield Credit(
            person_id=person_id,
            name=name,
            department=department,
            job=job,
            position=position,
            character=character,
            gender=gender if gender in (0, 1, 2, 3) else 0,
            profile_path=text(row.get("profile_path")),
        )


def _distinct(*parts: Iterator[Credit] | tuple[Credit, ...]) -> tuple[Credit, ...]:
    """One credit per person, department and job: the first."""
    found: dict[tuple[int, str, str], Credit] = {}
    for part in parts:
        for credit in part:
            found.setdefault((credit.person_id, credit.department, credit.job), credit)
    return tuple(found.values())
