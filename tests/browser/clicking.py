"""Clicks into a figure as a person makes them, and what they open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.waiting import at_rest

if TYPE_CHECKING:
    from playwright.sync_api import ElementHandle, Locator, Page

WALL = "[class*=st-key-behind-] .lb-wall"
HOVERS = 8


def click_figure(page: Page, mark: Locator | ElementHandle, *, at: float = 0.5) -> str:
    """Click a mark of a figure as a person does: on what the figure has said to be under the mouse.

    Args:
        page: Where it is.
        mark: What to click.
        at: How far to its right, 0 to 1, or beyond.

    Returns:
        What the figure said.
    """
    at_rest(page)
    said = page.locator(".hoverlayer .hovertext")
    for _ in range(HOVERS):  # a page that grows above the figure moves it from under the mouse
        mark.scroll_into_view_if_needed()
        box = mark.bounding_box()
        assert box
        x, y = box["x"] + box["width"] * at, box["y"] + box["height"] / 2
        page.mouse.move(x - 3, y)
        page.mouse.move(x, y)
        page.wait_for_timeout(500)
        if said.count():
            break
    expect(said).to_be_visible()
    sentence = said.text_content() or ""
    page.mouse.click(x, y)
    return sentence


def expect_behind(page: Page, heading: str, films: int) -> Locator:
    """What is open: as many films as it says, as posters."""
    behind = page.get_by_role("heading", name=re.compile(rf"^{re.escape(heading)} {films} films?\b"))
    expect(behind).to_be_visible()
    expect(page.locator(WALL).locator("li")).to_have_count(films)
    return behind
