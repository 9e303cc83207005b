"""Home as each kind of visitor finds it, run whole in Streamlit's own test harness; nothing is replaced."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
import streamlit as st

from lbstats.store import libraries
from lbstats.ui import resources
from tests.app.home_visits import (
    APP,
    button,
    said,
    token_in,
    unescaped,
    upload,
    visit,
)
from tests.fakes.exports import ZIP_NAME, default_files, make_zip
from tests.fakes.tmdb_server import TmdbServer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    from lbstats.model import JobId


pytestmark = pytest.mark.usefixtures("fresh_process")


@contextmanager
def held_database(data_dir: Path) -> Iterator[None]:
    """Another process has the database open within the block."""
    code = (
        "import sys; from pathlib import Path; from lbstats.store.database import Database; "
        f"opened = Database.open(Path({str(data_dir)!r})); print(flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=APP.parent
    ) as holder:
        assert holder.stdout
        holder.stdout.readline()
        yield


def test_first_visit_says_what_it_is_and_how_to_get_an_export() -> None:
    app = visit()
    assert not app.exception
    assert "https://letterboxd.com/settings/data/" in said(app)
    assert [each.label for each in app.button] == ["Try the sample", "Open"]
    assert len(app.file_uploader) == 2


def test_upload_shows_the_reconciliation_and_puts_the_link_into_the_address() -> None:
    app = upload(visit(), (ZIP_NAME, make_zip()))
    assert not app.exception
    assert not app.error
    assert app.title[0].value == "The films of nobody"
    assert "4 watched = 2 in the diary + 2 undated" in said(app)
    token = token_in(app)
    assert app.code[0].value.endswith(f"/?library={token}")


def test_bad_rows_are_listed_by_file_and_line() -> None:
    rows = [
        ("2024-01-02", "Her", "2013", "https://boxd.it/4O24"),
        ("2024-01-02", "", "1995", "https://boxd.it/2bg8"),
    ]
    app = upload(visit(), (ZIP_NAME, make_zip({"watched.csv": rows})))
    table = app.dataframe[0].value
    assert list(table["File"]) == ["watched.csv"]
    assert list(table["Line"]) == [3]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("export.zip", b"not packed", "export.zip is not a ZIP file."),
        ("export.zip", b"<!doctype html><title>Sign in</title>", "export.zip is a web page, not an export."),
        ("export.zip", b"", "export.zip is empty."),
    ],
)
def test_refused_file_is_a_sentence_and_another_can_be_tried(
    name: str, content: bytes, sentence: str
) -> None:
    app = upload(visit(), (name, content))
    assert not app.exception
    assert sentence in unescaped(app.error[0].value)
    assert "library" not in app.query_params
    button(app, "Try another file").click()
    app.run()
    assert not app.error
    assert not app.file_uploader[0].value


def test_loose_files_wait_until_all_are_there() -> None:
    rows = b"Date,Name,Year,Letterboxd URI\n2024-01-02,Her,2013,https://boxd.it/4O24\n"
    app = upload(visit(), ("watched.csv", rows), ("watchlist.csv", rows))
    assert "library" not in app.query_params
    assert "If you have ratings.csv and diary.csv too, add them first." in unescaped(said(app))
    button(app, "Read 2 files").click()
    app.run()
    assert "1 watched = 0 in the diary + 1 undated" in said(app)


def test_two_files_for_one_table_are_asked_about() -> None:
    one = b"Date,Name,Year,Letterboxd URI\n2024-01-02,Her,2013,https://boxd.it/4O24\n"
    two = one + b"2024-01-02,Heat,1995,https://boxd.it/2bg8\n"
    app = upload(visit(), ("watched.csv", one), ("watched (1).csv", two))
    button(app, "Read 2 files").click()
    app.run()
    assert "2 files for watched" in unescaped(said(app))
    button(app, r"Take watched \(1\)\.csv").click()
    app.run()
    assert "2 watched = 0 in the diary + 2 undated" in said(app)


def test_second_upload_makes_a_new_library_when_asked_to() -> None:
    app = upload(visit(), (ZIP_NAME, make_zip()))
    first = token_in(app)
    upload(app, (ZIP_NAME, make_zip()))
    assert "Add this to **nobody**, 4 films, or make a new library of it?" in said(app)
    button(app, "Make a new library").click()
    app.run()
    assert token_in(app) != first
    assert len(libraries.list_libraries(resources.database())) == 2


def test_second_upload_is_added_when_asked_to() -> None:
    app = upload(visit(), (ZIP_NAME, make_zip()))
    first = token_in(app)
    upload(app, (ZIP_NAME, make_zip()))
    button(app, "Add to nobody").click()
    app.run()
    assert token_in(app) == first
    assert len(libraries.list_libraries(resources.database())) == 1


def test_second_import_says_what_has_changed_since() -> None:
    app = upload(visit(), (ZIP_NAME, make_zip()))
    watched = [*default_files()["watched.csv"][1:], ("2024-03-01", "Alien", "1979", "https://boxd.it/alien")]
    upload(app, (ZIP_NAME.replace("2026", "2027"), make_zip({**default_files(), "watched.csv": watched})))
    button(app, "Add to nobody").click()
    app.run()
    sentence = "Films since the import before, watchlist and lists included: 1 new"
    assert sentence in said(app)


def test_what_an_upload_does_not_bring_is_not_called_nothing() -> None:
    app = upload(visit(), (ZIP_NAME, make_zip({"watched.csv": default_files()["watched.csv"]})))
    assert "rated films" in said(app)
    assert "liked films" not in said(app)
    assert "on the watchlist" not in said(app)


def test_sample_opens_without_a_key_and_is_one_for_all() -> None:
    app = visit()
    button(app, "Try the sample").click()
    app.run()
    assert not app.exception
    assert app.title[0].value == "The sample"
    assert token_in(app) == "sample"
    assert visit(library="sample").title[0].value == "The sample"
    assert [each.is_sample for each in libraries.list_libraries(resources.database())] == [True]


def test_own_machine_lists_its_libraries_and_a_server_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    upload(visit(), (ZIP_NAME, make_zip()))
    assert "Your libraries" not in said(visit())
    st.cache_resource.clear()
    monkeypatch.setenv("LBSTATS_PERSONAL", "1")
    app = visit()
    assert "Your libraries" in said(app)
    assert "4 films" in said(app)
    next(each for each in app.button if str(each.key).startswith("open-")).click()
    app.run()
    assert app.title[0].value == "The films of nobody"


def test_database_held_by_another_process_is_a_sentence_until_it_is_free(tmp_path: Path) -> None:
    with held_database(tmp_path / "data"):
        for _ in range(2):
            app = visit()
            assert unescaped(app.error[0].value).startswith("Another process has the database open.")
            assert not app.file_uploader
    assert not visit().error


def test_hostile_username_is_text() -> None:
    profile = [("2020-02-03", "**x** :red[y] $z$", "", "", "", "", "", "", "", "")]
    rows = [("2024-01-02", "Her", "2013", "https://boxd.it/4O24")]
    app = upload(visit(), (ZIP_NAME, make_zip({"watched.csv": rows, "profile.csv": profile})))
    assert app.title[0].value == r"The films of \*\*x\*\* \:red\[y\] \$z\$"


def test_export_of_another_member_is_asked_about_and_may_become_a_library_of_its_own() -> None:
    app = upload(visit(), (ZIP_NAME, make_zip()))
    profile = [("2020-02-03", "somebody", "", "", "", "", "", "", "", "")]
    upload(app, (ZIP_NAME, make_zip({**default_files(), "profile.csv": profile})))
    button(app, "Add to nobody").click()
    app.run()
    assert "This export is of somebody, the library of nobody." in unescaped(said(app))
    button(app, "Make a new library").click()
    app.run()
    assert app.title[0].value == "The films of somebody"
    assert len(libraries.list_libraries(resources.database())) == 2


def test_older_export_is_refused_for_the_open_library_and_offered_a_new_one() -> None:
    app = upload(visit(), (ZIP_NAME, make_zip()))
    upload(app, (ZIP_NAME.replace("2026", "2025"), make_zip()))
    button(app, "Add to nobody").click()
    app.run()
    assert "This export is older" in unescaped(app.error[0].value)
    button(app, "Make a new library of it").click()
    app.run()
    assert not app.error
    assert len(libraries.list_libraries(resources.database())) == 2


def test_own_key_is_asked_for_again_after_a_restart(monkeypatch: pytest.MonkeyPatch) -> None:
    with TmdbServer() as tmdb:
        tmdb.latency_s = 0.3
        monkeypatch.setenv("TMDB_BASE_URL", tmdb.base_url)
        rows = [("2024-01-02", each["title"], each["release_date"][:4], "") for each in tmdb.world.films]
        app = upload(visit(), (ZIP_NAME, make_zip({"watched.csv": rows})))
        assert "More to see with TMDB's facts" in said(app)
        give_key(app, tmdb.key)
        assert "More to see with TMDB's facts" not in said(app)

        st.cache_resource.clear()  # what is left of a process that ended: the database
        app = visit(library=token_in(app))
        assert "Waiting for your TMDB key" in said(app)

        give_key(app, tmdb.key)
        resources.enrichment().wait(running_job(), timeout_s=20)
        assert "Every film has been looked up" in said(visit(library=token_in(app)))


def give_key(app: AppTest, key: str) -> None:
    next(each for each in app.text_input if each.label == "Your TMDB key").set_value(key)
    button(app, "Start with this key").click()
    app.run()


def running_job() -> JobId:
    (listed,) = libraries.list_libraries(resources.database())
    progress = resources.enrichment().progress(listed.library_id)
    assert progress is not None
    return progress.job_id
