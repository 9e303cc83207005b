"""Settling films by hand in a real browser: choosing, pasting a link, undoing, importing again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.fakes.exports import make_zip
from tests.fakes.tmdb_server import TmdbServer
from tests.fakes.tmdb_world import World, film, series

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from tests.browser.app_process import AppProcess
    from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser

ENRICHED_MS = 60_000
PHONE = 390
SIDEWAYS = """() => [document.documentElement, document.querySelector('.stMain'),
    document.querySelector('[role=dialog]')].filter(box => box && box.scrollWidth > box.clientWidth).length"""
ROWS = [
    ("2024-01-02", "Twin Lamps", "2010", "https://boxd.it/a1"),
    ("2024-01-02", "Nobody Knows This One", "1991", "https://boxd.it/a2"),
    ("2024-01-02", "Paper Moons", "2004", "https://boxd.it/a3"),
]


@pytest.fixture
def tmdb() -> Iterator[TmdbServer]:
    """TMDB's stand-in: one film that is plain, two of one name and year, and one under another name."""
    films = [
        film(102, "Paper Moons", 2004, vote_count=4000),
        film(301, "Twin Lamps", 2010, vote_count=60),
        film(302, "Twin Lamps", 2010, vote_count=55, runtime=93),
        film(303, "A Quiet Ferry", 1991, vote_count=3),
    ]
    with TmdbServer(World(films, [series(201, "Harbour Lights", 2019)])) as server:
        yield server


def export(path: Path, rows: Sequence[tuple[str, ...]] = ROWS) -> Path:
    path.write_bytes(make_zip({"watched.csv": rows}))
    return path


def upload(page: Page, file: Path) -> None:
    page.get_by_test_id("stFileUploaderDropzoneInput").first.set_input_files(file)


def expect_looked_up(page: Page) -> None:
    expect(page.get_by_role("heading", name="Every film has been looked up")).to_be_visible(
        timeout=ENRICHED_MS
    )


def go_to_matches(page: Page) -> None:
    page.get_by_test_id("stSidebar").get_by_role("link", name="Matches").click()
    expect(page.get_by_role("heading", level=1, name="Matches")).to_be_visible()
    expect(row(page, "Paper Moons")).to_be_visible()


def row(page: Page, title: str) -> Locator:
    """A film of the list with its buttons."""
    return page.locator('[class*="st-key-match-film-"]').filter(
        has=page.get_by_role("heading", name=re.compile(rf"^{re.escape(title)} "))
    )


def desk_of(page: Page, title: str) -> Locator:
    """The dialog about a film, opened."""
    row(page, title).get_by_role("button", name=re.compile("Another one|Find it")).click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading", name=title)).to_be_visible()
    return dialog


def card(dialog: Locator, number: int) -> Locator:
    """The button that takes the film of this number."""
    return dialog.locator(f".st-key-take-film-{number}").get_by_role("button")


@pytest.fixture
def page(app: AppProcess, tmp_path: Path, visitor: Visitor) -> Page:
    """The Matches page of a library of three films, looked up."""
    visitor.page.goto(app.address)
    upload(visitor.page, export(tmp_path / "export.zip"))
    expect_looked_up(visitor.page)
    go_to_matches(visitor.page)
    return visitor.page


def test_a_doubtful_film_is_settled_with_another_candidate_and_undone(page: Page, tmdb: TmdbServer) -> None:
    lamps = row(page, "Twin Lamps")
    expect(lamps).to_contain_text("TMDB has 2 films called “Twin Lamps” from 2010")
    expect(lamps.get_by_role("link", name="Twin Lamps (2010)").nth(1)).to_have_attribute(
        "href", "https://www.themoviedb.org/movie/301"
    )
    asked = len(tmdb.paths)
    card(desk_of(page, "Twin Lamps"), 302).click()
    expect(page.get_by_role("status")).to_contain_text("Twin Lamps (2010) is now Twin Lamps (2010).")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(lamps).to_contain_text("You chose this one.")
    assert tmdb.paths[asked:] == ["/movie/302"]

    page.reload()
    expect(lamps.get_by_role("link", name="Twin Lamps (2010)").nth(1)).to_have_attribute(
        "href", "https://www.themoviedb.org/movie/302"
    )
    lamps.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("status")).to_contain_text("is back to what was found before.")
    expect(lamps).to_contain_text("Doubtful")
    expect(lamps.get_by_role("link", name="Twin Lamps (2010)").nth(1)).to_have_attribute(
        "href", "https://www.themoviedb.org/movie/301"
    )


