"""The sentences under Taste's charts: pure functions from a frame of `lbstats.stats.taste` to plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lbstats.rounding import fixed
from lbstats.stats.fair import DEFAULT
from lbstats.stats.measure import Measure
from lbstats.stats.readings_groups import Noun, ranking
from lbstats.stats.taste import Facet
from lbstats.stats.wording import ALIKE, FEW, count, few, listing, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from lbstats.stats.fair import Fairness

SHOWN_PAIRS: Final = 15
"""So many pairs of genres are drawn, and the sentence speaks of them alone."""
STANDS_OUT: Final = 1.1
"""Times what chance leads to expect."""
_OVERLAP: Final = "A film may have several, so shares add up to more than 100 %."
NOUNS: Final[Mapping[Facet, Noun]] = {
    Facet.GENRE: Noun("genre", "genres", _OVERLAP),
    Facet.COUNTRY: Noun("country", "countries", _OVERLAP),
    Facet.LANGUAGE: Noun("language", "languages"),
    Facet.KEYWORD: Noun("keyword", "keywords", _OVERLAP),
    Facet.STUDIO: Noun("studio", "studios", _OVERLAP),
    Facet.DECADE: Noun("decade", "decades", named="the {}"),
    Facet.RUNTIME: Noun("runtime", "runtimes", named="films of {}"),
}


def groups(
    frame: pd.DataFrame, facet: Facet, measure: Measure = Measure.FILMS, fairness: Fairness = DEFAULT
) -> str:
    """Which group leads by the measure; from `taste.groups`."""
    return ranking(frame, NOUNS[facet], measure, fairness, has_lowest=True)


def genre_decades(frame: pd.DataFrame, fairness: Fairness = DEFAULT) -> str:
    """Where most films are, and which combination is rated highest; from `taste.genre_decades`."""
    if frame.empty:
        return "Of no film here both genre and release year are known."
    fullest = frame.sort_values("film_count", ascending=False, kind="stable").iloc[0]
    most = f"Most films are {_cell(fullest)}: {fullest['film_count']:,}."
    fair = frame.dropna(subset="fair_average").sort_values("fair_average", ascending=False, kind="stable")
    if len(fair) < 2:  # noqa: PLR2004 - one cannot be compared
        return text(most, f"Fewer than two cells have {fairness.minimum} rated films or more.")
    best = fair.iloc[0]
    films = count(best["rated_count"], "film")
    return text(
        most,
        f"Of the {len(fair)} cells with {fairness.minimum} rated films or more you rate "
        f"{_cell(best)} highest (fair average {fixed(best['fair_average'], 2)} over {films}).",
    )


def _cell(row: pd.Series) -> str:
    return f"{row['genre']} of the {row['decade']}s"


def genre_pairs(frame: pd.DataFrame) -> str:
    """Which genres come together most, and which more often than by chance; from `taste.genre_pairs`."""
    if frame.empty:
        return "No film here has two genres."
    most = frame.iloc[0]
    lead = f"{_pair(most)} come together most often: in {count(most['film_count'], 'film')}."
    shown = frame.head(SHOWN_PAIRS)
    often = shown[shown["film_count"] >= FEW]
    often = often.assign(times=often["film_count"] / often["expected_count"])
    if often.empty:
        return text(lead, f"No pair has {FEW} films, too few to set against chance.")
    bound = often.sort_values("times", ascending=False, kind="stable").iloc[0]
    if bound["times"] < STANDS_OUT:
        return text(lead, "No pair stands out against chance.")
    chance = f"{fixed(bound['expected_count'])} were to be expected if the one said nothing about the other."
    if _pair(bound) == _pair(most):
        return (
            f"{_pair(most)} come together most often, also set against chance: "
            f"in {count(most['film_count'], 'film')}, where {chance}"
        )
    return text(
        lead,
        f"Set against chance {_pair(bound)} stand out: {bound['film_count']:,} films, where {chance}",
    )


def _pair(row: pd.Series) -> str:
    return f"{row['genre']} and {row['other_genre']}"


def quadrants(frame: pd.DataFrame) -> str:
    """Whether the better or the less known films are rated higher; from `taste.quadrants`."""
    films = int(frame["film_count"].sum())
    if not films:
        return "No rated film here has its votes on TMDB known."
    votes, mean = frame["votes_split"].iloc[0], frame["rating_split"].iloc[0]
    counts = dict(zip(frame["quadrant"].tolist(), frame["film_count"].tolist(), strict=True))
    split = (
        f"Half of {count(films, 'rated film')} have {fixed(votes)} votes or more on TMDB "
        f"and are called better known; the average of all is {fixed(mean, 2)}."
    )
    known, obscure = (_mean(frame, which) for which in ("known", "obscure"))
    if known is None or obscure is None:
        return text(split, few(films, "rated film"))
    apart = known - obscure
    compared = (
        f"You rate better and less known ones alike ({fixed(known, 2)} and {fixed(obscure, 2)})."
        if abs(apart) < ALIKE
        else f"You rate the {'better' if apart > 0 else 'less'} known ones higher "
        f"({fixed(known, 2)} better known, {fixed(obscure, 2)} less known)."
    )
    high = f"{counts['obscure_high']:,} are less known and rated high."
    return text(split, compared, high, few(films, "rated film"))


def _mean(frame: pd.DataFrame, which: str) -> float | None:
    half = frame[frame["quadrant"].str.startswith(which) & (frame["film_count"] > 0)]
    films = int(half["film_count"].sum())
    return float((half["mean_rating"] * half["film_count"]).sum()) / films if films else None


def breadth(frame: pd.DataFrame) -> str:
    """What the entropies mean; from `taste.breadth`."""
    measured = frame.dropna(subset="as_varied_as")
    if measured.empty:
        return "Of no film here a genre, a country or a release year is known."
    parts = [
        f"one {NOUNS[Facet(facet)].one}"
        if groups == 1
        else f"{fixed(varied, 1)} of {groups:,} {NOUNS[Facet(facet)].many}"
        for facet, varied, groups in zip(
            measured["facet"].tolist(),
            measured["as_varied_as"].tolist(),
            measured["group_count"].tolist(),
            strict=True,
        )
    ]
    return text(
        f"Your films are as varied as if they came evenly from {listing(parts)}.",
        few(int(measured["film_count"].max()), "film"),
    )
