from __future__ import annotations

import csv
import datetime as dt
import io

import pandas as pd
import pytest

from lbstats.model import LibraryId, LibraryState, TokenKind
from lbstats.store.libraries import Library
from lbstats.ui.downloads import as_csv, as_parquet, defuse, may_download


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", "  =1"])
def test_text_that_a_spreadsheet_would_run_is_defused(cell: str) -> None:
    assert defuse(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["Heat", "8½", "'71", "1917", "", -1, 2.5, None])
def test_everything_else_stays(cell: object) -> None:
    assert defuse(cell) == cell


@pytest.mark.parametrize(
    ("kind", "is_sample", "allowed"),
    [
        (TokenKind.OWNER, False, True),
        (TokenKind.VIEW, False, False),
        (TokenKind.VIEW, True, True),
    ],
)
def test_owner_takes_files_away_and_a_view_only_link_does_not_except_of_the_sample(
    kind: TokenKind, *, is_sample: bool, allowed: bool
) -> None:
    at = dt.datetime(2026, 1, 2, tzinfo=dt.UTC)
    library = Library(LibraryId("x"), kind, None, None, LibraryState.COMPLETE, "", 1, is_sample, at, at, None)
    assert may_download(library) is allowed


def test_lists_become_one_text_and_are_defused_too() -> None:
    assert defuse(["Crime", "Drama"]) == "Crime, Drama"
    assert defuse(["=1", "x"]) == "'=1, x"


def frame() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "title": pd.Series(["=HYPERLINK(1)", 'a "b", c', None], dtype="str"),
            "year": pd.Series([1995, None, -5], dtype="Int64"),
            "genres": pd.Series([["@x", "y"], None, []], dtype="object"),
            "watched_on": pd.to_datetime(pd.Series(["2024-01-02", None, None])),
        }
    )


def test_csv_keeps_numbers_and_days_and_leaves_missing_cells_empty() -> None:
    rows = list(csv.reader(io.StringIO(as_csv(frame()).decode("utf-8-sig"))))
    assert rows == [
        ["title", "year", "genres", "watched_on"],
        ["'=HYPERLINK(1)", "1995", "'@x, y", "2024-01-02"],
        ['a "b", c', "", "", ""],
        ["", "-5", "", ""],
    ]


def test_csv_of_nothing_is_its_header() -> None:
    assert as_csv(frame().head(0)).decode("utf-8-sig").strip() == "title,year,genres,watched_on"


def test_parquet_keeps_values_and_types() -> None:
    table = frame()[["title", "year"]]
    back = pd.read_parquet(io.BytesIO(as_parquet(table)))
    assert back["title"].tolist()[:2] == ["=HYPERLINK(1)", 'a "b", c']
    assert back["year"].tolist() == [1995, pd.NA, -5]
