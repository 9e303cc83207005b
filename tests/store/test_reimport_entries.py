"""Importing into a library again: entries, reviews and lists follow their addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lbstats.importing import import_export
from tests.fakes.exports import list_csv, make_upload
from tests.fakes.reimport import HEAT, HER, again, entry, first, review
from tests.fakes.rows import changes, film, query, titles

if TYPE_CHECKING:
    from lbstats.store.database import Database
    from tests.fakes.reimport import Files


def test_an_entry_of_a_renamed_film_stays_with_it_when_only_the_diary_comes(database: Database) -> None:
    report = first(
        database, {"watched.csv": [HER], "diary.csv": [entry(HER, "https://boxd.it/e1", "2024-01-01")]}
    )
    renamed = (HER[0], "Her (restored)", "2014", HER[3])
    sums = again(
        database, report, {"diary.csv": [entry(renamed, "https://boxd.it/e1", "2024-01-01")]}
    ).reconciliation
    assert (sums.watched, sums.entries) == (1, 1)
    assert titles(database, report.library_id) == ["Her"]


def test_entries_follow_their_address(database: Database) -> None:
    report = first(
        database,
        {
            "watched.csv": [HER, HEAT],
            "diary.csv": [
                entry(HER, "https://boxd.it/e1", "2024-01-01", "3"),
                entry(HEAT, "https://boxd.it/e2", "2024-01-02"),
            ],
        },
    )
    again(
        database,
        report,
        {
            "diary.csv": [
                entry(HER, "https://boxd.it/e3", "2023-12-31"),
                entry(HER, "https://boxd.it/e1", "2024-01-05", "4", "home, cinema"),
            ],
        },
    )
    assert query(
        database,
        """
        select entry_id, uri, position, watched_on::varchar, rating, tags, gone_import_id
        from diary_entry
        order by entry_id
        """,
    ) == [
        (2, "https://boxd.it/e1", 3, "2024-01-05", 4, ["home", "cinema"], None),
        (3, "https://boxd.it/e2", 3, "2024-01-02", None, [], 2),
        (5, "https://boxd.it/e3", 2, "2023-12-31", None, [], None),
    ]


def test_an_entry_logged_anew_on_the_same_day_is_another_entry(database: Database) -> None:
    report = first(database, {"diary.csv": [entry(HER, "https://boxd.it/e1", "2024-01-01")]})
    again(database, report, {"diary.csv": [entry(HER, "https://boxd.it/e2", "2024-01-01")]})
    assert query(database, "select uri, gone_import_id from diary_entry order by entry_id") == [
        ("https://boxd.it/e1", 2),
        ("https://boxd.it/e2", None),
    ]


def test_an_entry_means_a_film_that_is_there_rather_than_one_that_is_gone(database: Database) -> None:
    namesake = ("Her", "2013", "https://boxd.it/other")
    report = first(database, {"watched.csv": [HER]})
    again(database, report, {"watched.csv": [], "lists/x.csv": list_csv("X", [namesake])})
    again(database, report, {"diary.csv": [entry(HER, "https://boxd.it/e1", "2024-01-01")]})
    assert query(database, "select film.uri from diary_entry join film using (library_id, film_id)") == [
        (namesake[2],)
    ]


def test_entries_without_an_address_join_by_film_day_and_order(database: Database) -> None:
    rows = [
        entry(HER, "", "2024-01-01", "3"),
        entry(HER, "", "2024-01-01", "4"),
        entry(HER, "", "2024-01-02"),
    ]
    report = first(database, {"diary.csv": rows})
    second = again(database, report, {"diary.csv": [*rows, entry(HER, "", "2024-01-02")]})
    assert second.reconciliation.entries == 4
    assert query(database, "select entry_id, rating from diary_entry order by entry_id") == [
        (2, 3),
        (3, 4),
        (4, None),
        (9, None),
    ]


def test_reviews_follow_their_address_and_gone_ones_are_history(database: Database) -> None:
    report = first(
        database,
        {
            "watched.csv": [HER],
            "reviews.csv": [
                review(HER, "https://boxd.it/r1", "Old."),
                review(HER, "https://boxd.it/r2", "Gone."),
            ],
        },
    )
    again(
        database, report, {"watched.csv": [HER], "reviews.csv": [review(HER, "https://boxd.it/r1", "New.")]}
    )
    assert query(database, "select review_id, review, gone_import_id from review order by review_id") == [
        (2, "New.", None),
        (3, "Gone.", 2),
    ]


def test_the_rating_that_stands_in_follows_the_diary_until_ratings_arrive(database: Database) -> None:
    report = first(database, {"diary.csv": [entry(HER, "https://boxd.it/e1", "2024-01-01", "3")]})
    again(
        database,
        report,
        {
            "diary.csv": [
                entry(HER, "https://boxd.it/e1", "2024-01-01", "3"),
                entry(HER, "https://boxd.it/e2", "2024-02-01", "4"),
            ]
        },
    )
    assert changes(database, report.library_id) == [("Her", "rated", "3", "4")]
    again(database, report, {"diary.csv": [entry(HER, "https://boxd.it/e1", "2024-01-01", "3")]})
    assert changes(database, report.library_id) == [("Her", "rated", "4", "3")]
    again(database, report, {"ratings.csv": [(*HEAT, "5")], "watched.csv": [HER, HEAT]})
    assert film(database, report.library_id, "Her")["rating"] is None
    again(database, report, {"diary.csv": [entry(HER, "https://boxd.it/e1", "2024-01-01", "3")]})
    assert film(database, report.library_id, "Her")["rating"] is None


def test_a_list_is_known_by_its_address_else_by_its_file(database: Database) -> None:
    her, heat = ((row[1], row[2], row[3]) for row in (HER, HEAT))
    report = first(
        database,
        {
            "watched.csv": [HER],
            "lists/a.csv": list_csv("A", [her, heat], url="https://boxd.it/listA"),
            "lists/b.csv": list_csv("B", [heat], url=""),
        },
    )
    again(
        database,
        report,
        {
            "watched.csv": [HER],
            "lists/renamed.csv": list_csv("A renamed", [heat], url="https://boxd.it/listA"),
            "lists/b.csv": list_csv("B", [heat, her], url="https://boxd.it/listB"),
            "lists/c.csv": list_csv("C", [], url="https://boxd.it/listC"),
        },
    )
    assert query(database, "select list_id, name, file, url from list order by list_id") == [
        (1, "A renamed", "lists/renamed.csv", "https://boxd.it/listA"),
        (2, "B", "lists/b.csv", "https://boxd.it/listB"),
        (5, "C", "lists/c.csv", "https://boxd.it/listC"),
    ]
    assert query(
        database,
        """
        select name, position, title
        from list
        join list_film using (library_id, list_id)
        join film using (library_id, film_id)
        order by name, position
        """,
    ) == [("A renamed", 1, "Heat"), ("B", 1, "Heat"), ("B", 2, "Her")]


def test_lists_that_share_an_address_or_a_file_stay_apart(database: Database) -> None:
    files: Files = {
        "watched.csv": [HER],
        "lists/a.csv": list_csv("A", [], url="https://boxd.it/same"),
        "lists/b.csv": list_csv("B", [], url="https://boxd.it/same"),
        "lists/c.csv": list_csv("C", [], url="https://boxd.it/listC"),
    }
    report = first(database, files)
    again(database, report, files)
    assert query(database, "select list_id, name from list order by list_id") == [
        (1, "A"),
        (2, "B"),
        (3, "C"),
    ]
    another = list_csv("Another C", [], url="https://boxd.it/listD")
    again(database, report, {"watched.csv": [HER], "lists/c.csv": another})
    assert query(database, "select name, url from list where file = 'lists/c.csv' order by list_id") == [
        ("C", "https://boxd.it/listC"),
        ("Another C", "https://boxd.it/listD"),
    ]


def test_a_list_that_is_not_in_the_upload_stays(database: Database) -> None:
    report = import_export(database, [make_upload()])
    second = again(
        database, report, {"watched.csv": [], "lists/x.csv": list_csv("X", [], url="https://boxd.it/x")}
    )
    assert second.reconciliation.lists == 2
    assert query(database, "select count(*) from list_film") == [(2,)]
