"""Each module of tests has services of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOBODY_LISTENS = "http://127.0.0.1:9/3"


@pytest.fixture(autouse=True, scope="module")
def own_process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Fresh services on a data folder for these tests; each makes its own library, all share the sample."""
    with pytest.MonkeyPatch.context() as environment:
        for name in ("TMDB_API_KEY", "LBSTATS_PERSONAL", "TMDB_RATE_LIMIT", "LBSTATS_LOG_LEVEL"):
            environment.delenv(name, raising=False)
        environment.setenv("LBSTATS_DATA_DIR", str(tmp_path_factory.mktemp("data")))
        st.cache_resource.clear()
        yield
        st.cache_resource.clear()


@pytest.fixture
def fresh_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fresh services on an empty data folder, for one test alone, without a key and without TMDB."""
    for name in ("TMDB_API_KEY", "LBSTATS_PERSONAL", "TMDB_RATE_LIMIT", "LBSTATS_LOG_LEVEL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LBSTATS_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("TMDB_BASE_URL", NOBODY_LISTENS)
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()
