"""`enrich` against a stand-in of TMDB: to the end, without a key, with a wrong one, again."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.fakes.exports import make_zip
from tests.fakes.tmdb_server import Answer, TmdbServer

WATCHED = [
    ("2024-01-02", "The Lantern Keeper", "1999", "https://boxd.it/aa01"),
    ("2024-01-02", "Paper Moons", "2004", "https://boxd.it/aa02"),
    ("2024-01-02", "Low Tide", "2016", "https://boxd.it/aa03"),
    ("2024-01-02", "A Film Nobody Knows", "2011", "https://boxd.it/aa04"),
]


@pytest.fixture
def tmdb() -> Iterator[TmdbServer]:
    with TmdbServer() as server:
        yield server


@pytest.fixture
def library(run: Run, tmp_path: Path) -> str:
    """Four watched films: three the stand-in knows, one it does not."""
    path = tmp_path / "export.zip"
    path.write_bytes(make_zip({"watched.csv": WATCHED}))
    token: str = run("import", path, "--json").json["library"]
    return token


def key(server: TmdbServer) -> dict[str, str]:
    return {"TMDB_BASE_URL": server.base_url, "TMDB_API_KEY": server.key, "TMDB_RATE_LIMIT": "1000/1"}


def test_json_counts_the_films_by_outcome_and_stdout_holds_nothing_else(
    run: Run, library: str, tmdb: TmdbServer
) -> None:
    done = run("enrich", library, "--json", **key(tmdb))
    assert (done.code, done.err) == (0, "")
    found = done.json
    assert list(found) == ["films", "matched", "doubtful", "unmatched", "failed", "requests", "seconds"]
    counts = [found[name] for name in ("films", "matched", "doubtful", "unmatched", "failed")]
    assert counts == [4, 3, 0, 1, 0]
    assert found["requests"] == len(tmdb.paths)
    assert found["seconds"] > 0


def test_facts_stand_in_the_other_commands_afterwards(run: Run, library: str, tmdb: TmdbServer) -> None:
    assert run("enrich", library, **key(tmdb)).code == 0
    matches = run("matches", library, "--json").json
    assert [(each["title"], each["state"], each["tmdb_id"]) for each in matches] == [
        ("A Film Nobody Knows", "unmatched", None),
        ("Low Tide", "matched", 105),
        ("Paper Moons", "matched", 102),
        ("The Lantern Keeper", "matched", 101),
    ]
    stats = run("stats", library, "--json").json
    assert (stats["hours"], stats["films_without_runtime"], stats["directors"]) == (5.0, 1, 1)
    assert "5.0 (films without a runtime: 1)" in run("stats", library).out


def test_text_says_the_same_in_a_sentence(run: Run, library: str, tmdb: TmdbServer) -> None:
    assert run("enrich", library, **key(tmdb)).out.startswith(
        "Films: 4 (3 matched, 0 doubtful, 1 not found, 0 failed). Requests: "
    )


def test_what_is_known_is_not_asked_again(run: Run, library: str, tmdb: TmdbServer) -> None:
    run("enrich", library, **key(tmdb))
    asked = len(tmdb.paths)
    again = run("enrich", library, "--json", **key(tmdb)).json
    assert (again["films"], again["requests"]) == (4, 0)
    assert len(tmdb.paths) == asked


def test_without_a_key_a_sentence_says_how_to_get_one(run: Run, library: str) -> None:
    refused = run("enrich", library, "--json")
    assert (refused.code, refused.out) == (1, "")
    assert "TMDB_API_KEY" in refused.err


def test_a_wrong_key_ends_it_with_a_sentence_that_does_not_repeat_it(
    run: Run, library: str, tmdb: TmdbServer
) -> None:
    wrong = "f" * 32
    refused = run("enrich", library, "--json", **key(tmdb) | {"TMDB_API_KEY": wrong})
    assert (refused.code, refused.out) == (1, "")
    assert "key" in refused.err
    assert wrong not in refused.err
    assert run("enrich", library, "--json", **key(tmdb)).json["matched"] == 3


def test_a_film_tmdb_forgot_meanwhile_does_not_stop_the_others(
    run: Run, library: str, tmdb: TmdbServer
) -> None:
    tmdb.always("/movie/101", Answer(404, {"success": False, "status_code": 34, "status_message": "gone"}))
    done = run("enrich", library, "--json", **key(tmdb))
    assert done.code == 0
    assert done.json["films"] == 4
    assert done.json["matched"] == 2
