"""Files of lists/: a preamble of any shape, then the films."""

from __future__ import annotations

import datetime as dt
import inspect
import re
from typing import TYPE_CHECKING

from lbstats.export.lists import Lists, read_lists
from lbstats.export.sheet import RowBudget
from lbstats.model import Problem
from tests.fakes.exports import list_csv

if TYPE_CHECKING:
    import pyarrow as pa

HEAT = ("Heat", "1995", "https://boxd.it/2bg8")
HOUSE = ("House", "1977", "https://boxd.it/29MQ")


def lists_of(*files: bytes) -> Lists:
    named = [(f"lists/l{number}.csv", content.decode()) for number, content in enumerate(files, 1)]
    return read_lists(named, RowBudget(1_000))


def test_two_lists_and_their_films_are_read_in_order() -> None:
    found = lists_of(
        list_csv("Cats", [HOUSE], tags="a, b"), list_csv("", [HOUSE, HEAT], url="", created_on="")
    )

    assert found.lists["list_number"].to_pylist() == [1, 2]
    assert found.lists["file"].to_pylist() == ["lists/l1.csv", "lists/l2.csv"]
    assert found.lists["name"].to_pylist() == ["Cats", "l2"]
    assert found.lists["tags"].to_pylist() == ["a, b", ""]
    assert found.lists["url"].is_null().to_pylist() == [False, True]
    assert found.lists["created_on"].to_pylist() == [dt.date(2024, 3, 4), None]
    assert found.films["list_number"].to_pylist() == [1, 2, 2]
    assert found.films["position"].to_pylist() == [1, 1, 2]
    assert found.films["title"].to_pylist() == ["House", "House", "Heat"]
    assert found.films["year"].to_pylist() == [1977, 1977, 1995]
    assert found.films["uri"].to_pylist() == [HOUSE[2], HOUSE[2], HEAT[2]]
    assert found.problems == []


def test_a_blank_first_line_and_a_description_over_lines_with_a_false_header_are_no_obstacle() -> None:
    description = "One\n\nPosition,Name,Year,URL,Description\n1,Not this,2000,,"

    found = lists_of(list_csv("Old", [HEAT], description=description, preamble=""))

    assert found.lists["description"].to_pylist() == [description]
    assert found.films["title"].to_pylist() == ["Heat"]


def test_a_list_without_preamble_is_named_after_its_file() -> None:
    found = lists_of(b"Position,Name,Year,URL,Description\n1,Heat,1995,,A note\n")

    assert found.lists["name"].to_pylist() == ["l1"]
    assert found.films["note"].to_pylist() == ["A note"]


def test_a_list_of_no_films_is_a_list() -> None:
    found = lists_of(list_csv("Empty", []))

    assert (len(found.lists), len(found.films)) == (1, 0)


def test_a_film_without_a_place_has_that_of_its_line() -> None:
    found = lists_of(b"Position,Name,Year,URL,Description\n7,Heat,1995,,\n,House,1977,,\nx,Her,2013,,\n")

    assert found.films["position"].to_pylist() == [7, 2, 3]
    assert found.problems == [Problem("lists/l1.csv", 4, "Position", "“x” is not a place in a list.")]


def test_bad_values_of_the_preamble_and_of_the_films_become_problems() -> None:
    films = [("", "1995", ""), ("Her", "x", "")]
    found = lists_of(list_csv("Odd", films, url="javascript:alert(1)", created_on="soon"))

    assert found.problems == [
        Problem("lists/l1.csv", 3, "URL", "“javascript:alert(1)” is not a web address."),
        Problem("lists/l1.csv", 3, "Date", "“soon” is not a date."),
        Problem("lists/l1.csv", 6, "Name", "The name is blank."),
        Problem("lists/l1.csv", 7, "Year", "“x” is not a year."),
    ]
    assert found.films["title"].to_pylist() == ["Her"]


def test_a_file_that_is_no_list_becomes_a_problem_and_the_others_are_read() -> None:
    reason = "The file is not a list: it lacks the columns Position and Name."

    found = lists_of(
        b"Date,Name\n2024-01-02,Her\n", b"", b"Position,Title\n1,Her\n", list_csv("Good", [HEAT])
    )

    assert found.problems == [Problem(f"lists/l{number}.csv", None, "", reason) for number in (1, 2, 3)]
    assert found.lists["list_number"].to_pylist() == [1]
    assert found.lists["file"].to_pylist() == ["lists/l4.csv"]


def test_the_docstring_tells_the_columns_of_both_tables() -> None:
    documented = re.findall(r"(\w+) \((int32|int16|string|date32\[day\])", inspect.getdoc(read_lists) or "")
    found = lists_of(list_csv("Cats", [HOUSE]))

    def types(rows: pa.Table) -> list[tuple[str, str]]:
        return [(column.name, str(column.type)) for column in rows.schema]

    assert documented == types(found.lists) + types(found.films)
