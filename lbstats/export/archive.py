"""Opens what a person hands over, a ZIP or loose files, and gives out the bytes of its members.

Distrusts everything: sizes, names, kinds of members. Nothing is ever written to disk, and only members
somebody asks for are unpacked. Knows nothing of Letterboxd's files; that is `layout`'s.
"""

from __future__ import annotations

import errno
import io
import re
import stat
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING

from lbstats.errors import ExportError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

DOWNLOAD_AGAIN = "Download the export again from letterboxd.com/settings/data and upload it as it is."
HOW_TO_EXPORT = "Get your export at letterboxd.com/settings/data (Export your data) and upload that ZIP."

_ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
_HTML_STARTS = (b"<!doctype", b"<html", b"<head", b"<body")
UTF8_MARK = b"\xef\xbb\xbf"
_MEMBER_MARK = b"PK\x01\x02"  # begins each entry of a ZIP's directory
_WAYS_OF_PACKING = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
# What `zipfile` raises over senseless bytes; a place before the start: ValueError, on a disk OSError.
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError)
_MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one upload may hold.

    Attributes:
        packed_bytes: Size of what is uploaded, all files together.
        unpacked_bytes: Size of what a ZIP says it holds, and of what is really read.
        members: Files in it.
        ratio: Times a member may grow when it is unpacked; a CSV grows less than 20 times.
        ratio_from_bytes: Members up to this size may grow as they like: they can do no harm.
        rows: Rows of all tables together.
    """

    packed_bytes: int = 50 * _MEBIBYTE
    unpacked_bytes: int = 250 * _MEBIBYTE
    members: int = 5_000
    ratio: int = 200
    ratio_from_bytes: int = 64 * 1024
    rows: int = 300_000


DEFAULT_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Upload:
    """One file as it was handed over.

    Attributes:
        name: Its name; a path with `/` where a folder was handed over.
        content: The bytes, a file on disk, or an open binary file that can seek; the last is not closed.
    """

    name: str
    content: bytes | Path | IO[bytes] = field(repr=False)

    @contextmanager
    def open(self) -> Iterator[IO[bytes]]:
        """The file at its start.

        Raises:
            ExportError: It cannot be opened.
        """
        if isinstance(self.content, bytes):
            yield io.BytesIO(self.content)
        elif isinstance(self.content, Path):
            try:
                file = self.content.open("rb")
            except OSError as error:
                raise ExportError(
                    f"{self.name} cannot be opened ({error.strerror}).", "Check who may read the file."
                ) from error
            with file:
                yield file
        else:
            self.content.seek(0)
            yield self.content

    def size(self) -> int:
        """The number of its bytes."""
        with self.open() as file:
            return file.seek(0, io.SEEK_END)

    def head(self) -> bytes:
        """Its first bytes, enough to tell what it is."""
        with self.open() as file:
            return file.read(512)


class Archive:
    """The files of one upload, read on demand.

    Attributes:
        zip_name: The ZIP's name; None for loose files.
        names: Paths of the files, `/` between the parts, in the order of the upload.
    """

    def __init__(
        self,
        openers: Mapping[str, Callable[[], AbstractContextManager[IO[bytes]]]],
        limits: Limits,
        zip_name: str | None = None,
    ) -> None:
        self.zip_name = zip_name
        self.names = tuple(openers)
        self._openers = openers
        self._limits = limits
        self._bytes_read = 0

    def read(self, name: str) -> bytes:
        """The bytes of one file.

        Raises:
            ExportError: It is damaged, or more was read than the limits allow.
        """
        chunks = []
        try:
            with self._openers[name]() as stream:
                while chunk := stream.read(_MEBIBYTE):
                    self._bytes_read += len(chunk)
                    if self._bytes_read > self._limits.unpacked_bytes:
                        raise _too_big_unpacked(self._limits)
                    chunks.append(chunk)
        except _DAMAGE as error:
            raise _unreadable(name, "is damaged", error) from error
        return b"".join(chunks)


@contextmanager
def open_archive(uploads: Sequence[Upload], limits: Limits = DEFAULT_LIMITS) -> Iterator[Archive]:
    """Open an upload: one ZIP, or any number of loose files.

    Raises:
        ExportError: It is neither, too large, or not safe to unpack.
    """
    if not uploads:
        raise ExportError("No file was given.", HOW_TO_EXPORT)
    if len(uploads) > limits.members:
        raise _too_many_members(len(uploads), limits)
    if sum(upload.size() for upload in uploads) > limits.packed_bytes:
        raise ExportError(
            f"The upload is larger than {limits.packed_bytes // _MEBIBYTE} MB.",
            "An export is far smaller: upload the ZIP from letterboxd.com/settings/data and nothing else.",
        )
    zips = [upload for upload in uploads if upload.head().startswith(_ZIP_STARTS)]
    if len(zips) > 1:
        raise ExportError("There is more than one ZIP.", "Import one export at a time.")
    if zips and len(uploads) > 1:
        raise ExportError(
            "There are other files beside the ZIP.", "Upload either the ZIP or loose CSV files."
        )
    if zips:
        with _open_zip(zips[0], limits) as archive:
            yield archive
    else:
        yield _loose_files(uploads, limits)


def _loose_files(uploads: Sequence[Upload], limits: Limits) -> Archive:
    openers: dict[str, Callable[[], AbstractContextManager[IO[bytes]]]] = {}
    for upload in uploads:
        _refuse_other_kinds(upload, is_alone=len(uploads) == 1)
        path = _safe_path(upload.name)
        if path in openers:
            raise ExportError(f"Two files are named {path}.", "Leave one of them out.")
        openers[path] = upload.open
    return Archive(openers, limits)


def _refuse_other_kinds(upload: Upload, *, is_alone: bool) -> None:
    """Say what a file is when it cannot be part of an export; beside others it is left out."""
    head = upload.head()
    if is_web_page(head):
        raise ExportError(
            f"{upload.name} is a web page, not an export.",
            "The browser was not signed in. Sign in to Letterboxd and download the export again.",
        )
    if upload.name.lower().endswith(".zip"):
        if not head:
            raise ExportError(f"{upload.name} is empty.", DOWNLOAD_AGAIN)
        raise ExportError(f"{upload.name} is not a ZIP file.", DOWNLOAD_AGAIN)
    if is_alone and not upload.name.lower().endswith(".csv"):
        raise ExportError(f"{upload.name} is neither a ZIP nor a CSV file.", HOW_TO_EXPORT)
    if is_alone and not head:
        raise ExportError(f"{upload.name} is empty.", DOWNLOAD_AGAIN)


def _unreadable(name: str, what: str, error: Exception) -> ExportError:
    """What to say of bytes that make no sense, or that a disk does not give."""
    if isinstance(error, OSError) and error.errno not in (None, errno.EINVAL):
        what = f"cannot be read ({error.strerror})"
    return ExportError(f"{name} {what}.", DOWNLOAD_AGAIN)


def is_web_page(content: bytes) -> bool:
    """True for HTML: what a browser saves in place of a file it may not download."""
    return content[:512].removeprefix(UTF8_MARK).lstrip()[:9].lower().startswith(_HTML_STARTS)


@contextmanager
def _open_zip(upload: Upload, limits: Limits) -> Iterator[Archive]:
    with upload.open() as file:
        _check_directory(file, limits)
        try:
            packed = zipfile.ZipFile(file)
        except _DAMAGE as error:
            raise _unreadable(upload.name, "is damaged or incomplete", error) from error
        with packed:
            infos = packed.infolist()
            _check_sizes(infos, limits)
            openers: dict[str, Callable[[], AbstractContextManager[IO[bytes]]]] = {}
            for info in infos:
                path = _safe_path(info.filename)
                _check_kind(info, path)
                if not path or path.endswith("/"):
                    continue
                if path in openers:
                    raise ExportError(f"The ZIP holds {path} twice.", DOWNLOAD_AGAIN)
                openers[path] = partial(packed.open, info)
            yield Archive(openers, limits, upload.name)


def _check_directory(file: IO[bytes], limits: Limits) -> None:
    """Refuse more members than allowed before `zipfile` makes an object of each: a million fit into 50 MB."""
    count = 0
    while chunk := file.read(_MEBIBYTE):
        count += chunk.count(_MEMBER_MARK)
    if count > limits.members:
        raise _too_many_members(count, limits)
    file.seek(0)


def _check_sizes(infos: Sequence[zipfile.ZipInfo], limits: Limits) -> None:
    """Refuse by what the ZIP says of itself; zipfile never reads more of a member than that."""
    if sum(info.file_size for info in infos) > limits.unpacked_bytes:
        raise _too_big_unpacked(limits)
    for info in infos:
        may_grow_to = max(limits.ratio * info.compress_size, limits.ratio_from_bytes)
        if info.file_size > may_grow_to:
            raise ExportError(
                f"{info.filename} in the ZIP grows more than {limits.ratio} times when it is unpacked.",
                "No export does that. " + DOWNLOAD_AGAIN,
            )


def _check_kind(info: zipfile.ZipInfo, path: str) -> None:
    if info.flag_bits & _ENCRYPTED:
        raise ExportError(
            "The ZIP is locked with a password.", "Unpack it and upload its CSV files, or pack it without."
        )
    if info.compress_type not in _WAYS_OF_PACKING:
        raise ExportError(f"{path} in the ZIP is packed in a way that cannot be read.", DOWNLOAD_AGAIN)
    if stat.S_ISLNK(info.external_attr >> 16):
        raise ExportError(f"The ZIP holds a link ({path}) instead of a file.", DOWNLOAD_AGAIN)


def _safe_path(name: str) -> str:
    """The name with `/` between its parts.

    Raises:
        ExportError: It leads out of the folder it stands in.
    """
    path = name.replace("\\", "/")
    if path.startswith("/") or re.match(r"[A-Za-z]:", path) or ".." in path.split("/"):
        raise ExportError(f"The upload holds a file that points outside of it ({name}).", DOWNLOAD_AGAIN)
    return path.removeprefix("./")


def _too_big_unpacked(limits: Limits) -> ExportError:
    return ExportError(
        f"Unpacked, the upload is larger than {limits.unpacked_bytes // _MEBIBYTE} MB.",
        "An export is far smaller: upload the ZIP from letterboxd.com/settings/data and nothing else.",
    )


def _too_many_members(count: int, limits: Limits) -> ExportError:
    return ExportError(
        f"There are {count:,} files; an upload may hold {limits.members:,}.",
        "Upload the ZIP from letterboxd.com/settings/data and nothing else.",
    )
