"""The sentences of World: pure functions from a frame of `lbstats.stats.world` to plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lbstats.stats import readings_taste
from lbstats.stats.fair import DEFAULT
from lbstats.stats.measure import Measure
from lbstats.stats.taste import Facet
from lbstats.stats.wording import count, listing, text

if TYPE_CHECKING:
    import pandas as pd

    from lbstats.stats.fair import Fairness


def countries(frame: pd.DataFrame, measure: Measure = Measure.FILMS, fairness: Fairness = DEFAULT) -> str:
    """Which country leads by the measure; from `world.countries`."""
    if measure is not Measure.FILMS:  # the map has all countries, also those that lack it
        frame = frame.assign(ranked_count=int(frame[measure.column].notna().sum()))
    return readings_taste.groups(frame, Facet.COUNTRY, measure, fairness)


def not_drawn(frame: pd.DataFrame) -> str:
    """What the map cannot show, all of it named; empty where it shows everything; from `world.countries`."""
    missing = frame[~frame["is_drawn"]].sort_values(["film_count", "name"], ascending=[False, True])
    if missing.empty:
        return ""
    names = zip(missing["name"].tolist(), missing["film_count"].tolist(), strict=True)
    listed = listing([f"{name} ({count(films, 'film')})" for name, films in names])
    return f"Not on the map: {listed}."


def regions(frame: pd.DataFrame, seen_from: pd.DataFrame) -> str:
    """How many countries the films are from, and where most have none.

    Args:
        frame: From `world.regions`.
        seen_from: From `world.countries`.
    """
    every, seen = int(frame["country_count"].sum()), int(frame["seen_count"].sum())
    if not frame["film_count"].sum():
        return "Of no film here the country is known."
    open_ones = frame.assign(missing=frame["country_count"] - frame["seen_count"])
    most = open_ones.sort_values(["missing", "region"], ascending=[False, True], kind="stable").iloc[0]
    return text(
        f"Films from {seen:,} of {every:,} countries and areas.",
        _besides(seen_from, every),
        f"Most of those without a film are in {most['region']}: {most['missing']:,}."
        if most["missing"]
        else "",
    )


def _besides(countries: pd.DataFrame, every: int) -> str:
    """What a ranking of countries counts and a list of those of today does not."""
    names = sorted(countries.loc[countries["alpha_3"].isna(), "name"].tolist())
    if not names:
        return ""
    verb = "is" if len(names) == 1 else "are"
    return f"{listing(names)} {verb} no more, or not in ISO's list, and so not among the {every:,}."


def lone_films(frame: pd.DataFrame) -> str:
    """How many countries hang on one film; from `world.lone_films`."""
    if frame.empty:
        return "No country has one film only."
    return f"{count(len(frame), 'country has', 'countries have')} one film only."
