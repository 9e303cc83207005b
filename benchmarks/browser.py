"""A page opened in Chromium and drawn to the end; used by what measures or pictures the running app."""

import shutil
from dataclasses import dataclass

from playwright.sync_api import Page, Playwright

BUSY = "[data-testid='stStatusWidget'], [data-testid='stSkeleton'], [data-stale='true']"
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-quic",
    "--no-first-run",
)


@dataclass(frozen=True)
class Look:
    """A window: its size in CSS pixels, the scheme it asks for, device pixels per CSS pixel."""

    width: int = 1280
    height: int = 800
    dark: bool = False
    scale: float = 1


def chromium() -> str | None:
    """Where Chromium is."""
    return shutil.which("chromium")


def open_page(playwright: Playwright, address: str, look: Look = Look()) -> Page:
    """Open an address in a new browser and wait until Streamlit has drawn it.

    The caller closes the page's browser: `page.context.browser.close()` or the page alone.
    """
    browser = playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
    context = browser.new_context(
        viewport={"width": look.width, "height": look.height},
        color_scheme="dark" if look.dark else "light",
        device_scale_factor=look.scale,
    )
    page = context.new_page()
    page.goto(address)
    page.get_by_test_id("stMain").wait_for()
    page.wait_for_load_state("networkidle")
    page.wait_for_function("selector => !document.querySelector(selector)", arg=BUSY)
    page.evaluate("document.fonts.ready")
    return page
