"""Importing into a library again: what no file speaks of stays, and what may not be imported."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from lbstats.errors import ExportError, NeedsConfirmationError, StoreError
from lbstats.importing import import_export
from lbstats.model import FilmId, Kind, LibraryState, Match, MatchState, Rung
from lbstats.store import libraries, matches
from tests.fakes.exports import make_upload
from tests.fakes.reimport import ALIEN, HEAT, HER, again, first
from tests.fakes.rows import film, query, titles

if TYPE_CHECKING:
    from lbstats.store.database import Database
    from tests.fakes.clock import FakeClock
    from tests.fakes.reimport import Files


def test_the_same_export_again_changes_nothing(database: Database) -> None:
    report = import_export(database, [make_upload()])
    tables = ("film", "diary_entry", "review", "list", "list_film")
    before = {table: query(database, f"select * from {table} order by all") for table in tables}  # noqa: S608
    second = import_export(database, [make_upload()], token=report.token)
    assert {table: query(database, f"select * from {table} order by all") for table in tables} == before  # noqa: S608
    assert not second.is_new
    assert (second.library_id, second.token) == (report.library_id, report.token)
    assert second.changes == {}
    assert second.reconciliation == report.reconciliation


def test_a_file_absent_from_the_upload_says_nothing(database: Database) -> None:
    report = import_export(database, [make_upload()])
    second = again(database, report, {"watched.csv": [("2024-01-02", "Her", "2013", "https://boxd.it/4O24")]})
    sums = second.reconciliation
    assert (sums.rated, sums.liked, sums.watchlisted, sums.entries, sums.lists, sums.reviews) == (
        2,
        1,
        1,
        3,
        1,
        1,
    )
    assert titles(database, report.library_id, "is_marked") == ["Her"]
    assert libraries.open_library(database, report.token).username == "nobody"


def test_loose_ratings_alone_change_ratings_alone(database: Database) -> None:
    report = import_export(database, [make_upload()])
    second = again(
        database, report, {"ratings.csv": [("2024-06-01", "Heat", "1995", "https://boxd.it/2bg8", "1")]}
    )
    sums = second.reconciliation
    assert (sums.watched, sums.rated, sums.liked, sums.entries, sums.watchlisted) == (4, 1, 1, 3, 1)


def test_a_header_only_file_means_empty(database: Database) -> None:
    report = import_export(database, [make_upload()])
    files: Files = {
        "ratings.csv": [],
        "likes/films.csv": [],
        "watchlist.csv": [],
        "diary.csv": [],
        "reviews.csv": [],
    }
    sums = again(database, report, files).reconciliation
    assert (sums.watched, sums.rated, sums.liked, sums.watchlisted, sums.entries, sums.reviews) == (
        4,
        0,
        0,
        0,
        0,
        0,
    )


def test_matches_stay(database: Database, clock: FakeClock) -> None:
    report = first(database, {"watched.csv": [HER, HEAT]})
    chosen = Match(FilmId(1), MatchState.MATCHED, Rung.CHOICE, Kind.FILM, 152601, 0.0)
    with database.write() as cursor:
        matches.write_matches(cursor, report.library_id, [chosen], clock())
    before = query(database, "select * from film_match")
    again(database, report, {"watched.csv": [HEAT, ALIEN, (HER[0], "Her again", "2014", HER[3])]})
    assert query(database, "select * from film_match") == before
    assert film(database, report.library_id, "Her again")["film_id"] == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (LibraryState.COMPLETE, LibraryState.READY),
        (LibraryState.FAILED, LibraryState.READY),
        (LibraryState.ENRICHING, LibraryState.ENRICHING),
        (LibraryState.PAUSED, LibraryState.PAUSED),
    ],
)
def test_an_enrichment_under_way_goes_on(
    database: Database, before: LibraryState, after: LibraryState
) -> None:
    report = first(database, {"watched.csv": [HER]})
    with database.write() as cursor:
        libraries.set_state(cursor, report.library_id, before)
    version = libraries.open_library(database, report.token).version
    again(database, report, {"watched.csv": [HER, HEAT]})
    library = libraries.open_library(database, report.token)
    assert (library.state, library.version) == (after, version + 1)


def test_importing_counts_as_opening(database: Database, clock: FakeClock) -> None:
    report = first(database, {"watched.csv": [HER]})
    clock.advance(days=29)
    again(database, report, {"watched.csv": [HER]})
    clock.advance(days=29)
    assert libraries.open_library(database, report.token).opened_at == clock.now


def test_an_older_export_is_refused_and_changes_nothing(database: Database) -> None:
    newer, older = (f"letterboxd-nobody-2026-0{month}-01-10-00-utc.zip" for month in (2, 1))
    report = import_export(database, [make_upload({"watched.csv": [HER, HEAT]}, name=newer)])
    with pytest.raises(
        ExportError, match="older than the one the library has: 2026-01-01 10:00 UTC before 2026-02-01"
    ):
        import_export(database, [make_upload({"watched.csv": [HER]}, name=older)], token=report.token)
    assert titles(database, report.library_id) == ["Her", "Heat"]
    assert query(database, "select count(*) from import") == [(1,)]
    import_export(database, [make_upload({"watched.csv": [HER]}, name="loose.zip")], token=report.token)
    assert titles(database, report.library_id) == ["Her"]
    with pytest.raises(ExportError, match="older than"):
        import_export(database, [make_upload({"watched.csv": [HEAT]}, name=older)], token=report.token)


def test_another_member_is_asked_about_and_nothing_changes_until_confirmed(database: Database) -> None:
    report = import_export(database, [make_upload()])
    other: Files = {
        "profile.csv": [("2020-02-03", "somebody", "", "", "", "", "", "", "", "")],
        "watched.csv": [HER],
    }
    with pytest.raises(NeedsConfirmationError, match="of somebody, the library of nobody") as asked:
        again(database, report, other)
    assert asked.value.question == "other_member"
    assert len(titles(database, report.library_id)) == 5
    again(database, report, other, confirmed=frozenset({"other_member"}))
    library = libraries.open_library(database, report.token)
    assert (library.username, library.joined_on) == ("somebody", dt.date(2020, 2, 3))


def test_a_member_who_writes_the_name_otherwise_is_the_same(database: Database) -> None:
    report = import_export(database, [make_upload()])
    same: Files = {
        "profile.csv": [("2020-02-03", "NoBody", "", "", "", "", "", "", "", "")],
        "watched.csv": [HER],
    }
    again(database, report, same)


def test_another_library_is_left_alone(database: Database) -> None:
    report, other = first(database, {"watched.csv": [HER, HEAT]}), first(database, {"watched.csv": [HER]})
    again(database, report, {"watched.csv": [], "ratings.csv": [(*HER, "1")]})
    assert titles(database, other.library_id, "rating is null and is_marked") == ["Her"]


def test_an_import_that_fails_near_its_end_leaves_the_library_as_it_was(database: Database) -> None:
    report = first(database, {"watched.csv": [HER], "ratings.csv": [(*HER, "3")]})
    with database.write() as cursor:
        cursor.execute("alter table film_change rename to elsewhere")
    with pytest.raises(StoreError, match="refused an operation"):
        again(database, report, {"watched.csv": [HEAT], "ratings.csv": []})
    assert titles(database, report.library_id, "rating = 3") == ["Her"]
    assert query(database, "select count(*) from import") == [(1,)]
