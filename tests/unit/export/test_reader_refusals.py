"""Uploads that are no export, or not enough of one: refused with a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lbstats.errors import ExportError
from lbstats.export.archive import Limits, Upload
from lbstats.export.reader import read_export
from lbstats.model import Problem
from tests.fakes.exports import make_upload
from tests.unit.export.loose_files import BAD_ROW, LATIN, ROW, loose, table

if TYPE_CHECKING:
    from tests.fakes.exports import Files

NOT_LETTERBOXD = "The file is not from Letterboxd: it has no column Letterboxd URI and no column Rating."


NOTHING = "Nothing of Letterboxd is in the upload."


NO_TABLE = "There is neither a watched.csv nor a ratings.csv nor a diary.csv."


IMDB = b"Const,Your Rating,Date Rated,Title,URL\ntt0113277,9,2020-01-01,Heat,https://www.imdb.com/title/tt0113277/\n"


def test_a_file_of_another_site_among_good_ones_is_a_problem_and_no_table() -> None:
    contents = read_export(loose(watched=table("watched.csv", ROW), ratings=IMDB))

    assert contents.problems == (
        Problem("ratings.csv", None, "", "The file is from IMDb, not from Letterboxd."),
    )
    assert "ratings" not in contents.tables
    assert contents.counts.rated == 0


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (IMDB, "ratings.csv cannot be read. The file is from IMDb, not from Letterboxd."),
        (
            b"Name,Year,Score\nHeat,1995,9\n",
            f"ratings.csv cannot be read. {NOT_LETTERBOXD}",
        ),
        (b"\r\n", "ratings.csv cannot be read. The file is empty."),
    ],
)
def test_a_file_of_another_site_alone_is_refused(content: bytes, message: str) -> None:
    with pytest.raises(ExportError) as caught:
        read_export(loose(ratings=content))

    assert caught.value.message == message
    assert caught.value.hint


def test_the_refusal_names_the_table_that_could_not_be_read() -> None:
    with pytest.raises(ExportError, match="IMDb") as caught:
        read_export(loose(profile=b"Username\n\n", ratings=IMDB))

    assert caught.value.message.startswith("ratings.csv")


def test_a_file_of_another_site_under_a_name_of_its_own_is_refused() -> None:
    with pytest.raises(ExportError) as caught:
        read_export([Upload("4d1a.csv", IMDB)])

    assert caught.value.message == NOTHING


@pytest.mark.parametrize(
    ("files", "message", "hint"),
    [
        ({"notes.txt": b"a", "photo.jpg": b"b"}, NOTHING, "letterboxd.com/settings/data"),
        ({"export.zip": b"PK"}, NOTHING, "upload the one inside"),
        ({}, NOTHING, "letterboxd.com/settings/data"),
        ({"watchlist.csv": [ROW]}, NO_TABLE, "Add one"),
        ({"deleted/diary.csv": []}, NO_TABLE, "Add one"),
    ],
)  # fmt: skip
def test_a_zip_without_a_required_table_is_refused(files: Files, message: str, hint: str) -> None:
    with pytest.raises(ExportError) as caught:
        read_export([make_upload(files)])

    assert caught.value.message == message
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\0" * 50_000, "ratings.csv is damaged: it holds NUL bytes."),
        ("Date,Name".encode("utf-16"), "ratings.csv is written in UTF-16."),
        (LATIN, "ratings.csv is not written in UTF-8 (line 2)."),
        (b"<!doctype html><html>", "ratings.csv is a web page, not a table."),
    ],
)  # fmt: skip
def test_one_damaged_table_refuses_the_whole_upload(content: bytes, message: str) -> None:
    with pytest.raises(ExportError) as caught:
        read_export([make_upload({"watched.csv": [ROW], "ratings.csv": content})])

    assert caught.value.message == message


def test_more_rows_than_allowed_over_all_files_are_refused() -> None:
    files: Files = {"watched.csv": [ROW] * 6, "diary.csv": [("", "Her", "", "", "", "", "", "")] * 5}

    with pytest.raises(ExportError, match="more than 10 rows"):
        read_export([make_upload(files)], limits=Limits(rows=10))
    assert read_export([make_upload(files)], limits=Limits(rows=11)).counts.entries == 5
    files = {**files, "watched.csv": [ROW] * 5 + [BAD_ROW]}
    assert read_export([make_upload(files)], limits=Limits(rows=11)).counts.entries == 5
