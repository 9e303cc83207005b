"""The scope bar above every page of figures: what is counted, as chips that can be taken off one by one.

What a scope is and what it leaves is `lbstats.stats.scope`; where it is kept, `lbstats.ui.state`; the
controls behind the button, `lbstats.ui.scope_controls`. Counts nothing.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import streamlit as st

from lbstats.stats.fair import DEFAULT
from lbstats.stats.person import person
from lbstats.stats.places import country_name, language_name
from lbstats.stats.scope import EVERYTHING, Population, Scope
from lbstats.stats.scope_bar import LeftOut, films_left, left_out, scope_choices
from lbstats.stats.summary import diary_figures
from lbstats.ui import browser, cache, page, state
from lbstats.ui.scope_controls import FORMAT_NAMES, POPULATIONS, controls, fairness_controls
from lbstats.ui.text import day, escape_html, escape_markdown, plural
from lbstats.ui.widgets import empty

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from lbstats.stats.fair import Fairness
    from lbstats.store.libraries import Library


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing the scope asks for.

    Attributes:
        text: In a few words, untrusted.
        without: The scope once it is taken off.
    """

    text: str
    without: Scope


def choose(library: Library) -> Scope | None:
    """Draw the bar and say what the page shall count.

    Returns:
        The scope; None when the library or the scope holds no film, then the reason is on the screen.
    """
    offered = cache.read(library, scope_choices)
    watched = offered.populations[Population.WATCHED]
    if not watched:
        empty("This library has no watched films.", "Add an export that has some →", page.HOME)
        return None
    if sentence := state.take_sentence():
        st.toast(escape_markdown(sentence))
        browser.to_top("scope", 1)  # where the chip is of which it speaks
    scope, fairness = state.current_scope(), state.current_fairness()
    with st.container(key="scope", horizontal=True, vertical_alignment="center", gap="small"):
        with st.popover("Narrow down", key="scope-open"), st.container(key="scope-controls"):
            controls(scope, offered)
            fairness_controls(fairness)
        if scope == EVERYTHING:
            st.html(f'<p class="lb-quiet">All {plural(watched, "watched film")}.</p>', width="content")
        asked = chips(scope, _people(library, scope))
        taken_off: list[tuple[str, Callable[[Any], None], Scope | Fairness]] = [
            *((chip.text, state.set_scope, chip.without) for chip in asked),
            *((text, state.set_fairness, without) for text, without in fairness_chips(fairness)),
        ]
        for number, (text, change, without) in enumerate(taken_off):
            st.button(f"{escape_markdown(text)} ✕", key=f"chip-{number}", on_click=change, args=(without,))
        if taken_off:
            st.button("Reset", key="scope-reset", type="tertiary", on_click=state.reset)
    if scope == EVERYTHING:
        return scope
    left = cache.read(library, films_left, scope)
    missing = left_out_sentence(cache.read(library, left_out, scope))
    if not left:
        empty(f"No film meets all of this. {missing}".strip())
        _ways_out(library, asked)
        return None
    count = f"{left:,} of {plural(watched, 'watched film')}{_in_entries(library, scope)}. {missing}"
    st.html(f'<p class="lb-quiet lb-scope-count">{escape_html(count)}</p>')
    return scope


def _in_entries(library: Library, scope: Scope) -> str:
    """How many entries a scope of viewings leaves."""
    if not scope.narrows_viewings:
        return ""
    entries = cache.read(library, diary_figures, scope).entries
    return f", in {plural(entries, 'diary entry', 'diary entries')}"


def _ways_out(library: Library, asked: Sequence[Chip]) -> None:
    """What to take off a scope that leaves no film, with how many there are then; all of it always helps."""
    with st.container(horizontal=True, key="scope-ways-out"):
        for number, chip in enumerate(asked):
            if films := cache.read(library, films_left, chip.without):
                words = f"Without “{escape_markdown(chip.text)}”: {plural(films, 'film')}"
                st.button(words, key=f"without-{number}", on_click=state.set_scope, args=(chip.without,))
        st.button("Count all films", key="scope-all", on_click=state.reset)