def test_a_doubtful_film_that_is_right_is_settled_by_one_click_and_undone_by_another(
    page: Page, tmdb: TmdbServer
) -> None:
    asked = len(tmdb.paths)
    row(page, "Twin Lamps").get_by_role("button", name="This is right").click()
    expect(page.get_by_role("status")).to_contain_text("Twin Lamps (2010) is settled.")
    expect(row(page, "Twin Lamps")).to_contain_text("You said this is the right one.")
    page.locator(".st-key-match-notice").get_by_role("button", name="Undo").click()
    expect(row(page, "Twin Lamps")).to_contain_text("Doubtful")
    assert tmdb.paths[asked:] == []


def test_an_unmatched_film_is_matched_by_a_pasted_link_and_importing_again_keeps_it(
    page: Page, tmdb: TmdbServer, tmp_path: Path
) -> None:
    dialog = desk_of(page, "Nobody Knows This One")
    dialog.get_by_label("Search TMDB, or paste a link").fill("https://www.themoviedb.org/movie/303-a-ferry")
    dialog.get_by_role("button", name="Search").click()
    card(dialog, 303).click()
    ferry = row(page, "Nobody Knows This One")
    expect(ferry).to_contain_text("→ A Quiet Ferry (1991), directed by Bo Maker")
    assert tmdb.paths.count("/movie/303") == 1

    page.get_by_test_id("stSidebar").get_by_role("link", name="Home").click()
    expect_looked_up(page)
    upload(page, export(tmp_path / "later.zip", [*ROWS, ("2024-02-02", "Low Tide", "2016", "")]))
    page.get_by_role("button", name=re.compile("^Add to")).click()
    expect(page.get_by_text("4 watched =")).to_be_visible()
    expect_looked_up(page)
    go_to_matches(page)
    expect(ferry).to_contain_text("→ A Quiet Ferry (1991), directed by Bo Maker")
    expect(ferry).to_contain_text("You chose")
    assert tmdb.paths.count("/movie/303") == 1


def test_words_are_searched_and_a_link_that_is_none_is_a_sentence(page: Page) -> None:
    dialog = desk_of(page, "Nobody Knows This One")
    box = dialog.get_by_label("Search TMDB, or paste a link")
    box.fill("https://letterboxd.com/film/heat/")
    box.press("Enter")
    expect(dialog.get_by_role("alert")).to_contain_text("not that of a film or series")
    box.fill("harbour lights")
    box.press("Enter")
    expect(dialog.get_by_role("button", name="An episode of it")).to_be_visible()
    expect(dialog.get_by_role("alert")).to_have_count(0)
    dialog.get_by_role("button", name="The series").click()
    expect(row(page, "Nobody Knows This One")).to_contain_text("Harbour Lights (2019), series")


def test_closing_the_desk_changes_nothing_and_it_stays_closed(page: Page) -> None:
    dialog = desk_of(page, "Nobody Knows This One")
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_have_count(0)
    page.get_by_label("Search", exact=True).fill("nobody")
    page.get_by_label("Search", exact=True).press("Enter")
    expect(row(page, "Paper Moons")).to_have_count(0)
    expect(dialog).to_have_count(0)
    expect(row(page, "Nobody Knows This One")).to_contain_text("Not found")


def test_choices_go_out_as_a_file_and_come_back(page: Page, tmp_path: Path) -> None:
    desk_of(page, "Nobody Knows This One").get_by_role("button", name="TMDB does not have it").click()
    expect(row(page, "Nobody Knows This One")).to_contain_text("You said that TMDB does not have it.")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download 1 choice").click()
    file = tmp_path / "choices.csv"
    download.value.save_as(file)
    text = file.read_text("utf-8-sig")
    assert text.splitlines() == [
        "title,year,uri,kind,tmdb_id",
        "Nobody Knows This One,1991,https://boxd.it/a2,none,",
    ]
    row(page, "Nobody Knows This One").get_by_role("button", name="Undo").click()
    expect(row(page, "Nobody Knows This One")).to_contain_text("Not found")
    file.write_text(text + "Twin Lamps,2010,,film,302\nNo Such Film,2000,,film,1\n", "utf-8")
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(file)
    expect(page.get_by_text("2 choices taken in.")).to_be_visible()
    expect(page.get_by_text("1 row could not be taken:")).to_be_visible()
    expect(row(page, "Nobody Knows This One")).to_contain_text("Chosen in a file you uploaded.")
    expect(row(page, "Twin Lamps")).to_contain_text("Chosen in a file you uploaded.")


