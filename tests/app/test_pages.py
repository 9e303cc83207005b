"""Every page in every state of a library, run whole: no exception, nothing empty."""

from __future__ import annotations

import re
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from lbstats.model import FilmId, Kind, LibraryState, Match, MatchState, Rung, TitleFacts
from lbstats.store import catalogue, libraries, matches
from lbstats.ui import page, resources
from lbstats.ui.text import plural
from tests.app.visiting import MISSING, PATHS, RAW, ROOT, html, imported, in_every_tab, visit

NEEDS_A_LIBRARY = [path for path in PATHS if path != page.ABOUT.path]


def test_the_navigation_lists_every_page_that_exists() -> None:
    existing = {f"pages/{path.name}" for path in (ROOT / "pages").glob("*.py")}
    assert set(PATHS) == existing


@pytest.mark.parametrize("path", PATHS)
def test_without_a_library_a_page_says_what_to_do_next(path: str) -> None:
    app = visit(path)
    assert not app.exception
    assert not app.error
    assert ("Open a library to see" in html(app)) is (path in NEEDS_A_LIBRARY)


@pytest.mark.parametrize("path", PATHS)
def test_with_a_link_that_is_no_good_a_page_says_so(path: str) -> None:
    app = visit(path, library="no-such-library")
    assert not app.exception
    assert len(app.error) == 1


@pytest.mark.parametrize("path", NEEDS_A_LIBRARY)
def test_an_empty_library_has_a_sentence_and_no_chart(path: str) -> None:
    app = visit(path, library=imported({"watched.csv": [], "diary.csv": []}))
    assert not app.exception
    assert "This library has no watched films." in html(app)
    assert not app.get("plotly_chart")


@pytest.mark.parametrize("path", PATHS)
def test_a_library_without_facts_shows_what_needs_none(path: str) -> None:
    for app in in_every_tab(visit(path, library=imported())):
        assert not app.exception
        assert not app.error
        assert not MISSING.search(html(app))


def test_overview_without_facts_says_what_is_missing() -> None:
    shown = html(visit(page.OVERVIEW.path, library=imported()))
    assert "Facts for 0 of 4 films." in shown
    assert "Hours, directors, countries and languages come from TMDB." in shown
    assert "hours</dt>" not in shown


def test_note_on_facts_follows_the_enrichment() -> None:
    token = imported()
    database = resources.database()
    library_id = libraries.open_library(database, token).library_id
    with database.write() as cursor:
        libraries.set_state(cursor, library_id, LibraryState.ENRICHING)
    app = visit(page.OVERVIEW.path, library=token)
    assert "Facts for 0 of 4 films." in html(app)
    with database.write() as cursor:
        catalogue.write_facts(cursor, [TitleFacts(Kind.FILM, 1, "Her", "Her", None)], database.clock())
        found = Match(FilmId(1), MatchState.MATCHED, Rung.SWEEP, Kind.FILM, 1, 0.0)
        matches.write_matches(cursor, library_id, [found], database.clock())
        libraries.bump_version(cursor, library_id)
    app.run()
    assert "Facts for 1 of 4 films." in html(app)
    assert "Hours, directors, countries and languages leave out the other 3, and where" in html(app)


@pytest.mark.parametrize(
    ("found", "look"), [(20, "lb-quiet"), (19, "lb-note")], ids=["1 of 21 lacks facts", "2 of 21 lack facts"]
)
def test_facts_that_hardly_any_film_lacks_are_a_footnote_once_all_were_looked_up(
    found: int, look: str
) -> None:
    films: list[tuple[str, ...]] = [
        ("2024-01-02", f"Film {number}", "2000", f"https://boxd.it/f{number}") for number in range(1, 22)
    ]
    token = imported({"watched.csv": films})
    database = resources.database()
    library_id = libraries.open_library(database, token).library_id
    with database.cursor() as cursor:
        ids = [
            row[0]
            for row in cursor.execute(
                "select film_id from film where library_id = ?", [library_id]
            ).fetchall()
        ]
    with database.write() as cursor:
        facts = [TitleFacts(Kind.FILM, number, "A", "A", None) for number in range(1, found + 1)]
        catalogue.write_facts(cursor, facts, database.clock())
        decided = [
            Match(FilmId(film_id), MatchState.MATCHED, Rung.SWEEP, Kind.FILM, number, 0.0)
            if number <= found
            else Match(FilmId(film_id), MatchState.UNMATCHED, Rung.NONE)
            for number, film_id in enumerate(ids, 1)
        ]
        matches.write_matches(cursor, library_id, decided, database.clock())
        libraries.set_state(cursor, library_id, LibraryState.COMPLETE)
        libraries.bump_version(cursor, library_id)
    app = visit(page.OVERVIEW.path, library=token)
    assert f'<p class="{look}"><b>Facts for {found} of 21 films.</b>' in html(app)
    which = next(link.proto for link in app.main.get("page_link") if link.proto.label == "See which →")
    app = visit(page.MATCHES.path, **parse_qs(which.query_string))
    assert app.segmented_control(key="match-state").value == "unmatched"
    assert f'<p class="lb-quiet">{plural(21 - found, "film")}.</p>' in html(app)
    app = visit(page.OVERVIEW.path, library=token, released="2000")
    assert [link.proto.label for link in app.main.get("page_link")] == ["See all that were not found →"]


