"""Small exports to import into a library one after the other: three films, and rows that name them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from lbstats.importing import ImportReport, import_export
from tests.fakes.exports import make_upload

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lbstats.store.database import Database

Row: TypeAlias = tuple[str, ...]
Files: TypeAlias = "dict[str, bytes | Sequence[Sequence[str]]]"

HER: Row = ("2024-01-02", "Her", "2013", "https://boxd.it/4O24")
HEAT: Row = ("2024-01-03", "Heat", "1995", "https://boxd.it/2bg8")
ALIEN: Row = ("2024-01-04", "Alien", "1979", "https://boxd.it/28tM")


def entry(film_row: Row, uri: str, day: str, rating: str = "", tags: str = "") -> Row:
    return ("2024-05-05", film_row[1], film_row[2], uri, rating, "", tags, day)


def review(film_row: Row, uri: str, text: str) -> Row:
    return ("2024-05-05", film_row[1], film_row[2], uri, "", "", text, "", "2024-05-01")


def first(database: Database, files: Files) -> ImportReport:
    return import_export(database, [make_upload(files, name="first.zip")])


def again(database: Database, report: ImportReport, files: Files, **options: frozenset[str]) -> ImportReport:
    return import_export(
        database,
        [make_upload(files, name="again.zip")],
        token=report.token,
        confirmed=options.get("confirmed", ()),
    )
