"""One person's own page (`?person=ID`): their films as posters, how they are rated, what they did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from lbstats.charts import people as charts
from lbstats.rounding import fixed
from lbstats.stats import person as people
from lbstats.ui import cache, page, state
from lbstats.ui.behind import Group, films_behind, in_roles, of_film
from lbstats.ui.choices import choice
from lbstats.ui.faces import PARAMETER, ROLE, face, role_choice
from lbstats.ui.rows import rows_of
from lbstats.ui.sections import open_tab, section
from lbstats.ui.text import escape_html, isolated, number, plural
from lbstats.ui.widgets import chart, chart_theme, empty

if TYPE_CHECKING:
    import pandas as pd

    from lbstats.stats.person import Person
    from lbstats.stats.scope import Scope
    from lbstats.store.libraries import Library

ANY: Final = "any"
MOST_DIGITS: Final = 9
LEAST_DOTS: Final = 2
"""One rating is no course of ratings."""
BY_YEAR: Final = "By release year"
AS_WATCHED: Final = "As you watched"
FIGURES: Final = {BY_YEAR: "ratings-by-release-year", AS_WATCHED: "ratings-as-watched"}
FILM_COLUMNS: Final = {
    "title": "Film",
    "year": "Year",
    "rating": "Rating",
    "watch_count": "Logged",
    "crowd_rating": "Crowd, of 10",
    "characters": "Plays",
}
ENTRY_COLUMNS: Final = {
    "watched_on": "Watched",
    "title": "Film",
    "year": "Year",
    "rating": "Rating then",
    "is_rewatch": "Rewatch",
}


def asked() -> str | None:
    """What the address gives as the person's number, anything at all; None for the whole page."""
    return st.query_params.get(PARAMETER)


def show(library: Library, scope: Scope, given: str) -> None:
    """The page of the person whose number stands in the address.

    Args:
        library: The open library.
        scope: Which of its films.
        given: What the address gives.
    """
    page.page_link(page.PEOPLE, "← All people")
    who = _find(library, given)
    if who is None:
        empty("Nobody of that number made one of your films.")
        return
    roles = cache.read(
        library, people.person_roles, scope, person_id=who.person_id, fairness=state.current_fairness()
    )
    films = cache.read(library, people.person_films, scope, person_id=who.person_id)
    verdict = escape_html(_verdict(films, len(roles)))
    st.html(f'<article class="lb-who">{face(who.name, who.profile_path)}<div><h2>{isolated(who.name)}</h2>'
            f'<p class="lb-quiet">{escape_html(_roles(roles))}</p>'
            f'<p class="lb-verdict">{verdict}</p></div></article>')  # fmt: skip
    _seen(library, scope, who, {row.role: row.film_count for row in rows_of(roles)})


def _find(library: Library, given: str) -> Person | None:
    plain = given.removeprefix("-")
    if not (plain.isascii() and plain.isdigit() and len(plain) <= MOST_DIGITS):
        return None
    return cache.read(library, people.person, int(given))


def _roles(roles: pd.DataFrame) -> str:
    """`Director of 7 films, writer of 5`."""
    parts = [
        f"{role.role} of {plural(role.film_count, 'film')}"
        if not place
        else f"{role.role} of {number(role.film_count)}"
        for place, role in enumerate(rows_of(roles))
    ]
    line = ", ".join(parts)
    return line[:1].upper() + line[1:]


def _verdict(films: pd.DataFrame, roles: int) -> str:
    rated = films["rating"].dropna()
    if rated.empty:
        return "You have rated none of them."
    said = f"{fixed(rated.mean(), 2)} ★ on average over {plural(len(rated), 'rated film')}"
    return said if roles == 1 else f"{said}, in any role"


@section
def _seen(library: Library, scope: Scope, who: Person, roles: dict[str, int]) -> None:
    """Their films, in one role or in any, and how those are rated; a role can become the scope."""
    if not roles:
        empty("None of their films is in this selection.")
        return
    asked = st.query_params.get(ROLE)
    chosen = next(iter(roles))
    if len(roles) > 1:
        offered = {role: f"{role.capitalize()} ({films:,})" for role, films in roles.items()}
        chosen = choice(
            "Films they made as",
            {ANY: "Anything"} | offered,
            name=role_choice(who.person_id),
            usual=asked if asked in roles else ANY,
        )
    films = cache.read(library, people.person_films, scope, person_id=who.person_id)
    entries = cache.read(library, people.person_entries, scope, person_id=who.person_id)
    if chosen != ANY:
        group = in_roles(library, f"{chosen.capitalize()} {who.name}", scope, f"{chosen}-{who.person_id}")
        films = films[[chosen in each for each in films["roles"]]]
        entries = entries[entries["film_id"].isin(films["film_id"])]
    else:
        group = Group("Films you have seen", scope, film_ids=tuple(films["film_id"].tolist()))
    films_behind(library, f"person-{who.person_id}", group, can_close=False)
    _ratings(library, scope, films, entries)


def _ratings(library: Library, scope: Scope, films: pd.DataFrame, entries: pd.DataFrame) -> None:
    now = films.dropna(subset=["year", "rating"])
    then = entries.dropna(subset="rating")
    if len(now) < LEAST_DOTS and len(then) < LEAST_DOTS:
        return
    st.subheader("Your ratings over time", anchor=False)
    shown = {BY_YEAR: len(now), AS_WATCHED: len(then)}
    names = [name for name, dots in shown.items() if dots >= LEAST_DOTS]
    name, tab = open_tab(names, key="person-ratings", figures=FIGURES)
    with tab:
        if name == BY_YEAR:
            _by_year(library, scope, films, now)
        else:
            _by_day(library, scope, entries, then)


def _by_year(library: Library, scope: Scope, films: pd.DataFrame, now: pd.DataFrame) -> None:
    row = chart(
        charts.films_of_person_figure(now, chart_theme()),
        library=library,
        name=FIGURES[BY_YEAR],
        reading=_spread(now["rating"]),
        count=f"n = {plural(len(now), 'rated film')}",
        table=films,
        columns=FILM_COLUMNS,
        keys=("film_id",),
    )
    if row:
        group = of_film(row, scope)
        films_behind(library, FIGURES[BY_YEAR], group)


def _by_day(library: Library, scope: Scope, entries: pd.DataFrame, then: pd.DataFrame) -> None:
    row = chart(
        charts.entries_of_person_figure(then, chart_theme()),
        library=library,
        name=FIGURES[AS_WATCHED],
        reading=_spread(then["rating"]),
        count=f"n = {plural(len(then), 'rated diary entry', 'rated diary entries')}",
        table=entries,
        columns=ENTRY_COLUMNS,
        keys=("entry_id",),
    )
    if row:
        group = of_film(row, scope)
        films_behind(library, FIGURES[AS_WATCHED], group)


def _spread(stars: pd.Series[float]) -> str:
    """`You rated them 2 to 5 stars, 3.86 on average.`."""
    least, most = stars.min(), stars.max()
    if least == most:
        return f"You rated them {most:g} {'star' if most == 1 else 'stars'} each time."
    return f"You rated them {least:g} to {most:g} stars, {fixed(stars.mean(), 2)} on average."
