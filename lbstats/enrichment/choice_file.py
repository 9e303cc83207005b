"""Choices as a file of their own: read back row by row, and what is wrong in a row said with its line.

The file is the one the Matches page gives away, perhaps edited in a spreadsheet, perhaps of an earlier
library of the same person. Nothing is stored and nobody asked here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lbstats.enrichment.choosing import FROM_FILE
from lbstats.errors import ExportError
from lbstats.export.sheet import RowBudget, check_bytes, decode, read_sheet
from lbstats.export.values import shorten
from lbstats.model import Kind, Problem
from lbstats.store.choices import Choice

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lbstats.model import FilmQuery
    from lbstats.store.choices import NamedFilm

COLUMNS: Final = ("title", "year", "uri", "kind", "tmdb_id")
NO_KIND: Final = "none"
"""The kind of a film that TMDB does not have."""
KINDS: Final = {kind.value: kind for kind in Kind}
MOST_ROWS: Final = 50_000
MOST_BYTES: Final = 10 * 1024 * 1024
_HIGHEST_ID = 2**31 - 1


@dataclass(frozen=True, slots=True)
class ChoiceFile:
    """What a file of choices holds.

    Attributes:
        choices: The good rows, a choice each; of two for one film the last counts.
        problems: The others.
    """

    choices: tuple[Choice, ...]
    problems: tuple[Problem, ...]


class _RowError(Exception):
    """A row that cannot be taken.

    Attributes:
        column: Where the reason lies; empty for the whole row.
    """

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column = column


def read_choice_file(name: str, content: bytes, films: Sequence[NamedFilm]) -> ChoiceFile:
    """Read a file of choices against the films of a library.

    Args:
        name: Of the file, for the problems.
        content: Its bytes.
        films: All films the rows may be about.

    Raises:
        ExportError: It is no such file at all.
    """
    if len(content) > MOST_BYTES:
        raise ExportError(f"{name} is larger than a file of choices can be.", "Upload choices.csv.")
    sheet = read_sheet(name, decode(name, check_bytes(name, content)), RowBudget(MOST_ROWS))
    columns = {title: sheet.column(title) for title in COLUMNS}
    missing = [title for title, cells in columns.items() if cells is None]
    if missing:
        raise ExportError(
            f"{name} is no file of choices: it has no column {missing[0]}.",
            f"Its columns are {', '.join(COLUMNS)}.",
        )
    shelf = _Shelf(films)
    found: dict[int, Choice] = {}
    problems = list(sheet.problems)
    rows = zip(*(cells for cells in columns.values() if cells is not None), strict=True)
    for line, cells in zip(sheet.lines, rows, strict=True):
        row = dict(zip(COLUMNS, map(str.strip, cells), strict=True))
        try:
            choice = _choice(row, shelf)
        except _RowError as error:
            problems.append(Problem(name, line, error.column, str(error)))
        else:
            found[choice.film_id] = choice
    return ChoiceFile(tuple(found.values()), tuple(sorted(problems, key=lambda each: each.line or 0)))


class _Shelf:
    """Finds a film as a row names it: by its address, else by title and year."""

    def __init__(self, films: Iterable[NamedFilm]) -> None:
        self._by_uri: dict[str, FilmQuery] = {}
        self._by_name: dict[tuple[str, int | None], list[FilmQuery]] = {}
        for each in films:
            if each.uri is not None:
                self._by_uri.setdefault(each.uri, each.film)
            self._by_name.setdefault((each.film.title, each.film.year), []).append(each.film)

    def find(self, uri: str, title: str, year: int | None) -> FilmQuery:
        """The one film a row means.

        Raises:
            _RowError: There is none, or more than one.
        """
        if uri in self._by_uri:
            return self._by_uri[uri]
        # An apostrophe before what a spreadsheet would take for a formula is the download's, not the title's.
        named = self._by_name.get((title, year)) or self._by_name.get((title.removeprefix("'"), year), [])
        if not named:
            raise _RowError("", f"This library has no film {shorten(title)}{_of(year)}.")
        if len(named) > 1:
            reason = f"This library has {len(named)} films {shorten(title)}{_of(year)}: give the uri."
            raise _RowError("uri", reason)
        return named[0]


def _choice(row: dict[str, str], shelf: _Shelf) -> Choice:
    film = shelf.find(row["uri"], row["title"], _whole("year", row["year"], 9999))
    kind = _kind(row["kind"])
    tmdb_id = _whole("tmdb_id", row["tmdb_id"], _HIGHEST_ID)
    if tmdb_id is None and kind in (Kind.FILM, Kind.EPISODE):
        raise _RowError(
            "tmdb_id", f"A {kind} needs TMDB's number; without one the kind is {NO_KIND} or series."
        )
    if tmdb_id is not None and kind is None:
        raise _RowError("tmdb_id", f"The kind {NO_KIND} has no number.")
    return Choice(film.film_id, kind, tmdb_id, None, FROM_FILE)


def _kind(text: str) -> Kind | None:
    text = text.casefold()
    if text == NO_KIND:
        return None
    if text not in KINDS:
        raise _RowError("kind", f"{shorten(text)} is none of {', '.join(KINDS)}, {NO_KIND}.")
    return KINDS[text]


def _whole(column: str, text: str, highest: int) -> int | None:
    """A whole number from 1; None for an empty cell. Spreadsheets write 2013 as 2013.0 at times."""
    text = text.removesuffix(".0")
    if not text:
        return None
    if not (
        text.isascii() and text.isdecimal() and len(text) <= len(str(highest)) and 0 < int(text) <= highest
    ):
        raise _RowError(column, f"{shorten(text)} is not a whole number from 1.")
    return int(text)


def _of(year: int | None) -> str:
    return "" if year is None else f" from {year}"
