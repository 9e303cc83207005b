"""The first page in a fresh browser: how long until it is drawn, what it loads, what the app then holds."""

import time
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Playwright

from benchmarks.browser import ARGUMENTS, chromium
from benchmarks.memory import resident_mb
from tests.browser.app_process import AppProcess

DRAWN = """() => document.querySelector('[data-testid="stApp"][data-test-script-state="notRunning"]')
    && document.querySelector('[data-testid="stMain"] p, [data-testid="stMain"] dl')
    && ![...document.querySelectorAll('[data-testid="stSkeleton"]')].length
    && [...document.querySelectorAll('[data-testid="stPlotlyChart"]')].every(
        chart => chart.querySelector('.main-svg'))"""
"""The script has ended, and every figure has its drawing."""
PATIENCE_MS = 120_000
PROGRAM = "static/"
"""Where Streamlit's own program lies."""


@dataclass(slots=True)
class Visit:
    """What a browser that knows nothing yet goes through.

    Attributes:
        drawn_s: Seconds until everything is drawn, figures out of sight too.
        program_bytes: Of Streamlit's and Plotly's program, as they come over the wire.
        other_bytes: Of everything else that is asked for: fonts, pictures, the map.
        page_bytes: What the app sends of the page itself.
        memory_mb: What the app holds afterwards.
    """

    drawn_s: float = 0
    program_bytes: int = 0
    other_bytes: int = 0
    page_bytes: int = 0
    memory_mb: float = 0


def visit(playwright: Playwright, app: AppProcess, path: str, library: str) -> Visit:
    """Open a page in a new browser and wait until it is drawn."""
    seen = Visit()
    addresses: dict[str, str] = {}

    def loaded(event: dict[str, Any]) -> None:
        size = int(event["encodedDataLength"])
        if f"{app.address}{PROGRAM}" in addresses.get(event["requestId"], ""):
            seen.program_bytes += size
        else:
            seen.other_bytes += size

    def received(event: dict[str, Any]) -> None:
        # A message is bytes, which the browser reports in base 64.
        seen.page_bytes += len(event["response"]["payloadData"]) * 3 // 4

    browser = playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    wire = page.context.new_cdp_session(page)
    wire.on("Network.requestWillBeSent", lambda e: addresses.update({e["requestId"]: e["request"]["url"]}))
    wire.on("Network.loadingFinished", loaded)
    wire.on("Network.webSocketFrameReceived", received)
    wire.send("Network.enable")
    start = time.perf_counter()
    page.goto(f"{app.address}{path}?library={library}", wait_until="commit")
    page.wait_for_function(DRAWN, polling=20, timeout=PATIENCE_MS)
    seen.drawn_s = time.perf_counter() - start
    page.wait_for_load_state("networkidle")
    seen.memory_mb = resident_mb(app.pid, "VmRSS")
    browser.close()
    return seen
