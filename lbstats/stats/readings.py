"""The sentences under the charts: what a frame says, in plain words, computed and never praising.

Pure functions from a frame of `lbstats.stats.overview` to plain text; no title is in it, so nothing needs
escaping. Where there is too little to say anything, the sentence says that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lbstats.stats.fair import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from lbstats.stats.fair import Fairness

FEW: Final = 10
"""Below this many films or entries a sentence warns that they say little."""
ALIKE: Final = 0.25
"""Fair averages closer than this, in stars, are not told apart: ratings come in steps of 0.5."""
WELL_RATED: Final = 4.0
"""Stars from which on a rating is high."""
MOST_NAMES: Final = 3
"""More names than this make a list, not a sentence."""


def films_by_year(frame: pd.DataFrame) -> str:
    """Which release years were watched, and which most; from `overview.films_by_year`."""
    dated = frame.dropna(subset="year")
    films = int(dated["film_count"].sum())
    if not films:
        return "The export says the release year of no film."
    without = int(frame["film_count"].sum()) - films
    return _text(
        _span(dated, films),
        _peak(dated["year"].tolist(), dated["film_count"].tolist(), "films"),
        f"{_count(without, 'more film has', 'more films have')} no release year in the export."
        if without
        else "",
        _few(films, "film", "films"),
    )


def rating_by_year(frame: pd.DataFrame, fairness: Fairness = DEFAULT) -> str:
    """Which release years are rated highest and lowest by fair average; from `overview.films_by_year`."""
    return _extremes(frame.dropna(subset=["year", "mean_rating"]), "year", "release year", "{}", fairness)


def entries_by_year(frame: pd.DataFrame) -> str:
    """Of which release years the diary's films are; from `overview.films_by_year`."""
    dated = frame.dropna(subset="year")
    logged = dated[dated["entry_count"] > 0]
    entries = int(logged["entry_count"].sum())
    if not entries:
        return "The diary has no entry of a film with a release year."
    years = _count(len(logged), "release year")
    return _text(
        f"{_count(entries, 'diary entry', 'diary entries')} of films of {years}.",
        _peak(logged["year"].tolist(), logged["entry_count"].tolist(), "entries"),
        _few(entries, "entry", "entries"),
    )


def decades(frame: pd.DataFrame, fairness: Fairness = DEFAULT) -> str:
    """Of which decade most films are, and which is rated highest; from `overview.decades`."""
    films = int(frame["film_count"].sum())
    if not films:
        return "The export says the release year of no film."
    names = [f"the {decade}s" for decade in frame["decade"].tolist()]
    return _text(
        _peak(names, frame["film_count"].tolist(), "films"),
        _extremes(frame.dropna(subset="mean_rating"), "decade", "decade", "the {}s", fairness),
        _few(films, "film", "films"),
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
        f"You give {_listing(top)} {'star' if top == ['1'] else 'stars'} most often: "
        f"to {_share(most, films, len(top))}."
        if len(top) <= MOST_NAMES
        else f"No rating leads: {len(top)} of them share the most films, {most:,} each."
    )
    return _text(
        favourite,
        f"The average of {_count(films, 'rated film')} is {mean:.2f}.",
        _likes(frame),
        _few(films, "rated film", "rated films"),
    )


def _likes(frame: pd.DataFrame) -> str:
    if not frame["liked_count"].sum():
        return ""
    is_high = frame["rating"] >= WELL_RATED
    high, low = (
        f"{int(part['liked_count'].sum()):,} of the {int(part['film_count'].sum()):,}"
        for part in (frame[is_high], frame[~is_high])
    )
    return f"Liked are {high} with {WELL_RATED:g} stars or more and {low} below."


def _span(dated: pd.DataFrame, films: int) -> str:
    """From which year to which, and the middle: the latest year since which are half of the films or more."""
    first, last = int(dated["year"].min()), int(dated["year"].max())
    if first == last:
        return f"{_count(films, 'film')}, all of {first}."
    backwards = dated.sort_values("year", ascending=False)
    has_half = backwards["film_count"].cumsum() * 2 >= films
    middle = int(backwards.loc[has_half, "year"].iloc[0])
    return (
        f"Films of {len(dated)} release years, {first} to {last}; half of them or more are from {middle} on."
    )


def _peak(names: Sequence[object], counts: Sequence[int], noun: str) -> str:
    """The group with the highest count, or those that share it."""
    most, total = max(counts), sum(counts)
    top = [str(name) for name, count in zip(names, counts, strict=True) if count == most]
    if len(counts) == 1:
        return ""
    if len(top) > MOST_NAMES:
        return f"None leads: {len(top)} share the most {noun}, {most:,} each."
    # A year has, years and decades have.
    verb = "have" if len(top) > 1 or top[0].endswith("s") else "has"
    return f"{_capital(_listing(top))} {verb} the most {noun}: {_share(most, total, len(top))}."


def _extremes(rated: pd.DataFrame, column: str, noun: str, name: str, fairness: Fairness) -> str:
    """The groups with the highest and the lowest fair average, unless they are few or alike."""
    fair = rated.dropna(subset="fair_average")
    least = f"{fairness.minimum} rated films or more"
    if len(fair) < 2:  # noqa: PLR2004 - one cannot be compared
        return f"Fewer than two {noun}s have {least}: too few to compare."
    ranked = fair.sort_values(["fair_average", "rated_count", column], ascending=[False, False, True])
    highest, lowest = ranked.iloc[0], ranked.iloc[-1]
    left_out = len(rated) - len(fair)
    rest = f"{_count(left_out, 'with fewer is', 'with fewer are')} left out." if left_out else ""
    if highest["fair_average"] - lowest["fair_average"] < ALIKE:
        alike = f"{lowest['fair_average']:.2f} to {highest['fair_average']:.2f}"
        return _text(f"The {len(fair)} {noun}s with {least} hardly differ: fair averages of {alike}.", rest)
    best, worst = (
        f"{name.format(int(row[column]))} {how} "
        f"(fair average {row['fair_average']:.2f} over {int(row['rated_count']):,})"
        for row, how in ((highest, "highest"), (lowest, "lowest"))
    )
    return _text(f"Of the {len(fair)} {noun}s with {least} you rate {best} and {worst}.", rest)


def _few(count: int, one: str, many: str) -> str:
    return f"Only {_count(count, one, many)}: that says little yet." if count < FEW else ""


def _share(count: int, total: int, groups: int) -> str:
    each = " each" if groups > 1 else ""
    share = count / total
    percent = "under 1 %" if share < 0.01 else f"{share:.0%}".replace("%", " %")  # noqa: PLR2004 - that is one per cent
    return f"{count:,}{each} of {total:,} ({percent})"


def _count(count: int, one: str, many: str = "") -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def _listing(names: Sequence[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _text(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)
