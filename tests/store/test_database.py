"""The database file: who may open it, what a failed or killed write leaves, what the errors say."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

from lbstats.errors import StoreError
from lbstats.store.database import FILE_NAME, SPILL_NAME, Database, migrations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.fakes.clock import FakeClock

ROOT = Path(__file__).resolve().parents[2]


def run_python(code: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603 - this very Python and the code below
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


HOLD_OPEN = """
import pathlib, sys
from lbstats.store.database import Database
database = Database.open(pathlib.Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.readline()
"""
TRY_TO_OPEN = """
import pathlib, sys
from lbstats.errors import StoreError
from lbstats.store.database import Database
try:
    Database.open(pathlib.Path(sys.argv[1]))
except StoreError as error:
    print(error)
"""
WRITE_AND_WAIT = """
import pathlib, sys
from lbstats.store.database import Database
database = Database.open(pathlib.Path(sys.argv[1]))
with database.write() as cursor:
    cursor.execute("insert into meta select 'half written', range::varchar from range(50000)")
    print("written", flush=True)
    sys.stdin.readline()
"""


def test_a_second_process_is_told_that_another_has_the_database_open(database: Database) -> None:
    with run_python(TRY_TO_OPEN, str(database.path.parent)) as process:
        output, errors = process.communicate(timeout=60)
    assert output.startswith("Another process has the database open. Stop the other one"), errors


def test_the_database_opens_again_when_the_other_process_is_killed(tmp_path: Path) -> None:
    with run_python(HOLD_OPEN, str(tmp_path)) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        with pytest.raises(StoreError, match="Another process"):
            Database.open(tmp_path)
        process.send_signal(signal.SIGKILL)
    Database.open(tmp_path).close()


def test_a_write_killed_before_its_end_leaves_nothing(tmp_path: Path) -> None:
    with run_python(WRITE_AND_WAIT, str(tmp_path)) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "written\n"
        process.send_signal(signal.SIGKILL)
    database = Database.open(tmp_path)
    with database.cursor() as cursor:
        assert cursor.execute("select count(*) from meta").fetchone() == (0,)
    database.close()


def test_a_write_that_fails_leaves_nothing(database: Database) -> None:
    def write() -> None:
        with database.write() as cursor:
            cursor.execute("insert into meta values ('a', 'b')")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write()
    with database.cursor() as cursor:
        assert cursor.execute("select count(*) from meta").fetchone() == (0,)


def test_an_operation_that_duckdb_refuses_is_a_store_error_without_its_text(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    def write() -> None:
        with database.write() as cursor:
            cursor.execute("insert into meta values ('a', 'b')")
            cursor.execute("select 'Secret Title'::integer")

    with pytest.raises(StoreError, match="refused an operation"):
        write()
    with database.cursor() as cursor:
        assert cursor.execute("select count(*) from meta").fetchone() == (0,)
    assert "ConversionException" in caplog.text
    assert "Secret Title" not in caplog.text


def test_a_damaged_file_is_named_as_such_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / FILE_NAME
    file.write_bytes(b"This is no database. " * 1000)
    with pytest.raises(StoreError, match="damaged or from another version"):
        Database.open(tmp_path)
    assert file.read_bytes().startswith(b"This is no database.")


def test_a_file_with_a_damaged_page_is_named_as_such(tmp_path: Path) -> None:
    Database.open(tmp_path).close()
    file = tmp_path / FILE_NAME
    content = bytearray(file.read_bytes())
    content[4096:12288] = bytes(8192)
    file.write_bytes(content)
    with pytest.raises(StoreError, match="damaged or from another version"):
        Database.open(tmp_path)


def test_a_file_that_was_cut_off_is_named_as_damaged(tmp_path: Path) -> None:
    Database.open(tmp_path).close()
    os.truncate(tmp_path / FILE_NAME, 20_000)
    with pytest.raises(StoreError, match="damaged or from another version"):
        Database.open(tmp_path)


def test_a_data_folder_that_cannot_be_made_is_named_as_such(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match=r"cannot be made.*LBSTATS_DATA_DIR"):
        Database.open(tmp_path / "file" / "data")


def test_a_file_that_cannot_be_written_is_named_as_such(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()
    with pytest.raises(StoreError, match=r"cannot be written.*LBSTATS_DATA_DIR"):
        Database.open(tmp_path)


@pytest.fixture
def nobody() -> Iterator[None]:
    """Let go of root's rights, before which no folder is read-only, for a while."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    yield
    os.seteuid(user)


@pytest.mark.usefixtures("nobody")
def test_a_read_only_folder_is_named_as_such() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o555)
        with pytest.raises(StoreError, match=r"cannot be written.*LBSTATS_DATA_DIR"):
            Database.open(folder)
        folder.chmod(0o755)


