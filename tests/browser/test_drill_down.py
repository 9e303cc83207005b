"""From a figure to the films behind it, in a real browser: by a click, by the keyboard and by the address."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.clicking import WALL, click_figure, expect_behind
from tests.browser.waiting import at_rest, settled

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.app_process import AppProcess
    from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser

PHONE = 390
COUNTRIES = ".st-key-chart-countries-by-films .choroplethlayer path"
DECADES = ".st-key-chart-decades"
CELLS = ".st-key-chart-genres-by-decade"
MOST_TABS = 12
NEAR = 40
FIND = "([shapes, code]) => [...document.querySelectorAll(shapes)].find(shape => shape.__data__.loc === code)"


def expect_right_below(page: Page, figure: str, behind: str) -> None:
    """No sentence, no table stands between a figure and the films a click in it opened."""
    above, below = page.locator(figure).bounding_box(), page.locator(behind).bounding_box()
    assert above
    assert below
    assert 0 <= below["y"] - above["y"] - above["height"] < NEAR


def expect_only(page: Page, chip: str, films: int, address: str) -> None:
    """After "Count only these": a chip, the count, the address."""
    page.get_by_role("button", name="Count only these").click()
    expect(page.get_by_role("button", name=f"{chip} ✕", exact=True)).to_be_visible()
    expect(page.locator(".lb-scope-count")).to_contain_text(f"{films} of 106 watched films")
    expect(page).to_have_url(re.compile(rf"[?&]{re.escape(address)}(&|$)"))


def test_a_click_on_a_bar_opens_its_films_and_they_become_the_scope(
    shared_app: AppProcess, visitor: Visitor
) -> None:
    page = visitor.page
    page.goto(f"{shared_app.address}overview?library=sample")
    said = click_figure(page, page.locator(f"{DECADES} .bars .point path").nth(3))
    assert said.startswith("1950s: 6 films")
    behind = expect_behind(page, "The 1950s", 6)
    at_rest(page)
    expect_right_below(page, DECADES, ".st-key-behind-decades")
    page.locator(WALL).get_by_role("link").first.click()
    expect(page).to_have_url(re.compile(r"films\?library=sample&film=\d+$"))
    page.go_back()
    expect(behind).to_be_visible()
    page.reload()
    expect(behind).to_be_visible()

    expect_only(page, "Released 1950 to 1959", 6, "released=1950..1959")
    expect(page.get_by_test_id("stToast")).to_contain_text("Counted now: The 1950s.")
    expect(behind).to_have_count(0)
    expect(page.locator(f"{DECADES} .bars .point")).to_have_count(1)
    page.go_back()
    expect(page.get_by_role("button", name=re.compile("✕"))).to_have_count(0)
    expect(behind).to_be_visible()


def test_a_click_anywhere_in_a_cell_opens_its_films_and_they_become_the_scope(
    shared_app: AppProcess, visitor: Visitor
) -> None:
    page = visitor.page
    page.goto(f"{shared_app.address}taste?library=sample")
    marks = page.locator(f"{CELLS} .points .point")
    expect(marks.first).to_be_attached()
    keys = marks.evaluate_all("all => all.map(each => String(each.__data__.data))")
    drama_of_the_2010s = keys.index("Drama,2010")
    # Far beside the mark, which is as high as a cell but not as wide.
    said = click_figure(page, marks.nth(drama_of_the_2010s), at=1.4)
    films = int(re.match(r"Drama of the 2010s: (\d+) films", said)[1])  # type: ignore[index]
    expect_behind(page, "Drama of the 2010s", films)
    expect_only(page, "Drama", films, "genre=Drama")
    expect(page).to_have_url(re.compile(r"released=2010\.\.2019"))


def test_an_empty_cell_says_so_and_opens_nothing(shared_app: AppProcess, visitor: Visitor) -> None:
    page = visitor.page
    page.goto(f"{shared_app.address}taste?library=sample")
    marks = page.locator(f"{CELLS} .points .point")
    expect(marks.first).to_be_attached()
    keys = marks.evaluate_all("all => all.map(each => String(each.__data__.data))")
    assert click_figure(page, marks.nth(keys.index("null"))).endswith(": no film")
    page.wait_for_load_state("networkidle")
    expect(page.locator("h3.lb-behind")).to_have_count(0)


def test_a_click_on_a_country_of_the_map_opens_its_films_and_they_become_the_scope(
    shared_app: AppProcess, visitor: Visitor
) -> None:
    page = visitor.page
    page.goto(f"{shared_app.address}world?library=sample")
    # The map's shapes come from the app: the visitor's other hosts are closed.
    expect(page.locator(COUNTRIES).first).to_be_visible()
    assert page.locator(COUNTRIES).count() > 20
    india = page.evaluate_handle(FIND, [COUNTRIES, "IND"]).as_element()
    assert india
    said = click_figure(page, india)
    films = int(re.match(r"India: (\d+) film", said)[1])  # type: ignore[index]
    expect_behind(page, "India", films)
    expect(page.get_by_role("combobox", name="Click a country")).to_have_value(re.compile("^India"))
    expect_only(page, "India", films, "country=IN")


def test_the_films_of_a_figure_open_without_a_mouse(shared_app: AppProcess, visitor: Visitor) -> None:
    page = visitor.page
    settled(page, f"{shared_app.address}overview?library=sample")
    expander = page.locator(".st-key-table-decades summary")
    expander.focus()
    page.keyboard.press("Enter")
    grid = page.locator(".st-key-table-decades").get_by_test_id("data-grid-canvas")
    expect(grid).to_be_visible()
    at_rest(page)
    expander.focus()
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if grid.evaluate("grid => document.activeElement === grid || grid.contains(document.activeElement)"):
            break
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+Space")
    behind = page.locator("h3.lb-behind")
    expect(behind).to_contain_text("film")
    assert "1950s" not in behind.inner_text()
    page.wait_for_load_state("networkidle")
    at_rest(page)
    # Not above the table: that would be pushed away from under whoever chose the row.
    expect_right_below(page, ".st-key-table-decades", ".st-key-behind-decades")
    # Now by the mouse: the row is chosen no more, and a click on the bar opens what it counts.
    click_figure(page, page.locator(f"{DECADES} .bars .point path").nth(3))
    expect_behind(page, "The 1950s", 6)
    page.get_by_role("button", name="Close").click()
    expect(behind).to_have_count(0)


def test_the_table_of_the_films_is_what_its_file_holds(
    shared_app: AppProcess, visitor: Visitor, tmp_path: Path
) -> None:
    page = visitor.page
    page.goto(f"{shared_app.address}overview?library=sample&open=ratings~4")
    behind = page.get_by_role("heading", name="Rated ★★★★ 34 films")
    expect(behind).to_be_visible()
    expect(page.locator(WALL).locator("li")).to_have_count(24)
    page.locator(".st-key-shape-ratings").get_by_text("Table").click()
    grid = page.locator(".st-key-behind-ratings").get_by_test_id("data-grid-canvas")
    expect(grid.locator("[role=grid]")).to_have_attribute("aria-rowcount", "35")
    with page.expect_download() as download:
        page.locator(".st-key-csv-films-ratings").get_by_role("button", name="Download CSV").click()
    path = tmp_path / "films.csv"
    download.value.save_as(path)
    rows = list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))
    assert len(rows) == 34
    assert {row["Rating"] for row in rows} == {"4.0"}
    assert grid.locator("[role=gridcell]").first.text_content() == rows[0]["Film"]


def test_a_person_leads_to_their_films_which_become_the_scope_and_back(
    shared_app: AppProcess, visitor: Visitor
) -> None:
    page = visitor.page
    page.goto(f"{shared_app.address}people?library=sample")
    directors = page.get_by_role("list", name="Directors", exact=True)
    row = directors.get_by_role("listitem").filter(has_text="Agnès Varda")
    films = int(re.search(r"(\d+) films", row.inner_text())[1])  # type: ignore[index]
    row.get_by_role("link", name="Agnès Varda").click()
    expect(page.get_by_role("heading", name="Agnès Varda", exact=True)).to_be_visible()
    expect(page).to_have_url(re.compile(r"people\?library=sample&person=-?\d+&role=director$"))
    expect_behind(page, "Director Agnès Varda", films)
    page.get_by_role("link", name="All people").click()
    expect(page.get_by_role("heading", name="Directors and their actors")).to_be_visible()
    page.go_back()
    expect_behind(page, "Director Agnès Varda", films)
    page.get_by_role("button", name="Count only these").click()
    expect(page.get_by_role("button", name="Director Agnès Varda ✕")).to_be_visible()
    expect(page.locator(".lb-scope-count")).to_contain_text(f"{films} of 106 watched films")
    page.get_by_test_id("stSidebar").get_by_role("link", name="Taste").click()
    expect(page).to_have_url(re.compile(r"taste\?library=sample&credit=director--?\d+$"))
    expect(page.locator(".lb-scope-count")).to_contain_text(f"{films} of 106 watched films")


@pytest.mark.parametrize("path", ["taste", "people", "world"])
def test_nothing_runs_sideways_on_a_phone(
    path: str, shared_app: AppProcess, new_visitor: Callable[..., Visitor]
) -> None:
    page = new_visitor(width=PHONE, height=844).page
    page.goto(f"{shared_app.address}{path}?library=sample")
    expect(page.get_by_test_id("stPlotlyChart").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.querySelector('.stMain').scrollWidth <= window.innerWidth")
