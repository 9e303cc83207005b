"""For everyone: axe-core over every page in both appearances, the way by keyboard, a focus that is seen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

from lbstats.ui.counting import LABEL
from lbstats.ui.page import HOME, PAGES
from tests.browser.waiting import settled

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.app_process import AppProcess
    from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser

PATHS: Final = tuple("" if each is HOME else Path(each.path).stem for each in PAGES)
STREAMLITS_OWN: Final = {
    # The area files are dropped on says it is presentation and has a name for whoever drops something there;
    # the button in it is what the keyboard reaches.
    ("presentation-role-conflict", "stFileUploaderDropzone"),
}
"""What Streamlit itself does wrong: the rule, and the test id of the one kind of element it does it on."""
# Inside a figure are thousands of shapes axe has no rule for: tests/unit/charts looks after its colours.
AXE: Final = """async rules => {
    const found = await axe.run({exclude: ['.js-plotly-plot']}, {resultTypes: ['violations'],
        ...(rules ? {runOnly: {type: 'rule', values: rules}} : {})});
    return found.violations.flatMap(violation => violation.nodes.map(node => [
        violation.id, document.querySelector(node.target[0])?.dataset.testid ?? '', node.target.join(' '),
        node.html.slice(0, 200), node.failureSummary]));
}"""
FOCUSED: Final = """() => {
    const element = document.activeElement, style = getComputedStyle(element);
    return {
        tag: element.tagName, role: element.getAttribute('role') ?? '',
        words: (element.innerText || element.getAttribute('aria-label') || '').split('\\n')[0],
        where: element.closest('[data-testid]')?.dataset.testid ?? '',
        isSeen: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1)
            || style.boxShadow !== 'none',
    };
}"""
MOST_STOPS: Final = 60
DARK: Final = "rgb(18, 20, 22)"


def violations(page: Page, *rules: str) -> list[Any]:
    """What axe-core objects to, but for what is known to be Streamlit's."""
    if not page.evaluate("typeof axe !== 'undefined'"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate(AXE, list(rules) or None)
    return [each for each in found if (each[0], each[1]) not in STREAMLITS_OWN]


def stops(page: Page) -> list[dict[str, Any]]:
    """Everything the Tab key reaches, from the top until it leaves the page."""
    reached: list[dict[str, Any]] = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop["tag"] == "BODY":
            return reached
        if not stop["isSeen"]:  # a ring may fade in
            page.wait_for_timeout(300)
            stop = page.evaluate(FOCUSED)
        reached.append(stop)
    return reached


@pytest.mark.parametrize("path", PATHS)
def test_no_page_breaks_a_rule_of_axe_in_light_or_in_dark(
    path: str, shared_app: AppProcess, visitor: Visitor
) -> None:
    page = visitor.page
    settled(page, f"{shared_app.address}{path}?library=sample")
    assert violations(page) == []
    # Of all rules only that of contrast knows the appearance.
    page.emulate_media(color_scheme="dark")
    expect(page.locator(".stApp")).to_have_css("background-color", DARK)
    assert violations(page, "color-contrast") == []


def test_an_explanation_opens_by_key_is_read_and_closes_by_escape(
    shared_app: AppProcess, visitor: Visitor
) -> None:
    page = visitor.page
    settled(page, f"{shared_app.address}taste?library=sample")
    button = page.get_by_role("button", name=LABEL).first
    button.focus()
    page.keyboard.press("Enter")
    term = page.get_by_test_id("stPopoverBody").locator("summary").filter(has_text="Fair average")
    term.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("number of ratings + 5")).to_be_visible()
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    expect(page.locator(".stApp")).to_have_css("background-color", DARK)
    assert violations(page, "color-contrast") == []
    page.keyboard.press("Escape")
    expect(term).to_have_count(0)


def test_every_figure_has_an_alternative_text_and_a_table(shared_app: AppProcess, visitor: Visitor) -> None:
    page = visitor.page
    settled(page, f"{shared_app.address}ratings?library=sample")
    figures = page.get_by_test_id("stPlotlyChart")
    expect(figures.nth(5)).to_be_attached()
    count = figures.count()
    named = page.locator(
        "[data-testid='stPlotlyChart'] [aria-label], [data-testid='stPlotlyChart'][aria-label]"
    )
    assert named.count() >= count
    assert page.locator("[class*='st-key-table-'] summary").count() >= count


def test_the_tab_key_reaches_everything_and_the_focus_is_seen(
    shared_app: AppProcess, visitor: Visitor
) -> None:
    page = visitor.page
    settled(page, f"{shared_app.address}taste?library=sample&genre=Drama")
    reached = stops(page)
    words = [stop["words"] for stop in reached]
    for wanted in (
        "Skip to main content",
        "Home",
        "World",
        "Narrow down",
        "Drama ✕",
        "Reset",
        "Genres",
        LABEL,
    ):
        assert wanted in words
    assert sum(stop["tag"] == "SUMMARY" for stop in reached) >= 4
    assert [stop for stop in reached if not stop["isSeen"]] == []
    assert len(reached) < MOST_STOPS


def test_what_the_keyboard_reaches_it_can_use(shared_app: AppProcess, visitor: Visitor) -> None:
    page = visitor.page
    settled(page, f"{shared_app.address}taste?library=sample&genre=Drama")
    # A switch goes on by the arrows, a table opens by Enter, a chip goes by Enter.
    page.get_by_role("radio", name="Genres").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    expect(page.get_by_role("radio", name="Countries", exact=True)).to_be_checked()
    table = page.locator(".st-key-table-country-by-films summary")
    table.focus()
    page.keyboard.press("Enter")
    expect(
        page.locator(".st-key-table-country-by-films").get_by_role("button", name="Download CSV")
    ).to_be_visible()
    page.get_by_role("button", name="Drama ✕").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("All 106 watched films.")).to_be_visible()
