from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lbstats.ui import posters

if TYPE_CHECKING:
    from collections.abc import Callable

STYLE = (Path(posters.__file__).parent / "style.css").read_text(encoding="utf-8")


def test_a_poster_path_of_tmdb_becomes_an_address() -> None:
    assert posters.poster_address("/aB3.jpg") == "https://image.tmdb.org/t/p/w185/aB3.jpg"
    assert posters.poster_address("/aB3.png", "w342") == "https://image.tmdb.org/t/p/w342/aB3.png"


@pytest.mark.parametrize(
    "path",
    [
        None, float("nan"), pd.NA, "", "a.jpg", "/a.gif", "/a.jpg ", "/a.jpg\n", "/../a.jpg", "/a/b.jpg",
        "//x.com/a.jpg", '/a.jpg" onload="x', "https://example.com/a.jpg", "/a.jpg?x=1", "/ä.jpg",
    ],
)  # fmt: skip
def test_any_other_poster_path_is_none(path: str | None) -> None:
    assert posters.poster_address(path) is None


@pytest.mark.parametrize(
    "uri",
    [
        "https://boxd.it/4O24", "http://boxd.it/4O24", "https://letterboxd.com/film/her-2013/",
        "https://www.letterboxd.com/nobody/film/her/1/",
    ],
)  # fmt: skip
def test_letterboxds_addresses_pass(uri: str) -> None:
    assert posters.letterboxd_address(uri) == uri


@pytest.mark.parametrize(
    ("address", "value"),
    [
        (posters.letterboxd_address, "javascript:alert(1)"),
        (posters.letterboxd_address, "https://boxd.it.example.com/x"),
        (posters.letterboxd_address, "https://letterboxd.com@example.com/"),
        (posters.letterboxd_address, 'https://boxd.it/x" onclick="y'),
        (posters.letterboxd_address, "https://boxd.it/x\n"),
        (posters.letterboxd_address, float("nan")),
        (posters.imdb_address, "tt12"),
        (posters.imdb_address, "nm0000001"),
        (posters.imdb_address, "tt0000001/../"),
        (posters.imdb_address, None),
    ],
)
def test_any_other_address_is_none(address: Callable[[object], str | None], value: object) -> None:
    assert address(value) is None


def test_titles_lead_to_tmdb_and_imdb() -> None:
    assert posters.tmdb_address("film", 27205) == "https://www.themoviedb.org/movie/27205"
    assert posters.tmdb_address("series", 1396) == "https://www.themoviedb.org/tv/1396"
    assert posters.tmdb_address("episode", 1396) == "https://www.themoviedb.org/tv/1396"
    assert posters.imdb_address("tt1375666") == "https://www.imdb.com/title/tt1375666/"


@pytest.mark.parametrize(("kind", "tmdb_id"), [("film", -3), ("film", None), (None, 3), ("film", pd.NA)])
def test_films_of_the_sample_and_unmatched_ones_lead_nowhere(kind: str | None, tmdb_id: int | None) -> None:
    assert posters.tmdb_address(kind, tmdb_id) is None


def test_a_poster_lies_over_its_drawing_and_names_the_film() -> None:
    drawn = posters.poster("Heat & Dust", 1983, "/aB3.jpg")
    assert 'src="https://image.tmdb.org/t/p/w185/aB3.jpg"' in drawn
    assert 'alt="Heat &amp; Dust (1983)"' in drawn
    assert 'loading="lazy"' in drawn
    assert 'width="185" height="278"' in drawn
    assert '<span class="lb-drawn-year">1983</span>' in drawn


def test_without_a_poster_path_nothing_is_fetched() -> None:
    assert "<img" not in posters.poster("Heat", 1995, None)
    assert posters.thumbnail("Heat", None).startswith("data:image/svg+xml")


def test_a_title_is_drawn_the_same_everywhere_and_titles_differ() -> None:
    looks = {
        re.search(r"lb-hue-\d+ lb-shape-\d+", posters.poster(f"Film {number}", None, None))[0]  # type: ignore[index]
        for number in range(200)
    }
    assert posters.poster("Heat", 1995, None) == posters.poster("Heat", 1995, None)
    assert len(looks) > 40


@pytest.mark.parametrize(
    ("title", "size"),
    [
        ("Heat", 0),
        ("Perfect Days", 0),
        ("Oppenheimer", 1),
        ("The Grand Budapest Hotel", 1),
        ("Koyaanisqatsi", 2),
        ("The Lord of the Rings: The Fellowship of the Ring", 2),
        ("", 0),
    ],
)
def test_the_type_is_as_large_as_the_longest_word_allows(title: str, size: int) -> None:
    assert f'lb-drawn-title lb-size-{size}"' in posters.poster(title, None, None)


def test_every_look_a_drawing_can_have_is_in_the_style() -> None:
    assert [f".lb-hue-{hue} " for hue in range(posters.HUES) if f".lb-hue-{hue} " not in STYLE] == []
    assert [
        f".lb-shape-{shape} " for shape in range(posters.SHAPES) if f".lb-shape-{shape} " not in STYLE
    ] == []


@given(st.text())
def test_any_title_makes_well_formed_html_and_svg(title: str) -> None:
    assert "<script" not in posters.poster(title, None, None)
    svg = unquote(posters.thumbnail(title, None).partition(",")[2])
    root = ET.fromstring(svg)  # noqa: S314 - what we wrote ourselves
    assert len(root) == 2
