"""Letterboxd exports built in memory, for the tests of every layer.

    make_zip()                                              a small whole export of the member `nobody`
    make_zip({"watched.csv": [("2024-01-02", "Her", "2013", "https://boxd.it/4O24")]})
    make_zip({"watched.csv": ROWS, "profile.csv": b"..."})  bytes go in as they are
    make_upload({...})                                      the same as an Upload, under Letterboxd's own name

Rows are without a header: `make_zip` puts the one of `HEADERS` above them, as Letterboxd orders its columns.
Files are CRLF, UTF-8 without a byte order mark, quoted only where needed, as Letterboxd writes them. A
`lists/*.csv` is made by `list_csv`. Hand-counted figures of the default export stand beside `DEFAULT_FILES`.
"""

from __future__ import annotations

import csv
import io
import zipfile
from typing import TYPE_CHECKING

from lbstats.export.archive import Upload

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Files = Mapping[str, bytes | Sequence[Sequence[str]]]

ZIP_NAME = "letterboxd-nobody-2026-01-31-12-30-utc.zip"
FILM_COLUMNS = ("Date", "Name", "Year", "Letterboxd URI")
DIARY_COLUMNS = (*FILM_COLUMNS, "Rating", "Rewatch", "Tags", "Watched Date")
REVIEW_COLUMNS = (*FILM_COLUMNS, "Rating", "Rewatch", "Review", "Tags", "Watched Date")
HEADERS: dict[str, tuple[str, ...]] = {
    "watched.csv": FILM_COLUMNS,
    "watchlist.csv": FILM_COLUMNS,
    "likes/films.csv": FILM_COLUMNS,
    "ratings.csv": (*FILM_COLUMNS, "Rating"),
    "diary.csv": DIARY_COLUMNS,
    "reviews.csv": REVIEW_COLUMNS,
    "deleted/diary.csv": DIARY_COLUMNS,
    "deleted/reviews.csv": REVIEW_COLUMNS,
    "orphaned/diary.csv": DIARY_COLUMNS,
    "orphaned/reviews.csv": REVIEW_COLUMNS,
    "comments.csv": ("Date", "Content", "Comment"),
    "deleted/comments.csv": ("Date", "Content", "Comment"),
    "orphaned/comments.csv": ("Date", "Content", "Comment"),
    "likes/reviews.csv": ("Date", "Content"),
    "likes/lists.csv": ("Date", "Content"),
    "profile.csv": (
        "Date Joined", "Username", "Given Name", "Family Name", "Email Address", "Location", "Website", "Bio",
        "Pronoun", "Favorite Films",
    ),
}  # fmt: skip

# 4 watched, 2 rated, 1 liked, 3 entries (one a marked rewatch), 1 watchlisted, 1 list of 2 films, 1 review.
DEFAULT_FILES: dict[str, Sequence[Sequence[str]]] = {
    "profile.csv": [
        ("2020-02-03", "nobody", "No", "Body", "nobody@example.com", "Nowhere", "", "A bio", "They / their",
         "https://boxd.it/4O24, https://boxd.it/29MQ"),
    ],
    "watched.csv": [
        ("2024-01-02", "Her", "2013", "https://boxd.it/4O24"),
        ("2024-01-02", "Heat", "1995", "https://boxd.it/2bg8"),
        ("2024-01-05", "1917", "2019", "https://boxd.it/k1qe"),
        ("2024-02-01", "House", "1977", "https://boxd.it/29MQ"),
    ],
    "ratings.csv": [
        ("2024-01-02", "Her", "2013", "https://boxd.it/4O24", "4.5"),
        ("2024-02-01", "House", "1977", "https://boxd.it/29MQ", "5"),
    ],
    "diary.csv": [
        ("2024-01-03", "Her", "2013", "https://boxd.it/5aaaaa", "4", "", "home, winter", "2024-01-02"),
        ("2024-02-01", "House", "1977", "https://boxd.it/5bbbbb", "5", "", "", "2024-01-31"),
        ("2024-03-02", "Her", "2013", "https://boxd.it/5ccccc", "4.5", "Yes", "", "2024-03-01"),
    ],
    "reviews.csv": [
        ("2024-02-01", "House", "1977", "https://boxd.it/5bbbbb", "5", "", "A cat.\n\nA <b>bed</b>.", "",
        "2024-01-31"),
    ],
    "watchlist.csv": [("2024-03-03", "Stalker", "1979", "https://boxd.it/28Hy")],
    "likes/films.csv": [("2024-02-01", "House", "1977", "https://boxd.it/29MQ")],
}  # fmt: skip


def csv_bytes(header: Iterable[str], rows: Iterable[Iterable[str]], *, newline: str = "\r\n") -> bytes:
    """A CSV file as Letterboxd writes it."""
    text = io.StringIO()
    csv.writer(text, lineterminator=newline).writerows([tuple(header), *map(tuple, rows)])
    return text.getvalue().encode()


def list_csv(
    name: str,
    films: Iterable[tuple[str, str, str]],
    *,
    tags: str = "",
    url: str = "https://boxd.it/list1",
    description: str = "",
    created_on: str = "2024-03-04",
    preamble: str = "Letterboxd list export v7",
) -> bytes:
    """A file of lists/: `films` are (name, year, URI), numbered from 1."""
    head = csv_bytes(
        ("Date", "Name", "Tags", "URL", "Description"), [(created_on, name, tags, url, description)]
    )
    rows = [(str(number), *film, "") for number, film in enumerate(films, 1)]
    body = csv_bytes(("Position", "Name", "Year", "URL", "Description"), rows)
    return preamble.encode() + b"\r\n" + head + b"\r\n" + body


def file_bytes(path: str, content: bytes | Iterable[Iterable[str]]) -> bytes:
    """One file of an export: bytes as they are, rows below the header that belongs to the path."""
    return content if isinstance(content, bytes) else csv_bytes(HEADERS[path], content)


def default_files() -> dict[str, bytes | Sequence[Sequence[str]]]:
    """The files of the small whole export; a fresh dictionary to change."""
    heist = list_csv(
        "Two films", [("Heat", "1995", "https://boxd.it/2bg8"), ("House", "1977", "https://boxd.it/29MQ")]
    )
    return {**DEFAULT_FILES, "lists/two-films.csv": heist}


def make_zip(files: Files | None = None, *, folder: str = "") -> bytes:
    """A ZIP of an export; `folder` is put before every path (`"export/"`: as re-zipped by hand)."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in (default_files() if files is None else files).items():
            archive.writestr(folder + path, file_bytes(path, content))
    return packed.getvalue()


def make_upload(files: Files | None = None, *, name: str = ZIP_NAME) -> Upload:
    """The export as it is handed to the import."""
    return Upload(name, make_zip(files))


def diary_row(
    title: str, year: str, uri: str, day: str, rating: str = "", rewatch: str = ""
) -> tuple[str, ...]:
    """A row of diary.csv."""
    return ("2024-05-05", title, year, uri, rating, rewatch, "", day)
