"""The sentences under People's charts: pure functions from a frame of `lbstats.stats.people` to plain text.

TMDB's names stand in them: a page shows them as text, not as Markdown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lbstats.rounding import percent
from lbstats.stats.fair import DEFAULT
from lbstats.stats.measure import Measure
from lbstats.stats.people import MOST_PEOPLE, Period, Role
from lbstats.stats.readings_groups import Noun, ranking
from lbstats.stats.wording import FEW, count, few, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from lbstats.stats.fair import Fairness

NOUNS: Final[Mapping[Role, Noun]] = {role: Noun(role.value, f"{role.value}s") for role in Role}


def people(
    frame: pd.DataFrame, role: Role, measure: Measure = Measure.FILMS, fairness: Fairness = DEFAULT
) -> str:
    """Who leads by the measure; from `people.people`."""
    return ranking(frame, NOUNS[role], measure, fairness, groups="person_count", has_lowest=True)


def director_actor_pairs(frame: pd.DataFrame) -> str:
    """Which director and actor come together most; from `people.director_actor_pairs`."""
    if frame.empty:
        return "No director and actor share two films here."
    most = int(frame["film_count"].iloc[0])
    top = frame[frame["film_count"] == most]
    if len(top) > 1:
        # Only a list that ends among them may have cut some off.
        more = " or more" if len(top) == len(frame) >= MOST_PEOPLE else ""
        return f"{len(top):,} pairs{more} share the most films: {most:,} each."
    first = top.iloc[0]
    return f"{first['director']} and {first['actor']} come together most often: in {count(most, 'film')}."


def women_directors(frame: pd.DataFrame, period: Period = Period.RELEASED) -> str:
    """How many films are directed by women, when most and when fewest; from `people.women_directors`."""
    films, unknown = int(frame["film_count"].sum()), int(frame["unknown_count"].sum())
    known = films - unknown
    if not known:
        return "Of no film here it is known whether a woman directed it."
    women = int(frame["women_count"].sum())
    verb = "is" if women == 1 else "are"
    whole = f"{women:,} of {count(known, 'film')} ({percent(women / known)}) {verb} directed by a woman."
    without = f"Of {count(unknown, 'more film')} TMDB does not say." if unknown else ""
    return text(whole, _change(frame, period), without, few(known, "film"))


def _change(frame: pd.DataFrame, period: Period) -> str:
    """The periods with the lowest and the highest share, among those with enough films."""
    enough = frame[frame["film_count"] - frame["unknown_count"] >= FEW]
    ranked = enough.sort_values(["women_share", "period"], kind="stable")
    shares = ranked["women_share"].tolist()
    if not shares or shares[0] == shares[-1]:
        return ""
    name, periods = ("the {}s", "decades") if period is Period.RELEASED else ("{}", "years")
    low, high = (
        f"{name.format(ranked['period'].iloc[place])} ({percent(shares[place])} of {films:,})"
        for place, films in (
            (place, ranked["film_count"].iloc[place] - ranked["unknown_count"].iloc[place])
            for place in (0, -1)
        )
    )
    return f"Of the {periods} with {FEW} films or more the share is lowest in {low} and highest in {high}."
