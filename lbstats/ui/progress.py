"""How far the facts of a library's films are, and the buttons that steer the work.

Reads what the enrichment service says and draws it; a fragment asks again while something runs and stops
asking when it is over. The work is in threads that know no page, so it goes on when the visitor leaves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from lbstats.errors import CredentialError, LbstatsError
from lbstats.model import JobState
from lbstats.rounding import nearest
from lbstats.ui import own_key, resources
from lbstats.ui.page import MATCHES, page_link
from lbstats.ui.posters import poster
from lbstats.ui.text import escape_markdown, number, plural
from lbstats.ui.widgets import errors_as_sentences

if TYPE_CHECKING:
    from collections.abc import Callable

    from lbstats.model import LibraryId, Progress
    from lbstats.stats.coverage import Coverage
    from lbstats.store.libraries import Library

POLL_S = 1.0
MINUTE = 60
MOVING = (JobState.QUEUED, JobState.RUNNING)
"""States that change by themselves: the page asks again and again."""
STOPPED = (JobState.CANCELLED, JobState.FAILED)

HEADINGS = {
    JobState.QUEUED: "Waiting for its turn",
    JobState.RUNNING: "Looking up your films",
    JobState.PAUSED: "Paused",
    JobState.NEEDS_KEY: "Waiting for your TMDB key",
    JobState.CANCELLED: "Stopped",
    JobState.FAILED: "This did not work",
    JobState.COMPLETE: "Every film has been looked up",
}
OUTCOMES = (
    ("matched", "matched", "the film is sure"),
    ("doubtful", "doubtful", "worth a look"),
    ("unmatched", "not found", "TMDB has none like it"),
    ("failed", "failed", "tried again next time"),
)

_PROBLEM = "lbstats.enrichment_problem"


def panel(library: Library, film_count: int) -> None:
    """Everything about the enrichment of the open library, for its owner.

    Args:
        library: The open library.
        film_count: Its watched films.
    """
    progress = resources.enrichment().progress(library.library_id)
    is_moving = progress is not None and progress.state in MOVING
    with st.container(key="enrichment"):
        if progress is None:
            _not_begun(library, film_count)
        else:
            st.fragment(_live, run_every=POLL_S if is_moving else None)(library, progress.state)


def glance(covered: Coverage) -> None:
    """How far the facts are, for somebody who may only look; nothing when there is nothing to wait for."""
    if covered.films and not covered.is_complete:
        facts = f"Facts for {covered.with_facts:,} of {plural(covered.films, 'film')} so far."
        st.html(f'<p class="lb-quiet">{facts}</p>')


def start(library_id: LibraryId) -> None:
    """Start the enrichment of a library, or go on with it; a refusal is said by the panel.

    Args:
        library_id: A library the visitor may change.
    """
    # The key is looked up now: the job may begin in another run, where no visit is.
    key = own_key.entered()
    _attempt(lambda: resources.enrichment().start_job(library_id, key))


def _live(library: Library, drawn: JobState) -> None:
    """What stands now; another state redraws the whole page, so that it asks more often, less, or no more."""
    with errors_as_sentences():
        progress = resources.enrichment().progress(library.library_id)
        if progress is None or progress.state is not drawn:
            st.rerun()
        _draw(library, progress)


def _draw(library: Library, progress: Progress) -> None:
    st.header(HEADINGS[progress.state], anchor=False)
    has_begun = bool(progress.done or progress.matched or progress.state in MOVING)
    if progress.films and has_begun and progress.state is not JobState.COMPLETE:
        share = min(progress.done / progress.films, 1.0)
        st.progress(share, text=f"**{progress.done:,}** of {plural(progress.films, 'film')} done")
    if progress.films and has_begun:
        st.html(_outcomes(progress) + _pace(progress))
    _say_problems("" if progress.state is JobState.COMPLETE else progress.message)
    if progress.state in MOVING and progress.latest:
        st.html(_latest(progress))
    _steer(library, progress)
    if progress.doubtful or progress.unmatched or progress.failed:
        page_link(MATCHES, "What was matched, and how →")


def _not_begun(library: Library, film_count: int) -> None:
    st.header("More to see with TMDB's facts", anchor=False)
    st.markdown(
        "Your diary, ratings and likes are counted already. Hours, directors, countries, languages and "
        f"posters of {plural(film_count, 'film')} come from TMDB, which is asked by title and year."
    )
    _say_problems()
    if own_key.current():
        if st.button("Look up the films", key="start", type="primary"):
            start(library.library_id)
            st.rerun()
    else:
        _ask_for_key(library.library_id)


def _steer(library: Library, progress: Progress) -> None:
    """The buttons that fit the state."""
    service, library_id = resources.enrichment(), library.library_id
    has_key = own_key.current() is not None
    lacks_key = isinstance(st.session_state.get(_PROBLEM), CredentialError)
    if lacks_key or progress.state is JobState.NEEDS_KEY or (progress.state in STOPPED and not has_key):
        _ask_for_key(library_id)
    elif progress.state in STOPPED:
        st.button("Start again", key="restart", on_click=start, args=(library_id,))
    elif progress.state is JobState.COMPLETE:
        _retry(library_id, progress, has_key=has_key)
    else:
        with st.container(horizontal=True):
            if progress.state is JobState.PAUSED:
                _button("Go on", "resume", lambda: service.resume(library_id))
            else:
                _button("Pause", "pause", lambda: service.pause(library_id))
            _button(
                "Stop", "cancel", lambda: service.cancel(library_id), help="What was found so far is kept."
            )


def _retry(library_id: LibraryId, progress: Progress, *, has_key: bool) -> None:
    if not progress.failed:
        return
    st.markdown(f"{plural(progress.failed, 'film')} could not be fetched; nothing else is lost by it.")
    if has_key:
        st.button("Try these again", key="retry", on_click=start, args=(library_id,))
    else:
        _ask_for_key(library_id)


def _ask_for_key(library_id: LibraryId) -> None:
    """Ask for the visitor's own key; a wrong one ends the job at once."""
    key = own_key.field("own-key", "Start with this key")
    if key:
        own_key.remember(key)
        start(library_id)
        st.rerun()


