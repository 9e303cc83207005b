"""Choices beside the figures, and tabs: kept in the address, which brings them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lbstats.stats.measure import Measure
from lbstats.stats.taste import Facet
from lbstats.ui import page
from tests.app.visiting import html, open_tab, sample_films, visit

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


def test_what_is_chosen_stands_in_the_address_once_it_is_chosen() -> None:
    app = visit(page.TASTE.path, library="sample")
    app.segmented_control(key="taste-facet").set_value(Facet.COUNTRY).run()
    app.segmented_control(key="taste-measure").set_value(Measure.RESIDUAL).run()
    assert app.query_params["view"] == ["taste-facet~country", "taste-measure~residual"]
    assert figures_of(app)[0] == "country-by-residual"
    app.segmented_control(key="taste-facet").set_value(Facet.GENRE).run()
    assert app.query_params["view"] == ["taste-measure~residual", "taste-facet~genre"]
    assert figures_of(app)[0] == "genre-by-residual"


def test_an_address_brings_back_what_was_chosen() -> None:
    app = visit(page.DIARY.path, library="sample", view=["diary-period~week", "diary-measure~hours"])
    assert figures_of(app)[1] == "diary-by-week-hours"
    app = visit(page.RATINGS.path, library="sample", view="ratings-facet~weekday")
    assert "ratings-by-weekday" in figures_of(app)
    assert app.segmented_control(key="ratings-facet").value == "weekday"
    app = visit(page.TASTE.path, library="sample", view=["taste-facet~country", "taste-rows~all"])
    assert app.segmented_control(key="taste-rows").value == "all"


@pytest.mark.parametrize(
    "nonsense",
    [
        "diary-period~centuries",
        "diary-period~",
        "~week",
        "diary-period",
        "diary-period~week~week",
        "\x00~\x00",
        "diary-period~<b>week",
    ],
)
def test_nonsense_in_an_address_chooses_nothing_and_no_link_carries_it(nonsense: str) -> None:
    app = visit(page.DIARY.path, library="sample", view=[nonsense, f"{'n' * 41}~x", f"n~{'x' * 41}"])
    assert not app.exception
    assert figures_of(app)[1] == "diary-by-year-entries"
    app.segmented_control(key="diary-measure").set_value("hours").run()
    kept = app.query_params["view"]
    assert kept in ("diary-measure~hours", ["diary-period~centuries", "diary-measure~hours"])


def test_of_many_choices_the_address_keeps_the_latest_twelve() -> None:
    app = visit(page.DIARY.path, library="sample", view=[f"n{number}~x" for number in range(20)])
    app.segmented_control(key="diary-measure").set_value("hours").run()
    assert app.query_params["view"] == [*(f"n{number}~x" for number in range(9, 20)), "diary-measure~hours"]


def test_a_choice_outlives_a_scope_in_which_another_would_be_usual() -> None:
    app = visit(page.DIARY.path, library="sample")
    app.segmented_control(key="diary-period").set_value("month").run()
    app.segmented_control(key="diary-period").set_value("year").run()
    app.query_params["watched"] = "2024"
    assert figures_of(app.run())[1] == "diary-by-year-entries"


def test_each_page_has_its_own_choices_and_a_link_to_it_brings_them_back() -> None:
    app = visit(page.DIARY.path, library="sample")
    app.segmented_control(key="diary-measure").set_value("hours").run()
    for name in ("view", "library"):
        app.query_params.pop(name, None)
    app.query_params["library"] = "sample"
    app.switch_page(page.WORLD.path).run()
    assert "view" not in app.query_params
    links = {link.proto.label: link.proto.query_string for link in app.sidebar.get("page_link")}
    assert [name for name, query in links.items() if "view=" in query] == ["Diary"]
    assert "view=diary-measure~hours" in links["Diary"]
    app.query_params["view"] = "diary-measure~hours"
    app.switch_page(page.DIARY.path).run()
    assert figures_of(app)[1] == "diary-by-year-hours"
    del app.query_params["view"]  # as the browser's way back does
    assert figures_of(app.run())[1] == "diary-by-year-entries"
    links = {link.proto.label: link.proto.query_string for link in app.sidebar.get("page_link")}
    assert not any("view=" in query for query in links.values())


def test_closing_a_library_forgets_what_was_chosen_and_open_in_it() -> None:
    app = visit(page.DIARY.path, library="sample", view="diary-measure~hours", open="calendar~2024-01-01")
    app.switch_page("app.py").run()
    app.button(key="close").click().run()
    assert dict(app.query_params) == {}
    app.query_params["library"] = "sample"
    links = [link.proto.query_string for link in app.run().sidebar.get("page_link")]
    assert links
    assert not any("view=" in query for query in links)


def test_how_films_are_shown_is_chosen_for_all_figures() -> None:
    opened = ["diary-by-year~2024-01-01", "weekdays-by-month~1, 1"]
    app = visit(page.DIARY.path, library="sample", open=opened)
    shapes = ["shape-diary-by-year", "shape-weekdays-by-month"]
    app.segmented_control(key=shapes[0]).set_value("table").run()
    assert app.query_params["view"] == "shape~table"
    assert [app.segmented_control(key=key).value for key in shapes] == ["table", "table"]


@pytest.mark.parametrize(
    ("path", "key"), [(page.FILMS.path, "film-search"), (page.MATCHES.path, "match-search")]
)
def test_what_is_searched_for_stands_in_the_address(path: str, key: str) -> None:
    app = visit(path, library="sample")
    app.text_input(key=key).set_value(" Cléo ").run()
    assert app.query_params["search"] == "Cléo"
    assert any(said in html(app) for said in ("1 film", "1 of 106 films"))
    app = visit(path, library="sample", search="cleo" + "x" * 200)
    assert "No film fits." in html(app)
    assert app.text_input(key=key).value == ("cleo" + "x" * 200)[:100]
    app.text_input(key=key).set_value("").run()
    assert "search" not in app.query_params
    assert "No film fits." not in html(app)


def test_the_person_looked_for_stands_in_the_address() -> None:
    app = visit(page.PEOPLE.path, library="sample")
    app.text_input(key="people-search").set_value("varda").run()
    assert app.query_params["search"] == "varda"
    again = visit(page.PEOPLE.path, library="sample", search=" varda ")
    assert again.text_input(key="people-search").value == "varda"
    assert "Agn\u00e8s Varda" in html(again)
    assert '<ul class="lb-gallery">' not in html(visit(page.PEOPLE.path, library="sample", search=" "))


def test_no_link_leads_to_a_page_of_what_was_found_without_what_was_looked_for() -> None:
    def pages(app: AppTest) -> list[str]:
        links = [link.proto.query_string for link in app.sidebar.get("page_link")]
        return [link for link in links if "page~2" in link or "page%7E2" in link]

    assert len(pages(visit(page.FILMS.path, library="sample", view="page~2"))) == 1
    assert not pages(visit(page.FILMS.path, library="sample", view="page~2", search="e"))


def test_a_change_of_scope_on_another_page_begins_a_list_anew() -> None:
    app = visit(page.FILMS.path, library="sample", view=["film-order~title", "page~2"])
    app.switch_page(page.TASTE.path).run()
    app.selectbox(key="scope-watched-year").select(2024).run()
    links = {link.proto.label: link.proto.query_string for link in app.sidebar.get("page_link")}
    assert "film-order" in links["Films"]
    assert "page" not in links["Films"]


def test_a_corner_of_the_known_and_the_obscure_is_open_in_the_address() -> None:
    app = visit(page.TASTE.path, library="sample", open="quadrant~obscure_high")
    assert "Less known, rated high" in html(app)
    app.button(key="close-quadrant").click().run()
    assert "Less known, rated high" not in html(app)
    app.pills(key="taste-quadrant").set_value("known_low").run()
    assert app.query_params["open"] == "quadrant~known_low"
    assert "Better known, rated low" in html(app)


@pytest.mark.parametrize(
    ("measure", "n"),
    [
        (Measure.FILMS, "n = 105 watched films with a known genre."),
        (Measure.FAIR_AVERAGE, "n = 102 rated films with a known genre."),
        (Measure.RESIDUAL, "n = 102 rated films with a known genre, each of 50 votes or more on TMDB."),
    ],
)
def test_an_average_counts_rated_films(measure: Measure, n: str) -> None:
    app = visit(page.TASTE.path, library="sample", view=f"taste-measure~{measure}")
    assert n in html(app)


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


def test_the_way_back_from_a_tab_leads_to_the_one_before() -> None:
    app = visit(page.OVERVIEW.path, library="sample")
    open_tab(app, "tabs-posters", "Most rewatched")
    del app.query_params["view"]
    assert open_tab_of(app.run()) == "Favourites"


def test_the_way_back_from_a_selection_without_the_first_tab_opens_it_again() -> None:
    app = visit(page.OVERVIEW.path, library="sample")
    app.query_params["released"] = "1927"
    assert open_tab_of(app.run()) != "Favourites"
    del app.query_params["released"]
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
    open_tab(app, "tabs-posters", "Highest rated")
    app.query_params["show"] = "first"  # without rewatches
    app.run()
    assert "Most rewatched" not in [tab.label for tab in app.tabs]
    assert open_tab_of(app) == "Highest rated"
    app.query_params["released"] = "1875..1876"
    assert not app.run().tabs
    del app.query_params["released"]
    assert open_tab_of(app.run()) == "Highest rated"
    app.query_params["rating"] = "5..5"
    assert open_tab_of(open_tab(app, "tabs-posters", "Latest watched")) == "Latest watched"


def test_a_record_that_is_open_shows_its_films_in_its_own_tab() -> None:
    app = visit(page.DIARY.path, library="sample", open="busiest-days~2022-02-05")
    assert not app.exception
    assert open_tab_of(app) == "Busiest days"
    assert "Watched on 5 Feb 2022" in html(app)
    assert "4 films in 4 diary entries" in html(app)
    app = visit(page.DIARY.path, library="sample", open="week-streaks~2022-11-06, 2023-03-12")
    assert open_tab_of(app) == "Week streaks"
    assert "Watched from 6 Nov 2022 to 12 Mar 2023" in html(app)
    assert "in 20 diary entries" in html(app)


def test_what_cannot_become_the_scope_says_so_unless_it_is_one_film() -> None:
    said = "has no such selection."
    spans = visit(page.DIARY.path, library="sample", open="release-to-first-watch~1 to 5 years")
    assert said in html(spans)
    assert not [button for button in spans.button if button.label == "Count only these"]
    assert said not in html(visit(page.DIARY.path, library="sample", open="busiest-days~2022-02-05"))
    film = int(sample_films().query("title == 'Past Lives'")["film_id"].iloc[0])
    one = html(visit(page.RATINGS.path, library="sample", open=f"against-the-crowd~{film}"))
    assert "Past Lives" in one.partition('class="lb-behind"')[2]
    assert said not in one
