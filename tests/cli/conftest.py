"""A command line in this process, on a data folder of its own."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import pytest

from lbstats.__main__ import main
from lbstats.model import TokenKind
from lbstats.store import libraries
from lbstats.store.database import Database
from tests.fakes.exports import ZIP_NAME, make_zip

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Outcome:
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - whatever it printed
        """The one JSON value on stdout."""
        return json.loads(self.out)


class Run(Protocol):
    def __call__(self, *arguments: str | Path, **environment: str) -> Outcome: ...


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def run(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """`run("stats", token, "--json")`: the command with nothing in its environment but the data folder."""

    def run_command(*arguments: str | Path, **environment: str) -> Outcome:
        capsys.readouterr()
        code = main([str(each) for each in arguments], {"LBSTATS_DATA_DIR": str(data_dir), **environment})
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return run_command


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """The small whole export of tests.fakes.exports as a file."""
    path = tmp_path / ZIP_NAME
    path.write_bytes(make_zip())
    return path


@pytest.fixture
def library(run: Run, export: Path) -> str:
    """The owner's token of a library that holds that export."""
    token: str = run("import", export, "--json").json["library"]
    return token


@pytest.fixture
def view_token(library: str, data_dir: Path) -> str:
    """A view-only token of the same library."""
    database = Database.open(data_dir)
    try:
        library_id = libraries.open_library(database, library).library_id
        return libraries.new_token(database, library_id, TokenKind.VIEW)
    finally:
        database.close()
