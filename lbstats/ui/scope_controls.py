"""The controls of the scope: what can be chosen, seeded from the address, written back to it at once.

The address alone says what the scope is: every run puts its values into the controls before they are drawn,
so that a link, the browser's way back and a removed chip move them too. Counts nothing.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from lbstats.stats.fair import MINIMA, WEIGHTS
from lbstats.stats.places import country_name, language_name
from lbstats.stats.scope import FORMATS, Population, Scope
from lbstats.ui import state
from lbstats.ui.text import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence

    from lbstats.stats.fair import Fairness
    from lbstats.stats.scope_bar import ScopeChoices

POPULATIONS = {
    Population.WATCHED: "Watched films",
    Population.DIARY: "Diary entries",
    Population.FIRST_WATCHES: "First watches",
    Population.REWATCHES: "Rewatches",
    Population.RATED: "Rated films",
    Population.LIKED: "Liked films",
}
FORMAT_NAMES = dict(zip(FORMATS, ("Features", "Shorts", "Series", "Format unknown"), strict=True))
STARS = (0.5, 5.0)
KEY = "scope-"


def controls(scope: Scope, offered: ScopeChoices) -> None:
    """All controls; those are left out for which the library holds nothing to choose.

    Args:
        scope: What the address asks for.
        offered: What the library holds.
    """
    _further_down(offered)
    left, right = st.columns(2, gap="medium")
    with left:
        _population(scope, offered)
        _days(scope, offered)
        _released(scope, offered)
        _rating(scope)
    with right:
        _many("genres", "Genre", scope.genres, offered.genres)
        _many("countries", "Country", scope.countries, offered.countries, country_name)
        _many("languages", "Language", scope.languages, offered.languages, language_name)
        _many(
            "formats",
            "Features, shorts, series",
            scope.formats,
            offered.formats,
            lambda name: FORMAT_NAMES[name],
        )
        _many("tags", "Tag", scope.tags, offered.tags)
        if not offered.genres:
            st.caption("Genres, countries, languages, and what is a short or a series, come with enrichment.")


def _further_down(offered: ScopeChoices) -> None:
    """What a phone shows only to whoever scrolls; a wide screen has it beside the first ones."""
    lists = {
        "genres": offered.genres,
        "countries": offered.countries,
        "languages": offered.languages,
        "features, shorts and series": offered.formats,
        "tags": offered.tags,
    }
    if names := ", ".join(name for name, values in lists.items() if values):
        st.html(f'<p class="lb-quiet lb-further">Further down: {names}.</p>')


def fairness_controls(chosen: Fairness) -> None:
    """How carefully small groups are treated wherever groups are compared."""
    st.caption("How groups are compared")
    left, right = st.columns(2, gap="medium")
    with left:
        _amount(
            "fair-minimum",
            "Smallest group to compare (rated films)",
            chosen.minimum,
            MINIMA,
            lambda value: replace(state.current_fairness(), minimum=value),
            "A group with fewer is left out of comparisons by rating, and counted there.",
        )
    with right:
        _amount(
            "fair-weight",
            "Own average counted in (times)",
            chosen.weight,
            WEIGHTS,
            lambda value: replace(state.current_fairness(), weight=value),
            "Your own average is counted into every group so many times; with 0 a group's average is plain.",
        )


def _amount(
    name: str, label: str, value: int, among: range, changed: Callable[[int], Fairness], explained: str
) -> None:
    key = _seed(name, value)
    st.slider(
        label,
        among[0],
        among[-1],
        key=key,
        help=explained,
        on_change=lambda: state.set_fairness(changed(st.session_state[key])),
    )


def _population(scope: Scope, offered: ScopeChoices) -> None:
    key = _seed("population", scope.population)
    st.selectbox(
        "Count",
        list(Population),
        format_func=lambda each: f"{POPULATIONS[each]} ({offered.populations[each]:,})",
        key=key,
        on_change=_take,
        args=(key, lambda now, value: replace(now, population=value)),
    )


def _days(scope: Scope, offered: ScopeChoices) -> None:
    """A year at once, or any range of days; whether a film must be in the diary at all."""
    if not offered.watched_years and not scope.has_days:
        return
    years = [*offered.watched_years]
    chosen = _whole_year(scope)
    if chosen is not None and chosen not in years:
        years.insert(0, chosen)
    key = _seed("watched-year", chosen)
    st.selectbox(
        "Watched in",
        years,
        index=None,
        placeholder="Any time",
        format_func=lambda year: f"{year} ({offered.watched_years.get(year, 0):,} entries)",
        key=key,
        on_change=_take,
        args=(key, _in_year),
    )
    ends = [scope.watched_from, scope.watched_to]
    known = [dt.date(year, month, day) for year in years or [1] for month, day in ((1, 1), (12, 31))]
    known += [end for end in ends if end is not None]
    for column, name, label in zip(
        st.columns(2), ("watched_from", "watched_to"), ("Watched from", "to"), strict=True
    ):
        key = _seed(name, getattr(scope, name))
        column.date_input(
            label,
            value=None,
            min_value=min(known),
            max_value=max(known),
            format="YYYY-MM-DD",
            key=key,
            on_change=_take,
            args=(key, partial(_with, name)),
        )
    key = _seed("in_diary", scope.in_diary)
    st.checkbox("Only with a diary entry", key=key, on_change=_take, args=(key, partial(_with, "in_diary")))


def _released(scope: Scope, offered: ScopeChoices) -> None:
    years = [*offered.release_years, *_set(scope.released_from, scope.released_to)]
    if not years or min(years) == max(years):
        return
    _span("released", "Released", scope, (min(years), max(years)), step=1)


def _rating(scope: Scope) -> None:
    _span("rating", "Own rating", scope, STARS, step=0.5)


def _span(name: str, label: str, scope: Scope, ends: tuple[Any, Any], *, step: float) -> None:
    """A slider with two ends; an end that is not moved asks for nothing."""
    least, most = ends
    first, last = getattr(scope, f"{name}_from"), getattr(scope, f"{name}_to")
    key = _seed(name, (least if first is None else first, most if last is None else last))
    st.slider(
        label,
        least,
        most,
        step=step,
        format="%d" if step == 1 else "%.1f ★",
        key=key,
        on_change=_take,
        args=(key, partial(_between, name, ends)),
    )


def _many(
    name: str,
    label: str,
    chosen: Sequence[str],
    held: Mapping[str, int],
    named: Callable[[str], str] = str,
) -> None:
    """Any number of the values the library holds; what a link brought besides can be taken out."""
    options = [*held, *(value for value in chosen if value not in held)]
    if not options:
        return
    key = _seed(name, list(chosen))
    st.multiselect(
        label,
        options,
        format_func=lambda value: f"{visible(named(value))} ({held.get(value, 0):,})",
        placeholder="Any",
        select_all=False,
        key=key,
        on_change=_take,
        args=(key, lambda now, values: replace(now, **{name: tuple(values)})),
    )


def _seed(name: str, value: Hashable | list[str]) -> str:
    """Put what the address says into a control before it is drawn.

    Returns:
        The control's key.
    """
    key = f"{KEY}{name}"
    st.session_state[key] = value
    return key


def _take(key: str, narrowed: Callable[[Scope, Any], Scope]) -> None:
    """What a control says becomes the address; runs before the page is drawn again."""
    state.set_scope(narrowed(state.current_scope(), st.session_state[key]))


def _with(name: str, now: Scope, value: object) -> Scope:
    fields: dict[str, Any] = {name: value}
    return replace(now, **fields)


def _in_year(now: Scope, year: int | None) -> Scope:
    if year is None:
        return replace(now, watched_from=None, watched_to=None)
    return replace(now, watched_from=dt.date(year, 1, 1), watched_to=dt.date(year, 12, 31))


def _between(name: str, ends: tuple[Any, Any], now: Scope, value: tuple[Any, Any]) -> Scope:
    first, last = (None if each == end else each for each, end in zip(value, ends, strict=True))
    ends_now: dict[str, Any] = {f"{name}_from": first, f"{name}_to": last}
    return replace(now, **ends_now)


def _whole_year(scope: Scope) -> int | None:
    """The year whose days are asked for, all of them and no others."""
    first, last = scope.watched_from, scope.watched_to
    if first is None or last is None or first.year != last.year:
        return None
    return first.year if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) else None


def _set(*values: int | None) -> list[int]:
    return [value for value in values if value is not None]
