"""Reads profile.csv: the day the member joined, the username and the favourites, and not one column more.

The file holds the e-mail address and the person's name. No value of it is ever quoted in a problem: in a file
with its columns shifted any cell may be the address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lbstats.export import values
from lbstats.model import Problem, Profile

if TYPE_CHECKING:
    from lbstats.export.sheet import Sheet


def read_profile(sheet: Sheet) -> tuple[Profile | None, list[Problem]]:
    """What is kept of the profile, and what could not be read.

    Source: profile.csv, its first row. The profile is None without a username.
    """

    def cell(title: str) -> str:
        cells = sheet.column(title)
        return cells[0].strip() if cells else ""

    username = cell("Username")
    if not username:
        return None, [Problem(sheet.path, None, "Username", "The file has no username.")]
    problems = []
    joined_on = None
    try:
        joined_on = values.read_iso_date(cell("Date Joined"))
    except ValueError:
        problems.append(Problem(sheet.path, sheet.lines[0], "Date Joined", "This is not a date."))
    favourites = []
    for text in cell("Favorite Films").split(","):
        try:
            favourites.append(values.read_uri(text))
        except ValueError:
            problems.append(
                Problem(sheet.path, sheet.lines[0], "Favorite Films", "This is not a list of web addresses.")
            )
    return Profile(username, joined_on, tuple(uri for uri in favourites if uri)), problems
