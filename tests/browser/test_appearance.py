"""What the screens look like: on a phone, in the dark; the arithmetic of it, not the taste."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from lbstats.ui import page as ui
from tests.fakes.exports import make_zip

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.app_process import AppProcess
    from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser

PHONE = 390
PAGES = ("", *(Path(page.path).stem for page in ui.PAGES if page is not ui.HOME))
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


def test_map_is_no_higher_on_a_phone_than_its_width_can_fill(
    shared_app: AppProcess, new_visitor: Callable[..., Visitor]
) -> None:
    for width, height in ((PHONE, 270), (1280, 368)):
        page = new_visitor(width=width, height=844).page
        page.goto(f"{shared_app.address}world?library=sample")
        figure = page.locator(".st-key-chart-countries-by-films .svg-container")
        expect(figure).to_have_css("height", f"{height}px")


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


def test_charts_follow_the_page_when_its_appearance_is_switched(
    shared_app: AppProcess, visitor: Visitor
) -> None:
    page = visitor.page
    page.goto(f"{shared_app.address}overview?library=sample")
    bar = page.locator(".st-key-chart-ratings .point path").last
    expect(bar).to_have_css("fill", "rgb(131, 69, 0)")
    page.emulate_media(color_scheme="dark")
    expect(bar).to_have_css("fill", "rgb(247, 182, 79)")


@pytest.mark.parametrize("width", [PHONE, 1280])
def test_what_comes_first_stands_clear_of_the_header(
    width: int, shared_app: AppProcess, new_visitor: Callable[..., Visitor]
) -> None:
    page = new_visitor(width=width).page
    page.goto(f"{shared_app.address}?library=nonsense")
    alert = page.get_by_test_id("stAlert").first
    expect(alert).to_be_visible()
    box, header = alert.bounding_box(), page.get_by_test_id("stHeader").bounding_box()
    assert box
    assert header
    assert box["y"] >= header["y"] + header["height"]


def test_addresses_in_a_files_name_are_no_links(shared_app: AppProcess, visitor: Visitor) -> None:
    name = "http://e.example www.e.example a@e.example https://e.example/x.zip"
    page = visitor.page
    page.goto(shared_app.address)
    page.get_by_test_id("stFileUploaderDropzoneInput").first.set_input_files(
        {"name": name, "mimeType": "application/zip", "buffer": b"not packed"}
    )
    expect(page.get_by_test_id("stAlert")).to_contain_text("is not a ZIP file.")
    expect(page.get_by_test_id("stAlert").get_by_role("link")).to_have_count(0)


def test_way_to_copy_a_link_is_seen_without_a_mouse_and_no_table_downloads_itself(
    shared_app: AppProcess, visitor: Visitor, tmp_path: Path
) -> None:
    file = tmp_path / "export.zip"
    file.write_bytes(make_zip())
    page = visitor.page
    page.goto(shared_app.address)
    page.get_by_test_id("stFileUploaderDropzoneInput").first.set_input_files(file)
    expect(page.get_by_role("button", name="Copy to clipboard").first).to_be_visible()
    page.get_by_role("link", name="Overview", exact=True).click()
    page.get_by_text("The figures as a table").first.click()
    table = page.get_by_test_id("stDataFrame").first
    table.hover()
    expect(page.get_by_role("button", name="Fullscreen").first).to_be_visible()
    expect(page.get_by_role("button", name="Download as CSV")).to_have_count(0)
    expect(page.get_by_role("button", name="Download CSV").first).to_be_visible()
