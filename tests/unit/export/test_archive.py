"""What is refused before anything of Letterboxd is looked for, and with which words."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from typing import TYPE_CHECKING

import pytest

from lbstats.errors import ExportError
from lbstats.export.archive import Limits, Upload, open_archive
from lbstats.export.reader import read_export
from tests.fakes.exports import HEADERS, csv_bytes, make_upload, make_zip

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

ROW = ("2024-01-02", "Her", "2013", "https://boxd.it/4O24")


def refusal(uploads: Sequence[Upload], limits: Limits | None = None) -> ExportError:
    with pytest.raises(ExportError) as caught:
        read_export(uploads, limits=limits or Limits())
    assert caught.value.message.endswith(".")
    return caught.value


def zip_of(*members: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def with_flag_bit(packed: bytes, bit: int) -> bytes:
    """The ZIP with a general purpose flag set in every header."""
    changed = bytearray(packed)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.find(mark)
        while at >= 0:
            flags = struct.unpack_from("<H", changed, at + offset)[0]
            struct.pack_into("<H", changed, at + offset, flags | bit)
            at = changed.find(mark, at + 4)
    return bytes(changed)


def test_a_zip_is_read_from_bytes_from_a_file_and_from_an_open_file(tmp_path: Path) -> None:
    packed = make_zip()
    path = tmp_path / "export.zip"
    path.write_bytes(packed)
    opened = io.BytesIO(packed)
    opened.seek(40)

    watched = [
        len(read_export([Upload("e.zip", content)]).tables["watched"]) for content in (packed, path, opened)
    ]

    assert watched == [4, 4, 4]
    assert not opened.closed


def test_an_upload_does_not_show_its_content() -> None:
    assert "Date" not in repr(Upload("watched.csv", b"Date,Name"))


def test_no_file_is_refused_with_the_way_to_an_export() -> None:
    error = refusal([])

    assert error.message == "No file was given."
    assert "letterboxd.com/settings/data" in error.hint


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("export.zip", b"not a zip at all", "export.zip is not a ZIP file."),
        ("export.zip", b"", "export.zip is empty."),
        ("watched.csv", b"", "watched.csv is empty."),
        ("export.zip", b"<!DOCTYPE html><html>Sign in</html>", "export.zip is a web page, not an export."),
        ("export.zip", b"\xef\xbb\xbf\r\n <HTML lang=en>", "export.zip is a web page, not an export."),
        ("watched.csv", b"<html><body>Sign in</body></html>", "watched.csv is a web page, not an export."),
        ("photo.jpg", b"\xff\xd8\xff", "photo.jpg is neither a ZIP nor a CSV file."),
    ],
)  # fmt: skip
def test_a_single_file_of_another_kind_is_refused_by_its_kind(
    name: str, content: bytes, message: str
) -> None:
    error = refusal([Upload(name, content)])

    assert error.message == message
    assert error.hint


@pytest.mark.parametrize("share", [0.3, 0.9, 0.999])
def test_a_truncated_zip_is_refused_as_incomplete(share: float) -> None:
    packed = make_zip()

    error = refusal([Upload("export.zip", packed[: int(len(packed) * share)])])

    assert error.message == "export.zip is damaged or incomplete."
    assert "Download the export again" in error.hint


def test_a_member_whose_checksum_is_wrong_is_refused_by_its_name() -> None:
    packed = bytearray(make_zip({"watched.csv": [ROW]}))
    at = packed.find(b"PK\x01\x02") + 16
    packed[at : at + 4] = b"\0\0\0\0"

    assert refusal([Upload("export.zip", bytes(packed))]).message == "watched.csv is damaged."


def test_a_member_whose_packed_bytes_are_garbage_is_refused_by_its_name() -> None:
    packed = bytearray(make_zip({"watched.csv": [ROW]}))
    start = 30 + len("watched.csv")
    packed[start : start + 20] = b"\xff" * 20

    assert refusal([Upload("export.zip", bytes(packed))]).message == "watched.csv is damaged."


def test_whichever_byte_of_a_zip_is_damaged_it_is_read_or_refused_with_a_sentence() -> None:
    packed = make_zip({"Züge/watched.csv": csv_bytes(HEADERS["watched.csv"], [ROW])})
    outcomes = set()

    for at in range(len(packed)):
        damaged = packed[:at] + bytes([packed[at] ^ 0x80]) + packed[at + 1 :]
        try:
            read_export([Upload("export.zip", damaged)])
            outcomes.add("read")
        except ExportError as error:
            outcomes.add(error.message)

    assert {"read", "export.zip is damaged or incomplete.", "Züge/watched.csv is damaged."} <= outcomes


def test_a_member_without_a_name_is_left_alone() -> None:
    packed = make_zip({"watched.csv": [ROW], "x": b""})
    at = packed.rfind(b"PK\x01\x02")
    nameless = bytearray(packed)
    struct.pack_into("<HH", nameless, at + 28, 0, 1)  # its only letter is now an extra field

    with open_archive([Upload("export.zip", bytes(nameless))]) as archive:
        assert archive.names == ("watched.csv",)


def test_an_unknown_way_of_packing_is_refused() -> None:
    packed = bytearray(make_zip({"watched.csv": [ROW]}))
    struct.pack_into("<H", packed, 8, 9)
    struct.pack_into("<H", packed, packed.find(b"PK\x01\x02") + 10, 9)

    assert "cannot be read" in refusal([Upload("export.zip", bytes(packed))]).message


def test_an_encrypted_zip_is_refused_as_locked() -> None:
    error = refusal([Upload("export.zip", with_flag_bit(make_zip(), 0x1))])

    assert error.message == "The ZIP is locked with a password."


def test_more_packed_bytes_than_allowed_are_refused_before_unpacking() -> None:
    error = refusal([make_upload()], Limits(packed_bytes=500))

    assert "larger than" in error.message


def test_the_limits_are_those_of_the_promise() -> None:
    assert Limits() == Limits(50 * 2**20, 250 * 2**20, 5_000, 200, 65_536, 300_000)


def test_more_unpacked_bytes_than_allowed_are_refused_by_what_the_zip_says() -> None:
    error = refusal([make_upload()], Limits(unpacked_bytes=500))

    assert error.message.startswith("Unpacked, the upload is larger than")


def test_more_unpacked_bytes_than_allowed_are_refused_while_they_are_read() -> None:
    rows = b"Date,Name,Year,Letterboxd URI\r\n" + b"2024-01-02,Her,2013,\r\n" * 50

    error = refusal([Upload("watched.csv", rows)], Limits(unpacked_bytes=500))

    assert error.message.startswith("Unpacked, the upload is larger than")


def test_a_zip_that_says_less_than_it_holds_is_refused() -> None:
    packed = bytearray(zip_of(("watched.csv", b"Date,Name,Year,Letterboxd URI\r\n" + b"a" * 100_000)))
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", packed, packed.find(mark) + offset, 31)

    assert refusal([Upload("export.zip", bytes(packed))]).message == "watched.csv is damaged."


def test_more_members_than_allowed_are_refused() -> None:
    error = refusal([make_upload()], Limits(members=5))

    assert error.message == "There are 8 files; an upload may hold 5."


def test_more_loose_files_than_allowed_are_refused() -> None:
    loose = [Upload(f"{number}.csv", b"a") for number in range(3)]

    assert refusal(loose, Limits(members=2)).message == "There are 3 files; an upload may hold 2."


def test_a_member_that_grows_too_much_is_refused_even_if_nobody_reads_it() -> None:
    bomb = zip_of(("watched.csv", b"Date,Name,Year,Letterboxd URI\r\n"), ("x.bin", b"0" * 1_000_000))

    assert refusal([Upload("export.zip", bomb)]).message.startswith(
        "x.bin in the ZIP grows more than 200 times"
    )


def test_a_small_member_may_grow_as_it_likes() -> None:
    packed = zip_of(
        ("watched.csv", b"Date,Name,Year,Letterboxd URI\r\n" + b"2024-01-02,Her,2013,\r\n" * 2_000)
    )

    assert read_export([Upload("export.zip", packed)]).counts.watched == 2_000


@pytest.mark.parametrize(
    "name", ["../watched.csv", "a/../../w.csv", "/w.csv", "..\\w.csv", "C:\\w.csv", "C:w.csv"]
)  # fmt: skip
@pytest.mark.parametrize("pack", [True, False])
def test_a_path_that_leads_outside_is_refused(name: str, *, pack: bool) -> None:
    upload = Upload("export.zip", zip_of((name, b"Date"))) if pack else Upload(name, b"Date")

    assert "points outside of it" in refusal([upload]).message


def test_a_symbolic_link_is_refused() -> None:
    link = zipfile.ZipInfo("watched.csv")
    link.create_system = 3
    link.external_attr = (stat.S_IFLNK | 0o777) << 16

    error = refusal([Upload("export.zip", zip_of((link, b"/etc/passwd")))])

    assert error.message == "The ZIP holds a link (watched.csv) instead of a file."


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_zip_with_one_path_twice_is_refused() -> None:
    packed = zip_of(("watched.csv", b"a"), ("watched.csv", b"b"))

    assert refusal([Upload("export.zip", packed)]).message == "The ZIP holds watched.csv twice."


def test_two_zips_are_refused() -> None:
    error = refusal([make_upload(), make_upload()])

    assert (error.message, error.hint) == ("There is more than one ZIP.", "Import one export at a time.")


def test_loose_files_beside_a_zip_are_refused() -> None:
    assert (
        refusal([make_upload(), Upload("likes.csv", b"")]).message == "There are other files beside the ZIP."
    )


def test_two_loose_files_of_one_name_are_refused() -> None:
    loose = [Upload("watched.csv", b"a"), Upload("watched.csv", b"b")]

    assert refusal(loose).message == "Two files are named watched.csv."


def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    error = refusal([Upload("gone.zip", tmp_path / "gone.zip")])

    assert error.message == "gone.zip cannot be opened (No such file or directory)."


def test_backslashes_of_a_windows_packer_are_separators() -> None:
    with open_archive([Upload("export.zip", zip_of(("likes\\films.csv", b"")))]) as archive:
        assert archive.names == ("likes/films.csv",)


def test_a_member_can_be_read_again() -> None:
    with open_archive([Upload("export.zip", zip_of(("a.csv", b"Date")))]) as archive:
        assert [archive.read("a.csv"), archive.read("a.csv")] == [b"Date", b"Date"]
