"""The nine real exports, imported; every figure against a count by Python's csv module alone."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from lbstats.export.archive import Upload
from lbstats.importing import import_export
from tests.fakes.rows import query

if TYPE_CHECKING:
    from lbstats.store.database import Database

EXPORTS = Path(__file__).resolve().parents[2].parent / "shared" / "exports"
NAMES = (
    "diary-2026-2338",
    "excel-2023-457",
    "flat-2026-1656",
    "full-2021-481",
    "full-2021-75",
    "full-2025-1692",
    "full-2026-2250",
    "full-2026-251",
    "slugs-2017-2667",
)

pytestmark = pytest.mark.shared


@pytest.fixture(params=NAMES)
def path(request: pytest.FixtureRequest) -> Path:
    if not EXPORTS.is_dir():
        pytest.skip(f"the real exports are not at {EXPORTS}")
    return EXPORTS / f"{request.param}.zip"


def read(path: Path, name: str) -> list[dict[str, str]]:
    with zipfile.ZipFile(path) as archive:
        if name not in archive.namelist():
            return []
        return list(csv.DictReader(io.StringIO(archive.read(name).decode(), newline="")))


def key(row: dict[str, str]) -> tuple[str, ...]:
    """A film as these exports tell films apart; all their diary rows name a film of watched.csv."""
    return (row["Letterboxd URI"],) if row["Letterboxd URI"] else (row["Name"], row["Year"])


def counted(path: Path) -> dict[str, Any]:
    watched, ratings, likes, watchlist, diary = (
        read(path, name)
        for name in ("watched.csv", "ratings.csv", "likes/films.csv", "watchlist.csv", "diary.csv")
    )
    return {
        "watched": len({key(row) for row in watched}),
        "rated": len({key(row) for row in ratings}),
        "liked": len({key(row) for row in likes}),
        "liked_not_watched": len({key(row) for row in likes} - {key(row) for row in watched}),
        "watchlisted": len({key(row) for row in watchlist}),
        "entries": len(diary),
        "in_diary": len({film_of(row) for row in diary}),
        "not_marked": 0,
        "reviews": len(read(path, "reviews.csv")),
    }


def film_of(row: dict[str, str]) -> tuple[str, ...]:
    """The film of a diary row: by the slug in the addresses of old, else by name and year."""
    parts = row["Letterboxd URI"].split("/")
    return (parts[5],) if "letterboxd.com" in parts else (row["Name"], row["Year"])


def test_the_films_and_entries_are_those_that_csv_counts(database: Database, path: Path) -> None:
    report = import_export(database, [Upload(path.name, path)])
    expected = counted(path)
    assert {name: getattr(report.reconciliation, name) for name in expected} == expected
    assert report.problems == ()
    assert report.skipped_rows == 0


def test_each_film_has_the_rating_of_ratings_csv(database: Database, path: Path) -> None:
    import_export(database, [Upload(path.name, path)])
    expected = {(row["Letterboxd URI"] or None, float(row["Rating"])) for row in read(path, "ratings.csv")}
    stored = query(database, "select uri, rating from film where rating is not null")
    assert set(stored) == expected


def test_each_entry_is_of_the_film_it_names(database: Database, path: Path) -> None:
    import_export(database, [Upload(path.name, path)])
    expected = [(row["Name"], row["Year"], row["Watched Date"]) for row in read(path, "diary.csv")]
    stored = query(
        database,
        """
        select title, coalesce(year::varchar, ''), watched_on::varchar
        from diary_entry
        join film using (library_id, film_id)
        order by position
        """,
    )
    assert stored == expected


def test_importing_it_again_changes_nothing(database: Database, path: Path) -> None:
    report = import_export(database, [Upload(path.name, path)])
    second = import_export(database, [Upload(path.name, path)], token=report.token)
    assert second.changes == {}
    assert second.reconciliation == report.reconciliation
