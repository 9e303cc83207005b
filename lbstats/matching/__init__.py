"""Deciding which film of TMDB a film of Letterboxd is. Pure: no input, no output, no clock, no state.

`folding` says when two titles are the same, `distance` how far apart two films are, `ladder` what is taken,
what is doubted and what is left. Being wrong in silence is the one thing that must not happen: when
unsure, doubtful.
"""

from lbstats.matching.distance import distance
from lbstats.matching.folding import fold, squash
from lbstats.matching.ladder import (
    decide_by_search,
    decide_by_series,
    decide_by_sweep,
    decide_by_year_search,
    decide_known,
    decide_nearest,
    episode_series_title,
    failed,
    gone,
    is_known_pair,
)
from lbstats.matching.reasons import shared

__all__ = [
    "decide_by_search",
    "decide_by_series",
    "decide_by_sweep",
    "decide_by_year_search",
    "decide_known",
    "decide_nearest",
    "distance",
    "episode_series_title",
    "failed",
    "fold",
    "gone",
    "is_known_pair",
    "shared",
    "squash",
]
