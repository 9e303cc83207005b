"""The scope through a real browser: set on one page it holds on another, and in a copied link."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.app_process import AppProcess
    from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser

DRAMA = re.compile(r"^Drama ✕$")


def test_a_scope_set_on_one_page_holds_on_another_and_in_a_copied_link(
    shared_app: AppProcess, new_visitor: Callable[..., Visitor]
) -> None:
    page = new_visitor().page
    page.goto(f"{shared_app.address}overview?library=sample")
    page.get_by_role("button", name="Narrow down").click()
    page.get_by_role("combobox", name="Genre").fill("Dram")
    page.get_by_role("option", name="Drama").click()
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile(r"genre=Drama"))
    count = page.locator(".lb-scope-count")
    expect(count).to_contain_text("of 106 watched films")
    said = count.inner_text()
    page.keyboard.press("Escape")

    page.get_by_test_id("stSidebar").get_by_role("link", name="Diary").click()
    expect(page.get_by_role("heading", level=1, name="Diary")).to_be_visible()
    expect(page.get_by_role("button", name=DRAMA)).to_be_visible()
    expect(count).to_have_text(said)

    elsewhere = new_visitor().page
    elsewhere.goto(page.url)
    expect(elsewhere.get_by_role("heading", level=1, name="Diary")).to_be_visible()
    expect(elsewhere.locator(".lb-scope-count")).to_have_text(said)

    elsewhere.get_by_role("button", name=DRAMA).click()
    expect(elsewhere.get_by_text("All 106 watched films.")).to_be_visible()
    expect(elsewhere).not_to_have_url(re.compile("genre="))


def test_a_day_of_the_map_opens_its_films_and_can_become_the_scope(
    shared_app: AppProcess, visitor: Visitor
) -> None:
    page = visitor.page
    page.goto(f"{shared_app.address}diary?library=sample")
    chart = page.locator(".st-key-chart-calendar")
    marks = chart.locator(".scatterlayer .point")
    marks.last.wait_for(state="attached")
    page.wait_for_load_state("networkidle")
    marks.last.scroll_into_view_if_needed()
    box = marks.last.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator("h3.lb-behind")).to_contain_text("film")
    page.get_by_role("button", name="Count only these").click()
    expect(page).to_have_url(re.compile(r"watched=\d{4}-\d\d-\d\d"))
    expect(page.locator(".lb-scope-count")).to_contain_text("of 106 watched films")
