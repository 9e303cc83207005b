"""Which film a row means: by its address, by name and year, and when two could be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from lbstats.importing import import_export
from tests.fakes.exports import diary_row, make_upload
from tests.fakes.rows import film, query, titles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lbstats.store.database import Database

Row: TypeAlias = tuple[str, ...]


Files: TypeAlias = dict[str, "bytes | Sequence[Sequence[str]]"]


HER: Row = ("2024-01-02", "Her", "2013", "https://boxd.it/4O24")


HEAT: Row = ("2024-01-03", "Heat", "1995", "https://boxd.it/2bg8")


def test_addresses_that_differ_in_case_alone_are_two_films(database: Database) -> None:
    files: Files = {
        "watched.csv": [("", "One", "2000", "https://boxd.it/aB"), ("", "Two", "2001", "https://boxd.it/Ab")],
        "ratings.csv": [("", "Two", "2001", "https://boxd.it/Ab", "3")],
    }
    report = import_export(database, [make_upload(files)])
    assert titles(database, report.library_id, "rating = 3") == ["Two"]
    assert report.reconciliation.watched == 2


def test_a_film_named_twice_in_one_file_is_one_film(database: Database) -> None:
    report = import_export(database, [make_upload({"watched.csv": [HER, HER], "ratings.csv": [(*HER, "4")]})])
    assert titles(database, report.library_id) == ["Her"]
    assert report.counts.watched == 2


def test_a_film_without_an_address_is_its_own_even_beside_a_namesake(database: Database) -> None:
    bamako = ("2013-05-25", "Bamako", "2006", "https://boxd.it/bam")
    files: Files = {"watched.csv": [bamako, (*bamako[:3], "")], "ratings.csv": [(*bamako[:3], "", "2")]}
    report = import_export(database, [make_upload(files)])
    assert report.reconciliation.watched == 2
    assert query(database, "select uri, rating from film order by film_id") == [
        ("https://boxd.it/bam", None),
        (None, 2),
    ]


def test_a_row_without_an_address_means_the_namesake_when_watched_has_no_such_row(database: Database) -> None:
    files: Files = {
        "watched.csv": [HER],
        "ratings.csv": [(*HER[:3], "", "2")],
        "watchlist.csv": [(*HEAT[:3], "")],
    }
    report = import_export(database, [make_upload(files)])
    assert film(database, report.library_id, "Her")["rating"] == 2
    assert film(database, report.library_id, "Heat")["uri"] is None


def test_films_without_address_and_year_are_kept_apart_by_name(database: Database) -> None:
    rows = [("", "Set One", "", ""), ("", "Set Two", "", ""), ("", "Set One", "1999", "")]
    diary = [diary_row("Set One", "", "https://boxd.it/e1", "2024-01-01")]
    report = import_export(database, [make_upload({"watched.csv": rows, "diary.csv": diary})])
    assert titles(database, report.library_id) == ["Set One", "Set Two", "Set One"]
    assert query(database, "select film_id from diary_entry") == [(1,)]


def test_of_two_films_of_one_name_and_year_an_entry_means_the_first_watched(database: Database) -> None:
    files: Files = {
        "watchlist.csv": [("", "Mob", "2018", "https://boxd.it/0")],
        "watched.csv": [("", "Mob", "2018", "https://boxd.it/1"), ("", "Mob", "2018", "https://boxd.it/2")],
        "diary.csv": [diary_row("Mob", "2018", "https://boxd.it/e1", "2024-01-01")],
    }
    import_export(database, [make_upload(files)])
    assert query(database, "select film.uri from diary_entry join film using (library_id, film_id)") == [
        ("https://boxd.it/1",)
    ]


def test_an_entry_of_the_time_before_boxd_it_names_its_film_by_its_address(database: Database) -> None:
    old = "https://letterboxd.com"
    files: Files = {
        "watched.csv": [
            ("", "Bamako", "2006", f"{old}/film/bamako-1/"),
            ("", "Bamako", "2006", f"{old}/film/bamako-2/"),
        ],
        "diary.csv": [
            diary_row("Bamako", "2006", f"{old}/nobody/film/bamako-2/1/", "2016-01-01"),
            diary_row("Bamako", "2006", f"{old}/nobody/film/bamako-3/", "2016-01-02"),
        ],
    }
    report = import_export(database, [make_upload(files)])
    assert report.reconciliation.watched == 3
    assert query(
        database, "select film.uri from diary_entry join film using (library_id, film_id) order by position"
    ) == [(f"{old}/film/bamako-2/",), (f"{old}/film/bamako-3/",)]