def test_films_taken_for_one_film_stand_together(page: Page) -> None:
    dialog = desk_of(page, "Nobody Knows This One")
    dialog.get_by_label("Search TMDB, or paste a link").fill("tt0000301")
    dialog.get_by_role("button", name="Search").click()
    card(dialog, 301).click()
    group = page.locator('[class*="st-key-match-group-"]')
    expect(group).to_contain_text("2 films of yours on one of TMDB.")
    expect(group.get_by_role("listitem")).to_have_count(2)


def test_a_view_only_link_shows_the_matches_and_no_way_to_change_them(
    page: Page, new_visitor: Callable[..., Visitor]
) -> None:
    page.get_by_test_id("stSidebar").get_by_role("link", name="Home").click()
    page.get_by_role("button", name="Make a link to show others").click()
    link = page.get_by_test_id("stCode").nth(1)
    expect(link).to_contain_text("library=")
    guest = new_visitor().page
    guest.goto(link.inner_text().strip().replace("/?", "/matches?"))
    expect(row(guest, "Twin Lamps")).to_contain_text("Doubtful")
    expect(guest.get_by_test_id("stMain").get_by_test_id("stButton")).to_have_count(0)
    expect(guest.get_by_test_id("stFileUploader")).to_have_count(0)


def test_a_key_is_kept_for_the_visit_and_the_desk_asks_for_one_in_the_next(
    keyless_app: AppProcess, tmdb: TmdbServer, tmp_path: Path, visitor: Visitor
) -> None:
    page = visitor.page
    page.goto(keyless_app.address)
    upload(page, export(tmp_path / "export.zip"))
    page.get_by_label("Your TMDB key", exact=True).fill(tmdb.key)
    page.get_by_role("button", name="Start with this key").click()
    expect_looked_up(page)
    go_to_matches(page)
    dialog = desk_of(page, "Nobody Knows This One")
    expect(dialog.get_by_label("Search TMDB, or paste a link")).to_be_visible()
    expect(dialog.get_by_label("Your TMDB key", exact=True)).to_have_count(0)
    page.reload()
    dialog = desk_of(page, "Nobody Knows This One")
    key = dialog.get_by_label("Your TMDB key", exact=True)
    key.fill("not-a-key")
    dialog.get_by_role("button", name="Use this key").click()
    expect(dialog.get_by_role("alert")).to_contain_text("TMDB does not accept")
    key.fill(tmdb.key)
    dialog.get_by_role("button", name="Use this key").click()
    expect(key).to_have_count(0)
    dialog.get_by_label("Search TMDB, or paste a link").fill("quiet ferry")
    dialog.get_by_role("button", name="Search").click()
    card(dialog, 303).click()
    expect(row(page, "Nobody Knows This One")).to_contain_text("→ A Quiet Ferry (1991)")
    assert tmdb.key not in keyless_app.log


def test_the_desk_fits_a_phone(app: AppProcess, tmp_path: Path, new_visitor: Callable[..., Visitor]) -> None:
    page = new_visitor(width=PHONE, height=844).page
    page.goto(app.address)
    upload(page, export(tmp_path / "export.zip"))
    expect_looked_up(page)
    page.goto(page.url.replace("/?", "/matches?"))
    expect(row(page, "Twin Lamps")).to_be_visible()
    assert page.evaluate(SIDEWAYS) == 0
    dialog = desk_of(page, "Twin Lamps")
    one, other = card(dialog, 301), card(dialog, 302)
    expect(other).to_be_visible()
    assert page.evaluate(SIDEWAYS) == 0
    boxes = [each.bounding_box() for each in (one, other)]
    assert boxes[0] is not None
    assert boxes[1] is not None
    assert boxes[0]["y"] == boxes[1]["y"]
    assert boxes[0]["x"] < boxes[1]["x"]
