"""Every page in every state of a library, run whole: no exception, nothing empty, hostile text as text."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from lbstats.importing import import_export
from lbstats.model import (
    Candidate,
    FilmId,
    Kind,
    LibraryState,
    Match,
    MatchState,
    Rung,
    TitleFacts,
    TokenKind,
)
from lbstats.stats import films
from lbstats.stats.scope import EVERYTHING
from lbstats.store import catalogue, libraries, matches
from lbstats.ui import counting, demo, film_table, page, resources
from lbstats.ui.downloads import DEFUSED
from tests.fakes.exports import make_upload

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

ROOT = Path(__file__).resolve().parents[2]
PATHS = [each.path for each in page.PAGES if each is not page.HOME]
NEEDS_A_LIBRARY = [path for path in PATHS if path != page.ABOUT.path]
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
RAW = ("<img src=x", "<script", "<b>evil", "<b>**", "<i>tag", 'href="javascript')
"""Text of the hostile export that must be nowhere in a page as it stands in the file."""
MISSING = re.compile(r"(?<![\w])(nan|NaN|<NA>|&lt;NA&gt;|NaT)(?!\w)|>None<")
"""A missing value as pandas or Python writes it."""


@pytest.fixture(autouse=True, scope="module")
def own_process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Fresh services on a data folder for these tests; each makes its own library, all share the sample."""
    with pytest.MonkeyPatch.context() as environment:
        for name in ("TMDB_API_KEY", "LBSTATS_PERSONAL", "TMDB_RATE_LIMIT", "LBSTATS_LOG_LEVEL"):
            environment.delenv(name, raising=False)
        environment.setenv("LBSTATS_DATA_DIR", str(tmp_path_factory.mktemp("data")))
        st.cache_resource.clear()
        yield
        st.cache_resource.clear()


def visit(path: str, **parameters: str) -> AppTest:
    """Open a page with these query parameters."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    app.switch_page(path)
    app.query_params.update(parameters)
    return app.run()


def imported(files: dict[str, list[tuple[str, ...]]] | None = None) -> str:
    """The token of a library of these files."""
    return import_export(resources.database(), [make_upload(files)]).token


def sample_films() -> pd.DataFrame:
    """The sample's films."""
    sample = demo.open_sample()
    with resources.database().cursor() as cursor:
        return films.films(cursor, sample.library_id)


def html(app: AppTest) -> str:
    return "\n".join(each.proto.body for each in app.get("html"))


def words(app: AppTest) -> str:
    return html(app) + "\n".join(
        each.value for each in (*app.title, *app.header, *app.subheader, *app.markdown, *app.error)
    )


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
    app = visit(path, library=imported())
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
    assert "Hours, directors, countries and languages leave out 3 films." in html(app)


@pytest.mark.parametrize("path", [page.OVERVIEW.path, page.FILMS.path])
def test_view_only_link_offers_no_download_and_the_owners_and_the_sample_do(path: str) -> None:
    owner = imported()
    database = resources.database()
    library_id = libraries.open_library(database, owner).library_id
    guest = libraries.new_token(database, library_id, TokenKind.VIEW)
    offered = []
    for token in (owner, "sample", guest):
        app = visit(path, library=token)
        app.session_state["table-ratings"] = True  # the table behind a figure, opened
        offered.append(len(app.run().get("download_button")))
    assert offered[0]
    assert offered[1]
    assert not offered[2]


def test_table_behind_a_figure_is_made_when_it_is_opened() -> None:
    app = visit(page.OVERVIEW.path, library=imported())
    assert not app.dataframe
    app.session_state["table-ratings"] = True
    (table,) = app.run().dataframe
    assert table.value["rating"].tolist() == [half / 2 for half in range(1, 11)]


def test_overview_counts_the_small_export() -> None:
    app = visit(page.OVERVIEW.path, library=imported())
    shown = html(app)
    assert "<dt>films<small>2 of them in the diary</small></dt><dd>4</dd>" in shown
    assert "<dt>average rating<small>of 2 rated films</small></dt><dd>4.75<small>★</small></dd>" in shown
    assert "<dt>diary entries<small>on 3 days</small></dt><dd>3</dd>" in shown
    assert "n = 4 watched films" in shown
    assert "n = 2 rated films" in shown


