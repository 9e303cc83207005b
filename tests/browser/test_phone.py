"""What a thumb on a phone expects, in a real browser that has no mouse."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.waiting import settled

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.app_process import AppProcess
    from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser

DOUBLE_TAP_MS = 500
"""Two taps within less are one double tap, which does nothing."""
EDGE = 1
"""Pixels: of a border the half lies outside."""
HEADER = 100
"""Pixels at the top that Streamlit's header may take."""


@pytest.fixture
def phone(new_visitor: Callable[..., Visitor]) -> Page:
    """A phone held upright."""
    return new_visitor(width=390, height=844, touch=True).page


def test_the_menu_leaves_the_page_that_was_chosen_in_it(shared_app: AppProcess, phone: Page) -> None:
    phone.goto(f"{shared_app.address}?library=sample")
    for name in ("Films", "About"):
        phone.get_by_test_id("stExpandSidebarButton").tap()
        phone.get_by_test_id("stSidebar").get_by_role("link", name=name, exact=True).tap()
        expect(phone.get_by_role("heading", name=name, exact=True)).to_be_visible()
        expect(phone.get_by_test_id("stExpandSidebarButton")).to_be_visible()
        expect(phone.get_by_role("link", name="Overview", exact=True)).not_to_be_in_viewport()


def test_the_menu_stays_on_a_wide_screen(shared_app: AppProcess, visitor: Visitor) -> None:
    page = visitor.page
    page.goto(f"{shared_app.address}?library=sample")
    page.get_by_role("link", name="About", exact=True).click()
    expect(page.get_by_role("heading", name="About", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="Overview", exact=True)).to_be_in_viewport()


@pytest.mark.parametrize(
    ("path", "beginning"), [("films", ".st-key-film-wall"), ("matches", ".st-key-match-list")]
)
def test_another_page_of_a_list_is_shown_from_its_beginning(
    shared_app: AppProcess, phone: Page, path: str, beginning: str
) -> None:
    phone.goto(f"{shared_app.address}{path}?library=sample")
    for number in ("2", "3"):
        phone.get_by_test_id("stPagination").get_by_text(number, exact=True).tap()
        expect(phone).to_have_url(re.compile(rf"view=page~{number}$"))
        phone.wait_for_function(
            "([at, below]) => { const top = document.querySelector(at).getBoundingClientRect().top;"
            " return 0 <= top && top <= below; }",
            arg=[beginning, HEADER],
        )


def test_a_tap_opens_the_bar_below_the_finger_and_no_other(shared_app: AppProcess, phone: Page) -> None:
    phone.goto(f"{shared_app.address}taste?library=sample")
    bars = phone.locator(".st-key-chart-genre-by-films .bars .point path")
    for place, genre in ((2, "Romance"), (4, "Science+Fiction")):
        bars.nth(place).evaluate("bar => bar.scrollIntoView({block: 'center'})")
        phone.wait_for_timeout(DOUBLE_TAP_MS)
        box = bars.nth(place).bounding_box()
        assert box
        phone.touchscreen.tap(box["x"] + 8, box["y"] + box["height"] / 2)
        expect(phone).to_have_url(re.compile(rf"open=taste-genre~{re.escape(genre)}$"))


def test_a_finger_on_a_figure_scrolls_the_page(shared_app: AppProcess, phone: Page) -> None:
    phone.goto(f"{shared_app.address}taste?library=sample")
    bar = phone.locator(".st-key-chart-genre-by-films .bars .point path").nth(3)
    bar.evaluate("bar => bar.scrollIntoView({block: 'center'})")
    box = bar.bounding_box()
    assert box
    x, y = box["x"] + 8, box["y"] + box["height"] / 2
    finger = phone.context.new_cdp_session(phone)
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for step in range(1, 12):
        up = [{"x": x, "y": y - 15 * step}]
        finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": up})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    phone.wait_for_function(
        "([bar, before]) => bar.getBoundingClientRect().top < before - 100",
        arg=[bar.element_handle(), box["y"]],
    )
    expect(phone).to_have_url(re.compile(r"library=sample$"))


def test_what_a_figure_says_is_not_cut_at_the_edge_of_the_narrowest_phone(
    shared_app: AppProcess, new_visitor: Callable[..., Visitor]
) -> None:
    page = new_visitor(width=360, height=800).page
    settled(page, f"{shared_app.address}taste?library=sample")
    pairs = page.locator("[class*=st-key-chart-genre-pairs]")
    bars = pairs.locator(".bars").first.locator(".point path")
    widest = 0.0
    for place in range(bars.count()):
        bars.nth(place).scroll_into_view_if_needed()
        box = bars.nth(place).bounding_box()
        assert box
        page.mouse.move(box["x"] + 4, box["y"] + box["height"] / 2)
        said = pairs.locator(".hovertext").bounding_box()
        figure = pairs.locator(".main-svg").first.bounding_box()
        assert said
        assert figure
        assert figure["x"] - EDGE <= said["x"]
        assert said["x"] + said["width"] <= figure["x"] + figure["width"] + EDGE
        widest = max(widest, said["width"])
    assert widest > 200
