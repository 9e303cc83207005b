"""The Films page, and one film's own."""

from __future__ import annotations

import pytest

from lbstats.stats.scope import EVERYTHING
from lbstats.ui import demo, film_table, page, resources
from tests.app.visiting import html, imported, sample_films, visit


def test_a_films_own_page_tells_then_and_now() -> None:
    app = visit(page.FILMS.path, library=imported(), film="1")
    assert not app.exception
    assert "<h2><bdi>Her</bdi> <small>2013</small></h2>" in html(app)
    assert "Warmed to: ★★★★ at first, ★★★★½ now." in html(app)
    assert "Who made it is known once the film has been looked up on TMDB." in html(app)


WATCHED: list[tuple[str, ...]] = [
    ("2024-01-02", "Her", "2013", "https://boxd.it/4O24"),
    ("2024-01-02", "Heat", "1995", "https://boxd.it/2aaa"),
]


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


def test_films_watched_last_come_first_and_those_without_a_day_by_title_after_them() -> None:
    app = visit(page.FILMS.path, library=imported())
    assert "4 films, the latest watched first." in html(app)
    assert app.dataframe[0].value["title"].tolist() == ["Her", "House", "1917", "Heat"]
    app = visit(page.FILMS.path, library=imported({"watched.csv": WATCHED}))
    assert "2 films, by title." in html(app)
    entries: list[tuple[str, ...]] = [
        ("2024-01-03", "Her", "2013", "https://boxd.it/5aaaaa", "4", "", "", "2024-01-02"),
        ("2024-01-03", "Heat", "1995", "https://boxd.it/5bbbbb", "4", "", "", "2024-01-01"),
    ]
    narrowed = visit(
        page.FILMS.path, library=imported({"watched.csv": WATCHED, "diary.csv": entries}), show="diary"
    )
    assert narrowed.dataframe[0].value["title"].tolist() == ["Her", "Heat"]


def test_films_can_be_narrowed_to_a_part() -> None:
    app = visit(page.FILMS.path, library=imported())
    app.segmented_control(key="film-part").set_value("unrated").run()
    assert app.dataframe[0].value["title"].tolist() == ["1917", "Heat"]
    app.segmented_control(key="film-part").set_value("liked").run()
    assert app.dataframe[0].value["title"].tolist() == ["House"]


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
