"""The pieces of the sentences under the charts: counts, shares, lists of names, the highest and the lowest.

Pure functions to plain text; which sentence a chart gets is in the modules of readings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lbstats.rounding import fixed, percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from lbstats.stats.fair import Fairness

FEW: Final = 10
"""Below this many films or entries a sentence warns that they say little."""
ALIKE: Final = 0.25
"""Fair averages closer than this, in stars, are not told apart: ratings come in steps of 0.5."""
MOST_NAMES: Final = 3
"""More names than this make a list, not a sentence."""


def text(*sentences: str) -> str:
    """The sentences that say something, one after the other."""
    return " ".join(sentence for sentence in sentences if sentence)


def count(number: int, one: str, many: str = "") -> str:
    """`1 film`, `1,041 films`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def few(number: int, one: str, many: str = "") -> str:
    """A warning when there are too few to say much, else nothing."""
    return f"Only {count(number, one, many)}: that says little yet." if number < FEW else ""


def share(number: int, total: int, groups: int = 1) -> str:
    """`34 of 200 (17 %)`, `each` where several groups have that many."""
    each = " each" if groups > 1 else ""
    return f"{number:,}{each} of {total:,} ({percent(number / total)})"


def listing(names: Sequence[str]) -> str:
    """`Drama, Crime and Horror`."""
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def capital(sentence: str) -> str:
    """With a capital letter, the rest as it is."""
    return sentence[:1].upper() + sentence[1:]


def peak(names: Sequence[object], counts: Sequence[int], noun: str) -> str:
    """The group with the highest count, or those that share it."""
    most, total = max(counts), sum(counts)
    top = [str(name) for name, number in zip(names, counts, strict=True) if number == most]
    if len(counts) == 1:
        return ""
    if len(top) > MOST_NAMES:
        return f"None leads: {len(top)} share the most {noun}, {most:,} each."
    # A year has, years and decades have.
    verb = "have" if len(top) > 1 or top[0].endswith("s") else "has"
    return f"{capital(listing(top))} {verb} the most {noun}: {share(most, total, len(top))}."


def extremes(watched: pd.DataFrame, column: str, noun: str, name: str, fairness: Fairness) -> str:
    """The groups with the highest and the lowest fair average, unless they are few or alike.

    Args:
        watched: `column`, `fair_average` and `rated_count` of the groups with films, rated or not.
        column: What tells the groups apart.
        noun: What one group is.
        name: How a group is called, `{}` in it for its value in `column`.
        fairness: What the fair averages were made with.
    """
    fair = watched.dropna(subset="fair_average")
    least = f"{fairness.minimum} rated films or more"
    if len(fair) < 2:  # noqa: PLR2004 - one cannot be compared
        return f"Fewer than two {noun}s have {least}: too few to compare."
    ranked = fair.sort_values(["fair_average", "rated_count", column], ascending=[False, False, True])
    highest, lowest = ranked.iloc[0], ranked.iloc[-1]
    left_out = len(watched) - len(fair)
    rest = f"{count(left_out, 'with fewer is', 'with fewer are')} left out." if left_out else ""
    if highest["fair_average"] - lowest["fair_average"] < ALIKE:
        alike = f"{fixed(lowest['fair_average'], 2)} to {fixed(highest['fair_average'], 2)}"
        return text(f"The {len(fair)} {noun}s with {least} hardly differ: fair averages of {alike}.", rest)
    best, worst = (
        f"{name.format(ranked[column].iloc[place])} {how} "
        f"(fair average {fixed(row['fair_average'], 2)} over {int(row['rated_count']):,})"
        for place, row, how in ((0, highest, "highest"), (-1, lowest, "lowest"))
    )
    return text(f"Of the {len(fair)} {noun}s with {least} you rate {best} and {worst}.", rest)
