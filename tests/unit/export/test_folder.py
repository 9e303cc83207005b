"""A path of the command line as uploads."""

from __future__ import annotations

import datetime as dt
import os
import sys
from typing import TYPE_CHECKING

import pytest

from lbstats.errors import ExportError
from lbstats.export.folder import uploads_from_path
from lbstats.export.reader import read_export
from tests.fakes.exports import default_files, file_bytes, make_zip

if TYPE_CHECKING:
    from pathlib import Path


def unzip(folder: Path) -> Path:
    for name, content in default_files().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file_bytes(name, content))
    return folder


def test_a_zip_is_one_upload_of_its_name(tmp_path: Path) -> None:
    path = tmp_path / "e.zip"
    path.write_bytes(make_zip())

    assert [upload.name for upload in uploads_from_path(path)] == ["e.zip"]
    assert read_export(uploads_from_path(path)).counts.watched == 4


def test_an_unzipped_folder_reads_as_the_zip_does(tmp_path: Path) -> None:
    folder = unzip(tmp_path / "letterboxd-nobody-2026-01-31-12-30-utc")

    contents = read_export(uploads_from_path(folder))

    assert contents.exported_at == dt.datetime(2026, 1, 31, 12, 30, tzinfo=dt.UTC)
    assert set(contents.tables) == {
        "watched", "ratings", "diary", "reviews", "watchlist", "likes", "lists", "list_films",
    }  # fmt: skip
    assert contents.profile is not None


def test_the_folder_is_found_below_another_and_its_other_files_are_left_alone(tmp_path: Path) -> None:
    unzip(tmp_path / "downloads" / "export")
    (tmp_path / "downloads" / "film.mkv").write_bytes(b"not read")
    (tmp_path / "downloads" / "export" / "._watched.csv").write_bytes(b"\0")
    (tmp_path / "downloads" / "export" / "diary (1).csv").symlink_to("diary.csv")

    contents = read_export(uploads_from_path(tmp_path / "downloads"))

    assert contents.counts.entries == 3
    assert contents.notes == ()


@pytest.mark.parametrize("side", ["deleted", "orphaned"])
def test_files_of_side_folders_are_counted_but_not_mixed_in(tmp_path: Path, side: str) -> None:
    folder = unzip(tmp_path / "e")
    (folder / side).mkdir()
    for name in ("diary.csv", "reviews.csv"):
        (folder / side / name).write_bytes((folder / name).read_bytes())

    contents = read_export(uploads_from_path(folder))

    assert (len(contents.tables["diary"]), len(contents.tables["reviews"])) == (3, 1)
    assert getattr(contents.counts, side) == 3


def test_a_side_folder_alone_is_no_export(tmp_path: Path) -> None:
    unzip(tmp_path / "deleted")

    with pytest.raises(ExportError, match="neither a watched"):
        read_export(uploads_from_path(tmp_path / "deleted"))


def test_a_file_named_by_itself_is_told_apart_by_its_folder(tmp_path: Path) -> None:
    folder = unzip(tmp_path / "e")
    (folder / "deleted").mkdir()
    (folder / "deleted" / "diary.csv").write_bytes((folder / "diary.csv").read_bytes())
    paths = [folder / "watched.csv", folder / "deleted" / "diary.csv", folder / "likes" / "films.csv"]

    contents = read_export([upload for path in paths for upload in uploads_from_path(path)])

    assert (contents.counts.watched, contents.counts.entries) == (4, 0)
    assert (contents.counts.deleted, contents.counts.liked) == (3, 1)


def test_a_zip_in_a_folder_called_lists_keeps_its_name(tmp_path: Path) -> None:
    path = tmp_path / "lists" / "e.zip"
    path.parent.mkdir()
    path.write_bytes(make_zip())

    assert [upload.name for upload in uploads_from_path(path)] == ["e.zip"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are text")
def test_names_that_are_no_text_are_made_readable(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"caf\xe9")
    unzip(folder)
    (folder / "lists" / "two-films.csv").rename(folder / "lists" / os.fsdecode(b"caf\xe9.csv"))

    contents = read_export(uploads_from_path(folder))

    assert contents.tables["lists"]["file"].to_pylist() == ["lists/caf\N{REPLACEMENT CHARACTER}.csv"]
    assert all(name.isprintable() for name in contents.file_names)


def test_nothing_at_the_path_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="There is no file"):
        uploads_from_path(tmp_path / "gone.zip")


def test_a_folder_without_a_csv_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="no CSV file in the folder"):
        uploads_from_path(tmp_path)
