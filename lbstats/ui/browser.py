"""What only a script in the browser can do: close the menu of a phone, scroll, come back, have taps hit.

The scripts are written here, wholly: nothing that comes from outside is ever part of one.
"""

from __future__ import annotations

from typing import Final

import streamlit as st

TOUCHES: Final = """if (!window.lbstatsTouches) {
    window.lbstatsTouches = true;
    document.addEventListener("touchstart", event => {
        if (event.target.closest(".js-plotly-plot")) event.stopPropagation();
    }, {capture: true, passive: true});
}"""
PLACES: Final = """if (!window.lbstatsPlaces) {
    window.lbstatsPlaces = true;
    const main = () => document.querySelector('[data-testid="stMain"]');
    const isRunning = () => document.querySelector('[data-test-script-state="running"]');
    let search, rest, path = location.pathname;
    const keep = () => {
        clearTimeout(rest);
        path = location.pathname;
        if (main() && !search) history.replaceState({...history.state, lbstatsPlace: main().scrollTop}, "");
    };
    const stop = () => { search?.abort(); search = undefined; };
    const go = place => {
        if (place === undefined) document.querySelector('[class*="st-key-behind-"]')?.scrollIntoView();
        else if (main().scrollTop !== place) main().scrollTop = place;
    };
    const restore = (toOpen = false) => {
        // A page left before its place was known begins at its top.
        const place = history.state?.lbstatsPlace ?? (path === location.pathname ? undefined : 0);
        const begun = performance.now();
        path = location.pathname;
        stop();
        clearTimeout(rest);
        if (place === undefined && !toOpen) return;
        const { signal } = search = new AbortController();
        for (const hand of ["wheel", "touchstart", "pointerdown", "keydown"])
            addEventListener(hand, stop, {capture: true, passive: true, signal});
        let hasRun = false, arrived;
        const look = now => {
            if (signal.aborted) return;
            hasRun ||= isRunning() || now - begun > 1000;
            if (hasRun && main() && (!isRunning() || place === 0)) {
                arrived ??= now;
                go(place);
            }
            if (now - (arrived ?? now) > 1500 || now - begun > 20000) stop();
            else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
    };
    const later = () => { clearTimeout(rest); rest = setTimeout(keep, 300); };
    addEventListener("scroll", later, {capture: true, passive: true});
    addEventListener("click", keep, {capture: true});
    addEventListener("beforeunload", keep);
    addEventListener("popstate", () => restore());
    restore(new URLSearchParams(location.search).has("open"));
}"""
LINKS: Final = """if (!window.lbstatsLinks) {
    window.lbstatsLinks = true;
    addEventListener("click", event => {
        const link = event.target.closest?.(".stHtml a[href]:not([target], [download])");
        const isPlain = !event.button && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
        if (!link || link.origin !== location.origin || !isPlain) return;
        event.preventDefault();
        if (link.href !== location.href) history.pushState({lbstatsPlace: 0}, "", link.href);
        dispatchEvent(new PopStateEvent("popstate"));
    });
}"""
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


def leave_touches_to_browser() -> None:
    """On a touch screen, have a finger on a figure scroll the page, and a tap choose what is below it.

    Plotly takes every touch for the beginning of a drag (Streamlit lets no figure say that it has none), so
    that a page stands still under a finger on a figure, and a tap is for the point hovered over before. If it
    does not see touches, the browser scrolls, and makes of a tap what a mouse would do there. Listens once in
    a browser's tab.
    """
    _run(TOUCHES)


def keep_places() -> None:
    """Show a page where it was left, after the browser's way back or forward and after a reload.

    A link to what is open of a figure shows that.

    The browser does so with pages that scroll as a whole and are there at once; Streamlit's do neither. The
    place stands in the browser's history, beside the address, and is gone to once the program has run; a
    hand, or the next step through the history, ends that. Listens once in a browser's tab.
    """
    _run(PLACES)


def follow_links_in_visit() -> None:
    """Have the links of posters and people lead on as those of the menu do: without the app loaded anew.

    They are HTML, which Streamlit knows nothing of. What it does know is a step through the history, and to
    it they are one. A click that wants another tab or window gets it.
    """
    _run(LINKS)


def to_top(container: str, page: int) -> None:
    """Show the beginning of a list of which another page was chosen below it.

    Args:
        container: Its key, from the program.
        page: Which: what differs is run anew.
    """
    _run(f'document.querySelector(".st-key-{container}")?.scrollIntoView(); // {page}')


def _run(script: str) -> None:
    st.html(as_html(script), unsafe_allow_javascript=True)


def as_html(script: str) -> str:
    """A script as it stands in a page; in braces, so that its names are its own."""
    return f"<script>{{{script}\n}}</script>"
