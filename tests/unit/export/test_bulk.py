"""The fast way and the careful way give one and the same table, or the fast way steps back."""

from __future__ import annotations

import csv
import datetime as dt
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lbstats.export.bulk import read_bulk
from lbstats.export.sheet import RowBudget, read_sheet
from lbstats.export.tables import read_table
from tests.fakes.exports import HEADERS, csv_bytes

if TYPE_CHECKING:
    import pyarrow as pa

GOOD = {
    "Date": "2024-01-02",
    "Name": "Her",
    "Year": "2013",
    "Letterboxd URI": "https://boxd.it/4O24",
    "Rating": "4.5",
    "Rewatch": "Yes",
    "Tags": "home, winter",
    "Watched Date": "2024-01-01",
    "Review": "A <b>film</b>",
}
PATHS = {
    "watched": "watched.csv",
    "ratings": "ratings.csv",
    "diary": "diary.csv",
    "reviews": "reviews.csv",
    "likes": "likes/films.csv",
    "watchlist": "watchlist.csv",
}


def content_of(name: str, *rows: dict[str, str], newline: str = "\r\n") -> bytes:
    header = HEADERS[PATHS[name]]
    return csv_bytes(header, ([(GOOD | row)[title] for title in header] for row in rows), newline=newline)


def read_carefully(name: str, content: bytes) -> pa.Table:
    table = read_table(name, read_sheet("a.csv", content.decode(), RowBudget(1_000)))
    assert table.problems == []
    return table.rows


@pytest.mark.parametrize("name", PATHS)
@pytest.mark.parametrize("newline", ["\r\n", "\n"])
@pytest.mark.parametrize("row_count", [0, 1, 3])
def test_a_faultless_file_is_read_as_the_careful_way_reads_it(
    name: str, newline: str, row_count: int
) -> None:
    content = content_of(name, *[{}] * row_count, newline=newline)

    rows = read_bulk(name, content, 1_000)

    assert rows is not None
    assert rows.equals(read_carefully(name, content))


@pytest.mark.parametrize(
    "row",
    [
        dict.fromkeys(
            ("Date", "Year", "Letterboxd URI", "Rating", "Rewatch", "Tags", "Watched Date", "Review"), ""
        ),
        {"Name": "  1917 "},
        {"Name": "Me, “You” and\u00a0everyone"},
        {"Name": 'The "Burbs"'},
        {"Name": "NA"},
        {"Name": "null"},
        {"Tags": " outer "},
        {"Review": "One\r\n\r\nthree\n"},
        {"Review": 'He said "no, no"\n'},
        {"Letterboxd URI": " https://boxd.it/aB "},
        {"Letterboxd URI": "https://letterboxd.com/m/film/marty/2/"},
        {"Year": "1870"},
        {"Rating": "4.0"},
    ],
)
def test_unusual_but_good_values_are_read_as_the_careful_way_reads_them(row: dict[str, str]) -> None:
    content = content_of("reviews", {}, row, {})

    rows = read_bulk("reviews", content, 1_000)

    assert rows is not None
    assert rows.equals(read_carefully("reviews", content))


@pytest.mark.parametrize(
    "row",
    [
        {"Date": "1/2/2024"},
        {"Date": "2024-02-30"},
        {"Date": "2024-1-2"},
        {"Date": "1869-12-31"},
        {"Date": "2101-01-01"},
        {"Name": ""},
        {"Name": "  "},
        {"Name": "a\rb"},
        {"Name": "a\x1fb"},
        {"Name": "a" * 131_073},
        {"Year": "1869"},
        {"Year": "2101"},
        {"Year": "2013.0"},
        {"Year": "99999"},
        {"Letterboxd URI": "HTTPS://BOXD.IT/a"},
        {"Letterboxd URI": "javascript:alert(1)"},
        {"Rating": "0"},
        {"Rating": "nan"},
        {"Rating": ""},
        {"Rating": "4,5"},
    ],
)
def test_the_fast_way_steps_back_before_a_value_it_cannot_judge(row: dict[str, str]) -> None:
    assert read_bulk("ratings", content_of("ratings", {}, row), 1_000) is None


