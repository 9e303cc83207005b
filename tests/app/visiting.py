"""Visits of pages through AppTest: what their tests have in common."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from streamlit.testing.v1 import AppTest

from lbstats.importing import import_export
from lbstats.stats import films
from lbstats.ui import browser, demo, page, resources
from tests.fakes.exports import make_upload

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

EVERYWHERE = {browser.as_html(script) for script in (browser.TOUCHES, browser.PLACES, browser.LINKS)}
ROOT = Path(__file__).resolve().parents[2]
PATHS = [each.path for each in page.PAGES if each is not page.HOME]
RAW = ("<img src=x", "<script", "<b>evil", "<b>**", "<i>tag", 'href="javascript')
"""Text of the hostile export that must be nowhere in a page as it stands in the file."""
TAB_KEY = re.compile(r"tabs-[a-z-]+$")
MISSING = re.compile(r"(?<![\w])(nan|NaN|<NA>|&lt;NA&gt;|NaT)(?!\w)|>None<")
"""A missing value as pandas or Python writes it."""


def visit(path: str, **parameters: str | list[str]) -> AppTest:
    """Open a page with these query parameters."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    app.switch_page(path)
    app.query_params.update(parameters)
    return app.run()


def imported(files: dict[str, list[tuple[str, ...]]] | None = None) -> str:
    """The token of a library of these files."""
    return import_export(resources.database(), [make_upload(files)]).token


def sample_films() -> pd.DataFrame:
    """The sample's films."""
    sample = demo.open_sample()
    with resources.database().cursor() as cursor:
        return films.films(cursor, sample.library_id)


def html(app: AppTest) -> str:
    """What a page has as HTML, without the scripts that stand in all of them: any other is seen."""
    return "\n".join(each.proto.body for each in app.get("html") if each.proto.body not in EVERYWHERE)


def words(app: AppTest) -> str:
    return html(app) + "\n".join(
        each.value for each in (*app.title, *app.header, *app.subheader, *app.markdown, *app.error)
    )


def open_tab(app: AppTest, key: str, label: str) -> AppTest:
    """The page with this tab open; a test cannot click it."""
    app.query_params["view"] = f"{key}~{label.lower().replace(' ', '-')}"
    return app.run()


def in_every_tab(app: AppTest) -> Iterator[AppTest]:
    """The page as it stands, then with each other tab of it opened: only the open one is drawn."""
    yield app
    # Sought in the tree: a test knows a page's tabs, but not what holds them.
    labels: dict[str, list[str]] = {}
    blocks: list[Any] = [app.main]
    while blocks:
        block = blocks.pop()
        inner = list(getattr(block, "children", {}).values())
        blocks += inner
        if block.type == "tab_container":
            (key,) = TAB_KEY.findall(block.proto.id)
            labels[key] = [tab.label for tab in inner]
    for key, (_, *others) in labels.items():
        for label in others:
            yield open_tab(app, key, label)


def poster_titles(app: AppTest) -> list[str]:
    """The titles under a page's posters, in their order; as HTML."""
    return re.findall(r'class="lb-card-title"><bdi>(.*?)</bdi>', html(app))
