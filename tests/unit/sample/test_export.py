"""The sample's export: read as a file, without the program's reader, and once through it."""

import csv
import datetime as dt
import io
import os
import subprocess
import sys
import zipfile
from collections import Counter
from hashlib import sha256
from itertools import pairwise

import pytest

from lbstats import sample
from lbstats.export.archive import Upload
from lbstats.importing import import_export
from lbstats.sample.member import member
from lbstats.store.database import Database

FIRST_MONDAY_OF_2020 = dt.date(2020, 1, 6)


@pytest.fixture(scope="module")
def archive() -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(sample.export_zip()[1]))


def rows(archive: zipfile.ZipFile, path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(archive.read(path).decode(), newline="")))


@pytest.fixture(scope="module")
def entries(archive: zipfile.ZipFile) -> list[dict[str, str]]:
    return rows(archive, "diary.csv")


def watched_on(entry: dict[str, str]) -> dt.date:
    return dt.date.fromisoformat(entry["Watched Date"])


def test_another_process_makes_the_same_bytes() -> None:
    script = "import hashlib, lbstats.sample as s; print(hashlib.sha256(s.export_zip()[1]).hexdigest())"
    other = subprocess.run(  # noqa: S603 - this Python, on the line above
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONHASHSEED": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert other.stdout.strip() == sha256(sample.export_zip()[1]).hexdigest()


def test_it_is_named_and_laid_out_as_letterboxd_does(archive: zipfile.ZipFile) -> None:
    assert sample.export_zip()[0] == "letterboxd-sample-2026-01-02-09-30-utc.zip"
    assert {name for name in archive.namelist() if not name.startswith("lists/")} == {
        "profile.csv", "watched.csv", "ratings.csv", "diary.csv", "reviews.csv", "watchlist.csv",
        "comments.csv", "deleted/comments.csv", "deleted/diary.csv", "deleted/reviews.csv",
        "likes/films.csv", "likes/lists.csv", "likes/reviews.csv",
        "orphaned/comments.csv", "orphaned/diary.csv", "orphaned/reviews.csv",
    }  # fmt: skip
    assert archive.read("diary.csv").startswith(
        b"Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date\r\n"
    )


def test_the_import_reads_all_of_it_without_a_problem(database: Database) -> None:
    report = import_export(database, [Upload(*sample.export_zip())], is_sample=True)
    assert report.problems == ()
    assert report.skipped_rows == 0
    assert report.notes == ()
    counts = report.counts
    assert (counts.watched, counts.liked, counts.watchlisted, counts.lists) == (106, 50, 22, 4)
    assert (counts.reviews, counts.deleted, counts.orphaned) == (24, 1, 1)
    found = report.reconciliation
    assert (found.watched, found.in_diary, found.undated, found.not_marked) == (106, 89, 17, 0)
    assert found.entries == counts.entries


def test_every_entry_is_of_a_watched_film(archive: zipfile.ZipFile, entries: list[dict[str, str]]) -> None:
    watched = {(row["Name"], row["Year"]) for row in rows(archive, "watched.csv")}
    assert {(entry["Name"], entry["Year"]) for entry in entries} < watched


def test_the_diary_is_ordered_by_the_day_watched_and_spans_six_years(entries: list[dict[str, str]]) -> None:
    days = [watched_on(entry) for entry in entries]
    assert days == sorted(days)
    assert {day.year for day in days} == {2020, 2021, 2022, 2023, 2024, 2025}
    assert min(Counter(day.year for day in days).values()) >= 10  # enough for a year in review


def test_no_film_is_seen_before_its_release_nor_logged_before_it_is_seen(
    entries: list[dict[str, str]],
) -> None:
    released = {(film.title, str(film.year)): film.released_on for film in member().seen.values()}
    for entry in entries:
        released_on = released[entry["Name"], entry["Year"]]
        assert released_on is None or released_on <= watched_on(entry)
        assert watched_on(entry) <= dt.date.fromisoformat(entry["Date"]) <= dt.date(2026, 1, 2)


def test_every_film_comes_as_often_as_planned(entries: list[dict[str, str]]) -> None:
    times = Counter((entry["Name"], int(entry["Year"])) for entry in entries)
    for film in member().seen.values():
        seen = times[film.title, film.year]
        assert (seen >= 1) == film.is_dated
        assert seen <= 1 + film.rewatch_count


def test_pauses_are_empty_and_streaks_unbroken(entries: list[dict[str, str]]) -> None:
    days = {watched_on(entry) for entry in entries}
    weeks = {(day - FIRST_MONDAY_OF_2020).days // 7 for day in days}
    assert not any(day in pause for day in days for pause in member().pauses)
    for streak in member().streaks:
        first, last = ((day - FIRST_MONDAY_OF_2020).days // 7 for day in (streak.first_day, streak.last_day))
        assert set(range(first, last + 1)) <= weeks


def test_the_first_entry_is_a_rewatch_only_of_films_seen_before(entries: list[dict[str, str]]) -> None:
    seen_before = {film.title for film in member().seen.values() if film.was_seen_before}
    first_entries = {entry["Name"]: entry for entry in reversed(entries)}
    assert {name for name, entry in first_entries.items() if entry["Rewatch"]} <= seen_before


def test_a_short_programme_makes_the_busiest_day(entries: list[dict[str, str]]) -> None:
    (day, count), (_, next_count) = Counter(entry["Watched Date"] for entry in entries).most_common(2)
    assert (day, count, next_count) == ("2022-02-05", 4, 2)


def test_ratings_are_written_as_letterboxd_writes_them(archive: zipfile.ZipFile) -> None:
    stars = {row["Rating"] for row in rows(archive, "ratings.csv")}
    assert stars <= {"0.5", "1", "1.5", "2", "2.5", "3", "3.5", "4", "4.5", "5"}
    assert len(stars) >= 8


def test_reviews_follow_their_entries_except_one_of_a_film_never_logged(
    archive: zipfile.ZipFile, entries: list[dict[str, str]]
) -> None:
    addresses = {entry["Letterboxd URI"] for entry in entries}
    alone = [row for row in rows(archive, "reviews.csv") if row["Letterboxd URI"] not in addresses]
    assert [(row["Name"], row["Watched Date"]) for row in alone] == [("City Lights", "")]


def test_one_list_is_described_in_several_lines(archive: zipfile.ZipFile) -> None:
    lines = archive.read("lists/directed-by-women.csv").decode().split("\r\n")
    assert lines[0] == "Letterboxd list export v7"
    description = next(csv.DictReader(io.StringIO("\r\n".join(lines[1:]), newline="")))["Description"]
    assert description.count("\n") == 3


def test_the_watchlist_holds_only_films_not_seen_and_released(archive: zipfile.ZipFile) -> None:
    watchlist = rows(archive, "watchlist.csv")
    assert not {row["Name"] for row in watchlist} & {film.title for film in member().seen.values()}
    days = [row["Date"] for row in watchlist]
    assert all(earlier <= later for earlier, later in pairwise(days))
    assert all(row["Date"] >= row["Year"] for row in watchlist)


def test_no_address_can_be_a_real_members(archive: zipfile.ZipFile) -> None:
    every = [row for path in ("watched.csv", "diary.csv", "reviews.csv") for row in rows(archive, path)]
    every += rows(archive, "watchlist.csv")
    assert {row["Letterboxd URI"].rsplit("/", 2)[0] for row in every} == {
        "https://letterboxd.com/film",
        "https:/",
    }
    short = [row["Letterboxd URI"] for row in every if "boxd.it/" in row["Letterboxd URI"]]
    assert all(len(uri.removeprefix("https://boxd.it/")) > 6 for uri in short)
