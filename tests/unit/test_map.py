"""The shapes of the map and the table of countries say the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lbstats.stats import places

TOPOJSON = Path(__file__).resolve().parents[2] / "static" / "topojson"


@pytest.fixture(scope="module")
def objects() -> dict[str, Any]:
    shapes: dict[str, Any] = json.loads((TOPOJSON / "world_50m.json").read_text(encoding="utf-8"))
    return shapes["objects"]  # type: ignore[no-any-return]


def test_countries_said_to_be_drawn_are_those_with_a_shape(objects: dict[str, Any]) -> None:
    shapes = {shape["id"] for shape in objects["countries"]["geometries"] if "id" in shape}
    drawn = {country.alpha_3 for country in places.countries().values() if country.is_drawn}

    # The Vatican has a shape without an extent.
    assert shapes - drawn == {"VAT"}
    assert drawn - shapes == set()


@pytest.mark.parametrize("code", ["HK", "SG", "MO", "MT", "LU"])
def test_small_places_that_make_films_are_drawn(code: str) -> None:
    assert places.countries()[code].is_drawn


def test_shapes_have_the_layers_plotly_draws_unless_told_otherwise(objects: dict[str, Any]) -> None:
    assert set(objects) == {"countries", "land", "coastlines"}


def test_licence_and_origin_lie_beside_the_shapes() -> None:
    assert "MIT License" in (TOPOJSON / "LICENSE").read_text(encoding="utf-8")
    assert "Natural Earth" in (TOPOJSON / "README.md").read_text(encoding="utf-8")
