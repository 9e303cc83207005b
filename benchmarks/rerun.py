"""Server time of a page's rerun, by size of the library: what a click costs once the page is open."""

import os
import statistics
import tempfile
import time
from pathlib import Path

from streamlit.testing.v1 import AppTest

from benchmarks.enriched import enriched_library
from benchmarks.material import big_export
from lbstats.model import Token
from lbstats.ui import resources
from lbstats.ui.page import ABOUT, HOME, PAGES

ROOT = Path(__file__).resolve().parents[1]
SIZES = ((250, 300), (13_000, 14_000))
RUNS = 9


def run_times(page: str, token: Token) -> tuple[float, float]:
    """Seconds of the first run of a page, and of a rerun (median)."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.switch_page(page)
    app.query_params["library"] = token
    times = []
    for _ in range(RUNS + 1):
        start = time.perf_counter()
        app.run()
        times.append(time.perf_counter() - start)
        if app.exception:
            raise RuntimeError(f"{page} failed: {app.exception[0].message}")
    return times[0], statistics.median(times[1:])


def main() -> None:
    """Every page with a small and a large library, and the ratio of the two."""
    print("Rerun of a page, server time")
    paths = [page.path for page in PAGES if page not in (HOME, ABOUT)]
    found: dict[str, list[tuple[float, float]]] = {path: [] for path in paths}
    os.chdir(ROOT)
    for films, entries in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            data_dir = Path(folder) / "data"
            token = enriched_library(data_dir, big_export(Path(folder), films, entries))
            os.environ["LBSTATS_DATA_DIR"] = str(data_dir)
            for path in paths:
                found[path].append(run_times(path, token))
            resources.services().close()
            resources.services.clear()
    for page, ((first_small, small), (first_large, large)) in found.items():
        print(
            f"  {page:<20} 250 films {small * 1000:6.1f} ms   13,000 films {large * 1000:6.1f} ms"
            f"   ratio {large / small:5.2f}"
            f"   (first run {first_small * 1000:.0f} and {first_large * 1000:.0f} ms)"
        )


if __name__ == "__main__":
    main()
