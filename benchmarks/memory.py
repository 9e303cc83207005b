"""Memory of the running app while a library of 13,000 films is looked at in a browser."""

import re
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.browser import open_page
from benchmarks.enriched import enriched_library
from benchmarks.material import big_export
from lbstats.ui.page import HOME, PAGES
from tests.browser.app_process import AppProcess


def resident_mb(pid: int, field: str) -> float:
    """A figure of the process's status in MB: VmRSS now, VmHWM at the most."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    found = re.search(rf"^{field}:\s+(\d+) kB", status, re.MULTILINE)
    if found is None:
        raise RuntimeError(f"no {field} of process {pid}")
    return int(found[1]) / 1024


def main() -> None:
    """Open every page once and print what the process holds."""
    with tempfile.TemporaryDirectory() as folder:
        data_dir = Path(folder) / "data"
        token = enriched_library(data_dir, big_export(Path(folder)))
        with AppProcess(data_dir, "http://127.0.0.1:9/3") as app, sync_playwright() as playwright:
            print("Memory of the app, 13,000 films and 14,000 entries with facts")
            print(f"  started               {resident_mb(app.pid, 'VmRSS'):6.0f} MB")
            for page in PAGES:
                path = "" if page is HOME else Path(page.path).stem
                open_page(playwright, f"{app.address}{path}?library={token}").context.close()
            print(f"  after every page      {resident_mb(app.pid, 'VmRSS'):6.0f} MB")
            print(f"  at the most           {resident_mb(app.pid, 'VmHWM'):6.0f} MB")


if __name__ == "__main__":
    main()
