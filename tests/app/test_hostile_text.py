"""Text of an export that anyone can craft stays text on every page, and turns nothing beside it."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from lbstats.model import (
    Candidate,
    FilmId,
    Kind,
    Match,
    MatchState,
    Rung,
)
from lbstats.store import libraries, matches
from lbstats.ui import page, resources
from tests.app.visiting import MISSING, PATHS, RAW, html, imported, in_every_tab, visit

RIGHT_TO_LEFT = "\u05e9\u05dc\u05d5\u05dd (2)!"
HOSTILE = (
    RIGHT_TO_LEFT,
    "<img src=x onerror=alert(1)>",
    '"><script>alert(1)</script>',
    "**bold** [link](javascript:alert(1)) $x^2$ :material/home: :red[no]",
    '=HYPERLINK("http://example.com")',
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenständerfabrikantenverband",
    "\u202eevil \u200b七人の侍",
    "x" * 400,
    "\U0001f3ac\U0001f469\u200d\U0001f469\u200d\U0001f467 \U0001f1fa\U0001f1f8",
)
HOSTILE_FILES: dict[str, list[tuple[str, ...]]] = {
    "profile.csv": [
        (
            "2020-02-03",
            "<b>**evil**</b>",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "https://boxd.it/h0, https://boxd.it/h1",
        )
    ],
    "watched.csv": [
        ("2024-01-02", title, str(1990 + number), f"https://boxd.it/h{number}")
        for number, title in enumerate(HOSTILE)
    ],
    "ratings.csv": [
        ("2024-01-02", title, str(1990 + number), f"https://boxd.it/h{number}", "4.5")
        for number, title in enumerate(HOSTILE)
    ],
    "diary.csv": [
        ("2024-01-03", title, str(1990 + number), "", "4", "", "<i>tag</i>", day)
        for number, title in enumerate(HOSTILE)
        for day in ("2024-01-02", "2024-02-02")
    ],
    "reviews.csv": [
        ("2024-01-03", title, str(1990 + number), "", "4", "", f"<b>{title}</b> & more", "", "2024-01-02")
        for number, title in enumerate(HOSTILE)
    ],
}


@pytest.mark.parametrize("path", PATHS)
def test_hostile_text_stays_text(path: str) -> None:
    for app in in_every_tab(visit(path, library=imported(HOSTILE_FILES))):
        assert not app.exception
        assert not [text for text in RAW if text in html(app)]
        assert not MISSING.search(html(app))
        assert not [text for text in RAW if text in "".join(each.value for each in app.markdown)]


def test_hostile_titles_stay_text_among_the_matches_with_or_without_a_link() -> None:
    token = imported(HOSTILE_FILES)
    database = resources.database()
    library_id = libraries.open_library(database, token).library_id
    doubtful = [
        Match(
            FilmId(number), MatchState.DOUBTFUL, Rung.SIMILAR, Kind.FILM, 7, 0.3, reason=title,
            candidates=(Candidate(Kind.FILM, 8, title, title, dt.date(1999, 1, 2)),),
        )
        for number, title in enumerate(HOSTILE, 1)
    ]  # fmt: skip
    with database.write() as cursor:
        matches.write_matches(cursor, library_id, doubtful, database.clock())
        libraries.bump_version(cursor, library_id)
    app = visit(page.MATCHES.path, library=token)
    assert not app.exception
    assert "Searched by a similar title" in html(app)
    assert "differs by 0.30 of 1" in html(app)
    assert "Or it is: " in html(app)
    assert not [text for text in RAW if text in html(app)]


@pytest.mark.parametrize("number", range(1, len(HOSTILE) + 1))
def test_a_hostile_films_own_page_shows_its_text_as_text(number: int) -> None:
    app = visit(page.FILMS.path, library=imported(HOSTILE_FILES), film=str(number))
    assert not app.exception
    assert not [text for text in RAW if text in html(app)]
    assert not MISSING.search(html(app))
    assert "&lt;i&gt;tag&lt;/i&gt;" in html(app)
    assert "&amp; more" in html(app)


@pytest.mark.parametrize(
    ("path", "parameters"),
    [
        (page.OVERVIEW.path, {}),
        (page.DIARY.path, {}),
        (page.FILMS.path, {"film": "1"}),
    ],
)
def test_a_title_written_from_right_to_left_turns_nothing_beside_it(
    path: str, parameters: dict[str, str]
) -> None:
    visited = in_every_tab(visit(path, library=imported(HOSTILE_FILES), **parameters))
    shown = "\n".join(html(app) for app in visited)
    # In an attribute it stands alone.
    beside = re.sub(r'"[^"<>]*"', "", shown).count(RIGHT_TO_LEFT)
    assert beside
    apart = rf"<bdi>{re.escape(RIGHT_TO_LEFT)}</bdi>|<p dir=.auto.>[^<]*{re.escape(RIGHT_TO_LEFT)}"
    assert len(re.findall(apart, shown)) == beside


def test_no_character_that_turns_text_reaches_a_table() -> None:
    app = visit(page.FILMS.path, library=imported(HOSTILE_FILES), view="shape~table")
    titles = app.dataframe[0].value["title"].tolist()
    assert "evil 七人の侍" in titles
