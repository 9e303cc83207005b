"""The Matches page as its visitors find it, run whole: who may settle, what is said, hostile text as text."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from lbstats.importing import import_export
from lbstats.model import Candidate, FilmId, Kind, LibraryId, Match, MatchState, Rung, TokenKind
from lbstats.store import libraries, matches
from lbstats.ui import match_list, page, resources
from tests.fakes.exports import make_upload
from tests.fakes.tmdb_server import TmdbServer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streamlit.testing.v1.element_tree import Button

pytestmark = pytest.mark.usefixtures("fresh_process")

ROOT = Path(__file__).resolve().parents[2]
EVIL = '<img src=x onerror=alert(1)> **b** [l](javascript:x) "q"'
FILMS = [
    ("2024-01-02", "Low Tide", "2016", "https://boxd.it/a1"),
    ("2024-01-02", EVIL, "1999", "https://boxd.it/a2"),
    ("2024-01-02", "Heat", "1995", "https://boxd.it/a3"),
]
MATCHES = [
    Match(
        FilmId(1), MatchState.DOUBTFUL, Rung.SIMILAR, Kind.FILM, 105, 0.2, "Similar.",
        (
            Candidate(Kind.FILM, 105, "Low Tide", "Low Tide", dt.date(2016, 1, 1), vote_count=1200),
            Candidate(Kind.SERIES, 9, EVIL, f"{EVIL} 2", None),
        ),
    ),
    Match(FilmId(2), MatchState.UNMATCHED, Rung.NONE, reason=EVIL),
    Match(FilmId(3), MatchState.MATCHED, Rung.SWEEP, Kind.FILM, 101, 0.0, "Same title and year."),
]  # fmt: skip


def library(*decided: Match, files: Sequence[tuple[str, ...]] = FILMS) -> tuple[LibraryId, str]:
    """A library of these films and decisions, and its owner's link."""
    database = resources.database()
    report = import_export(database, [make_upload({"watched.csv": files})])
    with database.write() as cursor:
        matches.write_matches(cursor, report.library_id, decided or MATCHES, database.clock())
        libraries.bump_version(cursor, report.library_id)
    return report.library_id, report.token


