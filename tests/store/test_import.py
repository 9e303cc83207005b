"""The first import of an export: which films there are, what is said of each, what the report says."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, TypeAlias

import pytest

from lbstats.errors import ExportError, LibraryError
from lbstats.export.archive import Upload
from lbstats.importing import import_export
from lbstats.model import ImportCounts, LibraryState, Token, TokenKind
from lbstats.store import libraries, reports
from tests.fakes.clock import START
from tests.fakes.exports import HEADERS, default_files, diary_row, list_csv, make_upload
from tests.fakes.rows import entries, film, query, titles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lbstats.store.database import Database

Row: TypeAlias = tuple[str, ...]


Files: TypeAlias = dict[str, "bytes | Sequence[Sequence[str]]"]


HER: Row = ("2024-01-02", "Her", "2013", "https://boxd.it/4O24")


HEAT: Row = ("2024-01-03", "Heat", "1995", "https://boxd.it/2bg8")


def test_the_report_of_a_whole_export_adds_up(database: Database) -> None:
    report = import_export(database, [make_upload()])
    assert report.is_new
    assert report.counts == ImportCounts(
        watched=4, rated=2, liked=1, entries=3, watchlisted=1, lists=1, reviews=1, deleted=0, orphaned=0
    )
    assert report.problems == ()
    assert report.skipped_rows == 0
    assert report.changes == {}
    sums = report.reconciliation
    assert (sums.watched, sums.in_diary, sums.undated, sums.not_marked) == (4, 2, 2, 0)
    assert (sums.rated, sums.rated_from_diary, sums.liked, sums.liked_not_watched) == (2, 0, 1, 0)
    assert (sums.watchlisted, sums.entries, sums.lists, sums.reviews) == (1, 3, 1, 1)


@pytest.mark.parametrize("path", [path for path, titles in HEADERS.items() if "Name" in titles])
def test_a_row_of_nonsense_in_any_file_keeps_nothing_else_from_being_imported(
    database: Database, path: str
) -> None:
    nonsense = tuple("Up" if title == "Name" else "?!" for title in HEADERS[path])
    files = default_files() | {path: [nonsense]}
    report = import_export(database, [make_upload(files)])
    assert report.reconciliation.watched >= 1
    assert {problem.file for problem in report.problems} <= {path}


def test_the_report_can_be_read_again_later(database: Database) -> None:
    bad = [HER, ("2024-01-02", "", "2013", "https://boxd.it/x")]
    report = import_export(database, [make_upload({"watched.csv": bad})])
    assert [problem.line for problem in report.problems] == [3]
    assert report.skipped_rows == 1
    with database.cursor() as cursor:
        stored = reports.last_import(cursor, report.library_id)
        sums = reports.reconcile(cursor, report.library_id)
    assert stored is not None
    assert stored.exported_at == dt.datetime(2026, 1, 31, 12, 30, tzinfo=dt.UTC)
    assert stored.imported_at == START
    assert stored.file_names == ("letterboxd-nobody-2026-01-31-12-30-utc.zip",)
    assert (stored.counts, stored.skipped_rows) == (report.counts, 1)
    assert (stored.problems, stored.notes) == (report.problems, report.notes)
    assert sums == report.reconciliation


def test_a_library_without_an_import_has_no_report(database: Database) -> None:
    with database.write() as cursor:
        library_id, _ = libraries.create(cursor, START)
        assert reports.last_import(cursor, library_id) is None


def test_a_new_library_is_ready_and_knows_its_member(database: Database) -> None:
    report = import_export(database, [make_upload()])
    library = libraries.open_library(database, report.token)
    assert library.state is LibraryState.READY
    assert library.username == "nobody"
    assert library.joined_on == dt.date(2020, 2, 3)
    assert query(database, "select favourite_uris from library") == [
        (["https://boxd.it/4O24", "https://boxd.it/29MQ"],)
    ]


def test_each_import_without_a_link_makes_a_library_of_its_own(database: Database) -> None:
    first, second = (import_export(database, [make_upload()]) for _ in range(2))
    assert first.library_id != second.library_id
    assert len(titles(database, first.library_id)) == len(titles(database, second.library_id)) == 5


def test_a_film_has_what_each_file_says_of_it(database: Database) -> None:
    report = import_export(database, [make_upload()])
    house = film(database, report.library_id, "House")
    assert house["uri"] == "https://boxd.it/29MQ"
    assert (house["year"], house["is_marked"], house["marked_on"]) == (1977, True, dt.date(2024, 2, 1))
    assert (house["rating"], house["rating_source"]) == (5, "ratings")
    assert (house["is_liked"], house["liked_on"]) == (True, dt.date(2024, 2, 1))
    assert (house["is_watchlisted"], house["first_import_id"], house["gone_import_id"]) == (False, 1, None)
    stalker = film(database, report.library_id, "Stalker")
    assert (stalker["is_marked"], stalker["is_watchlisted"]) == (False, True)
    assert (stalker["rating"], stalker["rating_source"]) == (None, None)


def test_entries_and_reviews_join_their_film_by_name_and_year(database: Database) -> None:
    report = import_export(database, [make_upload()])
    assert entries(database, report.library_id) == [
        ("Her", "2024-01-02", True),
        ("House", "2024-01-31", True),
        ("Her", "2024-03-01", True),
    ]
    assert query(
        database,
        "select rating, is_marked_rewatch, tags, logged_on::varchar from diary_entry order by entry_id",
    ) == [
        (4, False, ["home", "winter"], "2024-01-03"),
        (5, False, [], "2024-02-01"),
        (4.5, True, [], "2024-03-02"),
    ]


def test_a_review_keeps_its_text_over_lines(database: Database) -> None:
    text = "A cat.\n\nA <b>piano</b>."
    review = ("2024-02-01", *HER[1:3], "https://boxd.it/r1", "5", "", text, "", "2024-01-31")
    import_export(database, [make_upload({"watched.csv": [HER], "reviews.csv": [review]})])
    assert query(
        database, "select title, review, review.rating from review join film using (library_id, film_id)"
    ) == [("Her", text, 5)]


def test_a_list_keeps_its_order_and_its_films(database: Database) -> None:
    import_export(database, [make_upload()])
    assert query(
        database,
        """
        select name, url, position, title
        from list
        join list_film using (library_id, list_id)
        join film using (library_id, film_id)
        order by position
        """,
    ) == [
        ("Two films", "https://boxd.it/list1", 1, "Heat"),
        ("Two films", "https://boxd.it/list1", 2, "House"),
    ]


def test_a_film_only_listed_liked_or_watchlisted_is_not_watched(database: Database) -> None:
    files: Files = {
        "watched.csv": [HER],
        "likes/films.csv": [HEAT],
        "watchlist.csv": [("2024-01-01", "Stalker", "1979", "https://boxd.it/28Hy")],
        "lists/x.csv": list_csv("X", [("Alien", "1979", "https://boxd.it/alien")]),
    }
    sums = import_export(database, [make_upload(files)]).reconciliation
    assert (sums.watched, sums.liked, sums.liked_not_watched, sums.watchlisted) == (1, 1, 1, 1)


def test_a_film_only_rated_or_only_logged_is_watched(database: Database) -> None:
    files: Files = {
        "watched.csv": [HER],
        "ratings.csv": [(*HEAT, "4")],
        "diary.csv": [diary_row("Alien", "1979", "https://boxd.it/e1", "2024-01-01")],
    }
    report = import_export(database, [make_upload(files)])
    sums = report.reconciliation
    assert (sums.watched, sums.not_marked, sums.in_diary, sums.undated) == (3, 2, 1, 2)
    assert film(database, report.library_id, "Alien")["uri"] is None


def test_the_same_film_twice_on_one_day_is_two_entries(database: Database) -> None:
    diary = [
        diary_row("Her", "2013", "https://boxd.it/e1", "2024-01-01"),
        diary_row("Her", "2013", "https://boxd.it/e2", "2024-01-01"),
    ]
    report = import_export(database, [make_upload({"diary.csv": diary})])
    assert (report.reconciliation.entries, report.reconciliation.watched) == (2, 1)


def test_without_ratings_the_last_rated_entry_stands_in(database: Database) -> None:
    diary = [
        diary_row("Her", "2013", "https://boxd.it/e3", "2024-03-01"),
        diary_row("Her", "2013", "https://boxd.it/e1", "2024-01-01", "3"),
        diary_row("Her", "2013", "https://boxd.it/e2", "2024-02-01", "4.5"),
        diary_row("Heat", "1995", "https://boxd.it/e4", "2024-02-01"),
    ]
    report = import_export(database, [make_upload({"diary.csv": diary})])
    her = film(database, report.library_id, "Her")
    assert (her["rating"], her["rating_source"], her["rated_on"]) == (4.5, "diary", dt.date(2024, 2, 1))
    assert film(database, report.library_id, "Heat")["rating_source"] is None
    assert (report.reconciliation.rated, report.reconciliation.rated_from_diary) == (1, 1)


def test_with_ratings_no_entry_stands_in(database: Database) -> None:
    diary = [diary_row("Her", "2013", "https://boxd.it/e1", "2024-01-01", "3")]
    report = import_export(database, [make_upload({"diary.csv": diary, "ratings.csv": []})])
    assert film(database, report.library_id, "Her")["rating"] is None


def test_a_header_only_export_is_an_empty_library(database: Database) -> None:
    files: Files = {
        "watched.csv": [],
        "ratings.csv": [],
        "diary.csv": [],
        "reviews.csv": [],
        "likes/films.csv": [],
    }
    report = import_export(database, [make_upload(files)])
    assert report.reconciliation.watched == 0
    assert titles(database, report.library_id) == []


def test_the_sample_is_marked_as_such(database: Database) -> None:
    report = import_export(database, [make_upload()], is_sample=True, personal=True)
    library = libraries.open_library(database, report.token)
    assert library.is_sample
    assert library.expires_at is None


def test_of_a_refused_upload_nothing_is_kept(database: Database) -> None:
    with pytest.raises(ExportError):
        import_export(database, [Upload("letterboxd.zip", b"PK nonsense")])
    assert query(database, "select count(*) from library") == [(0,)]


def test_a_view_only_link_may_not_import(database: Database) -> None:
    report = import_export(database, [make_upload()])
    token = libraries.new_token(database, report.library_id, TokenKind.VIEW)
    with pytest.raises(LibraryError, match="looking only"):
        import_export(database, [make_upload({"watched.csv": []})], token=token)
    assert len(titles(database, report.library_id)) == 5


def test_an_unknown_link_imports_nothing(database: Database) -> None:
    with pytest.raises(LibraryError, match="No library belongs"):
        import_export(database, [make_upload()], token=Token("x" * 43))
    assert query(database, "select count(*) from film") == [(0,)]
