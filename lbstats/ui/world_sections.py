"""The sections of the World page: map, continents, countries of one film, those not yet seen, languages."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Final

import streamlit as st

from lbstats.charts.ranking import ranking_figure
from lbstats.charts.world import MAP_CONFIG, world_figure
from lbstats.stats import readings_taste, taste, world
from lbstats.stats import readings_world as readings
from lbstats.stats.measure import Measure
from lbstats.stats.scope import EVERYTHING
from lbstats.stats.taste import Facet
from lbstats.ui import cache, clicks, state
from lbstats.ui.behind import films_behind, in_groups
from lbstats.ui.choices import choice
from lbstats.ui.counting import how_counted, terms_of
from lbstats.ui.rows import Row, rows_of
from lbstats.ui.sections import counted_films, section
from lbstats.ui.tables import column_looks, csv_download, figures_table
from lbstats.ui.taste_sections import GROUP_COLUMNS
from lbstats.ui.text import escape_html, plural
from lbstats.ui.widgets import chart, chart_theme, empty, poster_wall

if TYPE_CHECKING:
    import pandas as pd

    from lbstats.stats.scope import Scope
    from lbstats.store.libraries import Library

SHADES: Final = {
    Measure.FILMS: "Films",
    Measure.FAIR_AVERAGE: "Fair average",
    Measure.RESIDUAL: "Against the crowd",
}
COUNTRY_COLUMNS: Final = {
    "name": "Country",
    "film_count": "Films",
    "fair_average": "Fair average",
    "region": "Continent",
    "film_share": "Share of films",
    "hours": "Hours",
    "rated_count": "Rated",
    "mean_rating": "Average rating",
    "residual": "Against the crowd",
}
REGION_COLUMNS: Final = {
    "region": "Continent",
    "seen_count": "Countries seen",
    "country_count": "Of",
    "film_count": "Films",
}
LONE_COLUMNS: Final = {"name": "Country", "title": "Film", "year": "Year", "rating": "Rating"}
EVERY_COLUMNS: Final = {
    "name": "Country",
    "film_count": "Films",
    "fair_average": "Fair average",
    "residual": "Against the crowd",
    "hours": "Hours",
}
EVERY_WIDTHS: Final = {"name": 108, "film_count": 52, "fair_average": 88, "residual": 128, "hours": 68}
"""Pixels: half a laptop's page has all of them."""
UNSEEN_COLUMNS: Final = {"name": "Country or area", "region": "Continent"}
NOBODYS: Final = "Antarctica"
"""Left out until a film is from there: nobody misses its islands."""
FEW_LANGUAGES: Final = 20
MOST_POSTERS: Final = 48
TABLE_HEIGHT: Final = 400


@section
def countries(library: Library, scope: Scope) -> None:
    """The map beside the continents, and below them the films of the country that is clicked or chosen."""
    every = cache.read(library, world.countries, scope, fairness=state.current_fairness())
    if every.empty:
        empty(readings.countries(every))
        return
    left, right = st.columns([5, 3], gap="large")
    with left:
        country = _map(library, every)
        _pick(every)
    with right:
        regions(library, scope, every)
        unseen(library, scope)
    if country:
        films_behind(library, "countries", in_groups(country.name, scope, (Facet.COUNTRY, country.key)))


def regions(library: Library, scope: Scope, every: pd.DataFrame) -> None:
    """How much of each continent has been seen."""
    found = cache.read(library, world.regions, scope)
    rows = "".join(
        f"<li><span>{escape_html(region.region)}"
        f"<small>{plural(region.film_count, 'film')}</small></span>"
        f"<span>{region.seen_count} of {region.country_count}</span>"
        f'<meter min="0" max="{region.country_count}" value="{region.seen_count}" '
        f'aria-label="Countries and areas of {escape_html(region.region)} seen"></meter></li>'
        for region in rows_of(found)
        if region.film_count or region.region != NOBODYS
    )
    nobodys = found[(found["region"] == NOBODYS) & (found["film_count"] == 0)]
    left_out = f" {NOBODYS}'s {nobodys['country_count'].sum()} are not listed." if len(nobodys) else ""
    st.header("By continent", anchor=False)
    st.html(
        f'<ul class="lb-meters">{rows}</ul>'
        f'<p class="lb-reading">{escape_html(readings.regions(found, every) + left_out)}</p>'
    )
    figures_table(library=library, name="continents", table=found, columns=REGION_COLUMNS, alt="Continents")


