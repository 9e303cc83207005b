"""Countries and languages by the codes TMDB uses: their names, where they lie, which of them the map draws.

Constant tables, no queries. `countries.csv` holds the 249 countries and areas of ISO 3166-1 under everyday
English names, in the regions of the United Nations' M49 but with the Americas apart, and below them what
TMDB has besides: states that are no more, and parts without a code of ISO's. `languages.csv` holds ISO 639-1
and TMDB's own `cn` and `xx`.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Country:
    """A country or area, of today or of the past.

    Attributes:
        alpha_2: TMDB's code, of ISO 3166-1 where it has one.
        alpha_3: ISO 3166-1, which the map goes by; None: not, or no longer, in ISO 3166-1.
        name: In everyday English.
        region: The continent.
        is_drawn: The map has a shape of its own for it.
    """

    alpha_2: str
    alpha_3: str | None
    name: str
    region: str
    is_drawn: bool


@cache
def countries() -> Mapping[str, Country]:
    """All countries by their two letters."""
    return {
        row["alpha_2"]: Country(
            alpha_2=row["alpha_2"],
            alpha_3=row["alpha_3"] or None,
            name=row["name"],
            region=row["region"],
            is_drawn=row["is_drawn"] == "yes",
        )
        for row in _rows("countries.csv")
    }


@cache
def languages() -> Mapping[str, str]:
    """The name of every language by its two letters."""
    return {row["code"]: row["name"] for row in _rows("languages.csv")}


def country_name(code: str) -> str:
    """The name of a country; its code where that is not known."""
    found = countries().get(code)
    return found.name if found else code


def language_name(code: str) -> str:
    """The name of a language; its code where that is not known."""
    return languages().get(code, code)


def _rows(file: str) -> list[dict[str, str]]:
    text = resources.files(__name__).joinpath(file).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