def test_overview_leaves_out_figures_that_would_be_empty() -> None:
    app = visit(page.OVERVIEW.path, library=imported({"watched.csv": [("2024-01-02", "Her", "", "")]}))
    assert not app.exception
    assert not app.get("plotly_chart")
    assert "The export knows no release year of any of these films." in html(app)
    assert "None of these films is rated." in html(app)
    assert "average rating</dt>" not in html(app)


@pytest.mark.parametrize("path", PATHS)
def test_the_sample_fills_every_page(path: str) -> None:
    app = visit(path, library="sample")
    assert not app.exception
    assert not app.error
    assert not [text for text in RAW if text in html(app)]
    assert not MISSING.search(html(app))


def test_the_sample_has_all_charts_and_posters_of_the_overview() -> None:
    app = visit(page.OVERVIEW.path, library="sample")
    assert len(app.get("plotly_chart")) == 5
    assert [tab.label for tab in app.tabs[:4]] == [
        "Favourites",
        "Latest watched",
        "Highest rated",
        "Most rewatched",
    ]
    assert "hours</dt>" not in html(app)
    assert "<dt>hours<small>" in html(app)


@pytest.mark.parametrize("path", PATHS)
def test_hostile_text_stays_text(path: str) -> None:
    app = visit(path, library=imported(HOSTILE_FILES))
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
    assert "distance 0.30" in html(app)
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


def test_a_films_own_page_tells_then_and_now() -> None:
    app = visit(page.FILMS.path, library=imported(), film="1")
    assert not app.exception
    assert "<h2><bdi>Her</bdi> <small>2013</small></h2>" in html(app)
    assert "Warmed to: ★★★★ at first, ★★★★½ now." in html(app)
    assert "Who made it is known once the film has been looked up on TMDB." in html(app)


def test_a_films_own_page_shows_the_review_without_its_html() -> None:
    shown = html(visit(page.FILMS.path, library=imported(), film="4"))
    assert '<p dir="auto">A cat.</p><p dir="auto">A bed.</p>' in shown


def test_a_films_own_page_names_the_people_of_an_enriched_film() -> None:
    table = sample_films()
    number = table.loc[table["title"] == "Alien", "film_id"].item()
    shown = html(visit(page.FILMS.path, library="sample", film=str(number)))
    assert "<dt>Directed by</dt><dd><bdi>Ridley Scott</bdi></dd>" in shown
    assert "117 min" in shown
    assert "Who made it is known once the film has been looked up on TMDB." not in shown


def test_a_film_rated_alike_each_time_says_so() -> None:
    shown = html(visit(page.FILMS.path, library=imported(), film="4"))
    assert "Rated ★★★★★ then and now." in shown


def test_a_film_never_logged_says_that_its_day_is_not_known() -> None:
    shown = html(visit(page.FILMS.path, library=imported(), film="2"))
    assert "Watched, but not in the diary: the day is not known." in shown


def test_the_way_back_from_a_film_leads_to_all_films() -> None:
    app = visit(page.FILMS.path, library=imported(), film="1")
    del app.query_params["film"]
    app.run()
    assert not app.exception
    assert len(app.dataframe) == 1
    assert "film" not in app.query_params


@pytest.mark.parametrize("number", ["99", "0", "-1", "abc", "", "1' or 1=1"])
def test_a_film_number_that_is_none_gets_a_sentence(number: str) -> None:
    app = visit(page.FILMS.path, library=imported(), film=number)
    assert not app.exception
    assert "This library has no such film." in html(app) or (not number and len(app.dataframe) == 1)


def test_searching_films_keeps_the_order_and_forgives_case_and_accents() -> None:
    app = visit(page.FILMS.path, library="sample")
    app.text_input(key="film-search").set_value("CLEO varda").run()
    assert app.dataframe[0].value["title"].tolist() == ["Cléo from 5 to 7"]
    app.text_input(key="film-search").set_value("no such words").run()
    assert not app.dataframe
    assert "No film fits." in html(app)


def test_films_can_be_narrowed_to_a_part() -> None:
    app = visit(page.FILMS.path, library=imported())
    app.segmented_control(key="film-part").set_value("Unrated").run()
    assert app.dataframe[0].value["title"].tolist() == ["1917", "Heat"]
    app.segmented_control(key="film-part").set_value("Liked").run()
    assert app.dataframe[0].value["title"].tolist() == ["House"]


def test_matches_before_any_enrichment_lead_to_it() -> None:
    shown = html(visit(page.MATCHES.path, library=imported()))
    assert "None of 4 films has been looked up on TMDB yet." in shown


