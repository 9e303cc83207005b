"""Frames of ranked groups as `taste.groups` gives them, for the sentences about them."""

from __future__ import annotations

from typing import Any

import pandas as pd

COLUMNS = {
    "key": "str", "name": "str", "film_count": "Int64", "hours": "float64", "rated_count": "Int64",
    "fair_average": "float64", "residual_count": "Int64", "residual": "float64", "population_count": "Int64",
    "group_count": "Int64", "ranked_count": "Int64", "is_drawn": "bool",
}  # fmt: skip


def ranking(*groups: dict[str, Any], films: int = 100, of: int | None = None, **same: object) -> pd.DataFrame:
    """A frame as `taste.groups` gives it; `of` is how many groups there are."""
    every: dict[str, object] = {"film_count": 1, "rated_count": 0, "residual_count": 0}
    every |= {"population_count": films, "group_count": of or len(groups), "ranked_count": len(groups)}
    every |= {"is_drawn": True} | same
    rows = [dict.fromkeys(COLUMNS) | every | {"key": group["name"]} | group for group in groups]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)
