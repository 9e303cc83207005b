"""The sentence under every ranking of groups: genres, countries, people, whatever the switch says.

Pure functions to plain text. TMDB's names stand in it: a page shows it as text, not as Markdown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lbstats.rounding import fixed, nearest, percent
from lbstats.stats.fair import DEFAULT
from lbstats.stats.line import LEAST_FILMS, LEAST_VOTES
from lbstats.stats.measure import Measure
from lbstats.stats.wording import ALIKE, MOST_NAMES, count, few, listing, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from lbstats.stats.fair import Fairness

AS_PREDICTED: Final = 0.1
"""Residuals closer to 0 than this, in stars, are not told from it."""


@dataclass(frozen=True, slots=True)
class Noun:
    """What one group is called, and several.

    Attributes:
        one: In the singular.
        many: In the plural.
        overlap: Why shares add up to more than 100 %; empty where they do not.
        named: How a group is called in a sentence, `{}` for its name.
    """

    one: str
    many: str
    overlap: str = ""
    named: str = "{}"


def ranking(
    frame: pd.DataFrame,
    noun: Noun,
    measure: Measure = Measure.FILMS,
    fairness: Fairness = DEFAULT,
    groups: str = "group_count",
    *,
    has_lowest: bool = False,
) -> str:
    """Who leads by the measure; from `taste.groups`, `people.people` or `world.countries`.

    Args:
        frame: The ranking.
        noun: What one row is.
        measure: What it goes by.
        fairness: What its averages were made with.
        groups: The column that says how many groups there are.
        has_lowest: Its last row is the lowest of all, be some between left out; else only where it has all.
    """
    measured = frame.dropna(subset=measure.column)
    if measured.empty:
        return _nothing(noun, measure, fairness)
    # Decades and runtimes come in their own order.
    ranked = measured.sort_values(measure.column, ascending=False, kind="stable")
    has_lowest = has_lowest or len(measured) == int(measured["ranked_count"].iloc[0])
    left_out = int(measured[groups].iloc[0]) - int(measured["ranked_count"].iloc[0])
    if measure is Measure.FILMS:
        return _films(ranked, noun, int(ranked[groups].iloc[0]))
    if measure is Measure.HOURS:
        return _hours(ranked, noun, left_out)
    if measure is Measure.FAIR_AVERAGE:
        said, fewer = _fair(ranked, noun, fairness, has_lowest=has_lowest), "with fewer"
    else:
        said = _residual(ranked, noun, has_lowest=has_lowest)
        fewer = f"with fewer than {fairness.minimum} rated films"
    return text(said, f"{count(left_out, f'{fewer} is', f'{fewer} are')} left out." if left_out else "")


def _nothing(noun: Noun, measure: Measure, fairness: Fairness) -> str:
    least = f"{fairness.minimum} rated films or more"
    return {
        Measure.FILMS: f"The {noun.one} of no film here is known.",
        Measure.HOURS: "The runtime of no film here is known.",
        Measure.FAIR_AVERAGE: f"No {noun.one} has {least}: nothing to compare.",
        Measure.RESIDUAL: f"Nothing to compare with the crowd: that takes {LEAST_FILMS} rated films with "
        f"{LEAST_VOTES} votes or more on TMDB, and a {noun.one} with {fairness.minimum} of them.",
    }[measure]


def _films(ranked: pd.DataFrame, noun: Noun, groups: int) -> str:
    films = int(ranked["population_count"].iloc[0])
    most = int(ranked["film_count"].iloc[0])
    top = ranked.loc[ranked["film_count"] == most, "name"].tolist()
    if groups == 1:
        return text(f"{count(films, 'film')}, all of one {noun.one}: {top[0]}.", few(films, "film"))
    if len(top) > MOST_NAMES:
        # Only a list that ends among them, before all groups are in it, has cut some off.
        more = " or more" if len(top) == len(ranked) < groups else ""
        lead = f"None of {groups:,} {noun.many} leads: {len(top)}{more} share the most films, {most:,} each."
    else:
        each = " each" if len(top) > 1 else ""
        lead = (
            f"First of {groups:,} {noun.many}: {listing(_named(noun, top))} with {most:,}{each} of "
            f"{count(films, 'film')} ({percent(most / films)}){_runners_up(ranked, noun, len(top))}."
        )
    return text(lead, noun.overlap, few(films, "film"))


def _runners_up(ranked: pd.DataFrame, noun: Noun, leaders: int) -> str:
    """The next two, where one leads."""
    rest = ranked.iloc[leaders : leaders + 2]
    if leaders > 1 or rest.empty:
        return ""
    following = zip(_named(noun, rest["name"].tolist()), rest["film_count"].tolist(), strict=True)
    return f", then {listing([f'{name} ({number:,})' for name, number in following])}"


def _named(noun: Noun, names: Sequence[str]) -> list[str]:
    return [noun.named.format(name) for name in names]


def _hours(ranked: pd.DataFrame, noun: Noun, left_out: int) -> str:
    first = ranked.head(MOST_NAMES)
    names = [
        f"{name} ({count(nearest(hours), 'hour')})"
        for name, hours in zip(_named(noun, first["name"].tolist()), first["hours"].tolist(), strict=True)
    ]
    rest = f"Of {count(left_out, noun.one, noun.many)} no runtime is known." if left_out else ""
    return text(f"Most time went to {listing(names)}.", rest)


def _fair(ranked: pd.DataFrame, noun: Noun, fairness: Fairness, *, has_lowest: bool) -> str:
    compared = int(ranked["ranked_count"].iloc[0])
    least = f"{fairness.minimum} rated films or more"
    if compared == 1:
        return f"Only one {noun.one} has {least}: {_named(noun, ranked['name'].tolist())[0]}."
    highest, lowest = ranked["fair_average"].iloc[0], ranked["fair_average"].iloc[-1]
    if has_lowest and highest - lowest < ALIKE:
        return (
            f"The {compared:,} {noun.many} with {least} hardly differ: "
            f"fair averages of {fixed(lowest, 2)} to {fixed(highest, 2)}."
        )
    best = _averaged(ranked, noun, 0)
    worst = f" and {_averaged(ranked, noun, -1)}" if has_lowest else ""
    return f"Of the {compared:,} {noun.many} with {least} you rate {best}{worst}."


def _averaged(ranked: pd.DataFrame, noun: Noun, place: int) -> str:
    stars = [fixed(value, 2) for value in ranked["fair_average"].tolist()]
    alike = [
        name for name, value in zip(ranked["name"].tolist(), stars, strict=True) if value == stars[place]
    ]
    how = "lowest" if place else "highest"
    if len(alike) > MOST_NAMES:  # how many more, a list that has not all does not know
        return f"more than {MOST_NAMES} {how} (fair average {stars[place]} each)"
    if len(alike) > 1:
        return f"{listing(_named(noun, alike))} {how} (fair average {stars[place]} each)"
    films = count(ranked["rated_count"].iloc[place], "film")
    return f"{_named(noun, alike)[0]} {how} (fair average {stars[place]} over {films})"


def _residual(ranked: pd.DataFrame, noun: Noun, *, has_lowest: bool) -> str:
    """`You rate Horror 0.4 stars above what the crowd's rating predicts, over 61 films, …`."""
    above = ranked["residual"].iloc[0] >= AS_PREDICTED
    below = has_lowest and ranked["residual"].iloc[-1] <= -AS_PREDICTED
    if not above and not below:
        which = "All of them you" if has_lowest else "Even the highest you"
        return f"{which} rate about as the crowd's rating predicts, to {AS_PREDICTED:g} of a star."
    predicted = " what the crowd's rating predicts"
    highest = _residual_of(ranked, noun, 0, f"above{predicted}") if above else ""
    lowest = _residual_of(ranked, noun, -1, "below" if above else f"below{predicted}") if below else ""
    return f"You rate {', and '.join(part for part in (highest, lowest) if part)}."


def _residual_of(ranked: pd.DataFrame, noun: Noun, place: int, how: str) -> str:
    row = ranked.iloc[place]
    name, films = noun.named.format(row["name"]), count(row["residual_count"], "film")
    return f"{name} {fixed(abs(row['residual']), 1)} stars {how}, over {films}"
