"""The sample, put together once and looked at by everybody: a library as any other, seen by a view-only link.

`?library=sample` opens it on any server, after any restart. It is made of the same parts as a real library
(import, facts, matches), so what it shows is what the app does. It is nobody's, so nobody can change it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import streamlit as st

from lbstats import sample
from lbstats.errors import LibraryError
from lbstats.export.archive import Upload
from lbstats.importing import import_export
from lbstats.model import Kind, LibraryState, Token, TokenKind
from lbstats.store import catalogue, libraries
from lbstats.store.matches import films_to_enrich, write_matches
from lbstats.ui import resources

if TYPE_CHECKING:
    from lbstats.model import LibraryId
    from lbstats.store.database import Database
    from lbstats.store.libraries import Library

TOKEN = Token("sample")
"""What stands in the address in place of a secret."""
TEASER_FILMS = 4
TEASER_LETTERS = 16


def open_sample() -> Library:
    """The sample, made by the first visit that asks for it.

    Raises:
        StoreError: The database cannot be read or written.
    """
    try:
        return libraries.open_library(resources.database(), _token())
    except LibraryError:
        # Deleted from the command line while the app runs.
        _token.clear()
        return libraries.open_library(resources.database(), _token())


def load(database: Database) -> LibraryId:
    """Make a complete library of the sample's export, the facts of its films and their matches, without TMDB.

    It never expires, unlike what a person brought.
    """
    report = import_export(database, [Upload(*sample.export_zip())], is_sample=True, personal=True)
    now = database.clock()
    with database.write() as cursor:
        catalogue.write_facts(cursor, sample.facts(), now)
        films = [wanted.film for wanted in films_to_enrich(cursor, report.library_id, now)]
        write_matches(cursor, report.library_id, sample.matches(films), now)
        libraries.set_state(cursor, report.library_id, LibraryState.COMPLETE)
        libraries.bump_version(cursor, report.library_id)
    return report.library_id


@cache
def teaser() -> tuple[tuple[str, int | None], ...]:
    """Title and year of the sample's best known films whose names fit on a small poster."""
    films = [each for each in sample.facts() if each.kind is Kind.FILM and len(each.title) <= TEASER_LETTERS]
    best_known = sorted(films, key=lambda each: (-each.vote_count, each.title))[:TEASER_FILMS]
    return tuple((each.title, each.released_on.year if each.released_on else None) for each in best_known)


@st.cache_resource(show_spinner="Setting up the sample …")
def _token() -> Token:
    """A view-only token of the sample, known to this process alone."""
    database = resources.database()
    library_id = _find(database) or load(database)
    return libraries.new_token(database, library_id, TokenKind.VIEW)


def _find(database: Database) -> LibraryId | None:
    return next((each.library_id for each in libraries.list_libraries(database) if each.is_sample), None)