def visit(token: str) -> AppTest:
    """Open the page."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    app.switch_page(page.MATCHES.path)
    app.query_params["library"] = token
    app.run()
    assert not app.exception
    return app


def click(app: AppTest, key: str) -> AppTest:
    button(app, key).click()
    app.run()
    assert not app.exception
    return app


def button(app: AppTest, key: str) -> Button:
    return app.button(key=key)


def html(app: AppTest) -> str:
    return "\n".join(each.proto.body for each in app.get("html"))


def titles(app: AppTest) -> list[str]:
    """The films of the list in its order."""
    return [
        title
        for each in app.get("html")
        for title in ("Low Tide", "&lt;img", "Heat")
        if "lb-matches" in each.proto.body and f"<h2><bdi>{title}" in _without_links(each.proto.body)
    ]


def _without_links(body: str) -> str:
    start, _, rest = body.partition("<h2><a ")
    return f"{start}<h2>{rest.partition('>')[2]}" if rest else body


def test_every_match_has_the_steps_that_fit_it() -> None:
    app = visit(library()[1])
    assert [each.label for each in app.button if each.key and each.key.endswith("-1")] == [
        "✓ This is right",
        "Another one",
    ]
    assert button(app, "desk-2").label == "Find it"
    assert button(app, "desk-3").label == "Another one"


def test_confirming_settles_and_counts_and_undoing_goes_back() -> None:
    app = visit(library()[1])
    click(app, "right-1")
    assert "<b><bdi>Low Tide (2016)</bdi></b> is settled." in html(app)
    assert "<dt>you chose<small>kept when you import again</small></dt><dd>1</dd>" in html(app)
    assert "<dt>matched<small>title and year agree, or you said so</small></dt><dd>2</dd>" in html(app)
    click(app, "undo-last")
    assert "is back to what was found before." in html(app)
    assert "<dt>doubtful<small>worth a look</small></dt><dd>1</dd>" in html(app)
    assert "you chose" not in html(app)


def test_the_desk_shows_what_the_ladder_saw_with_hostile_text_as_text() -> None:
    app = click(visit(library()[1]), "desk-1")
    assert "1,200 votes" in html(app)
    assert button(app, "take-film-105").label == "This one"
    assert button(app, "take-series-9").label == "The series"
    assert "<img src=x" not in html(app)
    assert "&lt;img src=x onerror=alert(1)&gt; **b** [l](javascript:x) &quot;q&quot; 2" in html(app)


def test_without_a_key_an_offered_film_can_be_chosen_and_a_search_says_what_it_needs() -> None:
    app = click(visit(library()[1]), "desk-1")
    app.text_input(key="desk-text-1").set_value("heat")
    click(app, "desk-go")
    assert "Searching TMDB and reading links needs a TMDB key" in app.warning[0].value
    click(app, "take-episode-9")
    assert "is now &lt;img src=x" in html(app)
    assert "You chose this one." in html(app)


def test_tmdb_that_cannot_be_reached_is_a_sentence_in_the_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    with TmdbServer() as tmdb:
        tmdb.key = "another"
        monkeypatch.setenv("TMDB_BASE_URL", tmdb.base_url)
        monkeypatch.setenv("TMDB_API_KEY", "revoked")
        st.cache_resource.clear()
        app = click(visit(library()[1]), "desk-2")
        app.text_input(key="desk-text-2").set_value("themoviedb.org/movie/105")
        click(app, "desk-go")
        assert "TMDB does not accept" in app.warning[0].value


def test_a_view_only_link_and_the_sample_offer_no_step() -> None:
    library_id, _ = library()
    view = libraries.new_token(resources.database(), library_id, TokenKind.VIEW)
    for token in (view, "sample"):
        app = visit(token)
        assert "lb-matches" in html(app)
        assert not app.button
        assert not app.file_uploader


def test_a_key_of_a_button_is_not_a_way_around_a_view_only_link() -> None:
    library_id, owner = library()
    app = visit(owner)
    view = libraries.new_token(resources.database(), library_id, TokenKind.VIEW)
    click(app, "desk-1")
    app.query_params["library"] = view
    app.run()
    assert not app.exception
    assert not app.button


def test_the_list_can_be_narrowed_to_the_choices() -> None:
    app = click(visit(library()[1]), "right-1")
    app.segmented_control(key="match-state").set_value(match_list.CHOSEN).run()
    assert titles(app) == ["Low Tide"]


def test_films_on_one_of_tmdb_stand_together_and_come_with_each_other() -> None:
    shared = Match(FilmId(3), MatchState.MATCHED, Rung.SWEEP, Kind.FILM, 105, 0.0, "Same title and year.")
    app = visit(library(*MATCHES[:2], shared)[1])
    assert titles(app) == ["Heat", "Low Tide", "&lt;img"]
    assert "“Low Tide” (2016) of this library was matched to the same film" in html(app)
    assert "2 films of yours on one of TMDB." in html(app)
    for name in (MatchState.DOUBTFUL, match_list.SHARED):
        app.segmented_control(key="match-state").set_value(name).run()
        assert titles(app) == ["Heat", "Low Tide"]


def test_a_group_is_not_torn_by_the_end_of_a_page() -> None:
    films = [("2024-01-02", f"Film {n:02}", "2000", f"https://boxd.it/b{n}") for n in range(1, 31)]
    last = match_list.PER_PAGE
    decided = [
        Match(
            FilmId(n), MatchState.MATCHED, Rung.CHOICE, Kind.FILM, last if n == last + 1 else n, 0.0, "Yes."
        )
        for n in range(1, 31)
    ]
    app = visit(library(*decided, files=films)[1])
    assert html(app).count('<ul class="lb-matches">') == last + 1
    app.pagination[0].set_value(2).run()
    assert html(app).count('<ul class="lb-matches">') == 30 - last - 1


def test_choices_are_brought_by_file_before_anything_is_looked_up() -> None:
    _, token = library(MATCHES[2], files=[*FILMS, ("2024-01-02", "Alien", "1979", "")])
    app = visit(token)
    rows = "title,year,uri,kind,tmdb_id\nAlien,1979,,film,348\nNobody,1979,,film,5\n"
    app.file_uploader[0].set_value([("choices.csv", rows.encode(), "text/csv")]).run()
    assert not app.exception
    assert app.success[0].value == "1 choice taken in."
    assert app.dataframe[0].value["What is wrong"].tolist() == [
        "This library has no film “Nobody” from 1979."
    ]
    assert "Chosen in a file you uploaded." in html(app)


def test_a_file_that_is_none_is_a_sentence() -> None:
    app = visit(library()[1])
    app.file_uploader[0].set_value([("choices.csv", b"a,b\n1,2\n", "text/csv")]).run()
    assert not app.exception
    assert "is no file of choices" in app.error[0].value
