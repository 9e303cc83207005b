"""The way of a visitor through a real browser: first look, upload, progress, coming back, a killed server."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.fakes.exports import default_files, file_bytes, make_zip
from tests.fakes.tmdb_server import TmdbServer
from tests.fakes.tmdb_world import World, film

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from tests.browser.app_process import AppProcess
    from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser

FILMS = 60
ENRICHED_MS = 60_000
ENDS_WITHIN_S = 5.0


def world() -> World:
    """Sixty films of five years that TMDB knows under the names the export has."""
    return World(
        films=[film(1000 + n, f"Harbour Tale {n}", 2000 + n % 5, vote_count=100 + n) for n in range(FILMS)]
    )


@pytest.fixture
def tmdb() -> Iterator[TmdbServer]:
    """TMDB's stand-in with those films."""
    with TmdbServer(world()) as server:
        yield server


def export(path: Path, count: int = FILMS) -> Path:
    """The ZIP of somebody who watched those films, and one that TMDB does not know."""
    rows = [
        ("2024-01-02", f"Harbour Tale {n}", str(2000 + n % 5), f"https://boxd.it/a{n}") for n in range(count)
    ]
    rows.append(("2024-01-02", "Nobody Knows This One", "1991", "https://boxd.it/zzzz"))
    path.write_bytes(make_zip({"watched.csv": rows}))
    return path


def upload(page: Page, file: Path) -> None:
    page.get_by_test_id("stFileUploaderDropzoneInput").first.set_input_files(file)


def outcome(page: Page, label: str) -> Locator:
    """The figure beside a word of the enrichment's outcome."""
    return page.locator(".lb-outcome", has_text=label).get_by_role("definition")


def expect_complete(page: Page) -> None:
    expect(page.get_by_role("heading", name="Every film has been looked up")).to_be_visible(
        timeout=ENRICHED_MS
    )
    expect(outcome(page, "matched")).to_have_text(str(FILMS))
    expect(outcome(page, "not found")).to_have_text("1")
    expect(outcome(page, "failed")).to_have_text("0")


def give_key(page: Page, key: str) -> None:
    """Fill in the form for the visitor's own key, once that of the run before is gone from the screen."""
    field = page.get_by_label("Your TMDB key", exact=True)
    expect(field).to_have_count(1)
    field.fill(key)
    page.get_by_role("button", name="Start with this key").click()


def test_first_visit_leads_to_the_export(shared_app: AppProcess, visitor: Visitor) -> None:
    visitor.page.goto(shared_app.address)
    link = visitor.page.get_by_role("link", name="letterboxd.com/settings/data")
    expect(link).to_have_attribute("href", "https://letterboxd.com/settings/data/")
    expect(visitor.page.get_by_role("button", name="Try the sample")).to_be_visible()
    expect(visitor.page.get_by_role("region", name="Your Letterboxd export")).to_be_in_viewport()


def test_sample_opens_and_leads_to_every_page(shared_app: AppProcess, visitor: Visitor) -> None:
    page = visitor.page
    page.goto(shared_app.address)
    page.get_by_role("button", name="Try the sample").click()
    expect(page.get_by_role("heading", name="The sample")).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?library=sample$"))
    page.get_by_role("link", name="Open the overview").click()
    for name in ("Overview", "Films", "Matches", "About"):
        page.get_by_test_id("stSidebar").get_by_role("link", name=name).click()
        expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()
        expect(page).to_have_url(re.compile(rf"{name.lower()}\?library=sample$"))
        expect(page.get_by_role("alert")).to_have_count(0)


def test_upload_by_hand_is_enriched_and_comes_back_after_a_reload(
    slow_app: AppProcess, tmdb: TmdbServer, tmp_path: Path, new_visitor: Callable[..., Visitor]
) -> None:
    visitor = new_visitor()
    page = visitor.page
    page.goto(slow_app.address)
    upload(page, export(tmp_path / "letterboxd-nobody-2026-01-31-12-30-utc.zip"))
    expect(page.get_by_text("61 watched = 0 in the diary + 61 undated")).to_be_visible()
    expect(page.get_by_role("progressbar")).to_be_visible()
    expect(page.get_by_role("list", name="Found last")).to_be_visible()
    expect_complete(page)
    assert visitor.images > 0
    expect(page.get_by_role("progressbar")).to_have_count(0)
    address = page.url
    assert re.search(r"\?library=[\w-]{43}$", address)
    assert address in page.get_by_test_id("stCode").inner_text()

    page.reload()
    expect_complete(page)
    elsewhere = new_visitor().page
    elsewhere.goto(address)
    expect_complete(elsewhere)

    secrets = (address.partition("library=")[2], tmdb.key, "Harbour Tale")
    assert [secret for secret in secrets if secret in slow_app.log] == []
    assert "Traceback" not in slow_app.log


