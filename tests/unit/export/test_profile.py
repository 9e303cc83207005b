"""profile.csv: three values are kept, and the e-mail address never leaves the file."""

from __future__ import annotations

import datetime as dt

from lbstats.export.profile import read_profile
from lbstats.export.sheet import RowBudget, read_sheet
from lbstats.model import Problem, Profile
from tests.fakes.exports import HEADERS, csv_bytes

SECRET = "someone@example.com"


def profile_of(**cells: str) -> tuple[Profile | None, list[Problem]]:
    header = HEADERS["profile.csv"]
    row = {"Date Joined": "2020-02-03", "Username": "nobody", "Email Address": SECRET} | {
        title.replace("_", " "): cell for title, cell in cells.items()
    }
    text = csv_bytes(header, [[row.get(title, "") for title in header]]).decode()
    return read_profile(read_sheet("profile.csv", text, RowBudget(9)))


def test_the_day_the_name_and_the_favourites_are_kept() -> None:
    profile, problems = profile_of(Favorite_Films="https://boxd.it/4O24, https://boxd.it/29MQ")

    assert profile == Profile("nobody", dt.date(2020, 2, 3), ("https://boxd.it/4O24", "https://boxd.it/29MQ"))
    assert problems == []


def test_no_favourites_and_no_day_are_nothing_bad() -> None:
    assert profile_of(Date_Joined="") == (Profile("nobody", None, ()), [])


def test_a_profile_without_a_username_is_none() -> None:
    profile, problems = profile_of(Username=" ")

    assert profile is None
    assert problems == [Problem("profile.csv", None, "Username", "The file has no username.")]


def test_an_empty_file_is_no_profile() -> None:
    assert read_profile(read_sheet("profile.csv", "", RowBudget(9)))[0] is None


def test_values_in_wrong_columns_are_reported_without_quoting_them() -> None:
    profile, problems = profile_of(Date_Joined=SECRET, Favorite_Films=f"https://boxd.it/4O24, {SECRET}")

    assert profile == Profile("nobody", None, ("https://boxd.it/4O24",))
    assert [found.column for found in problems] == ["Date Joined", "Favorite Films"]
    assert SECRET not in repr((profile, problems))
