"""The browser's history and the links within pages: every step shows its page where it was left."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.clicking import click_figure
from tests.browser.waiting import at_rest, settled

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.app_process import AppProcess
    from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser

KEPT = "() => history.state?.lbstatsPlace > 0"
"""The browser knows where the page was left: it does once nobody has scrolled for a moment."""
LED_MS = 500
"""A page at rest is scrolled within less, if it is at all."""


def test_a_link_leads_on_without_the_app_loaded_anew_and_the_way_back_shows_where_it_was(
    shared_app: AppProcess, visitor: Visitor
) -> None:
    page = visitor.page
    settled(page, f"{shared_app.address}films?library=sample")
    page.evaluate("window.isSame = true")
    poster = page.locator(".st-key-film-wall li a").nth(40)
    poster.scroll_into_view_if_needed()
    name = poster.locator(".lb-card-title").inner_text()
    poster.click()
    expect(page.get_by_role("heading", name=name)).to_be_in_viewport()
    expect(page.get_by_role("link", name="← All films")).to_be_in_viewport()
    page.locator(".lb-people a").first.click()
    expect(page.get_by_role("heading", name="People", exact=True)).to_be_in_viewport()
    at_rest(page)

    page.go_back()
    expect(page.get_by_role("heading", name=name)).to_be_in_viewport()
    at_rest(page)
    page.go_back()
    expect(poster).to_be_in_viewport()
    assert page.evaluate("window.isSame")


def test_a_link_opens_another_tab_for_whoever_wants_one(shared_app: AppProcess, visitor: Visitor) -> None:
    page = visitor.page
    settled(page, f"{shared_app.address}films?library=sample")
    poster = page.locator(".st-key-film-wall li a").first
    with page.context.expect_page() as opened:
        poster.click(modifiers=["ControlOrMeta"])
    expect(opened.value.get_by_role("link", name="← All films")).to_be_visible()
    expect(page).to_have_url(re.compile(r"films\?library=sample$"))


def test_the_way_back_from_elsewhere_shows_a_page_where_it_was_left(
    shared_app: AppProcess, visitor: Visitor
) -> None:
    page = visitor.page
    settled(page, f"{shared_app.address}films?library=sample")
    poster = page.locator(".st-key-film-wall li a").nth(40)
    poster.scroll_into_view_if_needed()
    page.wait_for_function(KEPT)
    page.goto("about:blank")
    page.go_back()
    expect(poster).to_be_in_viewport()


def test_a_reload_and_a_page_chosen_in_the_menu_keep_the_place(
    shared_app: AppProcess, visitor: Visitor
) -> None:
    page = visitor.page
    settled(page, f"{shared_app.address}taste?library=sample")
    far_down = page.get_by_role("heading", name="How varied your films are")
    far_down.scroll_into_view_if_needed()
    page.wait_for_function(KEPT)
    page.reload()
    expect(far_down).to_be_in_viewport()

    page.get_by_test_id("stSidebar").get_by_role("link", name="World", exact=True).click()
    expect(page.get_by_role("heading", name="World", exact=True)).to_be_in_viewport()
    at_rest(page)
    page.go_back()
    expect(far_down).to_be_in_viewport()


def test_steps_back_and_forward_each_show_their_own_place(shared_app: AppProcess, visitor: Visitor) -> None:
    page, menu = visitor.page, visitor.page.get_by_test_id("stSidebar")
    page.goto(f"{shared_app.address}world?library=sample")
    expect(page.get_by_role("heading", name="World", exact=True)).to_be_visible()
    menu.get_by_role("link", name="Taste", exact=True).click()
    expect(page.get_by_role("heading", name="Taste", exact=True)).to_be_visible()
    at_rest(page)
    far_down = page.get_by_role("heading", name="How varied your films are")
    far_down.scroll_into_view_if_needed()
    menu.get_by_role("link", name="People", exact=True).click()
    expect(page.get_by_role("heading", name="People", exact=True)).to_be_visible()
    at_rest(page)

    page.go_back()
    expect(far_down).to_be_in_viewport()
    at_rest(page)
    page.go_forward()
    expect(page.get_by_role("heading", name="People", exact=True)).to_be_in_viewport()
    at_rest(page)
    page.go_back()
    expect(far_down).to_be_in_viewport()
    page.go_back()  # while the page is still held where it was left
    expect(page.get_by_role("heading", name="World", exact=True)).to_be_in_viewport()
    at_rest(page)
    page.wait_for_timeout(LED_MS)
    expect(page.get_by_role("heading", name="World", exact=True)).to_be_in_viewport()


def test_the_way_back_to_another_page_of_a_list_shows_its_foot_again(
    shared_app: AppProcess, visitor: Visitor
) -> None:
    page = visitor.page
    page.goto(f"{shared_app.address}films?library=sample")
    pages = page.get_by_test_id("stPagination")
    pages.get_by_text("2", exact=True).click()
    expect(page.locator(".st-key-film-wall")).to_be_in_viewport()
    expect(pages).not_to_be_in_viewport()
    at_rest(page)

    page.go_back()
    expect(page).to_have_url(re.compile(r"library=sample$"))
    expect(pages).to_be_in_viewport()


def test_a_hand_that_scrolls_is_not_led_back_to_the_place(shared_app: AppProcess, visitor: Visitor) -> None:
    page = visitor.page
    settled(page, f"{shared_app.address}taste?library=sample")
    far_down = page.get_by_role("heading", name="How varied your films are")
    far_down.scroll_into_view_if_needed()
    page.wait_for_function(KEPT)
    page.mouse.move(640, 400)
    page.reload()
    expect(far_down).to_be_in_viewport()
    page.mouse.wheel(0, -10_000)
    page.wait_for_timeout(LED_MS)
    expect(page.get_by_role("heading", name="Taste", exact=True)).to_be_in_viewport()


def test_the_menu_adds_one_step_to_the_history_and_no_page_that_nobody_saw(
    shared_app: AppProcess, visitor: Visitor
) -> None:
    page, menu = visitor.page, visitor.page.get_by_test_id("stSidebar")
    settled(page, f"{shared_app.address}films?library=sample&film=12")
    before = page.evaluate("history.length")
    for name in ("World", "Taste", "World"):  # once may pass by luck
        menu.get_by_role("link", name=name, exact=True).click()
        expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()
        at_rest(page)
        assert page.evaluate("history.length") == before + 1
        at_rest(page)
        page.go_back()
        expect(page.get_by_role("link", name="← All films")).to_be_visible()
        at_rest(page)


def test_two_clicks_on_a_link_are_one_step(shared_app: AppProcess, visitor: Visitor) -> None:
    page = visitor.page
    settled(page, f"{shared_app.address}films?library=sample")
    page.locator(".st-key-film-wall li a").first.dblclick()
    expect(page.get_by_role("link", name="← All films")).to_be_visible()
    at_rest(page)
    page.go_back()
    expect(page.locator(".st-key-film-wall")).to_be_visible()


def test_what_is_open_is_shown_to_whoever_follows_a_link_to_it_and_after_a_reload(
    shared_app: AppProcess, visitor: Visitor, new_visitor: Callable[..., Visitor]
) -> None:
    page = visitor.page
    settled(page, f"{shared_app.address}overview?library=sample")
    click_figure(page, page.locator(".st-key-chart-decades .bars .point path").nth(3))
    opened = page.locator("h3.lb-behind")
    expect(opened).to_be_visible()
    address = page.url
    elsewhere = new_visitor().page
    elsewhere.goto(address)
    expect(elsewhere.locator("h3.lb-behind")).to_be_in_viewport()

    chart = page.locator(".st-key-chart-decades")
    expect(chart).to_be_in_viewport()
    page.reload()
    expect(chart).to_be_in_viewport()