@pytest.mark.parametrize("row", [{"Rewatch": "yes"}, {"Rewatch": "No"}, {"Watched Date": "soon"}])
def test_the_fast_way_steps_back_before_a_diary_it_cannot_judge(row: dict[str, str]) -> None:
    assert read_bulk("diary", content_of("diary", {}, row), 1_000) is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n",
        b"Name\nHer\n",
        b"Date,Name,Year\n2024-01-02,Her,2013\n",
        b"Date;Name;Year;Letterboxd URI\n2024-01-02;Her;2013;\n",
        b'"Date",Name,Year,Letterboxd URI\n2024-01-02,Her,2013,\n',
        b"Date,Name,Name,Letterboxd URI,Year\n2024-01-02,Her,2013,,\n",
        b"Date,Name,Year,Letterboxd URI\n2024-01-02,Her,2013\n",
        b"Date,Name,Year,Letterboxd URI\n2024-01-02,Her,2013,,x\n",
        b"Date,Name,Year,Letterboxd URI\n\n2024-01-02,Her,2013,\n",
        b"Date,Name,Year,Letterboxd URI\n2024-01-02,Her,2013,\n,,,\n",
        b'Date,Name,Year,Letterboxd URI\n2024-01-02,"Her,2013,\n2024-01-02,Heat,1995,\n',
        b"Date,Name,Year,Letterboxd URI\r2024-01-02,Her,2013,\r",
        b"Date,Name,Year,Letterboxd URI\n2024-01-02,Am\xe9lie,2001,\n",
        b"D\xe9te,Name,Year,Letterboxd URI\n2024-01-02,Her,2001,\n",
    ],
)
def test_the_fast_way_steps_back_before_a_file_of_another_shape(content: bytes) -> None:
    assert read_bulk("watched", content, 1_000) is None


def test_the_fast_way_steps_back_before_more_lines_than_it_may_read() -> None:
    content = content_of("watched", {}, {}, {})

    assert read_bulk("watched", content, 2) is None
    assert read_bulk("watched", content, 3) is not None


def test_columns_that_letterboxd_may_add_are_ignored() -> None:
    content = b"New,Name,Year,Letterboxd URI,Date\nx,Her,2013,,2024-01-02\n"

    rows = read_bulk("watched", content, 1_000)

    assert rows is not None
    assert rows.equals(read_carefully("watched", content))


WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)
TITLES = WORDS.filter(str.strip)
ROWS = st.fixed_dictionaries(
    {
        "Name": TITLES | st.sampled_from(["1917", "True", "NA", "nan", '"', ",", "Her"]),
        "Review": WORDS | st.lists(WORDS, max_size=3).map("\r\n".join),
        "Tags": WORDS,
        "Year": st.integers(1870, 2100).map(str) | st.just(""),
        "Rating": st.sampled_from(["", "0.5", "1", "4.5", "5"]),
        "Date": st.dates(dt.date(1870, 1, 1), dt.date(2100, 12, 31)).map(str) | st.just(""),
    }
)


# Told to quote as little as it can, csv quotes only what is part of its own line end.
@given(st.lists(ROWS, max_size=6), st.sampled_from([("\r\n", 0), ("\r\n", 1), ("\n", 1)]))
def test_both_ways_agree_on_whatever_csv_writes(rows: list[dict[str, str]], dialect: tuple[str, int]) -> None:
    newline, quoting = dialect
    header = HEADERS["reviews.csv"]
    text = io.StringIO()
    writer = csv.DictWriter(text, header, lineterminator=newline, quoting=quoting)  # type: ignore[arg-type]
    writer.writeheader()
    writer.writerows({title: (GOOD | row)[title] for title in header} for row in rows)
    content = text.getvalue().encode()

    read = read_bulk("reviews", content, 1_000)

    careful = read_carefully("reviews", content)
    assert careful["title"].to_pylist() == [row["Name"].replace("\x1f", " ").strip() for row in rows]
    assert careful["review"].to_pylist() == [row["Review"].strip() for row in rows]
    if read is not None:
        assert read.equals(careful)
