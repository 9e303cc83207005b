"""Which file is which table: by the whole path, whatever the packing added."""

from __future__ import annotations

import pytest

from lbstats.errors import ExportError, NeedsConfirmationError
from lbstats.export.layout import lay_out


def test_every_file_of_an_export_finds_its_table() -> None:
    layout = lay_out(
        [
            "profile.csv", "watched.csv", "ratings.csv", "diary.csv", "reviews.csv", "watchlist.csv",
            "comments.csv", "likes/films.csv", "likes/reviews.csv", "likes/lists.csv", "lists/a.csv",
            "lists/b.csv",
            "deleted/diary.csv", "deleted/reviews.csv", "deleted/comments.csv",
            "orphaned/diary.csv", "orphaned/reviews.csv", "orphaned/comments.csv",
        ],
        {},
    )  # fmt: skip

    assert layout.tables == {
        "profile": "profile.csv", "watched": "watched.csv", "ratings": "ratings.csv", "diary": "diary.csv",
        "reviews": "reviews.csv", "watchlist": "watchlist.csv", "likes": "likes/films.csv",
        "deleted": "deleted/diary.csv", "orphaned": "orphaned/diary.csv",
    }  # fmt: skip
    assert layout.lists == ("lists/a.csv", "lists/b.csv")
    assert layout.unknown == ()
    assert layout.root == ""


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("watched (1).csv", "watched"),
        ("watched(2).csv", "watched"),
        ("Watched.CSV", "watched"),
        ("ratings-1.csv", "ratings"),
        ("diary 2.csv", "diary"),
        ("diary copy.csv", "diary"),
        ("films.csv", "likes"),
        ("films (1).csv", "likes"),
        ("likes.csv", "likes"),
    ],
)
def test_a_second_download_and_a_loose_name_find_their_table(name: str, table: str) -> None:
    assert lay_out([name], {}).tables == {table: name}


@pytest.mark.parametrize("folder", ["export/", "letterboxd-x-2026-01-31-12-30-utc/", "a/b/"])
def test_an_enclosing_folder_is_not_part_of_the_export(folder: str) -> None:
    layout = lay_out([f"{folder}watched.csv", f"{folder}likes/films.csv", f"{folder}deleted/diary.csv"], {})

    assert layout.root == folder
    assert layout.tables == {
        "watched": f"{folder}watched.csv",
        "likes": f"{folder}likes/films.csv",
        "deleted": f"{folder}deleted/diary.csv",
    }
    assert layout.below_root(layout.tables["likes"]) == "likes/films.csv"


def test_what_operating_systems_leave_behind_is_ignored_without_a_word() -> None:
    layout = lay_out(
        [
            "export/watched.csv", "export/.DS_Store", "export/._watched.csv", "__MACOSX/export/._watched.csv",
            "__MACOSX/export/watched.csv", "export/Thumbs.db", "desktop.ini",
        ],
        {},
    )  # fmt: skip

    assert layout.tables == {"watched": "export/watched.csv"}
    assert layout.unknown == ()


@pytest.mark.parametrize("folder", ["deleted", "orphaned", "Deleted", "likes", "lists"])
@pytest.mark.parametrize("file", ["diary.csv", "reviews.csv", "watched.csv"])
def test_files_of_the_side_folders_are_never_taken_for_the_tables(folder: str, file: str) -> None:
    tables = lay_out([f"{folder}/{file}"], {}).tables

    assert not {"diary", "reviews", "watched"} & set(tables)


@pytest.mark.parametrize("folder", ["deleted", "orphaned"])
def test_the_diary_of_a_side_folder_is_counted_below_an_enclosing_folder_too(folder: str) -> None:
    assert lay_out(["e/diary.csv", f"e/{folder}/diary.csv"], {}).tables == {
        "diary": "e/diary.csv",
        folder: f"e/{folder}/diary.csv",
    }


def test_files_beside_and_below_the_export_that_it_does_not_know_are_named() -> None:
    layout = lay_out(["watched.csv", "notes.txt", "old/watched.csv", "lists/readme.md", "imdb.csv"], {})

    assert layout.unknown == ("notes.txt", "old/watched.csv", "lists/readme.md", "imdb.csv")
    assert layout.tables == {"watched": "watched.csv"}


def test_two_exports_in_one_upload_are_refused() -> None:
    with pytest.raises(ExportError, match="more than one export"):
        lay_out(["a/watched.csv", "b/watched.csv"], {})


def test_two_files_for_one_table_are_asked_about() -> None:
    with pytest.raises(NeedsConfirmationError) as caught:
        lay_out(["watched.csv", "watched (1).csv", "diary.csv"], {})

    assert caught.value.question == "two_files"
    assert caught.value.choices == ("watched.csv", "watched (1).csv")


@pytest.mark.parametrize("chosen", ["watched.csv", "watched (1).csv"])
def test_the_answer_decides_between_two_files(chosen: str) -> None:
    layout = lay_out(["watched.csv", "watched (1).csv"], {"watched": chosen})

    assert layout.tables == {"watched": chosen}
    assert layout.unknown == ()


def test_an_answer_that_names_neither_file_is_no_answer() -> None:
    with pytest.raises(NeedsConfirmationError):
        lay_out(["likes.csv", "films.csv"], {"likes": "other.csv"})


def test_without_a_required_table_the_folder_around_all_files_is_the_root() -> None:
    assert lay_out(["e/watchlist.csv", "e/likes/films.csv"], {}).tables == {
        "watchlist": "e/watchlist.csv",
        "likes": "e/likes/films.csv",
    }
