"""The scope in the address: what it narrows, how it is changed, and that every link carries it."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from lbstats.importing import import_export
from lbstats.stats.measure import Measure
from lbstats.ui import page, resources
from tests.app.visiting import html, poster_titles, visit
from tests.fakes.exports import make_upload

SCOPED = (page.OVERVIEW, page.DIARY, page.RATINGS, page.FILMS)


def small() -> str:
    """Four films: Her (2013, twice in the diary), House (1977, once), Heat and 1917 undated."""
    return import_export(resources.database(), [make_upload()]).token


def chips(app: AppTest) -> list[str]:
    return [button.label for button in app.button if str(button.key).startswith("chip-")]


def test_without_a_scope_everything_counts() -> None:
    app = visit(page.OVERVIEW.path, library=small())
    assert "All 4 watched films." in html(app)
    assert not chips(app)


@pytest.mark.parametrize("where", SCOPED)
def test_a_scope_in_the_address_counts_on_every_page(where: page.Page) -> None:
    app = visit(where.path, library=small(), released="2000..", watched="2024")
    assert not app.exception
    assert not app.error
    assert chips(app) == ["Watched in 2024 ✕", "Released from 2000 ✕"]
    assert "1 of 4 watched films, in 2 diary entries. Left out because it is not known: 1 undated." in html(
        app
    )


@pytest.mark.parametrize("where", SCOPED)
def test_nonsense_in_the_address_counts_everything(where: page.Page) -> None:
    app = visit(
        where.path, library=small(), watched="yes", rating="11", show="<b>", released="..x", format="?"
    )
    assert not app.exception
    assert "All 4 watched films." in html(app)


@pytest.mark.parametrize("where", SCOPED)
def test_a_scope_that_leaves_nothing_says_so_and_can_be_reset(where: page.Page) -> None:
    app = visit(where.path, library=small(), genre="No such genre")
    assert not app.exception
    assert "No film meets all of this." in html(app)
    assert not app.get("plotly_chart")
    app.button(key="scope-reset").click().run()
    assert "All 4 watched films." in html(app)
    assert "genre" not in app.query_params


def test_an_empty_scope_offers_what_to_take_off_with_how_many_films_are_then_left() -> None:
    app = visit(page.OVERVIEW.path, library=small(), released="1977", genre="No such genre")
    (way,) = (button for button in app.button if str(button.key).startswith("without-"))
    assert way.label == "Without “No such genre”: 1 film"  # without the year there is none either
    way.click().run()
    assert chips(app) == ["Released 1977 ✕"]
    assert "1 of 4 watched films." in html(app)


def test_an_empty_scope_that_no_single_step_mends_offers_all_films() -> None:
    app = visit(page.OVERVIEW.path, library=small(), genre=["No such genre"], tag="no such tag")
    assert not [button for button in app.button if str(button.key).startswith("without-")]
    app.button(key="scope-all").click().run()
    assert "All 4 watched films." in html(app)


def test_a_chip_takes_off_what_it_says_and_nothing_else() -> None:
    app = visit(page.FILMS.path, library=small(), released="1977", rating="5")
    app.button(key="chip-0").click().run()
    assert chips(app) == ["Rated 5 ★ ✕"]
    assert app.query_params["rating"] == "5"
    assert "released" not in app.query_params
    assert poster_titles(app) == ["House"]


def test_a_control_writes_into_the_address_and_keeps_the_rest() -> None:
    app = visit(page.FILMS.path, library=small(), rating="4..5")
    app.selectbox(key="scope-watched-year").select(2024).run()
    assert app.query_params["watched"] == "2024"
    assert app.query_params["rating"] == "4..5"
    assert "library" in app.query_params
    app.slider(key="scope-released").set_range(2000, 2019).run()
    assert app.query_params["released"] == "2000.."
    assert poster_titles(app) == ["Her"]


def test_controls_show_what_the_address_says() -> None:
    app = visit(page.DIARY.path, library=small(), show="rewatches", tag="home", rating="4..5", logged="yes")
    assert app.selectbox(key="scope-population").value == "rewatches"
    assert app.slider(key="scope-rating").value == (4.0, 5.0)
    assert app.multiselect(key="scope-tags").value == ["home"]
    assert app.checkbox(key="scope-in_diary").value is True


def test_links_between_pages_and_to_films_carry_the_scope() -> None:
    app = visit(page.OVERVIEW.path, library="sample", genre=["Drama", "Comedy"], watched="2024")
    carried = "genre=Comedy&amp;genre=Drama"
    assert "watched=2024&amp;" in html(app)
    assert carried in html(app)
    links = [link.proto.query_string for link in app.get("page_link")]
    assert links
    assert all("genre=Comedy&genre=Drama" in link for link in links)


def test_another_library_starts_without_the_scope_of_the_last() -> None:
    def script() -> None:
        from lbstats.model import Token  # noqa: PLC0415 - it runs as a script of its own
        from lbstats.ui import state  # noqa: PLC0415 - as above

        state.open_library(Token("other"))

    app = AppTest.from_function(script)
    app.query_params.update(library="one", genre="Drama", film="3")
    app.run()
    assert dict(app.query_params) == {"library": "other", "film": "3"}


def fair_averages(app: AppTest) -> dict[int, float]:
    app.session_state["table-decades"] = True
    frame = next(table.value for table in app.run().dataframe if "fair_average" in table.value)
    fair = frame.dropna(subset="fair_average")
    return dict(zip(fair["decade"], fair["fair_average"].round(3), strict=True))


def test_how_carefully_small_groups_are_treated_stands_in_the_address() -> None:
    usual = fair_averages(visit(page.OVERVIEW.path, library="sample"))
    app = visit(page.OVERVIEW.path, library="sample", weight="0", least="1")
    assert chips(app) == ["Groups from 1 rated film on ✕", "Plain averages ✕"]
    plain = fair_averages(app)
    assert plain.keys() > usual.keys()
    assert all(plain[decade] != average for decade, average in usual.items())
    app.button(key="scope-reset").click().run()
    assert not chips(app)
    assert fair_averages(app) == usual


def test_the_controls_of_fairness_write_the_address_and_links_carry_it() -> None:
    app = visit(page.TASTE.path, library="sample")
    app.slider(key="scope-fair-minimum").set_value(7).run()
    assert app.query_params["least"] == "7"
    assert chips(app) == ["Groups from 7 rated films on ✕"]
    app.segmented_control(key="taste-measure").set_value(Measure.FAIR_AVERAGE).run()
    assert "7 rated films or more" in html(app)
    app.button(key="chip-0").click().run()
    assert "least" not in app.query_params


@pytest.mark.parametrize("path", [each.path for each in (*SCOPED, page.TASTE, page.PEOPLE, page.WORLD)])
def test_pages_stand_whatever_fairness_is_asked_for(path: str) -> None:
    for parameters in ({"weight": "0", "least": "1"}, {"weight": "30", "least": "30"}, {"weight": "x"}):
        app = visit(path, library="sample", **parameters)
        assert not app.exception
        assert not app.error
