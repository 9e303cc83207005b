"""The tables behind the figures, their files, and how figures are counted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from lbstats.model import (
    TokenKind,
)
from lbstats.store import libraries
from lbstats.ui import counting, page, resources
from lbstats.ui.downloads import DEFUSED
from tests.app.visiting import html, imported, in_every_tab, open_tab, visit

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest


def with_open_tables(app: AppTest) -> AppTest:
    """The page once every table on it is opened."""
    for each in app.expander:
        app.session_state["table-" + each.proto.id.partition("-table-")[2]] = True
    return app.run()


@pytest.mark.parametrize("path", [page.OVERVIEW.path, page.FILMS.path])
def test_view_only_link_offers_no_download_and_the_owners_and_the_sample_do(path: str) -> None:
    owner = imported()
    database = resources.database()
    library_id = libraries.open_library(database, owner).library_id
    guest = libraries.new_token(database, library_id, TokenKind.VIEW)
    offered = []
    for token in (owner, "sample", guest):
        app = visit(path, library=token)
        app.session_state["table-ratings"] = True  # the table behind a figure, opened
        offered.append(len(app.run().get("download_button")))
    assert offered[0]
    assert offered[1]
    assert not offered[2]


def test_table_behind_a_figure_is_made_when_it_is_opened() -> None:
    app = visit(page.OVERVIEW.path, library=imported())
    assert not app.dataframe
    app.session_state["table-ratings"] = True
    (table,) = app.run().dataframe
    assert table.value["rating"].tolist() == [half / 2 for half in range(1, 11)]


@pytest.mark.parametrize(
    ("path", "terms"),
    [
        (page.OVERVIEW.path, {"Watched films", "Hours", "Rewatches", "Fair average"}),
        (
            page.DIARY.path,
            {"Streaks and droughts", "Milestones", "From release to first watch", "Between two watches"},
        ),
        (page.RATINGS.path, {"Against the crowd", "Band of an average", "Then and now", "Fair average"}),
        (page.TASTE.path, {"Breadth", "Genres by chance", "Better or less known", "Shares"}),
        (page.PEOPLE.path, {"Fair average", "Directed by women"}),
        (page.WORLD.path, {"Fair average", "Shares", "Against the crowd"}),
        (page.FILMS.path, {"Watched films", "Rewatches"}),
    ],
)
def test_a_page_explains_how_its_figures_are_counted(path: str, terms: set[str]) -> None:
    app = visit(path, library="sample")
    shown = "\n".join(each.value for each in app.markdown)
    # Several terms of one figure are a list of headings that open.
    headed = {each.label for each in app.expander} | set(re.findall(r"^### (.+)$", shown, re.MULTILINE))
    assert terms <= headed
    texts = {term: counting.texts()[term].removeprefix(f"### {term}").strip() for term in terms}
    assert [term for term, text in texts.items() if text not in shown] == []


@pytest.mark.parametrize("path", [page.DIARY.path, page.TASTE.path, page.WORLD.path])
def test_every_table_has_a_csv_and_a_word_on_its_text_cells(path: str) -> None:
    app = with_open_tables(visit(path, library="sample"))
    tables, files = app.dataframe, app.get("download_button")
    assert len(tables) > 3
    # The countries not yet seen are a list, and a file.
    assert len(files) == len(tables) + (path == page.WORLD.path)
    assert {file.proto.help for file in files} == {DEFUSED}


def test_records_and_milestones_of_the_diary_have_their_tables() -> None:
    names = {
        each.proto.id.rpartition("-csv-")[2]
        for app in in_every_tab(visit(page.DIARY.path, library="sample"))
        for each in with_open_tables(app).get("download_button")
    }
    records = {"week-streaks", "day-streaks", "droughts", "busiest-days", "double-features", "marathons"}
    assert records | {"milestones"} <= names


def test_a_list_says_how_many_of_its_table_it_shows() -> None:
    films = [(f"Film {half}", "2000", f"https://boxd.it/f{half}") for half in (1, 2)]
    days = [f"2024-{month:02}-01" for month in range(1, 13)]
    entries: list[tuple[str, ...]] = [
        (day, title, year, f"https://boxd.it/e{month}{title[-1]}", "", "", "", day)
        for month, day in enumerate(days)
        for title, year, _ in films
    ]
    watched: list[tuple[str, ...]] = [("2024-01-01", *film) for film in films]
    app = visit(page.DIARY.path, library=imported({"watched.csv": watched, "diary.csv": entries}))
    shown = html(open_tab(app, "tabs-records", "Double features"))
    assert "n = 24 diary entries with a day; listed: the 10 latest, 12 in the table" in shown
    assert shown.partition('class="lb-records"')[2].partition("</ol>")[0].count("<li>") == 10