@section
def languages(library: Library, scope: Scope) -> None:
    """The original languages of the films."""
    st.header("Languages", anchor=False)
    found = cache.read(library, taste.groups, scope, Facet.LANGUAGE, fairness=state.current_fairness())
    if found.empty:
        empty("The language of no film of this selection is known: languages come from TMDB.")
        return
    row = chart(
        ranking_figure(
            found, chart_theme(), Measure.FILMS.value, noun="Original language", rows=FEW_LANGUAGES
        ),
        library=library,
        name="languages",
        reading=readings_taste.groups(found, Facet.LANGUAGE, Measure.FILMS),
        count=f"n = {plural(int(found['population_count'].iloc[0]), 'watched film')} with a known language",
        table=found,
        columns=GROUP_COLUMNS,
        keys=("key",),
    )
    if row:
        films_behind(library, "languages", in_groups(f"In {row.name}", scope, (Facet.LANGUAGE, row.key)))


def every_country(library: Library, scope: Scope) -> None:
    """All countries with films, in a table."""
    found = cache.read(library, world.countries, scope, fairness=state.current_fairness())
    if found.empty:
        return
    st.header("Every country", anchor=False)
    st.dataframe(
        found[list(EVERY_COLUMNS)],
        hide_index=True,
        height=min(TABLE_HEIGHT, 36 * (len(found) + 1) + 2),
        alt="Countries by films",
        placeholder="",
        column_config={
            name: look | {"width": EVERY_WIDTHS[name]}
            for name, look in column_looks(found, EVERY_COLUMNS).items()
        },
    )
    how_counted("every-country", terms_of(EVERY_COLUMNS))
    csv_download(library, "every-country", found[list(EVERY_COLUMNS)].rename(columns=EVERY_COLUMNS))


def lone_films(library: Library, scope: Scope) -> None:
    """The countries seen through a single film."""
    found = cache.read(library, world.lone_films, scope)
    if found.empty:
        return
    st.header("One film each", anchor=False)
    st.html(f'<p class="lb-reading">{escape_html(readings.lone_films(found))}</p>')
    # A film may be the only one of two countries: shown once, with both.
    names = found.groupby("film_id", sort=False)["name"].agg(", ".join)
    once = found.drop_duplicates("film_id")
    poster_wall(once.assign(name=once["film_id"].map(names)), _country_note, limit=MOST_POSTERS)
    figures_table(
        library=library, name="one-film-each", table=found, columns=LONE_COLUMNS, alt="Countries of one film"
    )


def unseen(library: Library, scope: Scope) -> None:
    """The countries no film is from, continent by continent."""
    found = cache.read(library, world.unseen_countries, scope)
    if found.empty:
        return
    is_whole = scope == EVERYTHING
    st.header("Not yet seen" if is_whole else "Not in this selection", anchor=False)
    none = plural(len(found), "country or area has no film", "countries and areas have no film")
    st.html(f'<p class="lb-reading">{none}{" yet" if is_whole else " here"}.</p>')
    with st.expander("Which countries", key="world-unseen"):
        parts = "".join(
            f"<dt>{escape_html(region)}</dt><dd>{', '.join(escape_html(each.name) for each in group)}</dd>"
            for region, group in groupby(rows_of(found), key=lambda country: country.region)
        )
        st.html(f'<dl class="lb-people">{parts}</dl>')
        csv_download(
            library, "countries-not-yet-seen", found[list(UNSEEN_COLUMNS)].rename(columns=UNSEEN_COLUMNS)
        )


def _map(library: Library, every: pd.DataFrame) -> Row | None:
    """The map; the country that is open."""
    measure = choice("Shade countries by", SHADES, name="world-measure", usual=Measure.FILMS)
    reading = readings.countries(every, measure, fairness=state.current_fairness())
    drawn = every[every["is_drawn"]]
    if drawn[measure.column].isna().all():
        empty(f"{reading} {readings.not_drawn(every)}")
        opened = clicks.opened("countries").key
        return next(rows_of(every[every["key"] == opened]), None)
    return chart(
        world_figure(drawn, chart_theme(), measure.value),
        library=library,
        name=f"countries-by-{measure.value}",
        reading=reading,
        count=f"{counted_films(every, measure, 'with a country')}. {readings.not_drawn(every)}",
        table=every,
        columns=COUNTRY_COLUMNS,
        terms=["Shares"],
        config=MAP_CONFIG,
        keys=("key",),
        group="countries",
        height="stretch",
    )


def _pick(every: pd.DataFrame) -> None:
    """The countries by name: a small one is hard to hit on a map, and some are on none."""
    names = {row.key: f"{row.name} ({row.film_count:,})" for row in rows_of(every)}
    key = "world-country"
    opened = clicks.opened("countries").key
    st.session_state[key] = opened if opened in names else None
    st.selectbox(
        "Click a country, or choose one here, to see its films",
        list(names),
        format_func=names.__getitem__,
        index=None,
        placeholder="Choose a country",
        key=key,
        width=340,
        on_change=partial(clicks.by_choice, "countries", key),
    )


def _country_note(film: Row) -> str:
    return escape_html(film.name)
