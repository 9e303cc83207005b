"""What is open of a figure, in a real browser: seen in it, kept over what happens around it, and closed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.clicking import click_figure
from tests.browser.waiting import at_rest

if TYPE_CHECKING:
    from tests.browser.app_process import AppProcess
    from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser

DECADES = ".st-key-chart-decades"


def test_what_is_open_is_seen_in_its_figure_after_a_reload_too_and_a_second_click_closes_it(
    shared_app: AppProcess, visitor: Visitor
) -> None:
    page = visitor.page
    page.goto(f"{shared_app.address}ratings?library=sample")
    bars = page.locator(".st-key-chart-rating-histogram .point path")
    strong = "all => all.flatMap((bar, place) => getComputedStyle(bar).opacity === '1' ? [place % 10] : [])"
    behind = page.locator("h3.lb-behind", has_text="Rated ★★★★")
    click_figure(page, bars.nth(7))
    expect(behind).to_be_visible()
    at_rest(page)
    assert bars.evaluate_all(strong) == [7, 7]  # all films of the rating, and the liked ones before them
    page.reload()
    expect(behind).to_be_visible()
    at_rest(page)
    assert bars.evaluate_all(strong) == [7, 7]
    click_figure(page, bars.nth(7))
    expect(behind).to_have_count(0)
    at_rest(page)
    assert len(bars.evaluate_all(strong)) == 20


def test_a_tab_is_drawn_when_it_is_opened_and_stays_open_over_a_click_a_close_and_a_reload(
    shared_app: AppProcess, visitor: Visitor
) -> None:
    page = visitor.page
    page.goto(f"{shared_app.address}overview?library=sample")
    by_year = ".st-key-chart-rating-by-release-year"
    expect(page.locator(".st-key-chart-films-by-release-year .point").first).to_be_visible()
    expect(page.locator(by_year)).to_have_count(0)
    tab = page.get_by_role("tab", name="Average rating")
    tab.click()
    mark = page.locator(f"{by_year} path.point").last
    expect(mark).to_be_visible()
    click_figure(page, mark)
    behind = page.locator("h3.lb-behind")
    expect(behind).to_contain_text("and rated")
    page.reload()
    expect(behind).to_contain_text("and rated")
    expect(tab).to_have_attribute("aria-selected", "true")
    page.get_by_role("button", name="Close").click()
    expect(behind).to_have_count(0)
    expect(tab).to_have_attribute("aria-selected", "true")
    expect(mark).to_be_visible()


def test_what_is_chosen_beside_a_figure_outlives_a_reload_and_other_pages_and_the_way_back_undoes_it(
    shared_app: AppProcess, visitor: Visitor
) -> None:
    page = visitor.page
    page.goto(f"{shared_app.address}diary?library=sample")
    entries, hours = (
        page.locator(f".st-key-chart-diary-by-year-{each} .bars") for each in ("entries", "hours")
    )
    to_diary = page.get_by_role("link", name="Diary", exact=True)
    expect(entries.first).to_be_visible()
    page.get_by_test_id("stButtonGroup").get_by_text("Hours").click()
    expect(hours.first).to_be_visible()
    expect(page).to_have_url(re.compile(r"view=diary-measure~hours$"))
    page.reload()
    expect(hours.first).to_be_visible()
    page.go_back()
    expect(entries.first).to_be_visible()
    page.get_by_test_id("stButtonGroup").get_by_text("Hours").click()
    expect(hours.first).to_be_visible()
    page.get_by_role("link", name="World", exact=True).click()
    page.get_by_test_id("stButtonGroup").get_by_text("Fair average").click()
    expect(page).to_have_url(re.compile(r"world\?library=sample&view=world-measure~fair$"))
    page.go_back()
    expect(page).to_have_url(re.compile(r"world\?library=sample$"))
    to_diary.click()
    expect(hours.first).to_be_visible()
    expect(page).to_have_url(re.compile(r"diary\?library=sample&view=diary-measure~hours$"))
    page.get_by_test_id("stButtonGroup").get_by_text("Entries").click()
    expect(entries.first).to_be_visible()
    to_diary.click()  # drawn before the choice, and of the page one is on: the address says what is shown
    expect(hours.first).to_be_visible()
    expect(page).to_have_url(re.compile(r"view=diary-measure~hours$"))


def test_a_link_to_the_page_one_is_on_forgets_a_search_and_the_address_says_so(
    shared_app: AppProcess, visitor: Visitor
) -> None:
    page = visitor.page
    page.goto(f"{shared_app.address}films?library=sample")
    page.get_by_label("Search", exact=True).fill("cleo")
    page.get_by_label("Search", exact=True).press("Enter")
    expect(page.get_by_text("1 of 106 films")).to_be_visible()
    expect(page).to_have_url(re.compile(r"library=sample&search=cleo$"))
    page.get_by_role("link", name="Films", exact=True).click()
    expect(page.get_by_text("106 films, latest watched first.")).to_be_visible()
    expect(page).to_have_url(re.compile(r"library=sample$"))
    page.go_back()
    expect(page.get_by_text("1 of 106 films")).to_be_visible()


def test_a_link_to_people_forgets_who_was_looked_for_there(shared_app: AppProcess, visitor: Visitor) -> None:
    page = visitor.page
    page.goto(f"{shared_app.address}people?library=sample")
    box = page.get_by_label("Find a person")
    box.fill("varda")
    box.press("Enter")
    found = page.locator(".lb-gallery")
    expect(found).to_contain_text("Agnès Varda")
    expect(page).to_have_url(re.compile(r"library=sample&search=varda$"))
    page.get_by_role("link", name="People", exact=True).click()
    expect(found).to_have_count(0)
    expect(page).to_have_url(re.compile(r"library=sample$"))
    page.go_back()
    expect(found).to_contain_text("Agnès Varda")


def test_pages_of_posters_are_one_step_of_the_way_back_each(shared_app: AppProcess, visitor: Visitor) -> None:
    page = visitor.page
    page.goto(f"{shared_app.address}films?library=sample&view=film-order~title")
    titles = page.locator(".lb-card-title")
    expect(titles).to_have_count(48)
    first = titles.first.inner_text()
    page.get_by_test_id("stPagination").get_by_text("3", exact=True).click()
    expect(titles).to_have_count(10)
    expect(page).to_have_url(re.compile(r"view=film-order~title&view=page~3$"))
    page.locator(".lb-card").first.click()
    expect(page.get_by_role("link", name="← All films")).to_be_visible()
    page.get_by_role("link", name="← All films").click()
    expect(titles).to_have_count(10)
    page.get_by_label("Search", exact=True).fill("the")
    page.get_by_label("Search", exact=True).press("Enter")
    expect(page).to_have_url(re.compile(r"view=film-order~title&search=the$"))
    page.go_back()
    expect(titles).to_have_count(10)
    page.goto(f"{shared_app.address}films?library=sample&view=film-order~title")
    expect(titles.first).to_have_text(first)


def test_a_tab_that_was_chosen_stands_in_the_address_and_the_way_back_leaves_it(
    shared_app: AppProcess, visitor: Visitor
) -> None:
    page = visitor.page
    page.goto(f"{shared_app.address}overview?library=sample")
    page.get_by_role("tab", name="Highest rated").click()
    expect(page).to_have_url(re.compile(r"view=tabs-posters~highest-rated$"))
    page.reload()
    expect(page.get_by_role("tab", name="Highest rated")).to_have_attribute("aria-selected", "true")
    page.go_back()
    expect(page.get_by_role("tab", name="Favourites")).to_have_attribute("aria-selected", "true")


def test_a_second_click_closes_what_the_first_opened(shared_app: AppProcess, visitor: Visitor) -> None:
    page = visitor.page
    page.goto(f"{shared_app.address}taste?library=sample")
    bar = page.locator(".st-key-chart-genre-by-films .bars .point path").first
    click_figure(page, bar)
    heading = page.get_by_role("heading", name="Drama")
    expect(heading).to_be_visible()
    page.mouse.move(5, 5)
    click_figure(page, bar)
    expect(heading).to_have_count(0)
    expect(page).to_have_url(re.compile(r"taste\?library=sample$"))


def test_what_is_open_outlives_another_measure_and_goes_with_the_group(
    shared_app: AppProcess, visitor: Visitor
) -> None:
    page = visitor.page
    page.goto(
        f"{shared_app.address}taste?library=sample&open=taste-genre~Horror&open=no-figure~x&open=genre-pairs~%00"
    )
    heading = page.get_by_role("heading", name="Horror 5 films")
    expect(heading).to_be_visible()
    expect(page.locator("h3.lb-behind")).to_have_count(1)
    page.get_by_test_id("stButtonGroup").get_by_text("Hours").click()
    expect(page.locator(".st-key-chart-genre-by-hours .bars .point").first).to_be_visible()
    expect(heading).to_be_visible()
    page.goto(
        f"{shared_app.address}taste?library=sample&open=taste-genre~Horror&country=JP&released=1950..1959"
    )
    expect(page.locator(".st-key-chart-genre-by-films .bars .point").first).to_be_visible()
    expect(page.locator("h3.lb-behind")).to_have_count(0)
