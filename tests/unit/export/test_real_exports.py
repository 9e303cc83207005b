"""Real exports of every age are read without a problem, row for row as their table says."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import zipfile
from pathlib import Path

import pytest

from lbstats.export.archive import Upload
from lbstats.export.bulk import read_bulk
from lbstats.export.reader import ExportContents, read_export
from lbstats.model import ImportCounts

EXPORTS = Path(__file__).resolve().parents[3].parent / "shared" / "exports"
COLUMNS = ("watched", "rated", "entries", "reviews", "watchlisted", "liked", "lists", "deleted", "orphaned")
NAMES = (
    "diary-2026-2338", "excel-2023-457", "flat-2026-1656", "full-2021-481", "full-2021-75", "full-2025-1692",
    "full-2026-2250", "full-2026-251", "slugs-2017-2667",
)  # fmt: skip
FILES = {
    "watched": "watched.csv", "ratings": "ratings.csv", "diary": "diary.csv", "reviews": "reviews.csv",
    "watchlist": "watchlist.csv", "likes": "likes/films.csv",
}  # fmt: skip

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not EXPORTS.is_dir(), reason="the real exports are not beside the project"),
]


def contents_of(name: str) -> ExportContents:
    return read_export([Upload(f"{name}.zip", EXPORTS / f"{name}.zip")])


def documented_counts() -> dict[str, ImportCounts]:
    rows = re.findall(r"^\| (\S+)\.zip \|((?:[^|]+\|){9})", (EXPORTS / "README.md").read_text(), re.MULTILINE)
    return {
        name: ImportCounts(
            **{
                column: int(cell) if cell.strip().isdigit() else 0
                for column, cell in zip(COLUMNS, cells.rstrip("|").split("|"), strict=True)
            }
        )
        for name, cells in rows
    }


@pytest.mark.parametrize("name", NAMES)
def test_every_row_is_counted_and_none_is_a_problem(name: str) -> None:
    contents = contents_of(name)

    assert contents.counts == documented_counts()[name]
    assert contents.problems == ()


@pytest.mark.parametrize("name", NAMES)
def test_every_value_is_the_one_csv_reads(name: str) -> None:
    contents = contents_of(name)

    with zipfile.ZipFile(EXPORTS / f"{name}.zip") as archive:
        for table, read in contents.tables.items():
            if table not in FILES:
                continue
            rows = list(csv.DictReader(io.StringIO(archive.read(FILES[table]).decode(), newline="")))
            found = read.to_pydict()
            assert found["title"] == [row["Name"].strip() for row in rows]
            assert found["uri"] == [row["Letterboxd URI"] or None for row in rows]
            assert found["year"] == [int(row["Year"]) if row["Year"] else None for row in rows]
            if "rating" in found:
                assert found["rating"] == [float(row["Rating"]) if row["Rating"] else None for row in rows]
            if "review" in found:
                assert found["review"] == [row["Review"].strip() for row in rows]
            if "watched_on" in found:
                assert [f"{day or ''}" for day in found["watched_on"]] == [
                    row["Watched Date"] for row in rows
                ]
                assert found["is_marked_rewatch"] == [row.get("Rewatch") == "Yes" for row in rows]


@pytest.mark.parametrize("name", sorted({*NAMES} - {"excel-2023-457"}))
def test_what_letterboxd_wrote_needs_no_careful_reading(name: str) -> None:
    with zipfile.ZipFile(EXPORTS / f"{name}.zip") as archive:
        for table in set(FILES) & set(contents_of(name).tables):
            assert read_bulk(table, archive.read(FILES[table]), 10_000) is not None


def test_dates_re_saved_by_excel_are_read_and_said() -> None:
    contents = contents_of("excel-2023-457")

    days = contents.tables["watched"]["logged_on"].to_pylist()
    assert days[0] == dt.date(2022, 6, 30)
    assert None not in days
    assert contents.notes == (
        "watched.csv: Date was read as month/day/year.",
        "ratings.csv: Date was read as month/day/year.",
    )


def test_every_diary_row_of_the_time_of_slugs_tells_its_film() -> None:
    contents = contents_of("slugs-2017-2667")

    film_uris = contents.tables["diary"]["film_uri"].to_pylist()
    assert None not in film_uris
    watched = set(contents.tables["watched"]["uri"].to_pylist())
    assert sum(uri in watched for uri in film_uris) > 0.9 * len(film_uris)
