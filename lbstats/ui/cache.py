"""Answers of the statistics kept between reruns.

Streamlit's cache is shared by all visitors, so every key holds the library and its version: a write that a
page could show raises the version, and nobody ever meets another person's figures. Bounded in entries and
bytes. What many questions begin with, the library's views and its line against the crowd, is computed once
for each version too. Frames are only ever results, never keys: hashing one costs more than the query. Never
cleared by hand, which would clear everyone's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

import streamlit as st

from lbstats.stats.residual import fitted_line, kept_line
from lbstats.ui import resources

if TYPE_CHECKING:
    from collections.abc import Callable

    from lbstats.model import LibraryId
    from lbstats.store.database import Cursor
    from lbstats.store.libraries import Library

P = ParamSpec("P")
T = TypeVar("T")

MAX_ENTRIES = 300
MAX_BYTES = 96 * 1024 * 1024
TTL = "1h"


def read(
    library: Library,
    question: Callable[Concatenate[Cursor, LibraryId, P], T],
    /,
    *arguments: P.args,
    **named: P.kwargs,
) -> T:
    """The answer to a question of `lbstats.stats` about a library, asked only once for each version of it.

    Args:
        library: The open library.
        question: A module's own function `(cursor, library_id, …)`; its name is part of the key.
        arguments: Further arguments: plain values whose `repr` says all of them.
        named: The same by name.

    Raises:
        StoreError: The query failed.
    """

    def ask() -> T:
        with (
            resources.prepared().cursor(library.library_id, library.version) as cursor,
            kept_line(lambda: read(library, fitted_line)),
        ):
            return question(cursor, library.library_id, *arguments, **named)

    answer: T = _keep(
        library.library_id,
        library.version,
        f"{question.__module__}.{question.__qualname__}",
        # As text, which says all of a plain value: Streamlit takes a millisecond to walk through a scope.
        repr((arguments, sorted(named.items()))),
        ask,
    )
    return answer


@st.cache_data(max_entries=MAX_ENTRIES, max_size=MAX_BYTES, ttl=TTL, show_spinner=False)
def _keep(library_id: str, version: int, name: str, arguments: str, _ask: Callable[[], T]) -> T:
    del library_id, version, name, arguments  # they are the key
    return _ask()
