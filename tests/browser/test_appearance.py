"""What the screens look like: on a phone, in the dark; the arithmetic of it, not the taste."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.app_process import AppProcess
    from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser

PHONE = 390
PAGES = ("", "overview", "films", "matches", "about")
SIDEWAYS = """() => [document.documentElement, document.querySelector('.stMain')]
    .filter(box => box.scrollWidth > box.clientWidth).length"""
CHANNELS = """() => getComputedStyle(document.querySelector('.stApp')).backgroundColor
    .match(/\\d+/g).slice(0, 3).map(Number)"""


@pytest.mark.parametrize("path", PAGES)
def test_nothing_runs_sideways_on_a_phone(
    path: str, shared_app: AppProcess, new_visitor: Callable[..., Visitor]
) -> None:
    page = new_visitor(width=PHONE, height=844).page
    page.goto(f"{shared_app.address}{path}?library=sample")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert page.evaluate(SIDEWAYS) == 0


def test_first_screen_of_a_phone_shows_no_sideways_scroll(
    shared_app: AppProcess, new_visitor: Callable[..., Visitor]
) -> None:
    page = new_visitor(width=PHONE, height=844).page
    page.goto(shared_app.address)
    expect(page.get_by_role("button", name="Try the sample")).to_be_visible()
    assert page.evaluate(SIDEWAYS) == 0


def test_dark_browser_gets_a_dark_page(shared_app: AppProcess, new_visitor: Callable[..., Visitor]) -> None:
    for scheme, is_dark in (("dark", True), ("light", False)):
        page = new_visitor(color_scheme=scheme).page
        page.goto(f"{shared_app.address}overview?library=sample")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert (max(page.evaluate(CHANNELS)) < 64) is is_dark
