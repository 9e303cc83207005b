"""One film's own page: what the person did with it, then and now, what they wrote, and who made it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import streamlit as st

from lbstats.model import FilmId
from lbstats.rounding import fixed
from lbstats.stats import films
from lbstats.stats.places import country_name
from lbstats.ui import cache, page, posters, state
from lbstats.ui.faces import person_link
from lbstats.ui.rows import Row, rows_of
from lbstats.ui.text import ABSENT, day, escape_html, isolated, plain_review, star_marks, stars
from lbstats.ui.widgets import empty

if TYPE_CHECKING:
    import pandas as pd

    from lbstats.store.libraries import Library

PARAMETER = "film"
ROLES = {
    "director": "Directed by",
    "writer": "Written by",
    "actor": "With",
    "cinematographer": "Photographed by",
    "composer": "Music by",
    "editor": "Edited by",
    "producer": "Produced by",
}


def asked() -> str | None:
    """What the address gives as the film's number, anything at all; None for the whole table."""
    return st.query_params.get(PARAMETER)


def show(library: Library, watched: pd.DataFrame, number: str) -> None:
    """The page of the film whose number stands in the address.

    Args:
        library: The open library.
        watched: Its films, from `lbstats.stats.films.films`.
        number: What the address gives.
    """
    # A film that was found by a search leads back to what was found.
    words = st.query_params.get(state.SEARCH)
    page.page_link(page.FILMS, "← All films", {state.SEARCH: words} if words else {})
    found = watched[watched["film_id"].astype("str") == number]
    if found.empty:
        empty("This library has no such film.")
        return
    film = next(rows_of(found))
    film_id = FilmId(int(film.film_id))
    st.html(f'<article class="lb-film">{_head(film)}</article>')
    _entries(cache.read(library, films.film_entries, film_id), film)
    _reviews(cache.read(library, films.film_reviews, film_id))
    _people(cache.read(library, films.film_people, film_id), enriched=bool(film.is_enriched))


def _head(film: Row) -> str:
    year = "" if film.year is None else f" <small>{film.year}</small>"
    facts = [
        "" if film.runtime_min is None else f"{film.runtime_min} min",
        _names(film.genres),
        _names(None if film.countries is None else [country_name(code) for code in film.countries]),
        "" if film.crowd_rating is None else f"crowd {fixed(film.crowd_rating, 1)} of 10",
    ]
    line = " · ".join(escape_html(fact) for fact in facts if fact)
    rating = star_marks(film.rating) or "Unrated"
    liked = " · liked" if film.is_liked else ""
    links = [
        ("Letterboxd", posters.letterboxd_address(film.uri)),
        ("TMDB", posters.tmdb_address(film.kind, film.tmdb_id)),
        ("IMDb", posters.imdb_address(film.imdb_id)),
    ]
    shown = "".join(
        f'<a href="{escape_html(address)}" target="_blank" rel="noopener noreferrer">{name} ↗</a>'
        for name, address in links
        if address
    )
    return (
        f"{posters.poster(film.title, film.year, film.poster_path, 'w342')}"
        f'<div><h2>{isolated(film.title)}{year}</h2><p class="lb-quiet">{line}</p>'
        f'<p class="lb-verdict">{rating}{liked}</p>'
        f'<p class="lb-links">{shown}</p></div>'
    )


def _names(names: list[str] | None) -> str:
    return "" if names is None else ", ".join(names)


def _entries(entries: pd.DataFrame, film: Row) -> None:
    st.subheader("Diary", anchor=False)
    if entries.empty:
        empty("Watched, but not in the diary: the day is not known.")
        return
    rows = "".join(
        f"<li><b>{day(entry.watched_on)}</b>"
        f"<span>{star_marks(entry.rating) or ABSENT}</span>"
        f"<span>{'Rewatch' if entry.is_rewatch else 'First watch'}</span>"
        f'<span class="lb-quiet">{", ".join(map(isolated, entry.tags or []))}</span></li>'
        for entry in rows_of(entries)
    )
    st.html(
        f'<ol class="lb-entries">{rows}</ol>'
        f'<p class="lb-reading">{escape_html(_then_and_now(entries, film))}</p>'
    )


def _then_and_now(entries: pd.DataFrame, film: Row) -> str:
    rated = entries["rating"].dropna()
    if film.rating is None or rated.empty:
        return ""
    first, now = float(rated.iloc[0]), float(film.rating)
    if first == now:
        if len(rated) == 1:
            return ""
        return f"Rated {stars(now)} then and now."
    return f"{'Warmed to' if now > first else 'Cooled on'}: {stars(first)} at first, {stars(now)} now."


def _reviews(reviews: pd.DataFrame) -> None:
    if reviews.empty:
        return
    st.subheader("What you wrote" if len(reviews) == 1 else "What you wrote, each time", anchor=False)
    for review in rows_of(reviews):
        paragraphs = "".join(
            f'<p dir="auto">{escape_html(part)}</p>'
            for part in plain_review(review.review).split("\n")
            if part
        )
        when = day(review.watched_on or review.logged_on)
        st.html(
            f'<blockquote class="lb-review">{paragraphs}'
            f"<footer>{when} {stars(review.rating)}</footer></blockquote>"
        )


def _people(people: pd.DataFrame, *, enriched: bool) -> None:
    st.subheader("People", anchor=False)
    if people.empty:
        empty(
            "TMDB names nobody for this film."
            if enriched
            else "Who made it is known once the film has been looked up on TMDB."
        )
        return
    rows = []
    for role, group in groupby(rows_of(people), key=lambda person: person.role):
        names = ", ".join(
            f'<a href="{escape_html(person_link(person.person_id, role))}">{isolated(person.name)}</a>'
            for person in group
        )
        rows.append(f"<dt>{escape_html(ROLES.get(role, role))}</dt><dd>{names}</dd>")
    st.html(f'<dl class="lb-people">{"".join(rows)}</dl>')
