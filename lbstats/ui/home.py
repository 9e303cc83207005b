"""What Home shows to each kind of visitor: somebody new, an owner, a guest with a link, the curious.

Puts the sections in order; each section is a module of its own.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from lbstats.errors import LbstatsError
from lbstats.stats.coverage import coverage
from lbstats.ui import cache, progress, report, resources, share, upload, welcome
from lbstats.ui.page import OVERVIEW, page_link
from lbstats.ui.text import escape_markdown
from lbstats.ui.widgets import errors_as_sentences

if TYPE_CHECKING:
    from lbstats.store.libraries import Library

STYLE = Path(__file__).with_name("home.css")


def show(library: Library | None) -> None:
    """Draw Home.

    Args:
        library: The open library; None when none is, or when its link is no good.
    """
    st.html(STYLE)
    if library is None and not _has_database():
        welcome.headline()
        return
    with errors_as_sentences():
        if library is None:
            _first_visit()
        elif library.is_sample:
            _sample(library)
        elif library.may_change:
            _own(library)
        else:
            _guest(library)


def _has_database() -> bool:
    try:
        resources.services()
    except LbstatsError:
        return False  # the page's frame has said why
    return True


def _first_visit() -> None:
    welcome.headline()
    main, side = st.columns([3, 2], gap="large")
    with main:
        st.header("Bring your export", anchor=False)
        welcome.how_to_export()
        upload.upload_area(None)
        welcome.privacy()
    with side:
        welcome.own_libraries()
        welcome.try_the_sample()
        welcome.open_again()


def _own(library: Library) -> None:
    films = _heading(library)
    main, side = st.columns([3, 2], gap="large")
    with main:
        progress.panel(library, films)
        report.latest_import(library)
    with side:
        share.links(library)
    st.header("A newer export?", anchor=False)
    upload.upload_area(library, films, label="Drop it here")
    share.farewell(library)


def _guest(library: Library) -> None:
    _heading(library)
    st.markdown("You came with a link that can look at everything and change nothing.")
    progress.glance(cache.read(library, coverage))
    report.latest_import(library)
    _own_export()


def _sample(library: Library) -> None:
    st.title("The sample", anchor=False)
    st.html(
        '<p class="lb-lead">Six years of a made-up member: real films, invented evenings. The facts come '
        "with the program, so nothing was fetched.</p>"
    )
    report.equation(library)
    _onward()
    report.latest_import(library)
    _own_export()


def _own_export() -> None:
    st.header("Your own films", anchor=False)
    welcome.how_to_export()
    upload.upload_area(None)
    share.leave_button("Back to the start")


def _heading(library: Library) -> int:
    """Whose films these are, how they add up, and the way on; the number of watched films."""
    name = library.username
    st.title(f"The films of {escape_markdown(name)}" if name else "Your films", anchor=False)
    report.equation(library)
    _onward()
    return cache.read(library, coverage).films


def _onward() -> None:
    with st.container(key="onward"):
        page_link(OVERVIEW, "Open the overview →")
