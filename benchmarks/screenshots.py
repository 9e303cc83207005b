"""Screenshots of every page, light, dark and on a phone: of the sample, for docs/screenshots/, by default.

`python -m benchmarks.screenshots [--library TOKEN --data DIR] [--to FOLDER] [--whole]`
"""

import argparse
import tempfile
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.browser import Look, open_page
from lbstats.ui.page import PAGES
from tests.browser.app_process import AppProcess

ROOT = Path(__file__).resolve().parents[1]
LOOKS = {"light": Look(1280, 800), "dark": Look(1280, 800, dark=True), "phone": Look(390, 844, scale=2)}
WHOLE_PAGE_HEIGHT = 4000


def take(app: AppProcess, library: str, folder: Path, looks: dict[str, Look]) -> None:
    """Walk over all pages in all looks and write a picture of each."""
    with sync_playwright() as playwright:
        for page in PAGES:
            path = "" if page.path == "app.py" else Path(page.path).stem
            for name, look in looks.items():
                shown = open_page(playwright, f"{app.address}{path}?library={library}", look)
                shown.screenshot(path=folder / f"{page.title.lower()}-{name}.png")
                shown.context.close()


def main() -> None:
    """Start the app on the data folder and take the pictures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.screenshots", description=__doc__)
    parser.add_argument("--library", default="sample", help="token of the library to show")
    parser.add_argument("--data", type=Path, help="data folder it lies in")
    parser.add_argument("--to", type=Path, default=ROOT / "docs" / "screenshots")
    parser.add_argument("--whole", action="store_true", help="the whole page, not only its first screen")
    wish = parser.parse_args()
    wish.to.mkdir(parents=True, exist_ok=True)
    # Streamlit scrolls inside the page: a picture of the whole wants a window as high as it.
    looks = {n: replace(x, height=WHOLE_PAGE_HEIGHT) for n, x in LOOKS.items()} if wish.whole else LOOKS
    with (
        tempfile.TemporaryDirectory() as folder,
        AppProcess(wish.data or Path(folder) / "data", "http://127.0.0.1:9/3") as app,
    ):
        take(app, wish.library, wish.to, looks)


if __name__ == "__main__":
    main()