def chips(scope: Scope, people: Mapping[str, str] = {}) -> list[Chip]:
    """What a scope asks for, one by one, in the order of the controls.

    Args:
        scope: The scope.
        people: The names of those it asks for, untrusted; whoever is missing is called by their number.
    """
    found = []
    if scope.population is not Population.WATCHED:
        found.append(Chip(POPULATIONS[scope.population], replace(scope, population=Population.WATCHED)))
    if scope.has_days:
        found.append(Chip(f"Watched {_days(scope)}", replace(scope, watched_from=None, watched_to=None)))
    if scope.in_diary:
        found.append(Chip("With a diary entry", replace(scope, in_diary=False)))
    if scope.has_years:
        years = _range(scope.released_from, scope.released_to)
        found.append(Chip(f"Released {years}", replace(scope, released_from=None, released_to=None)))
    if scope.rating_from is not None or scope.rating_to is not None:
        stars = _range(scope.rating_from, scope.rating_to)
        found.append(Chip(f"Rated {stars} ★", replace(scope, rating_from=None, rating_to=None)))
    if scope.has_runtimes:
        runtimes = _range(scope.runtime_from, scope.runtime_to)
        found.append(Chip(f"{runtimes} min", replace(scope, runtime_from=None, runtime_to=None)))
    return [*found, *_names(scope, people)]


def fairness_chips(fairness: Fairness) -> list[tuple[str, Fairness]]:
    """What is not as usual in how small groups are treated, in words, and how it is without."""
    found = []
    if fairness.minimum != DEFAULT.minimum:
        found.append(
            (
                f"Groups from {plural(fairness.minimum, 'rated film')} on",
                replace(fairness, minimum=DEFAULT.minimum),
            )
        )
    if fairness.weight != DEFAULT.weight:
        text = f"Own average counted {fairness.weight} times" if fairness.weight else "Plain averages"
        found.append((text, replace(fairness, weight=DEFAULT.weight)))
    return found


def left_out_sentence(missing: LeftOut) -> str:
    """What a scope leaves out only because it is not known; empty when nothing."""
    parts = [
        f"{count:,} {what}"
        for count, what in (
            (missing.undated, "undated"),
            (missing.without_facts, "without these facts"),
            (missing.without_year, "without a release year"),
        )
        if count
    ]
    return f"Left out because it is not known: {', '.join(parts)}." if parts else ""


def _people(library: Library, scope: Scope) -> dict[str, str]:
    """The names of the people a scope asks for, of those who have a role in the library's films."""
    found = {credit: cache.read(library, person, int(credit.partition("-")[2])) for credit in scope.people}
    return {credit: somebody.name for credit, somebody in found.items() if somebody is not None}


def _names(scope: Scope, people: Mapping[str, str]) -> Iterator[Chip]:
    several: tuple[tuple[str, tuple[Any, ...], Callable[[Any], str]], ...] = (
        ("genres", scope.genres, str),
        ("countries", scope.countries, country_name),
        ("languages", scope.languages, lambda code: f"In {language_name(code)}"),
        ("formats", scope.formats, lambda value: FORMAT_NAMES[value]),
        ("people", scope.people, lambda credit: _credit(credit, people)),
        ("tags", scope.tags, lambda tag: f"Tag {tag}"),
        ("weekdays", scope.weekdays, lambda weekday: f"On a {calendar.day_name[weekday - 1]}"),
        ("months", scope.months, lambda month: f"In {calendar.month_name[month]}"),
    )
    for name, values, named in several:
        for value in values:
            others: dict[str, Any] = {name: tuple(each for each in values if each != value)}
            yield Chip(named(value), replace(scope, **others))


def _credit(credit: str, people: Mapping[str, str]) -> str:
    """`Director Agnès Varda`."""
    role, _, number = credit.partition("-")
    return f"{role.capitalize()} {people.get(credit, number)}"


def _range(first: float | None, last: float | None) -> str:
    """`1990 to 1999`, `1999`, `from 1990`, `up to 1999`; stars read alike."""
    if first == last:
        return f"{first:g}"
    if first is None:
        return f"up to {last:g}"
    return f"from {first:g}" if last is None else f"{first:g} to {last:g}"


def _days(scope: Scope) -> str:
    first, last = scope.watched_from, scope.watched_to
    if first is not None and last is not None:
        if _is_new_year(first) and _is_new_years_eve(last):
            return f"in {first.year}" if first.year == last.year else f"{first.year} to {last.year}"
        return f"on {day(first)}" if first == last else f"{day(first)} to {day(last)}"
    return f"from {day(first)}" if last is None else f"up to {day(last)}"


def _is_new_year(date: dt.date) -> bool:
    return (date.month, date.day) == (1, 1)


def _is_new_years_eve(date: dt.date) -> bool:
    return (date.month, date.day) == (12, 31)
