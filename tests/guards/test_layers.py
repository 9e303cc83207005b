"""What import-linter reads in the source is seen here once more, by starting Python."""

import subprocess
import sys

import pytest

FORBIDDEN = {
    "lbstats.model": ("streamlit", "plotly", "pandas", "duckdb", "requests"),
    "lbstats.settings": ("streamlit", "plotly", "pandas", "duckdb", "requests"),
    "lbstats.matching": ("streamlit", "plotly", "pandas", "duckdb", "requests"),
    "lbstats.export.reader": ("streamlit", "plotly", "duckdb", "requests"),
    "lbstats.tmdb.client": ("streamlit", "plotly", "pandas", "duckdb"),
    "lbstats.store.catalogue": ("streamlit", "plotly", "requests"),
    "lbstats.stats.summary": ("streamlit", "plotly", "requests"),
    "lbstats.enrichment.service": ("streamlit", "plotly"),
    "lbstats.charts.overview": ("streamlit", "duckdb", "requests"),
    "lbstats.__main__": ("streamlit", "plotly"),
}


@pytest.mark.parametrize("module", FORBIDDEN)
def test_a_layer_does_not_load_what_it_must_not_know(module: str) -> None:
    code = f"import sys, importlib; importlib.import_module({module!r}); print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    loaded = set(run.stdout.split())
    assert module in loaded
    assert loaded.isdisjoint(FORBIDDEN[module])
