"""How the cells of tables are written on the screen."""

from __future__ import annotations

import pandas as pd

from lbstats.ui.tables import on_screen


def test_likes_are_hearts_shares_per_cent_and_text_turns_nothing() -> None:
    table = pd.DataFrame(
        {
            "title": pd.Series(["\u202eHer", "Heat"], dtype="str"),
            "titles": [["\u202eHer", "Heat"], None],
            "is_liked": [True, False],
            "film_share": [0.25, 1.0],
            "film_count": [3, 1],
        }
    )
    shown = on_screen(table)
    assert shown["is_liked"].tolist() == ["♥", ""]
    assert shown["film_share"].tolist() == [25.0, 100.0]
    assert shown["film_count"].tolist() == [3, 1]
    assert "\u202e" not in shown["title"][0]
    assert shown["titles"].tolist() == [["Her", "Heat"], None]
    assert table["is_liked"].tolist() == [True, False]
