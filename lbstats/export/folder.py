"""Turns a path of the command line, a file or an unzipped folder, into uploads.

The only part of the export that looks at the file system; it reads no contents.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from lbstats.errors import ExportError
from lbstats.export.archive import Upload
from lbstats.export.layout import FOLDERS

if TYPE_CHECKING:
    from pathlib import Path


def uploads_from_path(path: Path) -> tuple[Upload, ...]:
    """The file itself, or every CSV file of the folder.

    Source: The file system; links are not followed and hidden files are left out. Grain: one Upload per file.
    Order: by path. Names of a folder's files begin with the folder's own name (`export/likes/films.csv`):
    what lies in `deleted/` stays told apart from what lies above it, and the day of the export can be read
    from Letterboxd's name. So does a single file of such a folder, `deleted/diary.csv`.

    Raises:
        ExportError: There is nothing at the path, or no CSV file in the folder.
    """
    if path.is_file():
        folder = path.absolute().parent.name
        is_aside = folder.lower() in FOLDERS and path.suffix.lower() == ".csv"
        return (Upload(_readable(f"{folder}/{path.name}" if is_aside else path.name), path),)
    if not path.is_dir():
        raise ExportError(f"There is no file {path}.", "Give the path of the ZIP or of the unzipped folder.")
    root = path.resolve()
    uploads = tuple(
        Upload(_readable(f"{root.name}/{file.relative_to(root).as_posix()}"), file)
        for file in sorted(root.rglob("*.[cC][sS][vV]"))
        if file.is_file() and not file.is_symlink() and not file.name.startswith(".")
    )
    if not uploads:
        raise ExportError(
            f"There is no CSV file in the folder {path}.",
            "Give the path of the ZIP or of its unzipped folder.",
        )
    return uploads


def _readable(name: str) -> str:
    """The name as text that can be stored: on disk it may be any bytes."""
    return os.fsencode(name).decode(errors="replace")
