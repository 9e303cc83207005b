"""What people paste: addresses of TMDB and IMDb in every shape browsers and apps give them."""

from __future__ import annotations

import pytest

from lbstats.model import Kind
from lbstats.tmdb.links import ImdbLink, TmdbLink, is_address, read_link


@pytest.mark.parametrize(
    ("text", "kind", "tmdb_id"),
    [
        ("https://www.themoviedb.org/movie/603", Kind.FILM, 603),
        (" https://www.themoviedb.org/movie/603-the-matrix?language=de-DE \n", Kind.FILM, 603),
        ("themoviedb.org/movie/603/cast", Kind.FILM, 603),
        ("http://themoviedb.org/movie/603#top", Kind.FILM, 603),
        ("HTTPS://WWW.TheMovieDB.org/Movie/603", Kind.FILM, 603),
        ("https://www.themoviedb.org/tv/42009-black-mirror", Kind.SERIES, 42009),
        ("https://www.themoviedb.org/tv/42009-black-mirror/season/3", Kind.SERIES, 42009),
        ("https://www.themoviedb.org/tv/42009-black-mirror/season/3/episode/4", Kind.EPISODE, 42009),
    ],
)
def test_an_address_of_tmdb_names_kind_and_number(text: str, kind: Kind, tmdb_id: int) -> None:
    assert read_link(text) == TmdbLink(kind, tmdb_id)


@pytest.mark.parametrize(
    "text",
    [
        "https://www.imdb.com/title/tt0133093/",
        "imdb.com/title/tt0133093",
        "https://m.imdb.com/title/tt0133093/?ref_=fn_al_tt_1",
        "https://www.imdb.com/de/title/tt0133093/reference",
        "https://www.imdb.com/es-es/title/tt0133093/",
        "TT0133093",
        "tt0133093",
    ],
)
def test_an_address_of_imdb_or_its_number_alone_is_one(text: str) -> None:
    assert read_link(text) == ImdbLink("tt0133093")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The Matrix",
        "603",
        "tt",
        "https://www.themoviedb.org/person/6384-keanu-reeves",
        "https://www.themoviedb.org/movie/0",
        "https://www.themoviedb.org/movie/",
        "https://www.themoviedb.org/movie/99999999999",
        "https://evil.example/themoviedb.org/movie/603",
        "https://www.themoviedb.org.evil.example/movie/603",
        "https://www.imdb.com/name/nm0000206/",
        "javascript:alert(1)//themoviedb.org/movie/603",
        "https://letterboxd.com/film/the-matrix/",
    ],
)
def test_words_and_addresses_of_anything_else_are_no_link(text: str) -> None:
    assert read_link(text) is None


def test_an_address_is_told_from_a_title() -> None:
    assert is_address("https://letterboxd.com/film/the-matrix/")
    assert is_address(" www.example.com ")
    assert not is_address("www: the film")
    assert not is_address("Face/Off")