def _button(label: str, key: str, act: Callable[[], object], help: str | None = None) -> None:  # noqa: A002
    # A callback, because a click may arrive in a run that begins anew before it gets here.
    st.button(label, key=key, help=help, on_click=_attempt, args=(act,))


def _attempt(act: Callable[[], object]) -> None:
    """Do it, and keep the sentence of a refusal for the panel's next drawing."""
    st.session_state.pop(_PROBLEM, None)
    try:
        act()
    except LbstatsError as error:
        st.session_state[_PROBLEM] = error


def _say_problems(message: str = "") -> None:
    for sentence in dict.fromkeys((str(st.session_state.get(_PROBLEM, "")), message)):
        if sentence:
            st.warning(escape_markdown(sentence), icon="⚠️")


def _outcomes(progress: Progress) -> str:
    cells = "".join(
        f'<div class="lb-outcome lb-{name}"><dt title="{meaning}">{label}</dt>'
        f"<dd>{getattr(progress, name):,}</dd></div>"
        for name, label, meaning in OUTCOMES
    )
    return f'<dl class="lb-outcomes">{cells}</dl>'


def _pace(progress: Progress) -> str:
    said = []
    if progress.state is JobState.RUNNING and progress.requests_per_second is not None:
        said.append(f"{number(progress.requests_per_second, 1)} requests a second")
    if progress.state in MOVING and progress.seconds_left is not None:
        said.append(f"{duration(progress.seconds_left)} left")
    if progress.state is JobState.COMPLETE and progress.requests:
        said.append(f"{plural(progress.requests, 'request')} in {duration(progress.seconds)}")
    words = [f"{', '.join(said)}."] if said else []
    if progress.state in MOVING:
        words.append(
            "Each film is found first and done once its facts are here; you can look around meanwhile."
        )
    return f'<p class="lb-quiet">{" ".join(words)}</p>' if words else ""


def duration(seconds: float) -> str:
    """`about 3 minutes`, `20 seconds`: as exact as an estimate deserves."""
    if seconds < MINUTE:
        return plural(max(nearest(seconds), 1), "second")
    return f"about {plural(nearest(seconds / MINUTE), 'minute')}"


def _latest(progress: Progress) -> str:
    cards = "".join(f"<li>{poster(title, None, path, 'w154')}</li>" for title, path in progress.latest)
    return f'<ul class="lb-latest" aria-label="Found last">{cards}</ul>'
