"""The contracts of the tables, read the careful way: what a bad value costs."""

from __future__ import annotations

import datetime as dt
import inspect
import re
from typing import TYPE_CHECKING

import pytest

from lbstats.export.sheet import RowBudget, read_sheet
from lbstats.export.tables import CONTRACTS, Table, missing_columns, read_table
from lbstats.model import Problem
from tests.fakes.exports import HEADERS, csv_bytes

if TYPE_CHECKING:
    import pyarrow as pa

PATHS = {"watched": "watched.csv", "ratings": "ratings.csv", "diary": "diary.csv", "reviews": "reviews.csv"}


def table_of(name: str, *rows: tuple[str, ...], header: tuple[str, ...] | None = None) -> Table:
    path = PATHS[name]
    text = csv_bytes(header or HEADERS[path], rows).decode()
    return read_table(name, read_sheet(path, text, RowBudget(100)))


def values_of(rows: pa.Table, column: str) -> list[object]:
    """A column as Python values, None for missing."""
    values: list[object] = rows[column].to_pylist()
    return values


def test_a_watched_film_is_read() -> None:
    table = table_of("watched", ("2024-01-02", " 1917 ", "2019", "https://boxd.it/k1qe"))

    assert table.rows.to_pylist() == [
        {"line": 2, "logged_on": dt.date(2024, 1, 2), "title": "1917", "year": 2019, "uri": "https://boxd.it/k1qe"}
    ]  # fmt: skip
    assert (table.problems, table.notes) == ([], [])


def test_blank_cells_are_missing() -> None:
    rows = table_of("diary", ("", "Her", "", "", "", "", "", "")).rows

    for column in ("logged_on", "year", "uri", "film_uri", "rating", "watched_on"):
        assert values_of(rows, column) == [None], column
    assert values_of(rows, "tags") == [""]
    assert values_of(rows, "is_marked_rewatch") == [False]


def test_a_diary_without_rewatch_is_one_of_2017() -> None:
    header = ("Date", "Name", "Year", "Letterboxd URI", "Rating", "Tags", "Watched Date")
    row = ("2013-06-08", "Marty", "1955", "https://letterboxd.com/m/film/marty/", "3", "", "2013-06-01")

    rows = table_of("diary", row, header=header).rows

    assert values_of(rows, "is_marked_rewatch") == [False]
    assert values_of(rows, "film_uri") == ["https://letterboxd.com/film/marty/"]
    assert values_of(rows, "uri") == ["https://letterboxd.com/m/film/marty/"]


NO_RATING = "“6” is not a rating from 0.5 to 5 in halves."
NO_URI = "“data:x” is not a web address."
NO_DATE = "“x” is not a date."
BAD_VALUES = [
    ("watched", ("x", "Her", "2013", ""), "Date", NO_DATE, True),
    ("watched", ("2024-01-02", "", "2013", ""), "Name", "The name is blank.", False),
    ("watched", ("2024-01-02", "Her", "13", ""), "Year", "“13” is not a year.", True),
    ("watched", ("2024-01-02", "Her", "2013", "data:x"), "Letterboxd URI", NO_URI, True),
    ("ratings", ("2024-01-02", "Her", "2013", "", "6"), "Rating", NO_RATING, True),
    ("ratings", ("2024-01-02", "Her", "2013", "", ""), "Rating", "The rating is blank.", True),
    ("diary", ("", "Her", "", "", "", "?", "", ""), "Rewatch", "“?” is neither Yes nor blank.", True),
    ("diary", ("", "Her", "", "", "", "", "", "x"), "Watched Date", NO_DATE, False),
    ("reviews", ("", "Her", "", "", "", "", "Good", "", "x"), "Watched Date", NO_DATE, True),
]  # fmt: skip


