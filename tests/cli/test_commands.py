"""The commands that look at a library, and what all commands have in common."""

import json
from pathlib import Path

import pytest

from lbstats.cli.arguments import parse
from tests.cli.conftest import Run
from tests.fakes.exports import default_files, make_zip

TOKEN_WITH_A_DASH = "-" + "a" * 42
STATS_KEYS = {
    "watched", "rated", "liked", "entries", "rewatches", "days", "first_day", "last_day", "busiest_entries",
    "longest_streak_weeks", "mean_rating", "histogram", "entries_by_year", "entries_by_weekday",
    "films_by_year", "films_in_diary", "hours", "films_without_runtime", "directors", "countries",
    "languages",
}  # fmt: skip


def test_stats_are_the_figures_of_the_library(run: Run, library: str) -> None:
    found = run("stats", library, "--json").json
    assert set(found) == STATS_KEYS
    assert (found["watched"], found["rated"], found["entries"], found["rewatches"]) == (4, 2, 3, 1)
    assert (found["first_day"], found["last_day"]) == ("2024-01-02", "2024-03-01")
    assert found["mean_rating"] == 4.75
    assert found["hours"] is None


def test_stats_as_text_say_what_is_missing(run: Run, library: str) -> None:
    done = run("stats", library)
    lines = [line.split(maxsplit=1) for line in done.out.splitlines()]
    assert ["rated", "2 (4.75 on average)"] in lines
    assert ["liked", "1"] in lines
    assert "No facts yet" in done.out


def test_matches_before_the_enrichment_are_unmatched_without_a_rung(run: Run, library: str) -> None:
    found = run("matches", library, "--json").json
    assert [each["title"] for each in found] == ["1917", "Heat", "Her", "House"]
    assert found[0] == {
        "uri": "https://boxd.it/k1qe", "title": "1917", "year": 2019, "kind": None, "tmdb_id": None,
        "state": "unmatched", "rung": None, "distance": None,
    }  # fmt: skip
    assert "Her" in run("matches", library).out


def test_films_come_in_pieces_that_make_the_whole(run: Run, library: str) -> None:
    pieces = [run("films", library, "--limit", "3", "--offset", at, "--json").json for at in ("0", "3", "6")]
    assert [[film["title"] for film in piece] for piece in pieces] == [["1917", "Heat", "Her"], ["House"], []]
    assert list(pieces[0][0]) == ["title", "year", "rating", "genres", "runtime_min", "directors", "enriched"]


def test_films_as_text_say_how_to_see_more(run: Run, library: str) -> None:
    assert "--offset 3" in run("films", library, "--limit", "3").out
    assert "--offset" not in run("films", library).out


def test_a_title_cannot_command_the_terminal(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "crafted.zip"
    crafted = ("2024-01-02", "\x1b[31mRed", "2013", "https://boxd.it/4O24")
    path.write_bytes(make_zip(default_files() | {"watched.csv": [crafted], "ratings.csv": []}))
    library = run("import", path, "--json").json["library"]
    assert "\x1b" not in run("films", library).out + run("matches", library).out


def test_libraries_are_listed_on_ones_own_machine_only(run: Run, library: str) -> None:
    refused = run("libraries", "--json")
    assert (refused.code, refused.out) == (1, "")
    assert "LBSTATS_PERSONAL=1" in refused.err
    listed = run("libraries", "--json", LBSTATS_PERSONAL="1")
    assert [(each["name"], each["films"], each["state"]) for each in listed.json] == [("nobody", 4, "ready")]
    assert library not in listed.out
    assert "nobody" in run("libraries", LBSTATS_PERSONAL="1").out


def test_no_library_yet_is_said(run: Run) -> None:
    assert run("libraries", LBSTATS_PERSONAL="1").out == "There is no library yet.\n"
    assert run("libraries", "--json", LBSTATS_PERSONAL="1").json == []


def test_a_deleted_library_is_gone(run: Run, library: str) -> None:
    assert run("delete", library, "--json").json == {"deleted": True}
    gone = run("stats", library, "--json")
    assert (gone.code, gone.out) == (1, "")
    assert "No library belongs to this link." in gone.err


@pytest.mark.parametrize("command", ["stats", "matches", "films"])
def test_a_view_only_link_may_look(run: Run, view_token: str, command: str) -> None:
    assert run(command, view_token, "--json").code == 0


@pytest.mark.parametrize("command", ["enrich", "delete"])
def test_a_view_only_link_may_not_change(run: Run, library: str, view_token: str, command: str) -> None:
    refused = run(command, view_token, "--json")
    assert (refused.code, refused.out) == (1, "")
    assert "for looking only" in refused.err
    assert run("stats", library, "--json").json["watched"] == 4


def test_a_view_only_link_may_not_import(run: Run, view_token: str, export: Path) -> None:
    refused = run("import", export, "--library", view_token)
    assert (refused.code, refused.out) == (1, "")
    assert "for looking only" in refused.err


@pytest.mark.parametrize("arguments", [["stats", "nonsense"], ["films", "x" * 43], ["delete", ""]])
def test_an_unknown_or_malformed_link_is_a_sentence(run: Run, arguments: list[str]) -> None:
    refused = run(*arguments, "--json")
    assert (refused.code, refused.out) == (1, "")
    assert "link" in refused.err


def test_a_senseless_setting_is_a_sentence(run: Run) -> None:
    refused = run("libraries", TMDB_RATE_LIMIT="fast")
    assert (refused.code, refused.out) == (1, "")
    assert "TMDB_RATE_LIMIT" in refused.err


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["statistics"],
        ["stats"],
        ["import"],
        ["films", "x" * 43, "--limit", "0"],
        ["films", "x" * 43, "--limit", "ten"],
        ["films", "x" * 43, "--offset", "-1"],
        ["stats", "x" * 43, "--jsn"],
    ],
)
def test_a_command_that_makes_no_sense_exits_with_2(
    run: Run, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        run(*arguments)
    assert stop.value.code == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "usage: python -m lbstats" in captured.err


def test_a_token_that_begins_with_a_dash_is_no_option() -> None:
    assert parse(["stats", TOKEN_WITH_A_DASH, "--json"]).library == TOKEN_WITH_A_DASH
    parsed = parse(["import", "export.zip", "--library", TOKEN_WITH_A_DASH])
    assert parsed.library == TOKEN_WITH_A_DASH


def test_json_is_one_value_that_any_terminal_can_show(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "accents.zip"
    cleo = ("2024-01-02", "Cléo from 5 to 7", "1962", "https://boxd.it/1n2q")
    path.write_bytes(make_zip(default_files() | {"watched.csv": [cleo]}))
    out = run("films", run("import", path, "--json").json["library"], "--json").out
    assert out.isascii()
    assert "Cléo from 5 to 7" in {film["title"] for film in json.loads(out)}
