"""Queries as named data: their form, the types of their answers, and whose rows they read."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

import lbstats.stats
from lbstats.model import LibraryId
from lbstats.stats import films, sql
from lbstats.stats.line import NO_LINE
from lbstats.stats.scope import EVERYTHING
from tests.fakes.libraries import EMPTY, LIBRARY, Film, write_library

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lbstats.store.database import Cursor, Database

QUERIES = Path(lbstats.stats.__file__).parent / "queries"
PARTS = ("scope", "directed_by", "latest", "credited_titles")
"""Files that are no query of their own over a scope."""
NAMES = sorted(path.stem for path in QUERIES.glob("*.sql") if path.stem not in PARTS)
PARAMETERS: dict[str, object] = {
    **EVERYTHING.as_parameters(), **NO_LINE.as_parameters(),
    "library_id": LIBRARY, "limit": 5, "last": 2, "offset": 0, "film_id": 1, "person_id": 1, "weight": 5.0,
    "minimum": 3, "period": "year", "window": 3, "unit": "week", "unit_days": 7, "least": 1, "least_films": 2,
    "most_days": 3, "most_billed": 5,
    "is_busiest_first": True, "is_lowest_first": False, "least_ratings": 5, "rating": 5.0,
    "facet": "genre", "measure": "films", "role": "director", "text": "a", "genre": [], "country": [],
    "language": [], "keyword": [], "studio": [], "decade": [], "runtime": [], "ends": [40],
    "keys": ["US"], "names": ["United States"], "regions": ["Americas"],
    "film_ids": None, "keeps_unchanged": False, "is_latest_first": False, "credited": None,
    "alpha_3s": ["USA"], "are_drawn": [True], "most_dots": 3, "step": 0.1,
}  # fmt: skip
OTHERS: dict[str, dict[str, object]] = {
    "people_women": {"period": "watched"},
    "people_women_films": {"period": "watched"},
}
"""Values of a query whose parameter means something else there."""
PERSONAL = {"film", "diary_entry", "film_match", "review", "library"}


def parameters(name: str) -> dict[str, object]:
    """A value for every parameter of the query and of the scope before it."""
    values = PARAMETERS | OTHERS.get(name, {})
    return {key: values[key] for key in re.findall(r"\$(\w+)", sql._text(name))}


def scans(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The table scans of a plan, down its tree."""
    if plan["name"].strip() == "SEQ_SCAN":
        yield plan["extra_info"]
    for child in plan["children"]:
        yield from scans(child)


@pytest.mark.parametrize("name", NAMES)
def test_query_says_its_grain_and_takes_its_films_from_the_scope(name: str) -> None:
    text = (QUERIES / f"{name}.sql").read_text(encoding="utf-8")

    assert text.startswith("-- grain: one row")
    assert "\nwith\n" in text
    text += "".join((QUERIES / f"{part}.sql").read_text("utf-8") for part in sql._AFTER.findall(text))
    assert re.search(r"\bscoped_(film|watch|entry)\b", text)
    assert "watched_film" not in text
    assert "from watch " not in text


@pytest.mark.parametrize("name", NAMES)
def test_query_reads_no_other_librarys_rows(cursor: Cursor, name: str) -> None:
    cursor.execute(
        f"explain (format json) {sql._text(name)}",  # the query itself is the point
        parameters(name),
    )
    (_, plan), *_ = cursor.fetchall()
    read = [scan for step in json.loads(plan) for scan in scans(step)]

    personal = [scan for scan in read if scan["Table"].rpartition(".")[2] in PERSONAL]
    assert personal
    assert [
        scan["Table"] for scan in personal if f"library_id='{LIBRARY}'" not in str(scan.get("Filters"))
    ] == []


def test_missing_values_keep_the_dtype_of_their_column(cursor: Cursor, database: Database) -> None:
    bare = LibraryId("bare")
    with database.write() as writing:
        write_library(writing, bare, [Film("One")])

    full, empty = films.films(cursor, LIBRARY), films.films(cursor, EMPTY)
    missing = films.films(cursor, bare)

    assert len(empty) == 0
    pd.testing.assert_series_equal(empty.dtypes, full.dtypes)
    pd.testing.assert_series_equal(missing.dtypes, full.dtypes)


def test_row_refuses_a_query_that_finds_more_than_one(cursor: Cursor) -> None:
    with pytest.raises(ValueError, match="too many values"):
        sql.row(cursor, "rating_histogram", LIBRARY)
