"""Taking a CSV file apart: text stays text, every row knows its line, and a bad row costs only itself."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lbstats.errors import ExportError
from lbstats.export.sheet import RowBudget, Sheet, check_bytes, decode, fold_title, read_records, read_sheet
from lbstats.model import Problem


def sheet_of(text: str, limit: int = 1_000) -> Sheet:
    return read_sheet("a.csv", text, RowBudget(limit))


def problem(line: int, reason: str) -> Problem:
    return Problem("a.csv", line, "", reason)


def test_cells_stay_text_and_rows_know_their_line() -> None:
    sheet = sheet_of("Name,Year\r\n1917,2019\r\nTrue,NA\r\n")

    assert sheet.column("Name") == ("1917", "True")
    assert sheet.column("Year") == ("2019", "NA")
    assert sheet.lines == [2, 3]
    assert sheet.row_count == 2


@pytest.mark.parametrize("line_end", ["\r\n", "\n", "\r"])
def test_a_row_after_a_review_over_several_lines_knows_its_line(line_end: str) -> None:
    sheet = sheet_of(line_end.join(["Name,Review", 'Her,"One', "", 'three"', "Heat,"]))

    assert sheet.lines == [2, 5]
    assert sheet.column("Review") == (line_end.join(["One", "", "three"]), "")


def test_blank_lines_count_as_lines_but_not_as_rows() -> None:
    sheet = sheet_of("Name,Year\n\nHer,2013\n,\n \nHeat,1995\n\n")

    assert sheet.lines == [3, 6]
    assert sheet.row_count == 2
    assert sheet.problems == []


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_separators_of_spreadsheets_are_understood(delimiter: str) -> None:
    assert sheet_of(f"Name{delimiter}Year\nHer{delimiter}2013\n").column("year") == ("2013",)


def test_a_column_is_found_whatever_the_case_and_spacing_of_its_title() -> None:
    sheet = sheet_of(" letterboxd_uri ,Extra,WatchedDate\nu,x,d\n")

    assert (sheet.column("Letterboxd URI"), sheet.column("Watched Date")) == (("u",), ("d",))
    assert sheet.column("Rating") is None
    assert fold_title("Watched Date") == "watcheddate"


def test_of_two_columns_of_one_title_the_first_counts() -> None:
    assert sheet_of("Name,Name\nHer,Heat\n").column("Name") == ("Her",)


def test_rows_with_too_few_or_too_many_columns_become_problems() -> None:
    sheet = sheet_of("Name,Year\nHer\nHeat,1995\nUp,2009,x\nHouse,1977\n")

    assert sheet.column("Name") == ("Heat", "House")
    assert sheet.lines == [3, 5]
    assert sheet.row_count == 4
    assert sheet.problems == [
        problem(2, "The row has 1 columns instead of 2."),
        problem(4, "The row has 3 columns instead of 2."),
    ]


def test_empty_cells_beyond_the_header_do_not_count() -> None:
    sheet = sheet_of("Name,Year\nHer,2013,,\n")

    assert sheet.column("Year") == ("2013",)
    assert sheet.problems == []


def test_a_quote_that_is_never_closed_costs_its_own_row_only() -> None:
    sheet = sheet_of('Name,Year\nHer,2013\n"Heat,1995\nUp,2009\nHouse,1977\n')

    assert sheet.column("Name") == ("Her", "Up", "House")
    assert sheet.lines == [2, 4, 5]
    assert sheet.row_count == 4
    assert sheet.problems == [problem(3, "A quote opens in this row and is never closed.")]


def test_an_open_quote_that_swallows_more_than_a_cell_may_hold_costs_its_own_row_only() -> None:
    filler = "".join(f"Film {number},2000\n" for number in range(10_000))

    sheet = read_sheet("a.csv", f'Name,Year\n"Heat,1995\n{filler}', RowBudget(20_000))

    assert len(sheet.lines) == 10_000
    assert sheet.problems == [problem(2, "A quote opens in this row and is never closed.")]


def test_a_cell_beyond_what_a_cell_may_hold_becomes_a_problem() -> None:
    sheet = sheet_of(f"Name,Year\n{'a' * 200_000},1995\nUp,2009\n")

    assert sheet.column("Name") == ("Up",)
    assert [found.line for found in sheet.problems] == [2]


def test_a_file_of_nothing_but_open_quotes_ends() -> None:
    sheet = sheet_of("Name,Year\n" + '"a\n' * 501)

    assert sheet.lines == []
    assert 100 <= len(sheet.problems) <= 501


def test_more_rows_than_the_budget_are_refused_over_all_files() -> None:
    budget = RowBudget(3)
    read_sheet("a.csv", "Name\nHer\nHeat\n", budget)

    with pytest.raises(ExportError, match="more than 3 rows"):
        read_sheet("b.csv", "Name\nHer\nHeat\n", budget)


def test_rows_below_open_quotes_count_towards_the_budget() -> None:
    with pytest.raises(ExportError, match="more than 50 rows"):
        read_records('Name,Year\n"Her,1\n' + "Up,2009\n" * 60, RowBudget(50))


def test_an_empty_file_has_no_columns() -> None:
    sheet = sheet_of("")

    assert (sheet.titles, sheet.row_count, sheet.column("Name")) == ({}, 0, None)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("Date,Name".encode("utf-16"), "a.csv is written in UTF-16."),
        (b"\xfe\xff\0D", "a.csv is written in UTF-16."),
        (b"\0\0\0\0", "a.csv is damaged: it holds NUL bytes."),
        (b"Date,Name\n2024,H\0r\n", "a.csv is damaged: it holds NUL bytes."),
        (b"<!DOCTYPE html><html>", "a.csv is a web page, not a table."),
        ("Date,Name\n2024,Amélie\n".encode("latin-1"), "a.csv is not written in UTF-8 (line 2)."),
    ],
)
def test_bytes_that_are_no_utf8_text_are_refused(content: bytes, message: str) -> None:
    with pytest.raises(ExportError) as caught:
        decode("a.csv", check_bytes("a.csv", content))

    assert caught.value.message == message
    assert caught.value.hint


def test_a_byte_order_mark_is_not_part_of_the_first_title() -> None:
    assert check_bytes("a.csv", b"\xef\xbb\xbfDate") == b"Date"


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)


@given(st.lists(st.tuples(CELLS.filter(str.strip), CELLS), max_size=12), st.sampled_from(["\r\n", "\n"]))
def test_whatever_csv_writes_is_read_with_its_lines(rows: list[tuple[str, str]], line_end: str) -> None:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator=line_end, quoting=csv.QUOTE_ALL)
    writer.writerow(["Name", "Review"])
    lines = []
    for row in rows:
        lines.append(len(io.StringIO(text.getvalue(), newline="").readlines()) + 1)
        writer.writerow(row)

    sheet = read_sheet("a.csv", text.getvalue(), RowBudget(100))

    assert sheet.column("Name") == tuple(name for name, _ in rows)
    assert sheet.column("Review") == tuple(review for _, review in rows)
    assert sheet.lines == lines
    assert sheet.problems == []
