"""Every figure that a test of this folder builds is validated by Plotly; in the app none is, for speed."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import plotly.graph_objects as go
import pytest

from lbstats.charts import theme


@pytest.fixture(autouse=True)
def figures_are_validated(monkeypatch: pytest.MonkeyPatch) -> None:
    def validated(traces: list[Any], layout: dict[str, Any], **unchecked: bool) -> go.Figure:
        del unchecked
        return go.Figure(traces, layout)

    monkeypatch.setattr(theme, "go", SimpleNamespace(Figure=validated))
