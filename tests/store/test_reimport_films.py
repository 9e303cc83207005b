"""Importing into a library again: films, nothing twice, and what the files say of them follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.fakes.exports import list_csv
from tests.fakes.reimport import ALIEN, HEAT, HER, Row, again, entry, first, review
from tests.fakes.rows import changes, entries, film, query, titles

if TYPE_CHECKING:
    from lbstats.store.database import Database
    from tests.fakes.reimport import Files


def test_ratings_likes_and_the_watchlist_follow(database: Database) -> None:
    report = first(
        database,
        {
            "watched.csv": [HER, HEAT],
            "ratings.csv": [(*HER, "3"), (*HEAT, "2.5")],
            "likes/films.csv": [HER],
            "watchlist.csv": [ALIEN],
        },
    )
    second = again(
        database,
        report,
        {
            "watched.csv": [HER, HEAT, ALIEN],
            "ratings.csv": [(*HER, "4.5"), (*ALIEN, "5")],
            "likes/films.csv": [HEAT],
            "watchlist.csv": [HER],
        },
    )
    assert titles(database, report.library_id) == ["Her", "Heat", "Alien"]
    assert titles(database, report.library_id, "rating = 4.5") == ["Her"]
    assert titles(database, report.library_id, "rating is null and rating_source is null") == ["Heat"]
    assert titles(database, report.library_id, "is_liked") == ["Heat"]
    assert titles(database, report.library_id, "is_watchlisted") == ["Her"]
    assert changes(database, report.library_id) == [
        ("Alien", "rated", None, "5"),
        ("Alien", "unwatchlisted", None, None),
        ("Heat", "liked", None, None),
        ("Heat", "rated", "2.5", None),
        ("Her", "rated", "3", "4.5"),
        ("Her", "unliked", None, None),
        ("Her", "watchlisted", None, None),
    ]
    assert second.changes == {"liked": 1, "rated": 3, "unliked": 1, "unwatchlisted": 1, "watchlisted": 1}


def test_a_film_gone_from_every_file_is_kept_as_history_and_can_come_back(database: Database) -> None:
    report = first(database, {"watched.csv": [HER, HEAT], "ratings.csv": [(*HEAT, "2")]})
    second = again(database, report, {"watched.csv": [HER], "ratings.csv": []})
    assert titles(database, report.library_id) == ["Her"]
    assert film(database, report.library_id, "Heat")["gone_import_id"] == 2
    assert changes(database, report.library_id) == [("Heat", "gone", "2", None)]
    assert second.reconciliation.watched == 1
    again(database, report, {"watched.csv": [HER, HEAT]})
    heat = film(database, report.library_id, "Heat")
    assert (heat["film_id"], heat["gone_import_id"], heat["rating"]) == (2, None, None)
    assert changes(database, report.library_id) == [("Heat", "back", None, None)]


def test_a_film_gone_from_one_file_stays_while_another_names_it(database: Database) -> None:
    report = first(database, {"watched.csv": [HER, HEAT], "ratings.csv": [(*HEAT, "2")]})
    again(database, report, {"watched.csv": [HER]})
    heat = film(database, report.library_id, "Heat")
    assert (heat["is_marked"], heat["rating"], heat["gone_import_id"]) == (False, 2, None)


def test_a_film_that_only_a_list_or_a_review_names_is_not_gone(database: Database) -> None:
    on_list, reviewed = ("Heat", "1995", HEAT[3]), ("Alien", "1979", "https://boxd.it/r1")
    report = first(
        database,
        {
            "watched.csv": [HER, HEAT, ALIEN],
            "lists/x.csv": list_csv("X", [on_list]),
            "reviews.csv": [review(("", *reviewed), reviewed[2], "Boo.")],
        },
    )
    second = again(database, report, {"watched.csv": [HER]})
    assert titles(database, report.library_id) == ["Her", "Heat", "Alien"]
    assert second.reconciliation.watched == 1


def test_a_new_film_is_one_change_whatever_is_said_of_it(database: Database) -> None:
    report = first(database, {"watched.csv": [HER], "ratings.csv": []})
    again(database, report, {"watched.csv": [HER, HEAT], "ratings.csv": [(*HEAT, "2")]})
    assert changes(database, report.library_id) == [("Heat", "new", None, None)]


def test_a_name_and_a_year_follow_the_address(database: Database) -> None:
    report = first(
        database, {"watched.csv": [HER, HEAT], "diary.csv": [entry(HER, "https://boxd.it/e1", "2024-01-01")]}
    )
    renamed = (HER[0], "Her (restored)", "2014", HER[3])
    files: Files = {
        "watched.csv": [renamed, HEAT],
        "diary.csv": [entry(renamed, "https://boxd.it/e1", "2024-01-01")],
    }
    again(database, report, files)
    assert titles(database, report.library_id) == ["Her (restored)", "Heat"]
    assert entries(database, report.library_id) == [("Her (restored)", "2024-01-01", True)]
    assert changes(database, report.library_id) == [
        ("Her (restored)", "renamed", "Her (2013)", "Her (restored) (2014)")
    ]


def test_a_film_known_without_an_address_gets_it_when_one_arrives(database: Database) -> None:
    report = first(database, {"diary.csv": [entry(HER, "https://boxd.it/e1", "2024-01-01")]})
    assert film(database, report.library_id, "Her")["uri"] is None
    again(database, report, {"watched.csv": [HER]})
    her = film(database, report.library_id, "Her")
    assert (her["film_id"], her["uri"], her["is_marked"]) == (1, HER[3], True)


def test_a_film_whose_address_is_gone_keeps_the_one_it_had(database: Database) -> None:
    report = first(database, {"watched.csv": [HER]})
    again(database, report, {"watched.csv": [(*HER[:3], "")]})
    assert film(database, report.library_id, "Her")["uri"] == HER[3]


def test_a_film_without_an_address_beside_its_namesake_stays_its_own(database: Database) -> None:
    files: Files = {"watched.csv": [HER, (*HER[:3], "")]}
    report = first(database, files)
    second = again(database, report, files)
    assert second.reconciliation.watched == 2
    assert second.changes == {}


def test_a_library_of_the_time_before_boxd_it_goes_over_to_its_addresses(database: Database) -> None:
    def old(row: Row) -> Row:
        return (*row[:3], f"https://letterboxd.com/film/{row[1].lower()}/")

    def old_entry(row: Row, day: str, suffix: str = "") -> Row:
        return entry(row, f"https://letterboxd.com/nobody/film/{row[1].lower()}/{suffix}", day)

    days = ["2016-01-01", "2016-01-01", "2016-02-02"]
    report = first(
        database,
        {
            "watched.csv": [old(HER), old(HEAT)],
            "ratings.csv": [(*old(HER), "3")],
            "diary.csv": [old_entry(HER, day, f"{n}/") for n, day in enumerate(days)],
        },
    )
    second = again(
        database,
        report,
        {
            "watched.csv": [HER, HEAT, ALIEN],
            "ratings.csv": [(*HER, "3")],
            "diary.csv": [entry(HER, f"https://boxd.it/e{n}", day) for n, day in enumerate(days)],
        },
    )
    assert second.changes == {"new": 1}
    assert query(database, "select film_id, uri from film order by film_id") == [
        (1, HER[3]),
        (2, HEAT[3]),
        (5, ALIEN[3]),
    ]
    assert query(database, "select entry_id, uri, gone_import_id from diary_entry order by entry_id") == [
        (2, "https://boxd.it/e0", None),
        (3, "https://boxd.it/e1", None),
        (4, "https://boxd.it/e2", None),
    ]


def test_an_old_export_after_a_new_one_doubles_nothing_and_keeps_the_new_addresses(
    database: Database,
) -> None:
    report = first(database, {"watched.csv": [HER]})
    second = again(database, report, {"watched.csv": [(*HER[:3], "https://letterboxd.com/film/her/")]})
    assert second.changes == {}
    assert film(database, report.library_id, "Her")["uri"] == HER[3]


def test_two_films_of_one_name_and_year_with_addresses_of_today_are_two_films(database: Database) -> None:
    report = first(database, {"watched.csv": [HER]})
    again(database, report, {"watched.csv": [HER, (*HER[:3], "https://boxd.it/other")]})
    assert titles(database, report.library_id) == ["Her", "Her"]
    again(database, report, {"watched.csv": [(*HER[:3], "https://boxd.it/other")]})
    assert query(database, "select film_id, uri, gone_import_id from film order by film_id") == [
        (1, HER[3], 3),
        (3, "https://boxd.it/other", None),
    ]
