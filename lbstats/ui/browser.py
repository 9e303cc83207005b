"""What only a script in the browser can do: close the menu of a phone, scroll, have taps hit.

The scripts are written here, wholly: nothing that comes from outside is ever part of one.
"""

from __future__ import annotations

from typing import Final

import streamlit as st

_PHONE: Final = "(max-width: 768px)"  # where Streamlit lays its menu over the page


def close_menu(page: str) -> None:
    """On a phone, take the menu off the page that was chosen in it.

    Args:
        page: Its title: what differs is run anew.
    """
    _run(
        f"""const is_open = !document.querySelector('[data-testid="stExpandSidebarButton"]');
        if (is_open && matchMedia("{_PHONE}").matches)
            document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click(); // {page}"""
    )


def tap_figures() -> None:
    """On a touch screen, have a tap choose the point below the finger.

    Plotly chooses the point that was last hovered over, which to a finger is that of the tap before. So each
    touch moves its mouse there first. Once in a visit of a browser's tab.
    """
    _run(
        """if (!window.lbstatsTaps) {
            window.lbstatsTaps = true;
            document.addEventListener("touchstart", event => {
                const {clientX, clientY} = event.touches[0];
                const moved = new MouseEvent("mousemove", {bubbles: true, clientX, clientY});
                if (event.target.closest(".js-plotly-plot")) event.target.dispatchEvent(moved);
            }, {capture: true, passive: true});
        }"""
    )


def to_top(container: str, page: int) -> None:
    """Show the beginning of a list of which another page was chosen below it.

    Args:
        container: Its key, from the program.
        page: Which: what differs is run anew.
    """
    _run(f'document.querySelector(".st-key-{container}")?.scrollIntoView(); // {page}')


def _run(script: str) -> None:
    st.html(f"<script>{{{script}\n}}</script>", unsafe_allow_javascript=True)
