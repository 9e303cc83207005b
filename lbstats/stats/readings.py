"""The sentences under the charts: what a frame says, in plain words, computed and never praising.

Pure functions from a frame of `lbstats.stats.overview` to plain text; no title is in it, so nothing needs
escaping. Where there is too little to say anything, the sentence says that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lbstats.rounding import fixed
from lbstats.stats.fair import DEFAULT
from lbstats.stats.wording import MOST_NAMES, count, extremes, few, listing, peak, share, text

if TYPE_CHECKING:
    import pandas as pd

    from lbstats.stats.fair import Fairness

WELL_RATED: Final = 4.0
"""Stars from which on a rating is high."""


def films_by_year(frame: pd.DataFrame) -> str:
    """Which release years were watched, and which most; from `overview.films_by_year`."""
    dated = frame.dropna(subset="year")
    films = int(dated["film_count"].sum())
    if not films:
        return "The export says the release year of no film."
    without = int(frame["film_count"].sum()) - films
    return text(
        _span(dated, films),
        peak(dated["year"].tolist(), dated["film_count"].tolist(), "films"),
        f"{count(without, 'more film has', 'more films have')} no release year in the export."
        if without
        else "",
        few(films, "film", "films"),
    )


def rating_by_year(frame: pd.DataFrame, fairness: Fairness = DEFAULT) -> str:
    """Which release years are rated highest and lowest by fair average; from `overview.films_by_year`."""
    watched = frame[frame["year"].notna() & (frame["film_count"] > 0)]
    return extremes(watched, "year", "release year", "{}", fairness)


def entries_by_year(frame: pd.DataFrame) -> str:
    """Of which release years the diary's films are; from `overview.films_by_year`."""
    dated = frame.dropna(subset="year")
    logged = dated[dated["entry_count"] > 0]
    entries = int(logged["entry_count"].sum())
    if not entries:
        return "The diary has no entry of a film with a release year."
    years = count(len(logged), "release year")
    return text(
        f"{count(entries, 'diary entry', 'diary entries')} of films of {years}.",
        peak(logged["year"].tolist(), logged["entry_count"].tolist(), "entries"),
        few(entries, "entry", "entries"),
    )


def decades(frame: pd.DataFrame, fairness: Fairness = DEFAULT) -> str:
    """Of which decade most films are, and which is rated highest; from `overview.decades`."""
    films = int(frame["film_count"].sum())
    if not films:
        return "The export says the release year of no film."
    names = [f"the {decade}s" for decade in frame["decade"].tolist()]
    return text(
        peak(names, frame["film_count"].tolist(), "films"),
        extremes(frame, "decade", "decade", "the {}s", fairness),
        few(films, "film", "films"),
    )


def rating_histogram(frame: pd.DataFrame) -> str:
    """The rating given most often, the average, and how likes follow; from `overview.rating_histogram`."""
    films = int(frame["film_count"].sum())
    if not films:
        return "No film is rated."
    mean = float((frame["rating"] * frame["film_count"]).sum()) / films
    most = int(frame["film_count"].max())
    top = [f"{rating:g}" for rating in frame.loc[frame["film_count"] == most, "rating"].tolist()]
    favourite = (
        f"You give {listing(top)} {'star' if top == ['1'] else 'stars'} most often: "
        f"to {share(most, films, len(top))}."
        if len(top) <= MOST_NAMES
        else f"No rating leads: {len(top)} of them share the most films, {most:,} each."
    )
    return text(
        favourite,
        f"The average of {count(films, 'rated film')} is {fixed(mean, 2)}.",
        _likes(frame),
        few(films, "rated film", "rated films"),
    )


def _likes(frame: pd.DataFrame) -> str:
    if not frame["liked_count"].sum():
        return ""
    is_high = frame["rating"] >= WELL_RATED
    high, low = (
        f"{int(part['liked_count'].sum()):,} of the {films:,}"
        if (films := int(part["film_count"].sum()))
        else ""
        for part in (frame[is_high], frame[~is_high])
    )
    if not high:
        return f"Liked are {low} below {WELL_RATED:g} stars."
    return f"Liked are {high} with {WELL_RATED:g} stars or more{f' and {low} below' if low else ''}."


def _span(dated: pd.DataFrame, films: int) -> str:
    """From which year to which, and the middle: the latest year since which are half of the films or more."""
    first, last = int(dated["year"].min()), int(dated["year"].max())
    if first == last:
        return f"{count(films, 'film')}, all of {first}."
    backwards = dated.sort_values("year", ascending=False)
    has_half = backwards["film_count"].cumsum() * 2 >= films
    middle = int(backwards.loc[has_half, "year"].iloc[0])
    return f"Films of {len(dated)} release years, {first} to {last}; half are from {middle} or later."
