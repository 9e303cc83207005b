"""A whole upload: tables, counts, problems, notes, and what is refused."""

from __future__ import annotations

import datetime as dt

import pytest

from lbstats.errors import NeedsConfirmationError
from lbstats.export.archive import Upload
from lbstats.export.reader import PROBLEMS_PER_FILE, exported_at, read_export
from lbstats.model import ImportCounts, Problem, Profile
from tests.fakes.exports import HEADERS, default_files, file_bytes, make_upload, make_zip
from tests.unit.export.loose_files import BAD_ROW, ROW, loose, table

NOT_LETTERBOXD = "The file is not from Letterboxd: it has no column Letterboxd URI and no column Rating."


NOTHING = "Nothing of Letterboxd is in the upload."


NO_TABLE = "There is neither a watched.csv nor a ratings.csv nor a diary.csv."


IMDB = b"Const,Your Rating,Date Rated,Title,URL\ntt0113277,9,2020-01-01,Heat,https://www.imdb.com/title/tt0113277/\n"


def test_a_whole_export_is_read() -> None:
    contents = read_export([make_upload()])

    assert contents.file_names == ("letterboxd-nobody-2026-01-31-12-30-utc.zip",)
    assert contents.exported_at == dt.datetime(2026, 1, 31, 12, 30, tzinfo=dt.UTC)
    assert contents.profile == Profile(
        "nobody", dt.date(2020, 2, 3), ("https://boxd.it/4O24", "https://boxd.it/29MQ")
    )
    assert contents.counts == ImportCounts(
        watched=4, rated=2, liked=1, entries=3, watchlisted=1, lists=1, reviews=1, deleted=0, orphaned=0
    )
    assert {name: len(rows) for name, rows in contents.tables.items()} == {
        "watched": 4, "ratings": 2, "likes": 1, "diary": 3, "watchlist": 1, "lists": 1,
        "list_films": 2, "reviews": 1,
    }  # fmt: skip
    assert contents.problems == ()
    assert contents.notes == ()


def test_nothing_of_the_person_behind_the_profile_is_in_what_is_returned() -> None:
    contents = read_export([make_upload()])

    everything = repr(contents) + "".join(str(rows.to_pylist()) for rows in contents.tables.values())

    for secret in ("nobody@example.com", "Body", "Nowhere", "A bio", "They / their"):
        assert secret not in everything


def test_loose_files_read_as_the_zip_does() -> None:
    uploads = [
        Upload(path.rpartition("/")[2], file_bytes(path, content))
        for path, content in default_files().items()
    ]

    contents = read_export([upload for upload in uploads if upload.name != "two-films.csv"])

    zipped = read_export([make_upload()])
    assert contents.counts.liked == 1
    assert contents.exported_at is None
    for name, rows in contents.tables.items():
        assert rows.equals(zipped.tables[name])


def test_a_zip_packed_again_by_hand_reads_as_the_first_does() -> None:
    again = make_zip(
        {
            **{f"export/{path}": file_bytes(path, content) for path, content in default_files().items()},
            "export/.DS_Store": b"\0",
            "__MACOSX/export/._watched.csv": b"\0",
        }
    )

    contents = read_export([Upload("export.zip", again)])

    assert contents.counts == read_export([make_upload()]).counts
    assert contents.problems == ()
    assert contents.notes == ()


@pytest.mark.parametrize("name", ["watched", "ratings", "diary"])
def test_one_required_table_is_enough(name: str) -> None:
    path = f"{name}.csv"
    row = tuple({"Name": "Her", "Rating": "4"}.get(title, "") for title in HEADERS[path])

    contents = read_export([Upload(path, table(path, row))])

    assert list(contents.tables) == [name]


def test_a_file_with_only_its_header_is_an_empty_table_and_an_absent_one_is_none() -> None:
    contents = read_export(loose(watched=table("watched.csv", ROW), ratings=table("ratings.csv")))

    assert len(contents.tables["ratings"]) == 0
    assert "diary" not in contents.tables
    assert "lists" not in contents.tables


def test_without_ratings_the_report_says_what_stands_in() -> None:
    contents = read_export(loose(diary=table("diary.csv")))

    assert contents.notes == (
        "Without ratings.csv the last rating a film got in the diary stands for its rating.",
    )


