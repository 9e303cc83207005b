"""The sentences under the charts of the Ratings page: computed from their frames, plain, never praising.

Pure functions to plain text from the frames of `ratings` and `changes`; no title is in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lbstats.rounding import fixed, signed
from lbstats.stats.line import LEAST_FILMS, LEAST_VOTES
from lbstats.stats.ratings import BAND_RATINGS
from lbstats.stats.readings_diary import WEEKDAYS
from lbstats.stats.wording import ALIKE, count, few, share, text

if TYPE_CHECKING:
    import pandas as pd

    from lbstats.stats.line import CrowdLine

CLOSE: Final = 0.65
LOOSE: Final = 0.3
"""Correlations from which on ratings mostly, or in part, go with the crowd's."""
NOTICEABLE: Final = 0.1
"""A mean residual nearer to 0 than this, in stars, is called as expected."""

MOST_STARS: Final = 5
HALF: Final = 0.5


def histogram(frame: pd.DataFrame) -> str:
    """The average of films as rated now, of first watches and of rewatches; from `ratings.histogram`."""
    films = int(frame["film_count"].sum())
    averages = [
        f"{name} {fixed(_mean(frame, column), 2)} ({count(int(frame[column].sum()), *noun)})"
        for name, column, noun in (
            ("all rated films", "film_count", ("film",)),
            ("first watches, as rated then,", "first_watch_count", ("entry", "entries")),
            ("rewatches", "rewatch_count", ("entry", "entries")),
        )
        if frame[column].sum()
    ]
    if not averages:
        return "Nothing is rated."
    return text(f"Averages: {', '.join(averages)}.", few(films, "rated film") if films else "")


def crowd_dots(frame: pd.DataFrame, line: CrowdLine) -> str:
    """How far own ratings follow the crowd's, and on which side the scope is; from `dots.crowd_dots`."""
    if line.slope is None:
        return (
            f"{count(line.film_count, 'rated film has', 'rated films have')} {LEAST_VOTES} votes or more "
            f"on TMDB; a line needs {LEAST_FILMS} with different averages."
        )
    films = int(frame["film_count"].sum())
    follows = (
        ""
        if line.correlation is None
        else f"A film that the crowd likes a point better gets {signed(line.slope, 2)} stars from you, over "
        f"{line.film_count:,} films. {_agreement(line.correlation)} "
        f"(correlation {fixed(line.correlation, 2)}, of \N{MINUS SIGN}1 to 1)."
    )
    if films == line.film_count:
        return follows
    return text(follows, _side(frame, films))


def _agreement(correlation: float) -> str:
    if correlation >= CLOSE:
        return "You mostly agree with the crowd"
    return "You agree with the crowd in part" if correlation >= LOOSE else "You hardly agree with the crowd"


def drift(frame: pd.DataFrame) -> str:
    """The highest and the lowest quarter, and how many more differ than by chance; from `ratings.drift`."""
    banded = frame.dropna(subset="low")
    if len(banded) < 2:  # noqa: PLR2004 - one cannot be compared
        return "Fewer than two quarters have enough rated entries to compare."
    ranked = banded.sort_values("mean_rating")
    highest, lowest = ranked.iloc[-1], ranked.iloc[0]
    mean = float((frame["mean_rating"] * frame["rated_count"]).sum()) / int(frame["rated_count"].sum())
    apart = int(((banded["low"] > mean) | (banded["high"] < mean)).sum())
    return text(
        f"{_of_enough(banded, frame)} is {_quarter(highest)}, lowest {_quarter(lowest)}.",
        _apart(apart, len(banded), mean),
    )


def _of_enough(banded: pd.DataFrame, frame: pd.DataFrame) -> str:
    """Among which quarters; the others have an average, but too few ratings to be compared."""
    if len(banded) == len(frame):
        return "Highest"
    return f"Of the {len(banded)} quarters with {BAND_RATINGS} rated entries or more, highest"


def _apart(apart: int, quarters: int, mean: float) -> str:
    average = f"clearly apart from the average of all rated diary entries, {fixed(mean, 2)}"
    if not apart:
        return f"No quarter is {average}."
    verb = "is" if apart == 1 else "are"
    return f"{apart} of {quarters} quarters {verb} {average}; by chance alone 1 in 20 would be."


