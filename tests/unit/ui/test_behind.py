"""Which films a dot stands for."""

from __future__ import annotations

import pandas as pd
import pytest

from lbstats.stats.scope import EVERYTHING
from lbstats.ui.behind import Group, of_dot
from lbstats.ui.rows import rows_of

DOTS = pd.DataFrame({"film_id": [7, 4], "film_count": [3, 1], "film_ids": ["7,12,3", "4"]})
FILMS = pd.DataFrame({"film_id": [7, 4, 12], "title": ["Heat", "Her", "House"], "year": [1995, 2013, 1977]})


@pytest.mark.parametrize(
    ("place", "heading", "film_ids"),
    [
        (0, "Heat (1995) and those in the same place", (3, 7, 12)),
        (1, "Her (2013)", (4,)),
        (2, "House (1977)", (12,)),
    ],
)
def test_a_dot_opens_all_its_films_and_a_film_itself(
    place: int, heading: str, film_ids: tuple[int, ...]
) -> None:
    row = list(rows_of(FILMS))[place]
    assert of_dot(row, DOTS, EVERYTHING) == Group(heading, EVERYTHING, film_ids=film_ids)
