"""Visits of Home through AppTest: what their tests have in common."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from streamlit.testing.v1 import AppTest

if TYPE_CHECKING:
    from streamlit.testing.v1.element_tree import Button


APP = Path(__file__).resolve().parents[2] / "app.py"


def visit(**parameters: str) -> AppTest:
    """Open Home with these query parameters."""
    app = AppTest.from_file(str(APP), default_timeout=30)
    app.query_params.update(parameters)
    return app.run()


def said(app: AppTest) -> str:
    """Every word on the screen that is not a button's."""
    kinds = (
        app.title,
        app.header,
        app.subheader,
        app.markdown,
        app.error,
        app.warning,
        app.code,
        app.get("html"),
    )
    return "\n".join(
        str(each.value if hasattr(each, "value") else each.proto.body) for kind in kinds for each in kind
    )


def unescaped(markdown: str) -> str:
    return markdown.replace("\\", "")


def token_in(app: AppTest) -> str:
    """The token in the address."""
    return str(app.query_params["library"])


def button(app: AppTest, label: str) -> Button:
    return next(each for each in app.button if each.label == label)


def upload(app: AppTest, *files: tuple[str, bytes]) -> AppTest:
    app.file_uploader[0].set_value([(name, content, "application/octet-stream") for name, content in files])
    return app.run()