def test_other_pages_work_meanwhile_and_say_how_far_the_facts_are(
    slow_app: AppProcess, tmp_path: Path, visitor: Visitor
) -> None:
    page = visitor.page
    page.goto(slow_app.address)
    upload(page, export(tmp_path / "export.zip"))
    page.get_by_role("link", name="Open the overview").click()
    expect(page.get_by_role("heading", level=1, name="Overview")).to_be_visible()
    expect(page.get_by_text(re.compile(r"Facts for \d+ of 61 films"))).to_be_visible()
    expect(page.get_by_text(f"Facts for {FILMS} of 61 films.")).to_be_visible(timeout=ENRICHED_MS)
    expect(page.locator(".st-key-facts-footnote")).to_contain_text(
        "leave out the other one, and where TMDB lists none."
    )
    page.get_by_test_id("stSidebar").get_by_role("link", name="Home").click()
    expect_complete(page)


def test_killed_in_the_middle_and_started_again_it_completes(
    slow_app: AppProcess, tmdb: TmdbServer, tmp_path: Path, visitor: Visitor
) -> None:
    page = visitor.page
    page.goto(slow_app.address)
    upload(page, export(tmp_path / "export.zip"))
    expect(outcome(page, "matched")).to_have_text(re.compile(r"^[1-9]\d?$"))
    address = page.url
    page.goto("about:blank")
    slow_app.kill()
    slow_app.start()
    page.goto(address)
    expect_complete(page)
    fetched = [path for path in tmdb.paths if path.startswith("/movie/")]
    assert len(set(fetched)) == FILMS


def test_asked_to_end_in_the_middle_it_ends_soon_and_goes_on_later(
    slow_app: AppProcess, tmp_path: Path, visitor: Visitor
) -> None:
    page = visitor.page
    page.goto(slow_app.address)
    upload(page, export(tmp_path / "export.zip"))
    expect(page.get_by_role("progressbar")).to_be_visible()
    address = page.url
    page.goto("about:blank")
    asked_at = time.monotonic()
    slow_app.stop()
    assert time.monotonic() - asked_at < ENDS_WITHIN_S
    slow_app.start()
    page.goto(address)
    expect_complete(page)


def test_wrong_key_is_a_sentence_and_the_right_one_works(
    keyless_app: AppProcess, tmdb: TmdbServer, tmp_path: Path, visitor: Visitor
) -> None:
    page = visitor.page
    page.goto(keyless_app.address)
    upload(page, export(tmp_path / "export.zip"))
    give_key(page, "not-a-key")
    expect(page.get_by_role("alert")).to_contain_text("TMDB does not accept")
    give_key(page, tmdb.key)
    expect_complete(page)
    assert tmdb.key not in keyless_app.log


def test_pause_stops_the_requests_and_going_on_completes(
    slow_app: AppProcess, tmp_path: Path, visitor: Visitor
) -> None:
    page = visitor.page
    page.goto(slow_app.address)
    upload(page, export(tmp_path / "export.zip"))
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_role("heading", name="Paused")).to_be_visible()
    page.reload()
    page.get_by_role("button", name="Go on").click()
    expect_complete(page)


def test_click_that_meets_a_change_of_state_is_not_lost(
    slow_app: AppProcess, tmp_path: Path, visitor: Visitor
) -> None:
    page = visitor.page
    page.goto(slow_app.address)
    upload(page, export(tmp_path / "export.zip"))
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_role("heading", name="Paused")).to_be_visible()
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Pause").wait_for()
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_role("heading", name="Stopped")).to_be_visible()


def test_unpacked_folder_is_read_with_its_subfolders(
    shared_app: AppProcess, tmp_path: Path, visitor: Visitor
) -> None:
    for path, content in default_files().items():
        file = tmp_path / "letterboxd-nobody" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(file_bytes(path, content))
    page = visitor.page
    page.goto(shared_app.address)
    page.get_by_text("Bring the folder").click()
    page.get_by_test_id("stFileUploaderDropzoneInput").nth(1).set_input_files(tmp_path / "letterboxd-nobody")
    expect(page.get_by_text("4 watched = 2 in the diary + 2 undated")).to_be_visible()
    for label, count in (("liked films", "1"), ("lists", "1"), ("reviews", "1")):
        expect(page.locator(".lb-tile", has_text=label).get_by_role("definition")).to_have_text(count)


def test_deleting_asks_once_more_and_the_link_opens_nothing(
    app: AppProcess, tmp_path: Path, visitor: Visitor
) -> None:
    page = visitor.page
    page.goto(app.address)
    upload(page, export(tmp_path / "export.zip", count=3))
    expect(page.get_by_text("4 watched =")).to_be_visible()
    address = page.url
    expect(page.get_by_role("button", name="Delete everything")).to_have_count(0)
    page.get_by_role("button", name="Delete this library").click()
    page.get_by_role("button", name="Delete everything").click()
    expect(page.get_by_role("button", name="Try the sample")).to_be_visible()
    page.goto(address)
    expect(page.get_by_role("alert")).to_contain_text("No library belongs to this link.")


def test_two_visitors_do_not_see_each_other(
    app: AppProcess, tmp_path: Path, new_visitor: Callable[..., Visitor]
) -> None:
    one, other = new_visitor().page, new_visitor().page
    one.goto(app.address)
    upload(one, export(tmp_path / "one.zip", count=3))
    expect(one.get_by_text("4 watched =")).to_be_visible()
    other.goto(app.address)
    expect(other.get_by_role("button", name="Try the sample")).to_be_visible()
    assert "library=" not in other.url
