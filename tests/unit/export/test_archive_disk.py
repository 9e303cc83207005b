"""A ZIP on a disk that fails while it is read."""

from __future__ import annotations

import errno
import io
import os

import pytest

from lbstats.errors import ExportError
from lbstats.export.archive import Upload, open_archive
from tests.fakes.exports import make_zip

ROW = ("2024-01-02", "Her", "2013", "https://boxd.it/4O24")


class FailingDisk(io.BytesIO):
    """Gives the directory of a ZIP, and none of its files."""

    is_broken = False

    def read(self, size: int | None = -1, /) -> bytes:
        if self.is_broken:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return super().read(size)


def test_a_disk_that_fails_is_not_called_a_damaged_file() -> None:
    file = FailingDisk(make_zip({"watched.csv": [ROW]}))
    with open_archive([Upload("export.zip", file)]) as archive:
        file.is_broken = True
        with pytest.raises(ExportError, match=r"watched.csv cannot be read \(Input/output error\)"):
            archive.read("watched.csv")
