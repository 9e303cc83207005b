"""The sections of the People page: ranking by role, search, directors with their actors, women directing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd
import streamlit as st

from lbstats.charts.people import DIRECTION, directed_by_women_figure
from lbstats.rounding import fixed, signed
from lbstats.stats import people
from lbstats.stats import readings_people as readings
from lbstats.stats.measure import Measure
from lbstats.stats.people import Period, Role
from lbstats.ui import cache, state
from lbstats.ui.behind import Group, films_behind, in_roles
from lbstats.ui.choices import choice, switch
from lbstats.ui.choices import search as searched_for
from lbstats.ui.faces import Ranked, gallery, ranking
from lbstats.ui.rows import Row, rows_of
from lbstats.ui.sections import counted_films, in_table, measure_switch, section
from lbstats.ui.text import ABSENT, number, plural
from lbstats.ui.widgets import chart, chart_theme, empty, reading_and_table

if TYPE_CHECKING:
    from lbstats.stats.scope import Scope
    from lbstats.store.libraries import Library

ROLES: Final = {
    Role.DIRECTOR: ("Directors", "director"),
    Role.ACTOR: ("Actors", "actor"),
    Role.WRITER: ("Writers", "writer"),
    Role.CINEMATOGRAPHER: ("Cinematographers", "cinematographer"),
    Role.COMPOSER: ("Composers", "composer"),
    Role.EDITOR: ("Editors", "editor"),
    Role.PRODUCER: ("Producers", "producer"),
}
PERIODS: Final = {Period.RELEASED: "Decade of release", Period.WATCHED: "Year of first watch"}
FEW_ROWS: Final = 20
PERSON_COLUMNS: Final = {
    "name": "Name",
    "film_count": "Films",
    "hours": "Hours",
    "rated_count": "Rated",
    "mean_rating": "Average rating",
    "fair_average": "Fair average",
    "residual": "Against the crowd",
    "liked_count": "Liked",
}
PAIR_COLUMNS: Final = {
    "director": "Director",
    "actor": "Actor",
    "film_count": "Films",
    "rated_count": "Rated",
    "mean_rating": "Average rating",
    "fair_average": "Fair average",
}
DIRECTION_COLUMNS: Final = {
    "period": "From",
    "direction": "Directed",
    "film_count": "Films",
    "film_share": "Share of the films of that time",
}


@section
def ranked(library: Library, scope: Scope) -> None:
    """The people of one role by films, hours or ratings, with their faces."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        names = {role: name for role, (name, _) in ROLES.items()}
        role = choice("Role", names, name="people-role", usual=Role.DIRECTOR)
        measure = measure_switch("people")
    found = cache.read(library, people.people, scope, role, measure, fairness=state.current_fairness())
    if found.empty:
        empty(readings.people(found, role, measure, fairness=state.current_fairness()))
        return
    shown = found
    if len(found) > FEW_ROWS and not switch(f"Show {len(found):,} instead of {FEW_ROWS}", name="people-all"):
        shown = found.head(FEW_ROWS)
        if measure.has_two_ends:
            shown = pd.concat([found.head(FEW_ROWS // 2), found.tail(FEW_ROWS // 2)])
    most = float(shown[measure.column].abs().max())
    name, one = ROLES[role]
    first = found.iloc[0]
    ranking(
        [_ranked(person, role, measure, most) for person in rows_of(shown)],
        label=name,
        between=int(first["ranked_count"]) - len(shown) if measure.has_two_ends else 0,
    )
    group = f"people-{role.value}"
    person = reading_and_table(
        library=library,
        name=f"{name.lower()}-by-{measure.value}",
        reading=readings.people(found, role, measure, fairness=state.current_fairness()),
        count=f"{counted_films(found, measure, f'with a known {one}')}; "
        f"{plural(int(first['person_count']), one)}{in_table(found, measure)}",
        table=found,
        columns=PERSON_COLUMNS,
        keys=("person_id",),
        group=group,
    )
    if person:
        heading = f"{one.capitalize()} {person.name}"
        credit = f"{role.value}-{person.person_id}"
        films_behind(library, group, in_roles(library, heading, scope, credit))


@section
def search(library: Library, scope: Scope) -> None:
    """People by name, whatever their role."""
    text = searched_for("Name", key="people-search", label="Find a person")
    if not text:
        return
    found = cache.read(library, people.search_people, scope, text)
    if found.empty:
        empty("Nobody of that name made any of these films.")
        return
    gallery(
        (
            each.person_id,
            each.name,
            each.profile_path,
            f"{plural(each.film_count, 'film')}: {', '.join(each.roles)}",
        )
        for each in rows_of(found)
    )


def _listed(shown: int, found: int) -> str:
    return f"; listed: the first {shown}, all of them in the table" if found > shown else ""


@section
def pairs(library: Library, scope: Scope) -> None:
    """Directors and the actors they keep working with."""
    st.header("Directors and their actors", anchor=False)
    found = cache.read(library, people.director_actor_pairs, scope, fairness=state.current_fairness())
    reading = readings.director_actor_pairs(found)
    if found.empty:
        empty(reading)
        return
    shown = found.head(FEW_ROWS // 2)
    most = int(shown["film_count"].max())
    ranking([_pair(each, most) for each in rows_of(shown)], label="Directors and their actors")
    pair = reading_and_table(
        library=library,
        name="directors-and-actors",
        reading=reading,
        count=f"{'the first' if len(found) == people.MOST_PEOPLE else 'n ='} {plural(len(found), 'pair')} "
        f"with two films or more together{_listed(len(shown), len(found))}; "
        "a row of the table opens their films",
        table=found,
        columns=PAIR_COLUMNS,
        keys=("director_id", "actor_id"),
    )
    if pair:
        heading = f"{pair.director} with {pair.actor}"
        both = f"{Role.DIRECTOR.value}-{pair.director_id}", f"{Role.ACTOR.value}-{pair.actor_id}"
        films_behind(library, "directors-and-actors", in_roles(library, heading, scope, *both))


@section
def women(library: Library, scope: Scope) -> None:
    """How many of the films women directed, over time."""
    st.header("Directed by women", anchor=False)
    period = choice("Over", PERIODS, name="people-period", usual=Period.RELEASED)
    found = cache.read(library, people.women_directors, scope, period)
    known = "a known director" if period is Period.RELEASED else "a known director and a day in the diary"
    if found.empty:
        empty(f"No film of this selection has {known}.")
        return
    counted = _by_direction(found)
    row = chart(
        directed_by_women_figure(found, chart_theme(), is_decade=period is Period.RELEASED),
        library=library,
        name=f"directed-by-women-{period.value}",
        reading=readings.women_directors(found, period),
        count=f"n = {plural(int(found['film_count'].sum()), 'watched film')} with {known}; "
        "the gender is what TMDB has, and unknown where it has none",
        table=counted,
        columns=DIRECTION_COLUMNS,
        terms=["Directed by women"],
        keys=("period", "column"),
        group=f"women-{period.value}",
    )
    if row:
        films = cache.read(library, people.directed_films, scope, period)
        ids = films.loc[(films["period"] == row.period) & (films["direction"] == row.column), "film_id"]
        when = f"the {row.period}s" if period is Period.RELEASED else str(row.period)
        group = Group(f"Films of {when} {row.direction}", scope, film_ids=tuple(ids.tolist()))
        films_behind(library, f"women-{period.value}", group)


def _by_direction(found: pd.DataFrame) -> pd.DataFrame:
    """The counts of each period one below the other, as the figure stacks them."""
    names = {column: name for name, column in DIRECTION}
    long = found.melt(["period", "film_count"], list(names), "column", "part")
    long = long.assign(direction=long["column"].map(names), film_share=long["part"] / long["film_count"])
    return (
        long[long["part"] > 0]
        .drop(columns="film_count")
        .rename(columns={"part": "film_count"})
        .sort_values("period", kind="stable")
    )


def _ranked(person: Row, role: Role, measure: Measure, most: float) -> Ranked:
    value = float(getattr(person, measure.column))
    figure = {
        Measure.FILMS: plural(int(value), "film") if measure is Measure.FILMS else "",
        Measure.HOURS: f"{fixed(value)} h",
        Measure.FAIR_AVERAGE: f"{fixed(value, 2)} ★",
        Measure.RESIDUAL: f"{signed(value, 2)} ★",
    }[measure]
    average = ABSENT if person.mean_rating is None else f"average {fixed(person.mean_rating, 2)}"
    films = f"{plural(person.film_count, 'film')}, " if measure is not Measure.FILMS else ""
    note = (
        f"{films}{average} over {number(person.rated_count)} rated"
        if person.rated_count
        else f"{films}none rated"
    )
    return Ranked(
        ((person.person_id, person.name, person.profile_path),),
        figure,
        note,
        value / (5 if measure is Measure.FAIR_AVERAGE else most or 1),
        has_sides=measure is Measure.RESIDUAL,
        role=role.value,
    )


def _pair(pair: Row, most: int) -> Ranked:
    average = (
        "none rated"
        if pair.mean_rating is None
        else f"average {fixed(pair.mean_rating, 2)} over {pair.rated_count} rated"
    )
    return Ranked(
        (
            (pair.director_id, pair.director, pair.director_profile_path),
            (pair.actor_id, pair.actor, pair.actor_profile_path),
        ),
        plural(pair.film_count, "film"),
        average,
        pair.film_count / most,
    )
