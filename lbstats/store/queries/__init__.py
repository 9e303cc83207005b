"""The store's longer statements, one `.sql` file each: named data, not text in code."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def statement(name: str) -> str:
    """The SQL of `name`.sql; bounded by the number of files."""
    return resources.files(__name__).joinpath(f"{name}.sql").read_text(encoding="utf-8")
