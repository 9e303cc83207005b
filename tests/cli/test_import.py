"""`import`: what it prints, what it asks, what it refuses."""

import re
import zipfile
from pathlib import Path

from tests.cli.conftest import Run
from tests.fakes.exports import default_files, make_zip

COUNTS = {
    "watched": 4, "rated": 2, "liked": 1, "entries": 3, "watchlisted": 1, "lists": 1, "reviews": 1,
    "deleted": 0, "orphaned": 0,
}  # fmt: skip


def test_json_holds_library_counts_and_problems(run: Run, export: Path) -> None:
    done = run("import", export, "--json")
    assert (done.code, done.err) == (0, "")
    assert list(done.json) == ["library", "counts", "problems"]
    assert done.json["counts"] == COUNTS
    assert done.json["problems"] == []
    assert re.fullmatch(r"[\w-]{43}", done.json["library"])


def test_a_bad_row_is_a_problem_with_its_place(run: Run, tmp_path: Path) -> None:
    files = default_files() | {"ratings.csv": [("2024-01-02", "Her", "2013", "https://boxd.it/4O24", "7")]}
    path = tmp_path / "export.zip"
    path.write_bytes(make_zip(files))
    (problem,) = run("import", path, "--json").json["problems"]
    assert list(problem) == ["file", "line", "column", "reason"]
    assert (problem["file"], problem["line"], problem["column"]) == ("ratings.csv", 2, "Rating")


def test_text_ends_with_the_library_to_copy(run: Run, export: Path) -> None:
    done = run("import", export)
    assert done.code == 0
    assert "4 watched = 2 in the diary + 2 undated" in done.out
    assert re.search(r"^LIBRARY [\w-]{43}$", done.out, re.MULTILINE)


def test_an_unzipped_folder_is_read_like_its_zip(run: Run, export: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(export).extractall(tmp_path / "unzipped")
    assert run("import", tmp_path / "unzipped", "--json").json["counts"] == COUNTS


def test_loose_files_are_read_together(run: Run, export: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(export).extractall(tmp_path / "unzipped")
    done = run("import", tmp_path / "unzipped/watched.csv", tmp_path / "unzipped/ratings.csv", "--json")
    assert done.json["counts"] == dict.fromkeys(COUNTS, 0) | {"watched": 4, "rated": 2}


def test_importing_again_updates_the_library_it_names(run: Run, export: Path, library: str) -> None:
    again = run("import", export, "--library", library, "--json")
    assert again.json["library"] == library
    assert run("stats", library, "--json").json["watched"] == 4


def test_the_whole_link_names_the_library_too(run: Run, export: Path, library: str) -> None:
    link = f"http://localhost:8501/films?library={library}&between=2024"
    assert run("import", export, "--library", link, "--json").json["library"] == library


def test_another_members_export_is_asked_about_and_taken_when_confirmed(
    run: Run, library: str, tmp_path: Path
) -> None:
    profile = b"Date Joined,Username\r\n2020-02-03,somebody\r\n"
    path = tmp_path / "other.zip"
    path.write_bytes(make_zip(default_files() | {"profile.csv": profile}))
    asked = run("import", path, "--library", library, "--json")
    assert (asked.code, asked.out) == (1, "")
    assert "somebody" in asked.err
    assert "--confirm other_member" in asked.err
    assert run("import", path, "--library", library, "--confirm", "other_member").code == 0


def test_two_files_for_one_table_are_asked_about_and_chosen(run: Run, export: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(export).extractall(tmp_path / "unzipped")
    first, second = tmp_path / "unzipped/watched.csv", tmp_path / "unzipped/watched (1).csv"
    second.write_bytes(b"\r\n".join(first.read_bytes().splitlines()[:2]))
    asked = run("import", first, second, "--json")
    assert (asked.code, asked.out) == (1, "")
    assert "--choose 'watched.csv' or --choose 'watched (1).csv'" in asked.err
    chosen = run("import", first, second, "--choose", "watched (1).csv", "--json")
    assert chosen.json["counts"]["watched"] == 1


def test_a_refused_file_is_a_sentence_and_leaves_everything_as_it_was(
    run: Run, library: str, tmp_path: Path
) -> None:
    path = tmp_path / "login.zip"
    path.write_bytes(b"<!DOCTYPE html><html>Sign in</html>")
    before = run("stats", library, "--json").out
    refused = run("import", path, "--library", library, "--json")
    assert (refused.code, refused.out) == (1, "")
    assert refused.err.strip()
    assert "Traceback" not in refused.err
    assert run("stats", library, "--json").out == before


def test_a_path_with_nothing_there_is_a_sentence(run: Run, tmp_path: Path) -> None:
    refused = run("import", tmp_path / "nothing.zip")
    assert (refused.code, refused.out) == (1, "")
    assert "nothing.zip" in refused.err
