"""The cache file: what it keeps, and that it never stands in the way."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from lbstats.settings import Settings
from lbstats.tmdb.cache import FILE_NAME
from lbstats.tmdb.client import TmdbClient
from lbstats.tmdb.session import TmdbSession

if TYPE_CHECKING:
    import threading
    from pathlib import Path

    from tests.fakes.fake_time import FakeTime
    from tests.fakes.tmdb_server import TmdbServer
    from tests.tmdb.conftest import MakeSession


def stored(path: Path) -> list[tuple[str, str, int]]:
    with closing(sqlite3.connect(path / FILE_NAME)) as connection:
        return connection.execute("select address, body, expires from kept order by address").fetchall()


def test_answers_are_json_that_expires_in_a_week(client: TmdbClient, tmp_path: Path) -> None:
    client.fetch_film(101)
    client.search_films("paper moons")
    rows = stored(tmp_path)
    assert len(rows) == 2
    with closing(sqlite3.connect(":memory:")) as connection:
        (now,) = connection.execute("select cast(strftime('%s', 'now') as integer)").fetchone()
        assert all(abs(expires - now - 7 * 24 * 3600) < 60 for _, _, expires in rows)
        assert all(connection.execute("select json_valid(?)", (value,)).fetchone()[0] for _, value, _ in rows)


def test_expired_answers_are_removed_when_the_cache_opens(
    client: TmdbClient, make_session: MakeSession, tmp_path: Path
) -> None:
    client.fetch_film(101)
    client.fetch_film(102)
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection, connection:
        connection.execute("update kept set expires = 1 where address = (select min(address) from kept)")
    make_session()
    assert len(stored(tmp_path)) == 1


def test_what_earlier_versions_kept_goes(make_session: MakeSession, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection, connection:
        connection.execute("create table answer (key text primary key, value text not null, expires integer)")
        connection.execute("insert into answer values ('a', 'b', 4000000000)")
    make_session()
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        tables = connection.execute("select name from sqlite_master where type = 'table'").fetchall()
    assert tables == [("kept",)]


def test_a_torn_file_is_replaced(server: TmdbServer, make_session: MakeSession, tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"not a database, " * 1000)
    client = TmdbClient(make_session(), server.key)
    client.fetch_film(101)
    client.fetch_film(101)
    assert server.paths == ["/movie/101"]


def test_a_locked_file_is_done_without(
    server: TmdbServer, make_session: MakeSession, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    client = TmdbClient(make_session(), server.key)
    client.fetch_film(101)
    with closing(sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)) as other:
        other.execute("begin exclusive")
        assert client.fetch_film(102) is not None
        assert client.fetch_film(103) is not None
    assert caplog.text.count("cannot be used") == 1


def test_a_folder_that_cannot_be_made_is_done_without(
    server: TmdbServer, tmp_path: Path, time: FakeTime, stop: threading.Event
) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    settings = Settings(data_dir=tmp_path / "data", tmdb_base_url=server.base_url)
    session = TmdbSession(settings, stop=stop, clock=time.clock, sleep=time.sleep)
    assert TmdbClient(session, server.key).fetch_film(101) is not None
    session.close()


def test_a_closed_session_keeps_nothing_open(session: TmdbSession, client: TmdbClient) -> None:
    client.fetch_film(101)
    session.close()
    assert session._answers._connection is None
    assert len(session._answers) == 0


def test_the_storage_is_a_mapping(session: TmdbSession, client: TmdbClient) -> None:
    client.fetch_film(101)
    client.fetch_film(102)
    answers = session._answers
    first, second = answers
    assert answers[first].status_code == 200
    del answers[first]
    with pytest.raises(KeyError):
        del answers[first]
    assert list(answers) == [second]
    answers.clear()
    assert len(answers) == 0
