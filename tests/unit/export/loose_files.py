"""Loose files of an export, and rows for them."""

from __future__ import annotations

from lbstats.export.archive import Upload
from tests.fakes.exports import HEADERS, csv_bytes

ROW = ("2024-01-02", "Her", "2013", "https://boxd.it/4O24")


BAD_ROW = ("2024-01-02", "", "2013", "")


LATIN = "Date,Name,Year,Letterboxd URI,Rating\n,Amélie,,,4\n".encode("latin-1")


def loose(**contents: bytes) -> list[Upload]:
    return [Upload(f"{name}.csv", content) for name, content in contents.items()]


def table(path: str, *rows: tuple[str, ...]) -> bytes:
    return csv_bytes(HEADERS[path], rows)
