"""From a figure to the films behind it, in a real browser: a click on a country, on a bar, on a person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import ElementHandle, Locator, Page

    from tests.browser.app_process import AppProcess
    from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser

PHONE = 390
COUNTRIES = ".st-key-chart-countries-by-films .choroplethlayer path"
FIND = "([shapes, code]) => [...document.querySelectorAll(shapes)].find(shape => shape.__data__.loc === code)"


def click_figure(page: Page, mark: Locator | ElementHandle) -> None:
    """Click a mark of a figure as a person does: on what the figure has said to be under the mouse."""
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x - 3, y)
    page.mouse.move(x, y)
    expect(page.locator(".hoverlayer .hovertext")).to_be_visible()
    page.mouse.click(x, y)


def test_a_click_on_a_country_of_the_map_opens_its_films(shared_app: AppProcess, visitor: Visitor) -> None:
    page = visitor.page
    page.goto(f"{shared_app.address}world?library=sample")
    # The map's shapes come from the app: the visitor's other hosts are closed.
    expect(page.locator(COUNTRIES).first).to_be_visible()
    assert page.locator(COUNTRIES).count() > 20
    india = page.evaluate_handle(FIND, [COUNTRIES, "IND"]).as_element()
    assert india
    click_figure(page, india)
    expect(page.get_by_role("heading", name="India")).to_be_visible()
    assert visitor.foreign == []


def test_a_click_on_a_bar_opens_its_films_and_another_closes_them(
    shared_app: AppProcess, visitor: Visitor
) -> None:
    page = visitor.page
    page.goto(f"{shared_app.address}taste?library=sample")
    bar = page.locator(".st-key-chart-genre-by-films .bars .point path").first
    click_figure(page, bar)
    heading = page.get_by_role("heading", name="Drama")
    expect(heading).to_be_visible()
    page.mouse.move(5, 5)
    click_figure(page, bar)
    expect(heading).to_have_count(0)


def test_a_person_leads_to_their_films_and_back(shared_app: AppProcess, visitor: Visitor) -> None:
    page = visitor.page
    page.goto(f"{shared_app.address}people?library=sample")
    page.get_by_role("list", name="Directors", exact=True).get_by_role("link", name="Agnès Varda").click()
    expect(page.get_by_role("heading", name="Agnès Varda")).to_be_visible()
    expect(page).to_have_url(re.compile(r"people\?library=sample&person=-?\d+$"))
    page.get_by_role("link", name="All people").click()
    expect(page.get_by_role("heading", name="Directors and their actors")).to_be_visible()


@pytest.mark.parametrize("path", ["taste", "people", "world"])
def test_nothing_runs_sideways_on_a_phone(
    path: str, shared_app: AppProcess, new_visitor: Callable[..., Visitor]
) -> None:
    page = new_visitor(width=PHONE, height=844).page
    page.goto(f"{shared_app.address}{path}?library=sample")
    expect(page.get_by_test_id("stPlotlyChart").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.querySelector('.stMain').scrollWidth <= window.innerWidth")
