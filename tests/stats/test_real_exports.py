"""All nine real exports: the figures that need no facts against a count by Python's csv module alone.

The count below shares no code with the project: no reader, no SQL, no pandas. It knows the format by
`EXPORT_FORMAT.md` alone.
"""

from __future__ import annotations

import datetime as dt
import zipfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from lbstats.export.archive import Upload
from lbstats.importing import import_export
from lbstats.stats import films, matches, overview
from lbstats.stats.coverage import coverage
from lbstats.stats.summary import library_summary
from tests.fakes.plain_count import key, logged_key, rows

if TYPE_CHECKING:
    from lbstats.store.database import Database
    from tests.fakes.plain_count import Key

EXPORTS = Path(__file__).resolve().parents[2].parent / "shared" / "exports"
NAMES = [
    "diary-2026-2338", "excel-2023-457", "flat-2026-1656", "full-2021-481", "full-2021-75", "full-2025-1692",
    "full-2026-2250", "full-2026-251", "slugs-2017-2667",
]  # fmt: skip
NEED_FACTS = ("hours", "films_without_runtime", "directors", "countries", "languages")

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not EXPORTS.is_dir(), reason=f"The real exports are not in {EXPORTS}."),
]


def longest_streak(days: set[dt.date]) -> int:
    mondays = {day - dt.timedelta(days=day.weekday()) for day in days}
    starts = [monday for monday in mondays if monday - dt.timedelta(weeks=1) not in mondays]
    longest = 0
    for start in starts:
        weeks = 1
        while start + dt.timedelta(weeks=weeks) in mondays:
            weeks += 1
        longest = max(longest, weeks)
    return longest


def count(archive: zipfile.ZipFile) -> dict[str, Any]:
    """The figures of an export that need no facts, by hand."""
    marked, rated = rows(archive, "watched.csv"), rows(archive, "ratings.csv")
    liked, listed = rows(archive, "likes/films.csv"), rows(archive, "watchlist.csv")
    diary = rows(archive, "diary.csv")
    named = [*marked, *rated, *liked, *listed]
    year_of = {key(row): row["Year"] for row in reversed(named)}
    by_name = {(row["Name"], row["Year"]): key(row) for row in reversed(named)}

    entries = [(dt.date.fromisoformat(row["Watched Date"]), row) for row in diary]
    entries.sort(key=lambda entry: entry[0])
    seen: set[Key] = set()
    rewatches = 0
    for _, row in entries:
        film = logged_key(row, by_name, set(year_of))
        year_of.setdefault(film, row["Year"])
        rewatches += row.get("Rewatch") == "Yes" or film in seen
        seen.add(film)

    watched = {key(row) for row in [*marked, *rated]} | seen
    ratings = [float(rating) for rating in {key(row): row["Rating"] for row in rated}.values()]
    days = [day for day, _ in entries]
    return {
        "watched": len(watched),
        "rated": len(ratings),
        "liked": len({key(row) for row in liked}),
        "entries": len(entries),
        "rewatches": rewatches,
        "days": len(set(days)),
        "first_day": min(days).isoformat(),
        "last_day": max(days).isoformat(),
        "busiest_entries": max(Counter(days).values()),
        "longest_streak_weeks": longest_streak(set(days)),
        "mean_rating": round(sum(ratings) / len(ratings), 4),
        "histogram": {f"{half / 2:g}": ratings.count(half / 2) for half in range(1, 11)},
        "entries_by_year": Counter(str(day.year) for day in days),
        "entries_by_weekday": [sum(day.weekday() == weekday for day in days) for weekday in range(7)],
        "films_by_year": Counter(year_of[film] or "unknown" for film in watched),
        "films_in_diary": len(seen),
    }


@pytest.mark.parametrize("name", NAMES)
def test_figures_of_a_real_export_equal_a_count_by_the_csv_module(name: str, database: Database) -> None:
    path = EXPORTS / f"{name}.zip"

    library_id = import_export(database, [Upload(path.name, path.read_bytes())]).library_id

    with database.cursor() as cursor:
        found = library_summary(cursor, library_id).as_json()
        by_year = overview.films_by_year(cursor, library_id)
        table = films.films(cursor, library_id)
        pending = matches.matches(cursor, library_id)
        covered = coverage(cursor, library_id)
    with zipfile.ZipFile(path) as archive:
        expected = count(archive)
    assert found == expected | dict.fromkeys(NEED_FACTS)
    # The same populations on every page.
    assert len(table) == len(pending) == covered.films == covered.pending == expected["watched"]
    assert by_year["film_count"].sum() == expected["watched"]
    assert table["watch_count"].sum() == by_year["entry_count"].sum() == expected["entries"]
    assert table["rewatch_count"].sum() == expected["rewatches"]