def test_a_database_of_a_newer_version_is_left_as_it_is(tmp_path: Path) -> None:
    database = Database.open(tmp_path)
    with database.write() as cursor:
        cursor.execute("insert into schema_migration values (999, 'future', timestamp '2030-01-01')")
    database.close()
    with pytest.raises(StoreError, match="newer version"):
        Database.open(tmp_path)
    with pytest.raises(StoreError, match="newer version"):
        Database.open(tmp_path)


def test_migrations_run_once_and_are_remembered(tmp_path: Path, clock: FakeClock) -> None:
    for _ in range(2):
        database = Database.open(tmp_path, clock)
        with database.cursor() as cursor:
            cursor.execute("select version, name, applied_at from schema_migration order by version")
            done = cursor.fetchall()
        database.close()
        assert [version for version, _, _ in done] == [version for version, _, _ in migrations()]
        assert {applied_at for _, _, applied_at in done} == {clock.now.replace(tzinfo=None)}


def test_what_a_killed_process_spilled_is_removed_at_start(tmp_path: Path) -> None:
    spilled = tmp_path / SPILL_NAME / "duckdb_temp_storage-0.tmp"
    spilled.parent.mkdir()
    spilled.write_text("a diary")
    Database.open(tmp_path).close()
    assert not spilled.exists()


def test_a_path_with_a_quote_works(tmp_path: Path) -> None:
    folder = tmp_path / "Tim's films"
    for _ in range(2):
        database = Database.open(folder)
        with database.write() as cursor:
            cursor.execute("delete from meta")
            cursor.execute("insert into meta values ('rewrite', 'asked')")
        database.close()
    assert (folder / FILE_NAME).exists()


def ask_for_rewrite_and_close(folder: Path) -> None:
    database = Database.open(folder)
    with database.write() as cursor:
        cursor.execute("insert into meta select 'row', hash(range)::varchar from range(200_000)")
        cursor.execute("insert into meta values ('rewrite', 'asked')")
    database.close()


def test_without_room_for_a_second_file_the_first_is_opened_and_rewritten_later(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    resource = pytest.importorskip("resource")
    ask_for_rewrite_and_close(tmp_path)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, limits[1]))  # as if the disk were full
    try:
        Database.open(tmp_path).close()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert "could not be rewritten" in caplog.text
    assert [file.name for file in tmp_path.iterdir()] == [FILE_NAME]

    database = Database.open(tmp_path)
    with database.cursor() as cursor:
        cursor.execute("select name, count(*) from meta group by name")
        assert cursor.fetchall() == [("row", 200_000)]
    database.close()


def test_what_a_killed_rewriting_left_is_no_obstacle(tmp_path: Path) -> None:
    ask_for_rewrite_and_close(tmp_path)
    for name in ("lbstats.rewriting", "lbstats.rewriting.wal"):
        (tmp_path / name).write_bytes(b"half written")

    Database.open(tmp_path).close()

    assert [file.name for file in tmp_path.iterdir()] == [FILE_NAME]


def test_cursors_of_many_threads_get_their_own_answers(database: Database) -> None:
    wrong: list[object] = []

    def ask(number: int) -> None:
        for round_ in range(50):
            with database.cursor() as cursor:
                answer = cursor.execute("select ?, ?", [number, round_]).fetchone()
            if answer != (number, round_):
                wrong.append(answer)

    run_in_threads([lambda number=number: ask(number) for number in range(8)])  # type: ignore[misc]
    assert wrong == []


def test_writers_on_the_same_row_wait_for_each_other(database: Database) -> None:
    with database.write() as cursor:
        cursor.execute("insert into meta values ('count', '0')")

    def add() -> None:
        for _ in range(25):
            with database.write() as cursor:
                cursor.execute("update meta set value = (value::integer + 1)::varchar where name = 'count'")

    run_in_threads([add] * 4)
    with database.cursor() as cursor:
        assert cursor.execute("select value from meta").fetchone() == ("100",)


def run_in_threads(tasks: list[Callable[[], None]]) -> None:
    threads = [threading.Thread(target=task) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
