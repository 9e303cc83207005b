"""Every page with a small and with a large library: server time, queries, bytes, memory, in one table."""

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks import rerun
from benchmarks.enriched import enriched_library
from benchmarks.material import big_export
from benchmarks.memory import resident_mb
from benchmarks.rerun import Rerun
from benchmarks.visit import Visit, visit
from lbstats.model import Token
from lbstats.ui.page import ABOUT, HOME, OVERVIEW, PAGES
from tests.browser.app_process import AppProcess

SIZES = ((250, 300), (13_000, 14_000))
NO_TMDB = "http://127.0.0.1:9/3"
SHOWN = [page for page in PAGES if page not in (HOME, ABOUT)]
HEAD = (
    f"{'page':<9}{'films':>7} {'first':>7} {'again':>7} {'scope':>7} {'ratio':>6} {'queries':>8}"
    f" {'page':>8} {'drawn':>7} {'memory':>8}"
)


def name_of(path: str) -> str:
    """How a page is called in its address."""
    return Path(path).stem


def in_browser(data_dir: Path, token: Token) -> dict[str, Visit]:
    """Each page as the first one of a fresh browser; the memory is that of the app, page after page."""
    with AppProcess(data_dir, NO_TMDB) as app, sync_playwright() as playwright:
        visit(playwright, app, name_of(OVERVIEW.path), token)  # the app itself is new as well
        found = {page.path: visit(playwright, app, name_of(page.path), token) for page in SHOWN}
        print(f"  at the most {resident_mb(app.pid, 'VmHWM'):.0f} MB with {data_dir.name} films")
    return found


def of_the_sample() -> Visit:
    """The Overview of the sample: what somebody meets first."""
    with (
        tempfile.TemporaryDirectory() as folder,
        AppProcess(Path(folder) / "data", NO_TMDB) as app,
        sync_playwright() as playwright,
    ):
        visit(playwright, app, name_of(OVERVIEW.path), "sample")
        return visit(playwright, app, name_of(OVERVIEW.path), "sample")


def first_page(name: str, seen: Visit) -> str:
    """What the first page in a fresh browser takes, in a line."""
    return (
        f"  {name}: {seen.drawn_s:.2f} s until drawn; "
        f"{seen.program_bytes / 1e6:.2f} MB of Streamlit and Plotly, "
        f"{seen.other_bytes / 1e3:.0f} kB of fonts and pictures, {seen.page_bytes / 1e3:.0f} kB of the page"
    )


def row(path: str, films: int, taken: Rerun, ratio: str, seen: Visit) -> str:
    """A line of the table."""
    return (
        f"  {name_of(path):<9}{films:>7,} {taken.first_s * 1000:>4.0f} ms {taken.again_s * 1000:>4.0f} ms"
        f" {taken.scope_s * 1000:>4.0f} ms {ratio:>6} {taken.queries:>8}"
        f" {seen.page_bytes / 1000:>5.0f} kB {seen.drawn_s:>5.2f} s {seen.memory_mb:>5.0f} MB"
    )


def main() -> None:
    """Measure both sizes and print the table."""
    print(
        "Pages: server time of the first run, of one more, and after a change of scope, with the ratio of its"
    )
    print("two sizes and its queries; bytes and time of the page opened in a fresh browser; the app's memory")
    taken: dict[tuple[str, int], Rerun] = {}
    seen: dict[tuple[str, int], Visit] = {}
    with tempfile.TemporaryDirectory() as folder:
        exports = {films: big_export(Path(folder), films, entries) for films, entries in SIZES}
        both = {films: enriched_library(Path(folder) / "both", export) for films, export in exports.items()}
        for page in SHOWN:
            found = rerun.measure(page.path, Path(folder) / "both", both)
            taken |= {(page.path, films): one for films, one in found.items()}
        rerun.close()
        for films, export in exports.items():
            data_dir = Path(folder) / f"{films}"
            token = enriched_library(data_dir, export)
            seen |= {(path, films): one for path, one in in_browser(data_dir, token).items()}
    print(f"  {HEAD}")
    small, large = (films for films, _ in SIZES)
    for page in SHOWN:
        ratio = taken[page.path, large].scope_s / taken[page.path, small].scope_s
        print(row(page.path, small, taken[page.path, small], "", seen[page.path, small]))
        print(row(page.path, large, taken[page.path, large], f"{ratio:.2f}", seen[page.path, large]))
    print("First page in a fresh browser, Overview")
    print(first_page("the sample", of_the_sample()))
    print(first_page("13,000 films", seen[OVERVIEW.path, large]))


if __name__ == "__main__":
    main()
