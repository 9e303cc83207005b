"""A real Chromium against the real app: what every browser test may use, and what none may let happen.

A test fails when the page asks another host for anything, or the browser's console reports an error.
"""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.browser.app_process import AppProcess
from tests.fakes.tmdb_server import TmdbServer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Route

ColorScheme: TypeAlias = Literal["dark", "light"]

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
TIMEOUT_MS = 20_000
# Opened on a page's own address, Streamlit's front end looks for its server below that address first.
PROBE = re.compile(r"/\w+/_stcore/(health|host-config)$")
SLOW = "12/1"
NOBODY_LISTENS = "http://127.0.0.1:9/3"
IMAGE_HOST = "image.tmdb.org"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


@dataclass
class Visitor:
    """One person with one browser, and what the browser noticed.

    Attributes:
        page: The open tab.
        foreign: Addresses of other hosts that were asked for.
        complaints: Errors of the console and of scripts.
        images: How many posters were asked for at TMDB's image host.
    """

    context: BrowserContext
    page: Page = field(init=False)
    foreign: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    images: int = 0

    def __post_init__(self) -> None:
        self.context.set_default_timeout(TIMEOUT_MS)
        self.context.route("**/*", self._let_through)
        self.page = self.new_tab()

    def new_tab(self) -> Page:
        page = self.context.new_page()
        page.on("console", self._listen)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        return page

    def _let_through(self, route: Route) -> None:
        host = urlsplit(route.request.url).hostname
        if host == "127.0.0.1" or route.request.url.startswith(("data:", "blob:")):
            route.continue_()
        elif host == IMAGE_HOST:
            self.images += 1
            route.fulfill(status=200, content_type="image/png", body=PIXEL)
        else:
            self.foreign.append(route.request.url)
            route.abort()

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not PROBE.search(message.location.get("url", "")):
            self.complaints.append(f"{message.text} ({message.location.get('url', '')})")


def find_chromium() -> str | None:
    """The browser to use: `CHROMIUM`, or the first found on the path."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium per module: Playwright's event loop is this thread's and must end before other tests."""
    path = find_chromium()
    if path is None:
        reason = "Chromium was not found: install it, or say where it is with CHROMIUM=/path/to/chromium."
        if os.environ.get("CI") == "true" or os.environ.get("LBSTATS_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    expect.set_options(timeout=TIMEOUT_MS)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture
def new_visitor(browser: Browser) -> Iterator[Callable[..., Visitor]]:
    """Makes visitors: `new_visitor()`, `new_visitor(width=390)`, `new_visitor(color_scheme="dark")`."""
    visitors: list[Visitor] = []

    def make(
        width: int = 1280, height: int = 800, color_scheme: ColorScheme = "light", *, touch: bool = False
    ) -> Visitor:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=color_scheme,
            has_touch=touch,
            is_mobile=touch,
        )
        visitor = Visitor(context)
        visitors.append(visitor)
        return visitor

    yield make
    for visitor in visitors:
        visitor.context.close()
    assert [visitor.foreign for visitor in visitors] == [[] for _ in visitors]
    assert [visitor.complaints for visitor in visitors] == [[] for _ in visitors]


@pytest.fixture
def visitor(new_visitor: Callable[..., Visitor]) -> Visitor:
    """A visitor at a laptop."""
    return new_visitor()


@pytest.fixture
def tmdb() -> Iterator[TmdbServer]:
    """TMDB's stand-in on loopback."""
    with TmdbServer() as server:
        yield server


@pytest.fixture(scope="module")
def shared_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppProcess]:
    """The app without a key and without TMDB, one for all tests of a module: for those that only look."""
    with AppProcess(tmp_path_factory.mktemp("shared") / "data", NOBODY_LISTENS) as process:
        yield process


@pytest.fixture
def app(tmp_path: Path, tmdb: TmdbServer) -> Iterator[AppProcess]:
    """The app with the server's key, on a fresh data folder."""
    with AppProcess(tmp_path / "data", tmdb.base_url, TMDB_API_KEY=tmdb.key) as process:
        yield process


@pytest.fixture
def slow_app(tmp_path: Path, tmdb: TmdbServer) -> Iterator[AppProcess]:
    """The app with the server's key and so few requests a second that there is time to look."""
    with AppProcess(tmp_path / "data", tmdb.base_url, TMDB_API_KEY=tmdb.key, TMDB_RATE_LIMIT=SLOW) as process:
        yield process


@pytest.fixture
def keyless_app(tmp_path: Path, tmdb: TmdbServer) -> Iterator[AppProcess]:
    """The app without a key: visitors bring their own."""
    with AppProcess(tmp_path / "data", tmdb.base_url) as process:
        yield process
