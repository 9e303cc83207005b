"""What a function's docstring says of its frame's columns is what the frame has, empty or not."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from typing import TYPE_CHECKING

import pytest

import lbstats.stats
from tests.fakes.libraries import EMPTY, LIBRARY, write_library, write_small_library

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from lbstats.store.database import Database

DTYPES = {
    "int": "Int64",
    "float": "float64",
    "str": "str",
    "bool": "bool",
    "date": "datetime64[us]",
    "list of str": "object",
}
ARGUMENTS = {"film_id": 1, "person_id": 1}
"""Values for the parameters that have no default."""


def frame_functions() -> list[Callable[..., pd.DataFrame]]:
    """The public functions of `lbstats.stats` that ask the database and return a frame."""
    modules = [
        importlib.import_module(f"lbstats.stats.{module.name}")
        for module in pkgutil.iter_modules(lbstats.stats.__path__)
    ]
    return [
        function
        for module in modules
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__
        and module.__name__ != "lbstats.stats.sql"
        and not name.startswith("_")
        and function.__annotations__["return"] == "pd.DataFrame"
    ]


def section(function: Callable[..., pd.DataFrame], name: str) -> str:
    """A section of a docstring, without its title."""
    text = inspect.getdoc(function) or ""
    found = re.search(rf"^{name}:\s*(.*?)(?=^\S|\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"{function.__qualname__} does not say its {name}"
    return found[1]


def documented_columns(function: Callable[..., pd.DataFrame]) -> dict[str, str]:
    """Column and dtype, in the docstring's order."""
    lines = re.findall(r"^\s*(\w+): (list of str|\w+)", section(function, "Columns"), re.MULTILINE)
    return {column: DTYPES[kind] for column, kind in lines}


def nullable_columns(function: Callable[..., pd.DataFrame]) -> set[str]:
    return set(re.findall(r"^\s*(\w+): .*\bnullable\b", section(function, "Columns"), re.MULTILINE))


def asked(function: Callable[..., pd.DataFrame], database: Database, library_id: str) -> pd.DataFrame:
    named = {name: ARGUMENTS[name] for name in inspect.signature(function).parameters if name in ARGUMENTS}
    with database.cursor() as cursor:
        return function(cursor, library_id, **named)


def test_there_are_frame_functions_to_look_at() -> None:
    assert {"films_by_year", "films", "matches"} <= {function.__name__ for function in frame_functions()}


@pytest.mark.parametrize("function", frame_functions(), ids=lambda function: function.__qualname__)
def test_docstring_says_source_grain_order_and_the_very_columns_of_the_frame(
    function: Callable[..., pd.DataFrame], database: Database
) -> None:
    with database.write() as cursor:
        write_small_library(cursor)
        write_library(cursor, EMPTY, [])

    for part in ("Source", "Grain", "Order"):
        assert section(function, part)
    for library_id in (LIBRARY, EMPTY):
        frame = asked(function, database, library_id)
        assert {column: str(dtype) for column, dtype in frame.dtypes.items()} == documented_columns(function)


@pytest.mark.parametrize("function", frame_functions(), ids=lambda function: function.__qualname__)
def test_only_columns_that_say_so_have_missing_values(
    function: Callable[..., pd.DataFrame], database: Database
) -> None:
    with database.write() as cursor:
        write_small_library(cursor)

    frame = asked(function, database, LIBRARY)

    assert set(frame.columns[frame.isna().any()]) - nullable_columns(function) == set()