def test_ratings_that_cannot_be_compared_or_never_changed_are_a_sentence_and_no_figure() -> None:
    her = ("Her", "2013", "https://boxd.it/4O24")
    entries: list[tuple[str, ...]] = [
        ("2024-01-03", *her[:2], "https://boxd.it/5aaaaa", "4", "", "", "2024-01-02"),
        ("2024-06-02", *her[:2], "https://boxd.it/5ccccc", "4", "Yes", "", "2024-06-01"),
    ]
    files: dict[str, list[tuple[str, ...]]] = {
        "watched.csv": [("2024-01-02", *her)],
        "ratings.csv": [("2024-01-02", *her, "4")],
        "diary.csv": entries,
    }
    app = visit(page.RATINGS.path, library=imported(files))
    assert not app.exception
    shown = html(app)
    assert "It takes two quarters of 5 rated diary entries or more to compare them." in shown
    assert "The one film that can be compared kept its rating." in shown
    assert "The one rewatch that can be compared kept its rating." in shown
    assert len(app.get("plotly_chart")) == 1  # the scale


def test_overview_counts_the_small_export() -> None:
    app = visit(page.OVERVIEW.path, library=imported())
    shown = html(app)
    assert "<dt>films<small>2 of them in the diary</small></dt><dd>4</dd>" in shown
    assert "<dt>average rating<small>of 2 rated films</small></dt><dd>4.75<small>★</small></dd>" in shown
    assert "<dt>diary entries<small>on 3 days</small></dt><dd>3</dd>" in shown
    assert "n = 4 watched films" in shown
    assert "n = 2 rated films" in shown


def test_no_day_is_the_busiest_where_all_have_one_entry() -> None:
    shown = html(visit(page.DIARY.path, library=imported()))
    assert "<dt>on the busiest day</dt><dd>1</dd>" in shown
    assert "<dt>on the busiest day<small>last on " in html(visit(page.DIARY.path, library="sample"))


def test_overview_leaves_out_figures_that_would_be_empty() -> None:
    app = visit(page.OVERVIEW.path, library=imported({"watched.csv": [("2024-01-02", "Her", "", "")]}))
    assert not app.exception
    assert not app.get("plotly_chart")
    assert "The export knows no release year of any of these films." in html(app)
    assert "None of these films is rated." in html(app)
    assert "average rating</dt>" not in html(app)


@pytest.mark.parametrize("path", PATHS)
def test_the_sample_fills_every_page(path: str) -> None:
    for app in in_every_tab(visit(path, library="sample")):
        assert not app.exception
        assert not app.error
        assert not [text for text in RAW if text in html(app)]
        assert not MISSING.search(html(app))


def test_the_sample_has_all_charts_and_posters_of_the_overview() -> None:
    app = visit(page.OVERVIEW.path, library="sample")
    assert [tab.label for tab in app.tabs] == [
        *("Favourites", "Latest watched", "Highest rated", "Most rewatched"),
        *("Films", "Average rating", "Diary"),
    ]
    assert "<dt>hours<small>" in html(app)
    walls: set[str] = set()
    figures: set[str] = set()
    for each in in_every_tab(app):
        walls.add(html(each).partition('class="lb-wall"')[2].partition("</ul>")[0])
        figures.update(figure.proto.id.partition("figure-")[2] for figure in each.get("plotly_chart"))
    assert len(walls) == 4
    assert figures == {
        "films-by-release-year-0", "rating-by-release-year-0", "diary-by-release-year-0", "ratings-0",
        "decades-0",
    }  # fmt: skip


def test_note_on_facts_speaks_of_the_films_that_are_counted() -> None:
    assert "Facts for 105 of 106 films." in html(visit(page.DIARY.path, library="sample"))
    assert "<b>Facts for" not in html(visit(page.DIARY.path, library="sample", genre="Drama"))
    some = html(visit(page.DIARY.path, library="sample", show="diary"))
    assert "<b>Facts for 88 of 89 films of this selection.</b>" in some


