"""Choices beside the figures, and tabs: kept in the address, which brings them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lbstats.stats.measure import Measure
from lbstats.stats.taste import Facet
from lbstats.ui import page
from tests.app.visiting import html, visit

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest


def figures_of(app: AppTest) -> list[str]:
    return [figure.proto.id.partition("figure-")[2].rpartition("-")[0] for figure in app.get("plotly_chart")]


def people_of(app: AppTest) -> int:
    """How many the first list has; the second is that of pairs."""
    lists: list[str] = [each.proto.body for each in app.get("html")]
    return next(body for body in lists if 'class="lb-ranks"' in body and "<style" not in body).count("<li>")


def open_tab_of(app: AppTest) -> str:
    return next(tab.label for tab in app.tabs if tab.children)


def test_what_is_chosen_stands_in_the_address_until_it_is_as_usual_again() -> None:
    app = visit(page.TASTE.path, library="sample")
    app.segmented_control(key="taste-facet").set_value(Facet.COUNTRY).run()
    app.segmented_control(key="taste-measure").set_value(Measure.RESIDUAL).run()
    assert app.query_params["view"] == ["taste-facet~countries", "taste-measure~against-the-crowd"]
    assert figures_of(app)[0] == "country-by-residual"
    app.segmented_control(key="taste-facet").set_value(Facet.GENRE).run()
    assert app.query_params["view"] == "taste-measure~against-the-crowd"
    app.segmented_control(key="taste-measure").set_value(Measure.FILMS).run()
    assert "view" not in app.query_params
    assert figures_of(app)[0] == "genre-by-films"


def test_an_address_brings_back_what_was_chosen_and_takes_no_notice_of_nonsense() -> None:
    view = [
        "diary-period~weeks",
        "diary-measure~hours",
        "calendar-all~x",
        "no~weeks",
        "~",
        "people-role",
    ]
    app = visit(page.DIARY.path, library="sample", view=view)
    assert figures_of(app)[1] == "diary-by-week-hours"
    app.query_params["view"] = ["diary-period~centuries", "diary-measure~hours~entries", "\x00~\x00"]
    assert figures_of(app.run())[1] == "diary-by-year-entries"
    assert not app.exception


def test_going_back_takes_back_a_choice_and_another_page_leaves_it() -> None:
    app = visit(page.DIARY.path, library="sample")
    app.segmented_control(key="diary-measure").set_value("hours").run()
    assert figures_of(app)[1] == "diary-by-year-hours"
    del app.query_params["view"]  # as the browser's way back does
    assert figures_of(app.run())[1] == "diary-by-year-entries"
    app.segmented_control(key="diary-measure").set_value("hours").run()
    links = [link.proto.query_string for link in app.sidebar.get("page_link")]
    assert links
    assert all("view=diary-measure~hours" in link for link in links)


def test_more_than_fits_is_shown_by_a_switch_that_the_address_keeps() -> None:
    app = visit(page.PEOPLE.path, library="sample")
    assert people_of(app) == 20
    app.toggle(key="people-all").set_value(True).run()
    assert app.query_params["view"] == "people-all~on"
    assert people_of(app) > 20
    app.toggle(key="people-all").set_value(False).run()
    assert "view" not in app.query_params


def test_an_address_opens_a_tab_rather_than_that_of_what_is_open() -> None:
    opened = "diary-by-release-year~1999"
    app = visit(page.OVERVIEW.path, library="sample", open=opened, view="tabs-release-years~films")
    assert figures_of(app)[0] == "films-by-release-year"
    del app.query_params["view"]
    assert figures_of(app.run())[0] == "diary-by-release-year"
    app.query_params["view"] = "tabs-posters~highest-rated"
    assert open_tab_of(app.run()) == "Highest rated"
    app.query_params["view"] = "tabs-posters~nothing"
    assert open_tab_of(app.run()) == "Favourites"


def test_only_the_open_tab_is_drawn_and_an_address_opens_the_tab_of_its_figure() -> None:
    app = visit(page.OVERVIEW.path, library="sample", open="diary-by-release-year~1999")
    figures = [figure.proto.id.partition("figure-")[2] for figure in app.get("plotly_chart")]
    assert figures == ["diary-by-release-year-0", "ratings-0", "decades-0"]
    assert "Released in 1999 and in the diary" in html(app)


def test_closing_what_is_open_leaves_its_tab_open() -> None:
    app = visit(page.OVERVIEW.path, library="sample", open="diary-by-release-year~1999")
    app.button(key="close-diary-by-release-year").click().run()
    assert "Released in 1999" not in html(app)
    assert figures_of(app)[0] == "diary-by-release-year"


def test_of_two_figures_with_something_open_the_latest_has_its_tab_open() -> None:
    both = ["films-by-release-year~1999", "rating-by-release-year~1999"]
    app = visit(page.OVERVIEW.path, library="sample", open=both)
    assert figures_of(app)[0] == "rating-by-release-year"
    app = visit(page.OVERVIEW.path, library="sample", open=both[::-1])
    assert figures_of(app)[0] == "films-by-release-year"


def test_a_tab_stays_open_when_a_scope_takes_another_away_or_all_of_them() -> None:
    app = visit(page.OVERVIEW.path, library="sample")
    app.session_state["tabs-posters"] = "Highest rated"
    app.run()
    app.query_params["show"] = "first"  # without rewatches
    app.run()
    assert "Most rewatched" not in [tab.label for tab in app.tabs]
    assert open_tab_of(app) == "Highest rated"
    app.query_params["released"] = "1875..1876"
    assert not app.run().tabs
    del app.query_params["released"]
    assert open_tab_of(app.run()) == "Highest rated"
    app.session_state["tabs-posters"] = "Latest watched"
    app.query_params["rating"] = "5..5"
    assert open_tab_of(app.run()) == "Latest watched"
