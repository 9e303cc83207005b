"""Each module of tests has services of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Iterator


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
