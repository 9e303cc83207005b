"""A file of choices read against a library: good rows taken, every bad one said with its line."""

from __future__ import annotations

import pytest

from lbstats.enrichment.choice_file import MOST_BYTES, read_choice_file
from lbstats.enrichment.choosing import FROM_FILE
from lbstats.errors import ExportError
from lbstats.model import FilmId, FilmQuery, Kind
from lbstats.store.choices import Choice, NamedFilm
from tests.fakes.exports import csv_bytes

COLUMNS = ("title", "year", "uri", "kind", "tmdb_id")
FILMS = [
    NamedFilm(FilmQuery(FilmId(1), "Heat", 1995), "https://boxd.it/2bg8"),
    NamedFilm(FilmQuery(FilmId(2), "Bamako", 2006), "https://boxd.it/aaaa"),
    NamedFilm(FilmQuery(FilmId(3), "Bamako", 2006), None),
    NamedFilm(FilmQuery(FilmId(4), "=1+1", None), None),
    NamedFilm(FilmQuery(FilmId(5), "1917", 2019), None),
]


def read(*rows: tuple[str, ...]) -> tuple[list[Choice], list[tuple[int | None, str, str]]]:
    """The choices, and line, column and reason of every problem."""
    found = read_choice_file("choices.csv", csv_bytes(COLUMNS, rows), FILMS)
    return list(found.choices), [(each.line, each.column, each.reason) for each in found.problems]


def chosen(film_id: int, kind: Kind | None, tmdb_id: int | None) -> Choice:
    return Choice(FilmId(film_id), kind, tmdb_id, None, FROM_FILE)


def test_rows_of_every_kind_are_taken() -> None:
    choices, problems = read(
        ("Heat", "1995", "https://boxd.it/2bg8", "film", "949"),
        ("Bamako", "2006", "https://boxd.it/aaaa", "series", ""),
        ("1917", "2019", "", "none", ""),
        ("=1+1", "", "", "Episode", "42"),
    )
    assert choices == [
        chosen(1, Kind.FILM, 949),
        chosen(2, Kind.SERIES, None),
        chosen(5, None, None),
        chosen(4, Kind.EPISODE, 42),
    ]
    assert not problems


def test_the_address_counts_before_the_name_and_an_unknown_one_leaves_it_to_the_name() -> None:
    choices, _ = read(
        ("Renamed", "1999", "https://boxd.it/2bg8", "film", "1"),
        ("1917", "2019", "https://letterboxd.com/film/1917/", "film", "2"),
    )
    assert [each.film_id for each in choices] == [1, 5]


def test_the_apostrophe_before_a_formula_is_not_part_of_the_title() -> None:
    assert read(("'=1+1", "", "", "film", "7"))[0] == [chosen(4, Kind.FILM, 7)]


def test_numbers_as_spreadsheets_write_them_are_read() -> None:
    assert read(("Heat", "1995.0", "", "film", "949.0"))[0] == [chosen(1, Kind.FILM, 949)]


def test_of_two_rows_for_one_film_the_last_counts() -> None:
    assert read(("Heat", "1995", "", "film", "1"), ("Heat", "1995", "", "film", "2"))[0] == [
        chosen(1, Kind.FILM, 2)
    ]


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        (("Nothing", "1995", "", "film", "1"), "", "This library has no film “Nothing” from 1995."),
        (("=1+1", "1995", "", "film", "1"), "", "This library has no film “=1+1” from 1995."),
        (
            ("Bamako", "2006", "", "film", "1"),
            "uri",
            "This library has 2 films “Bamako” from 2006: give the uri.",
        ),
        (("Heat", "1995", "", "movie", "1"), "kind", "“movie” is none of film, series, episode, none."),
        (("Heat", "1995", "", "", "1"), "kind", "“” is none of film, series, episode, none."),
        (("Heat", "1995", "", "film", "x"), "tmdb_id", "“x” is not a whole number from 1."),
        (("Heat", "1995", "", "film", "-5"), "tmdb_id", "“-5” is not a whole number from 1."),
        (("Heat", "1995", "", "film", "0"), "tmdb_id", "“0” is not a whole number from 1."),
        (("Heat", "1995", "", "film", "2147483648"), "tmdb_id", "“2147483648” is not a whole number from 1."),
        (("Heat", "MCMXCV", "", "film", "1"), "year", "“MCMXCV” is not a whole number from 1."),
        (
            ("Heat", "1995", "", "film", ""),
            "tmdb_id",
            "A film needs TMDB's number; without one the kind is none or series.",
        ),
        (("Heat", "1995", "", "none", "5"), "tmdb_id", "The kind none has no number."),
    ],
)
def test_a_bad_row_is_a_problem_and_the_rest_goes_on(row: tuple[str, ...], column: str, reason: str) -> None:
    choices, problems = read(row, ("1917", "2019", "", "film", "530915"))
    assert choices == [chosen(5, Kind.FILM, 530915)]
    assert problems == [(2, column, reason)]


def test_a_row_with_too_few_cells_is_a_problem() -> None:
    _, problems = read(("Heat", "1995"))
    assert problems == [(2, "", "The row has 2 columns instead of 5.")]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"title,year\nHeat,1995\n", "it has no column uri"),
        (b"", "it has no column title"),
        (b"\xff\xfet\0", "UTF-16"),
        (b"title,year,uri,kind,tmdb_id\n\xff\xff", "not written in UTF-8"),
        (b"x" * (MOST_BYTES + 1), "larger than"),
    ],
)
def test_what_is_no_file_of_choices_is_refused(content: bytes, sentence: str) -> None:
    with pytest.raises(ExportError, match=sentence):
        read_choice_file("choices.csv", content, FILMS)
