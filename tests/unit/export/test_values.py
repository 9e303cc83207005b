"""Each kind of cell: what it means, and what is refused."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from lbstats.export import values

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-02-29", dt.date(2024, 2, 29)),
        (" 2024-2-9 ", dt.date(2024, 2, 9)),
        ("6/30/2022", dt.date(2022, 6, 30)),
        ("06.07.2022", dt.date(2022, 6, 7)),
        ("6/30/22", dt.date(2022, 6, 30)),
        ("6/30/85", dt.date(1985, 6, 30)),
        ("6/30/2022 0:00", dt.date(2022, 6, 30)),
        ("2022-06-30 00:00:00", dt.date(2022, 6, 30)),
        ("1919-01-01", dt.date(1919, 1, 1)),
        ("", None),
        ("  ", None),
    ],
)
def test_a_date_is_read_as_iso_or_month_first(text: str, day: dt.date | None) -> None:
    assert values.date_reader(is_day_first=False)(text) == day


def test_a_date_is_read_day_first_when_the_column_is() -> None:
    assert values.date_reader(is_day_first=True)("6/7/2022") == dt.date(2022, 7, 6)


@pytest.mark.parametrize("text", ["2024-02-30", "2024-13-01", "30/6/2022"])
def test_a_day_that_is_not_in_the_calendar_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a day of the calendar"):
        values.date_reader(is_day_first=False)(text)


@pytest.mark.parametrize("text", ["0000-01-01", "0985-03-04", "1869-12-31", "2101-01-01", "9999-12-31"])
def test_a_day_before_film_or_far_ahead_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a day between 1870 and 2100"):
        values.read_iso_date(text)


@pytest.mark.parametrize("text", ["yesterday", "2024", "20240102", "2024-W01-1", "1/2-2024", "२०२४-01-01"])
def test_what_is_not_written_as_a_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a date"):
        values.read_iso_date(text)


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["2024-01-02", ""], None),
        (["1/2/2022", "6/30/2022"], (False, True)),
        (["1/2/2022", "30/6/2022"], (True, True)),
        (["1.2.2022", "30.6.2022 00:00"], (True, True)),
        (["1/2/2022", "3/4/2022"], (False, False)),
        (["30/6/2022", "6/30/2022"], (False, False)),
        (["30/6/2022", "29/6/2022", "6/30/2022"], (True, True)),
        (["2024-01-02", "30/6/2022"], (True, True)),
    ],
)
def test_the_order_of_day_and_month_is_decided_by_the_whole_column(
    texts: list[str], order: tuple[bool, bool] | None
) -> None:
    assert values.day_order(texts) == order


@pytest.mark.parametrize(
    ("read", "text", "value"),
    [
        (values.read_year, "1917", 1917),
        (values.read_year, " 1874 ", 1874),
        (values.read_year, "2019.0", 2019),
        (values.read_year, "", None),
        (values.read_rating, "0.5", 0.5),
        (values.read_rating, "4", 4.0),
        (values.read_rating, "4.0", 4.0),
        (values.read_rating, "4,5", 4.5),
        (values.read_rating, " ", None),
        (values.read_given_rating, "5", 5.0),
        (values.read_yes, "Yes", True),
        (values.read_yes, "", False),
        (values.read_yes, "no", False),
        (values.read_position, "12", 12),
        (values.read_position, "", None),
        (values.read_title, "\u00a0True ", "True"),
        (values.read_title, "NA", "NA"),
        (values.read_title, "F\x1f0", "F 0"),
        (values.read_uri, "https://boxd.it/aB", "https://boxd.it/aB"),
        (values.read_uri, " HTTPS://Boxd.IT/aB ", "https://boxd.it/aB"),
        (values.read_uri, "https://Letterboxd.com/film/Heat/", "https://letterboxd.com/film/Heat/"),
        (values.read_uri, "", None),
    ],
)
def test_a_good_cell_is_read(read: Callable[[str], object], text: str, value: object) -> None:
    found = read(text)

    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("read", "text", "reason"),
    [
        (values.read_year, "1869", "1869 is not a year between 1870 and 2100."),
        (values.read_year, "2101", "2101 is not a year between 1870 and 2100."),
        (values.read_year, "MCMXVII", "“MCMXVII” is not a year."),
        (values.read_rating, "0", "“0” is not a rating from 0.5 to 5 in halves."),
        (values.read_rating, "5.5", "“5.5” is not a rating from 0.5 to 5 in halves."),
        (values.read_rating, "3.7", "“3.7” is not a rating from 0.5 to 5 in halves."),
        (values.read_rating, "nan", "“nan” is not a rating from 0.5 to 5 in halves."),
        (values.read_given_rating, "", "The rating is blank."),
        (values.read_yes, "maybe", "“maybe” is neither Yes nor blank."),
        (values.read_position, "-1", "“-1” is not a place in a list."),
        (values.read_title, " \t", "The name is blank."),
        (values.read_uri, "javascript:alert(1)", "“javascript:alert(1)” is not a web address."),
        (values.read_uri, "boxd.it/aB", "“boxd.it/aB” is not a web address."),
    ],
)
def test_a_bad_cell_is_refused_with_a_sentence(read: Callable[[str], object], text: str, reason: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the whole sentence is compared below
        read(text)

    assert str(caught.value) == reason


@pytest.mark.parametrize(
    ("entry", "film"),
    [
        ("https://letterboxd.com/some_one/film/marty/", "https://letterboxd.com/film/marty/"),
        ("https://letterboxd.com/some_one/film/marty/2/", "https://letterboxd.com/film/marty/"),
        ("https://letterboxd.com/film/marty/", None),
        ("https://boxd.it/5aaaaa", None),
        (None, None),
    ],
)
def test_the_film_is_found_in_an_entry_address_of_old(entry: str | None, film: str | None) -> None:
    assert values.film_uri(entry) == film


def test_a_long_value_is_shortened_for_a_sentence() -> None:
    assert values.shorten("a " * 40) == "“" + ("a " * 20) + "…”"