def by_weekday(frame: pd.DataFrame) -> str:
    """The weekdays with the highest and the lowest fair average; from `ratings.by_weekday`."""
    fair = frame.dropna(subset="fair_average")
    if len(fair) < 2:  # noqa: PLR2004 - one cannot be compared
        return "Fewer than two weekdays have enough rated entries to compare."
    ranked = fair.sort_values("fair_average")
    highest, lowest = ranked.iloc[-1], ranked.iloc[0]
    best, worst = (
        f"{WEEKDAYS[int(row['weekday']) - 1]} "
        f"({fixed(row['fair_average'], 2)} over {int(row['rated_count']):,})"
        for row in (highest, lowest)
    )
    if highest["fair_average"] - lowest["fair_average"] < ALIKE:
        return f"Weekdays hardly differ: fair averages from {worst} to {best}."
    return f"By fair average {best} is highest and {worst} lowest."


def likes_by_rating(frame: pd.DataFrame) -> str:
    """From which rating on half of the films are liked, and how many are; from `ratings.likes_by_rating`."""
    liked, films = int(frame["liked_count"].sum()), int(frame["film_count"].sum())
    if not liked:
        return "No film is liked."
    from_highest = frame.dropna(subset=["rating", "liked_share"]).iloc[::-1]
    unrated = int(frame.loc[frame["rating"].isna(), "liked_count"].sum())
    return text(
        f"Liked are {share(liked, films)}.",
        _liked_from(from_highest),
        f"{count(unrated, 'liked film is', 'liked films are')} unrated." if unrated else "",
        few(films, "film"),
    )


def _liked_from(from_highest: pd.DataFrame) -> str:
    """From which rating on all, or half, of the films are liked."""
    share = from_highest["liked_share"]
    whole = from_highest[(share == 1).cummin()]
    if 0 < len(whole) < len(share) and not share.iloc[len(whole) :].any():
        least = float(whole["rating"].iloc[-1])
        on = "" if least == MOST_STARS else " or more"
        return f"Every film of {least:g} stars{on} is liked, and none below."
    mostly = from_highest[(share >= HALF).cummin()]
    if mostly.empty:
        return "Even of those with the highest rating it is less than half."
    stars = float(mostly["rating"].iloc[-1])
    if stars == MOST_STARS:
        return f"Of those with {stars:g} stars it is half or more, of no others."
    return f"From {stars:g} stars on it is half or more."


def rating_change_counts(frame: pd.DataFrame) -> str:
    """How many films rose, fell and stayed since their first entry; from `changes.rating_change_counts`."""
    return _changes(frame, "film_count", ("film", "films"), "since their first rated entry")


def rewatch_change_counts(frame: pd.DataFrame) -> str:
    """How many rewatches were rated higher and lower than before; from `changes.rewatch_change_counts`."""
    return _changes(frame, "entry_count", ("rewatch", "rewatches"), "against the entry before")


def _changes(frame: pd.DataFrame, column: str, nouns: tuple[str, str], since: str) -> str:
    total = int(frame[column].sum())
    if not total:
        return f"No {nouns[0]} has two ratings to compare."
    rose = int(frame.loc[frame["change"] > 0, column].sum())
    fell = int(frame.loc[frame["change"] < 0, column].sum())
    mean = float((frame["change"] * frame[column]).sum()) / total
    if not rose and not fell:
        none = f"None of {count(total, *nouns)} changed {since}."
        alone = f"The one {nouns[0]} that can be compared kept its rating."
        return text(alone if total == 1 else none, few(total, *nouns))
    return text(
        f"Of {count(total, *nouns)} {rose:,} rose, {fell:,} fell and {total - rose - fell:,} stayed {since}: "
        f"{signed(mean, 2)} stars on average.",
        few(total, *nouns),
    )


def _side(frame: pd.DataFrame, film_count: int) -> str:
    if not film_count:
        return "None of them is in this selection."
    mean = float((frame["mean_residual"] * frame["film_count"]).sum()) / film_count
    if abs(mean) < NOTICEABLE:
        return f"The {count(film_count, 'film')} of this selection you rate as the crowd leads to expect."
    side = "above" if mean > 0 else "below"
    films = count(film_count, "film")
    stars = f"{fixed(abs(mean), 2)} stars {side}"
    return f"The {films} of this selection you rate {stars} what the crowd leads to expect."


def _quarter(row: pd.Series) -> str:
    day = row["quarter"]
    quarter = f"{day.year} Q{(day.month + 2) // 3}"
    rated = count(int(row["rated_count"]), "entry", "entries")
    return f"{quarter} with {fixed(row['mean_rating'], 2)} over {rated}"


def _mean(frame: pd.DataFrame, column: str) -> float:
    return float((frame["rating"] * frame[column]).sum()) / int(frame[column].sum())