def test_deleted_and_orphaned_entries_are_counted_and_never_mixed_in() -> None:
    entry = ("2024-01-03", "Her", "2013", "", "4", "", "", "2024-01-02")
    review = ("2024-01-03", "Her", "2013", "", "4", "", "Gone", "", "2024-01-02")
    files = {
        **default_files(),
        "deleted/diary.csv": [entry, entry],
        "deleted/reviews.csv": [review],
        "deleted/comments.csv": [("2024-01-03", "c", "d")],
        "orphaned/diary.csv": [entry, entry, entry],
        "orphaned/reviews.csv": [review],
        "likes/reviews.csv": [("2024-01-03", "https://boxd.it/x")],
        "likes/lists.csv": [("2024-01-03", "https://boxd.it/y")],
        "comments.csv": [("2024-01-03", "c", "d")],
    }

    contents = read_export([make_upload(files)])

    assert (contents.counts.deleted, contents.counts.orphaned) == (2, 3)
    assert (contents.counts.entries, contents.counts.reviews) == (3, 1)
    assert (len(contents.tables["diary"]), len(contents.tables["reviews"])) == (3, 1)
    assert contents.notes == ()


def test_bad_rows_become_problems_and_count_as_rows_while_the_rest_goes_on() -> None:
    contents = read_export(loose(watched=table("watched.csv", ROW, BAD_ROW, ROW[:3], ROW)))

    assert contents.counts.watched == 4
    assert contents.tables["watched"]["line"].to_pylist() == [2, 5]
    assert contents.problems == (
        Problem("watched.csv", 3, "Name", "The name is blank."),
        Problem("watched.csv", 4, "", "The row has 3 columns instead of 4."),
    )


def test_lines_count_those_of_reviews_above() -> None:
    long = ("", "Her", "", "", "", "", "One\r\n\r\nthree", "", "")
    bad = ("", "", "", "", "", "", "", "", "")

    contents = read_export(
        loose(diary=table("diary.csv"), reviews=table("reviews.csv", long, (*bad[:-1], "2024-01-02"), long))
    )

    assert contents.tables["reviews"]["line"].to_pylist() == [2, 6]
    assert [found.line for found in contents.problems] == [5]


def test_more_problems_than_anyone_reads_are_counted() -> None:
    rows = [BAD_ROW] * (PROBLEMS_PER_FILE + 7)

    contents = read_export(
        loose(watched=table("watched.csv", ROW, *rows), diary=table("diary.csv", ("",) * 7 + ("x",)))
    )

    assert len(contents.problems) == PROBLEMS_PER_FILE + 1 + 2
    assert contents.problems[PROBLEMS_PER_FILE] == Problem(
        "watched.csv", None, "", "7 more problems in this file."
    )


def test_unknown_files_among_good_ones_are_left_out_and_named() -> None:
    extra = {f"x{number}.csv": b"a,b" for number in range(23)}

    contents = read_export([make_upload({"watched.csv": [ROW], **extra})])

    assert contents.counts.watched == 1
    assert contents.problems[:2] == (
        Problem("x0.csv", None, "", "The file is not of Letterboxd and was left out."),
        Problem("x1.csv", None, "", "The file is not of Letterboxd and was left out."),
    )
    assert contents.problems[19:] == (
        Problem("x19.csv", None, "", "The file and 3 more are not of Letterboxd and were left out."),
    )


def test_two_files_for_one_table_are_asked_about_and_the_answer_decides() -> None:
    uploads = [
        Upload("watched.csv", table("watched.csv", ROW)),
        Upload("watched (1).csv", table("watched.csv", ROW, ROW)),
    ]

    with pytest.raises(NeedsConfirmationError) as caught:
        read_export(uploads)

    assert caught.value.question == "two_files"
    counts = [read_export(uploads, {"watched": name}).counts.watched for name in caught.value.choices]
    assert counts == [1, 2]


@pytest.mark.parametrize(
    ("name", "instant"),
    [
        ("letterboxd-some_one-2026-08-01-07-05-utc.zip", dt.datetime(2026, 8, 1, 7, 5, tzinfo=dt.UTC)),
        ("letterboxd-a-2024-2-2026-08-01-07-05-utc (1).zip", dt.datetime(2026, 8, 1, 7, 5, tzinfo=dt.UTC)),
        ("letterboxd-nobody-2026-08-01-07-05-utc/", dt.datetime(2026, 8, 1, 7, 5, tzinfo=dt.UTC)),
        ("letterboxd-nobody-2026-13-01-07-05-utc.zip", None),
        ("export.zip", None),
        ("", None),
    ],
)
def test_the_instant_of_the_export_is_read_from_its_name(name: str, instant: dt.datetime | None) -> None:
    assert exported_at(name) == instant