@pytest.mark.parametrize(("name", "row", "column", "reason", "keeps_row"), BAD_VALUES)
def test_a_bad_value_becomes_a_problem_and_costs_as_little_as_it_can(
    name: str, row: tuple[str, ...], column: str, reason: str, *, keeps_row: bool
) -> None:
    good = tuple({"Name": "Heat", "Rating": "4"}.get(title, "") for title in HEADERS[PATHS[name]])

    table = table_of(name, good, row, good)

    assert table.problems == [Problem(PATHS[name], 3, column, reason)]
    assert values_of(table.rows, "line") == ([2, 3, 4] if keeps_row else [2, 4])
    if keeps_row:
        contract = {kept.title: kept.name for kept in CONTRACTS[name]}
        nothing = False if column == "Rewatch" else None
        assert values_of(table.rows, contract[column])[1] is nothing


def test_problems_stand_in_the_order_of_the_file() -> None:
    table = table_of("watched", ("", "Her", "x", ""), ("y", "", "2013", ""), ("", "Up", "z", ""))

    assert [(found.line, found.column) for found in table.problems] == [
        (2, "Year"),
        (3, "Date"),
        (3, "Name"),
        (4, "Year"),
    ]


@pytest.mark.parametrize(
    ("days", "read", "note"),
    [
        (("6/30/2022", "7/1/2022"), ((6, 30), (7, 1)), "watched.csv: Date was read as month/day/year."),
        (("30/6/2022", "1/7/2022"), ((6, 30), (7, 1)), "watched.csv: Date was read as day/month/year."),
        (
            ("1/7/2022", "2/7/2022"),
            ((1, 7), (2, 7)),
            "watched.csv: Date was read as month/day/year (no date in the file proves it).",
        ),
    ],
)
def test_dates_of_excel_are_read_and_said(
    days: tuple[str, str], read: tuple[tuple[int, int], ...], note: str
) -> None:
    table = table_of("watched", *((day, "Her", "", "") for day in days))

    assert values_of(table.rows, "logged_on") == [dt.date(2022, *month_day) for month_day in read]
    assert table.notes == [note]
    assert table.problems == []


def test_a_column_of_dates_that_tells_no_order_follows_the_one_that_does() -> None:
    table = table_of("diary", ("30/6/2022", "Her", "", "", "", "", "", "5/6/2022"))

    assert values_of(table.rows, "watched_on") == [dt.date(2022, 6, 5)]
    assert table.notes == [
        "diary.csv: Date was read as day/month/year.",
        "diary.csv: Watched Date was read as day/month/year.",
    ]


def test_a_date_against_the_order_of_its_column_is_a_problem() -> None:
    table = table_of(
        "watched", ("6/30/2022", "Her", "", ""), ("6/29/2022", "Up", "", ""), ("28/6/2022", "Heat", "", "")
    )

    assert table.problems == [Problem("watched.csv", 4, "Date", "“28/6/2022” is not a day of the calendar.")]


@pytest.mark.parametrize("name", CONTRACTS)
def test_a_file_with_only_its_header_gives_an_empty_table_of_the_same_kinds(name: str) -> None:
    path = {"likes": "likes/films.csv"}.get(name, f"{name}.csv")
    row = tuple({"Name": "Heat", "Rating": "4"}.get(title, "") for title in HEADERS[path])
    empty, full = (
        read_table(name, read_sheet(path, csv_bytes(HEADERS[path], rows).decode(), RowBudget(9))).rows
        for rows in ([], [row])
    )

    assert len(empty) == 0
    assert empty.schema == full.schema


def test_columns_that_are_missing_are_named() -> None:
    sheet = read_sheet("diary.csv", "Date,Name,Year\n", RowBudget(9))

    assert missing_columns(CONTRACTS["diary"], sheet) == ["Letterboxd URI", "Watched Date"]


def test_the_docstring_tells_the_columns_of_every_table() -> None:
    documented = re.findall(r"^ {4}(\w+) \((\w+(?:\[day\])?)", inspect.getdoc(read_table) or "", re.MULTILINE)

    row = ("2024-02-01", "House", "1977", "https://boxd.it/5b", "5", "", "A cat.", "", "2024-01-31")
    schema = table_of("reviews", row).rows.schema

    assert documented == [(column.name, str(column.type)) for column in schema]
