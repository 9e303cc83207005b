"""Libraries: links, opening, expiry, deletion."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from lbstats.errors import LibraryError
from lbstats.importing import import_export
from lbstats.model import (
    Candidate,
    FilmId,
    Kind,
    LibraryId,
    LibraryState,
    Match,
    MatchState,
    Rung,
    Token,
    TokenKind,
)
from lbstats.store import choices, jobs, libraries, matches
from lbstats.store.choices import Choice
from lbstats.store.database import Database
from tests.fakes.clock import START
from tests.fakes.exports import make_upload

if TYPE_CHECKING:
    from pathlib import Path

    from lbstats.export.archive import Upload
    from tests.fakes.clock import FakeClock


def make_library(database: Database, *, personal: bool = False) -> tuple[LibraryId, Token]:
    with database.write() as cursor:
        return libraries.create(cursor, database.clock(), personal=personal)


def file_bytes(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file())


def personal_tables(database: Database) -> set[str]:
    with database.cursor() as cursor:
        cursor.execute(
            "select table_name from duckdb_columns() where column_name = 'library_id' and not internal "
            "and table_name in (select table_name from duckdb_tables())"
        )
        return {name for (name,) in cursor.fetchall()}


def test_a_new_library_is_opened_by_its_token(database: Database) -> None:
    library_id, token = make_library(database)
    library = libraries.open_library(database, token)
    assert library.library_id == library_id
    assert library.kind is TokenKind.OWNER
    assert library.may_change
    assert library.state is LibraryState.IMPORTING
    assert library.opened_at == START
    assert library.expires_at == START + dt.timedelta(days=30)


def test_a_token_is_long_and_stored_as_its_hash_alone(database: Database) -> None:
    _, token = make_library(database)
    assert len(token) == 43
    database.close()
    assert token.encode() not in file_bytes(database.path.parent)


def test_a_view_only_link_opens_the_library_and_may_not_change_it(database: Database) -> None:
    library_id, _ = make_library(database)
    token = libraries.new_token(database, library_id, TokenKind.VIEW)
    library = libraries.open_library(database, token)
    assert library.library_id == library_id
    assert not library.may_change


def test_a_link_to_a_library_that_is_not_there_cannot_be_made(database: Database) -> None:
    with pytest.raises(LibraryError, match="No library belongs"):
        libraries.new_token(database, LibraryId("gone"), TokenKind.VIEW)


@pytest.mark.parametrize("token", ["", "short", "x" * 44, "x" * 42 + "!", "x" * 43 + "\n", "ä" * 43])
def test_a_malformed_link_is_told_from_an_unknown_one(database: Database, token: str) -> None:
    with pytest.raises(LibraryError, match="not complete"):
        libraries.open_library(database, token)


def test_an_unknown_link_has_its_sentence(database: Database) -> None:
    with pytest.raises(LibraryError, match="No library belongs to this link"):
        libraries.open_library(database, "x" * 43)


def test_a_library_expires_30_days_after_it_was_last_opened(database: Database, clock: FakeClock) -> None:
    _, token = make_library(database)
    clock.advance(days=29)
    assert libraries.open_library(database, token).expires_at == clock.now + dt.timedelta(days=30)
    clock.advance(days=30)
    with pytest.raises(LibraryError, match="not opened for 30 days and has expired"):
        libraries.open_library(database, token)


def test_opening_again_within_the_hour_writes_nothing(database: Database, clock: FakeClock) -> None:
    _, token = make_library(database)
    clock.advance(minutes=59)
    assert libraries.open_library(database, token).opened_at == START
    clock.advance(minutes=1)
    assert libraries.open_library(database, token).opened_at == clock.now


def test_enriching_counts_as_opening(database: Database, clock: FakeClock) -> None:
    library_id, token = make_library(database)
    clock.advance(days=29)
    with database.write() as cursor:
        libraries.touch(cursor, library_id, clock())
    clock.advance(days=29)
    libraries.open_library(database, token)


def test_a_personal_library_never_expires(database: Database, clock: FakeClock) -> None:
    _, token = make_library(database, personal=True)
    clock.advance(days=10_000)
    assert libraries.open_library(database, token).expires_at is None
    assert libraries.remove_expired(database) == 0


def test_at_start_expired_libraries_are_removed_and_others_kept(database: Database, clock: FakeClock) -> None:
    _, old = make_library(database)
    clock.advance(days=1)
    _, young = make_library(database)
    clock.advance(days=29)
    assert libraries.remove_expired(database) == 1
    with pytest.raises(LibraryError, match="No library belongs"):
        libraries.open_library(database, old)
    libraries.open_library(database, young)


def test_on_ones_own_machine_what_is_found_at_start_is_kept_for_good(
    database: Database, clock: FakeClock
) -> None:
    _, token = make_library(database)
    clock.advance(days=31)
    assert libraries.remove_expired(database, personal=True) == 0
    assert libraries.open_library(database, token).expires_at is None


def test_libraries_are_listed_opened_last_first_with_their_watched_films(
    database: Database, clock: FakeClock
) -> None:
    empty_id, token = make_library(database)
    clock.advance(days=1)
    full_id = import_export(database, [make_upload()]).library_id
    listed = libraries.list_libraries(database)
    assert [(each.library_id, each.username, each.film_count) for each in listed] == [
        (full_id, "nobody", 4),
        (empty_id, None, 0),
    ]
    clock.advance(hours=2)
    libraries.open_library(database, token)
    assert [each.library_id for each in libraries.list_libraries(database)] == [empty_id, full_id]


def test_state_and_version_are_those_last_written(database: Database) -> None:
    library_id, token = make_library(database)
    with database.write() as cursor:
        libraries.set_state(cursor, library_id, LibraryState.FAILED, "TMDB did not answer.")
        libraries.bump_version(cursor, library_id)
    library = libraries.open_library(database, token)
    assert (library.state, library.message, library.version) == (
        LibraryState.FAILED,
        "TMDB did not answer.",
        2,
    )


def test_every_table_of_a_library_is_in_the_list_that_deletion_works_by(database: Database) -> None:
    assert personal_tables(database) == set(libraries.PERSONAL_TABLES)


def fill_every_table(database: Database) -> tuple[LibraryId, Token]:
    """A library with a row in each personal table."""
    report = import_export(database, [make_upload()])
    bad = b"Date,Name,Year,Letterboxd URI\r\n2024-01-02,,2013,https://boxd.it/1\r\n"
    import_export(
        database, [make_upload({"watched.csv": bad}, name="loose.zip")], token=report.token
    )  # a problem, and changes
    with database.write() as cursor:
        candidate = Candidate(Kind.FILM, 1, "Her", "Her", None)
        match = Match(
            FilmId(1), MatchState.DOUBTFUL, Rung.SIMILAR, Kind.FILM, 1, 0.1, candidates=(candidate,)
        )
        matches.write_matches(cursor, report.library_id, [match], database.clock())
        choice = Choice(FilmId(1), Kind.FILM, 2, 0.2, "Chosen.")
        choices.write_choices(cursor, report.library_id, [choice], database.clock())
        jobs.create(cursor, report.library_id, database.clock(), own_key=False)
    return report.library_id, report.token


def rows_by_table(database: Database, library_id: LibraryId) -> dict[str, int]:
    with database.cursor() as cursor:
        return {
            table: cursor.execute(
                f"select count(*) from {table} where library_id = ?",  # noqa: S608 - names of the schema
                [library_id],
            ).fetchall()[0][0]
            for table in sorted(personal_tables(database))
        }


def test_deleting_a_library_removes_every_row_of_it_and_none_of_others(database: Database) -> None:
    library_id, token = fill_every_table(database)
    other_id, _ = fill_every_table(database)
    before = rows_by_table(database, other_id)
    assert 0 not in before.values(), before
    libraries.delete(database, library_id)
    assert set(rows_by_table(database, library_id).values()) == {0}
    assert rows_by_table(database, other_id) == before
    with pytest.raises(LibraryError, match="No library belongs"):
        libraries.open_library(database, token)


def test_after_the_next_start_nothing_of_a_deleted_library_is_on_the_disk(
    database: Database, clock: FakeClock
) -> None:
    def export(mark: str) -> Upload:
        films = [
            ("2024-01-02", f"{mark} Title {n}", "2013", f"https://boxd.it/{mark}{n}") for n in range(3000)
        ]
        review = [("2024-01-02", f"{mark} Title 1", "2013", f"https://boxd.it/{mark}x", "4", "",
                   f"{mark} Review", f"{mark} Tag", "2024-01-01")]  # fmt: skip
        return make_upload({"watched.csv": films, "reviews.csv": review})

    # Written plainly and out of the log, so that the texts can be looked for in the file.
    with database.cursor() as cursor:
        cursor.execute("set global force_compression = 'uncompressed'")
    report = import_export(database, [export("Deleted")])
    kept = import_export(database, [export("Kept")])
    with database.cursor() as cursor:
        cursor.execute("checkpoint")
    folder = database.path.parent
    libraries.delete(database, report.library_id)
    database.close()
    assert b"Deleted Title" in file_bytes(folder), (
        "a deleted page keeps its bytes: that is why it is rewritten"
    )
    again = Database.open(folder, clock)
    on_disk = file_bytes(folder)
    for text in (b"Deleted Title", b"Deleted Review", b"Deleted Tag", b"boxd.it/Deleted"):
        assert text not in on_disk
    assert libraries.open_library(again, kept.token).library_id == kept.library_id
    with again.cursor() as cursor:
        assert cursor.execute("select count(*) from film").fetchone() == (3000,)
        assert cursor.execute("select count(*) from meta").fetchone() == (0,)
    again.close()
    assert sorted(file.name for file in folder.iterdir()) == [database.path.name]
