"""What each watched film was matched to, and how: the Matches page and `matches` of the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from lbstats.matching import shared
from lbstats.stats import sql

if TYPE_CHECKING:
    from lbstats.model import LibraryId
    from lbstats.store.database import Cursor


def matches(cursor: Cursor, library_id: LibraryId) -> pd.DataFrame:
    """Every watched film with its match.

    Source: watched films.
    Grain: one row per film.
    Order: doubtful, unmatched, failed, pending, matched; within them title without regard to case and
        accents, year, film_id. Films of one group stand together, where the first of them stands.
    Columns:
        film_id: int.
        uri: str, on Letterboxd, nullable.
        title: str, the export's, untrusted.
        year: int, the export's, nullable.
        kind: str, film, series or episode, nullable: no match, unless a person said it is a series.
        tmdb_id: int, the series' for an episode, nullable: no match.
        state: str, matched, doubtful, unmatched, failed or pending.
        rung: str, what decided, nullable: pending.
        distance: float, 0 the same to 1 nothing in common, nullable: no candidate.
        reason: str, a sentence, nullable: pending.
        tmdb_title: str, nullable: no match.
        tmdb_year: int, of TMDB's release date, nullable.
        director: str, all names joined by commas, nullable: no facts.
        poster_path: str, on TMDB's image host, nullable.
        candidates: str, JSON: a list of model.Candidate the ladder saw, nearest first.
        group_id: int, the lowest film_id of those taken for the same title of TMDB; episodes stand alone.
        group_size: int, how many those are.
    """
    frame = sql.frame(cursor, "matches", library_id)
    is_twin = frame["twin_title"].notna()
    frame.loc[is_twin, "reason"] = [
        shared(str(title), None if pd.isna(year) else int(year))
        for title, year in zip(frame["twin_title"][is_twin], frame["twin_year"][is_twin], strict=True)
    ]
    return frame.drop(columns=["twin_title", "twin_year"])
