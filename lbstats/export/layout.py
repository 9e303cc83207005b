"""Decides which file of an upload is which table: by its path below the export's root, never by base name.

`deleted/` and `orphaned/` hold a `diary.csv` and a `reviews.csv` of their own, `likes/` a `reviews.csv`:
taken by base name they would be mixed into the tables. Looks at names only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lbstats.errors import ExportError, NeedsConfirmationError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

REQUIRED = ("watched", "ratings", "diary")
"""At least one of these tables makes an export."""
FOLDERS = ("deleted", "orphaned", "likes", "lists")
"""The folders of an export; what lies in them is never one of the tables above them."""

_TABLES = {
    "profile": "profile",
    "watched": "watched",
    "ratings": "ratings",
    "diary": "diary",
    "reviews": "reviews",
    "watchlist": "watchlist",
    "likes/films": "likes",
    "films": "likes",
    "likes": "likes",
    "deleted/diary": "deleted",
    "orphaned/diary": "orphaned",
}
_UNUSED = ("comments", "lists", "likes/reviews", "likes/lists")
# What browsers and file managers add to a second download: `watched (1)`, `watched-1`, `watched copy 2`.
_COPY = re.compile(r"(?:[ _]?\(\d{1,3}\)|[ -]\d{1,3}| copy(?: \d{1,3})?)$", re.IGNORECASE)
_JUNK_NAMES = ("thumbs.db", "desktop.ini")


@dataclass(frozen=True, slots=True)
class Layout:
    """Which file is which.

    Attributes:
        root: The enclosing folder that is not part of the export, with `/` at its end; mostly empty.
        tables: Name of the table → path in the upload.
        lists: Paths of the lists' files.
        unknown: Paths of files that are not of Letterboxd.
    """

    root: str
    tables: Mapping[str, str]
    lists: tuple[str, ...]
    unknown: tuple[str, ...]

    def below_root(self, path: str) -> str:
        """The path as it is in Letterboxd's own ZIP."""
        return path.removeprefix(self.root)


def lay_out(names: Iterable[str], choices: Mapping[str, str]) -> Layout:
    """Find the tables among the files of an upload.

    Args:
        names: Paths of all files.
        choices: The answers to earlier questions, name of the table → path in the upload.

    Raises:
        ExportError: More than one export in the upload.
        NeedsConfirmationError: Two files for one table, and no choice made.
    """
    real = [name for name in names if not _is_junk(name)]
    root = _find_root(real)
    candidates: dict[str, list[str]] = {}
    lists: list[str] = []
    unknown: list[str] = []
    for name in real:
        stem = _stem(name.removeprefix(root)) if name.startswith(root) else None
        if table := _table_of(stem):
            candidates.setdefault(table, []).append(name)
        elif stem and re.fullmatch(r"lists/[^/]+", stem):
            lists.append(name)
        elif not _is_unused(stem):
            unknown.append(name)
    tables = {table: _choose(table, files, choices) for table, files in candidates.items()}
    return Layout(root, tables, tuple(lists), tuple(unknown))


def _stem(path: str) -> str | None:
    """The path in lower case without `.csv`; None for any other kind of file."""
    folder, _, name = path.rpartition("/")
    if not name.lower().endswith(".csv"):
        return None
    return f"{folder.lower()}/{name[:-4].lower()}".removeprefix("/")


def _table_of(stem: str | None) -> str | None:
    if stem is None:
        return None
    return _TABLES.get(stem) or _TABLES.get(_COPY.sub("", stem))


def _is_unused(stem: str | None) -> bool:
    """True for Letterboxd's files from which nothing is taken: no need to mention them."""
    return stem is not None and (stem in _UNUSED or stem.startswith(("deleted/", "orphaned/")))


def _is_junk(path: str) -> bool:
    """True for what operating systems leave behind."""
    parts = path.lower().split("/")
    return "__macosx" in parts or parts[-1].startswith(".") or parts[-1] in _JUNK_NAMES


def _find_root(names: Sequence[str]) -> str:
    """The folder in which the export lies: the uppermost one that holds a required table."""
    folders = set()
    for name in names:
        folder, _, base = name.rpartition("/")
        parts = folder.split("/") if folder else []
        if _table_of(_stem(base)) in REQUIRED and not any(part.lower() in FOLDERS for part in parts):
            folders.add(tuple(parts))
    if not folders:
        return _common_folder(names)
    depth = min(map(len, folders))
    uppermost = ["".join(f"{part}/" for part in parts) for parts in folders if len(parts) == depth]
    if len(uppermost) > 1:
        raise ExportError("There is more than one export in the upload.", "Import one export at a time.")
    return uppermost[0]


def _common_folder(names: Sequence[str]) -> str:
    """The folder all files lie in, so that an export without a required table is still known for one."""
    first = {name.partition("/")[0] for name in names if "/" in name}
    if len(first) != 1 or not all("/" in name for name in names):
        return ""
    folder = first.pop()
    return "" if folder.lower() in FOLDERS else f"{folder}/"


def _choose(table: str, files: Sequence[str], choices: Mapping[str, str]) -> str:
    if len(files) == 1:
        return files[0]
    # A path stands for one table only, so the answer may come under any key.
    chosen = [file for file in files if file in choices.values()]
    if len(chosen) == 1:
        return chosen[0]
    raise NeedsConfirmationError(
        f"There are {len(files)} files for {table}: {', '.join(files)}.",
        "Say which one counts.",
        question="two_files",
        choices=tuple(files),
    )
