"""What a visit shares with others and what it keeps to itself: services, cached answers, pasted links."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import streamlit as st

from lbstats.errors import SettingsError, StoreError
from lbstats.importing import import_export
from lbstats.store import libraries
from lbstats.ui import cache, resources
from lbstats.ui.progress import duration
from lbstats.ui.welcome import token_of
from tests.fakes.exports import make_upload

if TYPE_CHECKING:
    from pathlib import Path

    from lbstats.model import LibraryId
    from lbstats.store.database import Cursor
    from lbstats.store.libraries import Library

pytestmark = pytest.mark.usefixtures("fresh_process")


def new_library() -> Library:
    database = resources.database()
    return libraries.open_library(database, import_export(database, [make_upload()]).token)


def test_services_are_opened_once_and_shared() -> None:
    assert resources.services() is resources.services()


def test_services_let_go_of_the_file_when_they_are_closed(tmp_path: Path) -> None:
    first = resources.services()
    first.close()
    first.close()
    st.cache_resource.clear()
    assert resources.services() is not first
    assert resources.database().path == tmp_path / "data" / "lbstats.duckdb"


def test_start_that_failed_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMDB_RATE_LIMIT", "fast")
    with pytest.raises(SettingsError):
        resources.services()
    monkeypatch.delenv("TMDB_RATE_LIMIT")
    (tmp_path / "data").write_text("a file where the folder should be")
    with pytest.raises(StoreError):
        resources.services()
    (tmp_path / "data").unlink()
    resources.services()


def test_log_handler_goes_with_the_services() -> None:
    before = list(logging.getLogger("lbstats").handlers)
    resources.services()
    assert len(logging.getLogger("lbstats").handlers) == len(before) + 1
    st.cache_resource.clear()
    assert logging.getLogger("lbstats").handlers == before


def test_answer_is_kept_for_one_version_of_one_library() -> None:
    one, other = new_library(), new_library()
    asked: list[LibraryId] = []

    def question(cursor: Cursor, library_id: LibraryId, limit: int = 1) -> list[str]:
        assert cursor.execute("select 1").fetchone() == (1,)
        asked.append(library_id)
        return [library_id] * limit

    assert cache.read(one, question) == cache.read(one, question) == [one.library_id]
    assert cache.read(other, question) == [other.library_id]
    assert cache.read(one, question, 2) == [one.library_id] * 2
    assert cache.read(one, question, limit=2) == [one.library_id] * 2
    cache.read(replace(one, version=one.version + 1), question)
    assert asked == [one.library_id, other.library_id, *[one.library_id] * 3]


@pytest.mark.parametrize(
    "pasted",
    ["abc", " abc\n", "https://films.example/?library=abc", "http://localhost:8501/films?film=3&library=abc"],
)
def test_token_is_found_in_what_was_pasted(pasted: str) -> None:
    assert token_of(pasted) == "abc"


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "1 second"),
        (20.4, "20 seconds"),
        (59.4, "59 seconds"),
        (60, "about 1 minute"),
        (200, "about 3 minutes"),
    ],
)
def test_duration_is_as_exact_as_an_estimate_deserves(seconds: float, said: str) -> None:
    assert duration(seconds) == said