@pytest.mark.parametrize(
    ("opened", "heading"),
    [
        ("year~2024-01-01", "2024"),
        ("month~2024-03-01", "March 2024"),
        ("week~2024-03-04", "The week of 4 Mar 2024"),
    ],
)
def test_a_period_is_called_by_its_name(opened: str, heading: str) -> None:
    entry = ("2024-03-06", "Her", "2013", "https://boxd.it/5aaaaa", "4", "", "", "2024-03-05")
    files: dict[str, list[tuple[str, ...]]] = {
        "watched.csv": [("2024-03-06", "Her", "2013", "https://boxd.it/4O24")],
        "diary.csv": [entry],
    }
    period, _, _ = opened.partition("~")
    app = visit(page.DIARY.path, library=imported(files), open=f"diary-by-{opened}")
    app.segmented_control(key="diary-period").set_value(period).run()
    assert f"<bdi>{heading}</bdi>" in html(app)


def test_matches_before_any_enrichment_lead_to_it() -> None:
    shown = html(visit(page.MATCHES.path, library=imported()))
    assert "None of 4 films has been looked up on TMDB yet." in shown


def test_matches_of_the_sample_start_with_the_doubtful_and_can_be_narrowed() -> None:
    app = visit(page.MATCHES.path, library="sample")
    assert html(app).index("lb-state-doubtful") < html(app).index("lb-state-matched")
    app.segmented_control(key="match-state").set_value("doubtful").run()
    assert "lb-state-doubtful" in html(app)
    assert "lb-state-matched" not in html(app)


def matches_listed(app: AppTest) -> list[str]:
    """The entries of the page's list, as HTML."""
    return re.findall(r'<ul class="lb-matches">.*?</ul>', html(app), re.DOTALL)


def test_matches_come_in_pages_and_a_search_starts_at_the_first() -> None:
    app = visit(page.MATCHES.path, library="sample")
    first = html(app)
    app.pagination[0].set_value(3).run()
    assert not app.exception
    assert html(app) != first
    assert app.query_params["view"] == "page~3"
    third = visit(page.MATCHES.path, library="sample", view="page~3")
    assert (
        matches_listed(third)
        == matches_listed(app)
        != matches_listed(visit(page.MATCHES.path, library="sample"))
    )
    app.text_input(key="match-search").set_value("a").run()
    assert not app.exception
    assert "<li>" in html(app)
    assert "view" not in app.query_params


def test_an_error_a_person_can_be_told_about_is_told() -> None:
    def script() -> None:
        from lbstats.errors import StoreError  # noqa: PLC0415 - it runs as a script of its own
        from lbstats.ui.widgets import errors_as_sentences  # noqa: PLC0415 - as above

        with errors_as_sentences():
            raise StoreError("The disk is full.", "Make room.")

    app = AppTest.from_function(script).run()
    assert not app.exception
    assert [each.value.replace("\\", "") for each in app.error] == ["The disk is full. Make room."]


def test_about_carries_tmdbs_notice_and_logo() -> None:
    shown = html(visit(page.ABOUT.path))
    assert "This product uses the TMDB API but is not endorsed or certified by TMDB." in shown
    assert "app/static/tmdb.svg" in shown
    assert (ROOT / "static" / "tmdb.svg").is_file()


def test_a_selection_claims_nothing_of_what_it_leaves_out() -> None:
    narrowed = {"library": "sample", "watched": "2024"}
    world = html(visit(page.WORLD.path, **narrowed))
    assert "countries and areas have no film here." in world
    assert "have no film yet" not in world
    diary = visit(page.DIARY.path, **narrowed)
    shown = "".join(map(html, in_every_tab(diary)))
    assert "Counted from the first entry of this selection." in shown
    whole = "".join(map(html, in_every_tab(visit(page.DIARY.path, library="sample"))))
    assert "Counted from the first entry of this selection." not in whole


def test_unrated_films_are_not_called_the_best_rated() -> None:
    watched: list[tuple[str, ...]] = [
        ("2024-01-02", f"Film {n}", "2001", f"https://boxd.it/a{n}") for n in range(30)
    ]
    rated: list[tuple[str, ...]] = [(*watched[0], "4")]
    library = imported({"watched.csv": watched, "ratings.csv": rated, "likes/films.csv": watched[:1]})
    app = visit(page.RATINGS.path, library=library, open="likes-by-rating~none")
    assert "29 films; 24 as posters, all in the table" in html(app)
    diary = visit(page.OVERVIEW.path, library=library, open="decades~2000")
    assert "30 films; the best rated 24 as posters, all in the table" in html(diary)