def test_matches_of_the_sample_start_with_the_doubtful_and_can_be_narrowed() -> None:
    app = visit(page.MATCHES.path, library="sample")
    assert html(app).index("lb-state-doubtful") < html(app).index("lb-state-matched")
    app.segmented_control(key="match-state").set_value("doubtful").run()
    assert "lb-state-doubtful" in html(app)
    assert "lb-state-matched" not in html(app)


def test_matches_come_in_pages_and_a_search_starts_at_the_first() -> None:
    app = visit(page.MATCHES.path, library="sample")
    first = html(app)
    app.pagination[0].set_value(3).run()
    assert not app.exception
    assert html(app) != first
    app.text_input(key="match-search").set_value("a").run()
    assert not app.exception
    assert "<li>" in html(app)


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


@pytest.mark.parametrize(
    ("path", "terms"),
    [
        (page.OVERVIEW.path, {"Watched films", "Hours", "Rewatches", "Fair average"}),
        (
            page.DIARY.path,
            {"Streaks and droughts", "Milestones", "From release to first watch", "Between two watches"},
        ),
        (page.RATINGS.path, {"Against the crowd", "Band of an average", "Then and now", "Fair average"}),
        (page.TASTE.path, {"Breadth", "Genres by chance", "Popular or obscure", "Shares"}),
        (page.PEOPLE.path, {"Fair average", "Directed by women"}),
        (page.WORLD.path, {"Fair average", "Shares", "Against the crowd"}),
        (page.FILMS.path, {"Watched films", "Rewatches"}),
    ],
)
def test_a_page_explains_how_its_figures_are_counted(path: str, terms: set[str]) -> None:
    app = visit(path, library="sample")
    shown = "\n".join(each.value for each in app.markdown)
    assert [term for term in terms if counting.texts()[term] not in shown] == []


def with_open_tables(app: AppTest) -> AppTest:
    """The page once every table on it is opened."""
    for each in app.expander:
        app.session_state["table-" + each.proto.id.partition("-table-")[2]] = True
    return app.run()


@pytest.mark.parametrize("path", [page.DIARY.path, page.TASTE.path, page.WORLD.path])
def test_every_table_has_a_csv_and_a_word_on_its_text_cells(path: str) -> None:
    app = with_open_tables(visit(path, library="sample"))
    tables, files = app.dataframe, app.get("download_button")
    assert len(tables) > 3
    # The countries not yet seen are a list, and a file.
    assert len(files) == len(tables) + (path == page.WORLD.path)
    assert {file.proto.help for file in files} == {DEFUSED}


def test_records_and_milestones_of_the_diary_have_their_tables() -> None:
    app = with_open_tables(visit(page.DIARY.path, library="sample"))
    names = {each.proto.id.rpartition("-csv-")[2] for each in app.get("download_button")}
    assert {"week-streaks", "droughts", "busiest-days", "double-features", "milestones"} <= names


def test_films_name_their_countries_and_the_files_have_the_codes_too() -> None:
    sample = demo.open_sample()
    with resources.database().cursor() as cursor:
        table = film_table.rows(cursor, sample.library_id, EVERYTHING)
    film = table[table["title"] == "Metropolis"].to_dict("records")[0]
    assert (film["countries"], film["country_codes"]) == ("Germany", "DE")
    assert (film["language"], film["language_code"]) == ("German", "de")


def test_a_films_own_page_names_its_countries() -> None:
    known = sample_films()
    number = int(known.loc[known["title"] == "Metropolis", "film_id"].iloc[0])
    shown = html(visit(page.FILMS.path, library="sample", film=str(number)))
    assert "Germany" in shown
    assert "\u00b7 DE" not in shown


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
    shown = html(visit(path, library=imported(HOSTILE_FILES), **parameters))
    # In an attribute it stands alone.
    beside = re.sub(r'"[^"<>]*"', "", shown).count(RIGHT_TO_LEFT)
    assert beside
    apart = rf"<bdi>{re.escape(RIGHT_TO_LEFT)}</bdi>|<p dir=.auto.>[^<]*{re.escape(RIGHT_TO_LEFT)}"
    assert len(re.findall(apart, shown)) == beside


def test_no_character_that_turns_text_reaches_a_table() -> None:
    app = visit(page.FILMS.path, library=imported(HOSTILE_FILES))
    titles = app.dataframe[0].value["title"].tolist()
    assert "evil 七人の侍" in titles
