"""The Films page, and one film's own."""

from __future__ import annotations

import re
from html import unescape as html_unescape

import pandas as pd
import pytest

from lbstats.stats import films
from lbstats.stats.scope import EVERYTHING
from lbstats.ui import demo, film_list, film_table, page, resources
from tests.app.visiting import html, imported, poster_titles, sample_films, visit


def test_a_films_own_page_tells_then_and_now() -> None:
    app = visit(page.FILMS.path, library=imported(), film="1")
    assert not app.exception
    assert "<h2><bdi>Her</bdi> <small>2013</small></h2>" in html(app)
    assert "Warmed to: ★★★★ at first, ★★★★½ now." in html(app)
    assert "Who made it is known once the film has been looked up on TMDB." in html(app)


TABLE = "shape~table"
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
    director = re.search(r"<dt>Directed by</dt><dd>(.*?)</dd>", shown)
    assert director
    link = r'<a href="people\?library=sample&amp;person=-?\d+&amp;role=director"><bdi>Ridley Scott</bdi></a>'
    assert re.fullmatch(link, director[1])
    assert "117 min" in shown
    assert "Who made it is known once the film has been looked up on TMDB." not in shown


def test_a_film_rated_alike_each_time_says_so() -> None:
    rows: list[tuple[str, ...]] = [
        ("2024-01-03", "Heat", "1995", f"https://boxd.it/5bbb{n}", "4", "", "", f"2024-01-0{n}")
        for n in (1, 2)
    ]
    library = imported({"watched.csv": WATCHED, "diary.csv": rows})
    heat = re.search(r'film=(\d+)" title="Heat', html(visit(page.FILMS.path, library=library)))
    assert heat
    assert "Rated ★★★★ then and now." in html(visit(page.FILMS.path, library=library, film=heat[1]))
    once = html(visit(page.FILMS.path, library=imported(), film="4"))
    assert "then and now" not in once  # it says nothing that does not stand above it


def test_a_film_never_logged_says_that_its_day_is_not_known() -> None:
    shown = html(visit(page.FILMS.path, library=imported(), film="2"))
    assert "Watched, but not in the diary: the day is not known." in shown


def test_the_way_back_from_a_film_leads_to_all_films() -> None:
    app = visit(page.FILMS.path, library=imported(), film="1")
    del app.query_params["film"]
    app.run()
    assert not app.exception
    assert "4 films, latest watched first." in html(app)
    assert "film" not in app.query_params


@pytest.mark.parametrize("number", ["99", "0", "-1", "abc", "", "1' or 1=1"])
def test_a_film_number_that_is_none_gets_a_sentence(number: str) -> None:
    app = visit(page.FILMS.path, library=imported(), film=number)
    assert not app.exception
    assert "This library has no such film." in html(app) or (not number and "4 films, latest" in html(app))


def test_searching_films_keeps_the_order_and_forgives_case_and_accents() -> None:
    app = visit(page.FILMS.path, library="sample", view=TABLE)
    app.text_input(key="film-search").set_value("CLEO varda").run()
    assert app.dataframe[0].value["title"].tolist() == ["Cléo from 5 to 7"]
    app.text_input(key="film-search").set_value("no such words").run()
    assert not app.dataframe
    assert "No film fits." in html(app)


def test_films_watched_last_come_first_and_those_without_a_day_by_title_after_them() -> None:
    app = visit(page.FILMS.path, library=imported(), view=TABLE)
    assert "4 films. Click a column to sort by it." in html(app)
    assert app.dataframe[0].value["title"].tolist() == ["Her", "House", "1917", "Heat"]
    app = visit(page.FILMS.path, library=imported({"watched.csv": WATCHED}))
    assert "2 films, by title." in html(app)
    entries: list[tuple[str, ...]] = [
        ("2024-01-03", "Her", "2013", "https://boxd.it/5aaaaa", "4", "", "", "2024-01-02"),
        ("2024-01-03", "Heat", "1995", "https://boxd.it/5bbbbb", "4", "", "", "2024-01-01"),
    ]
    library = imported({"watched.csv": WATCHED, "diary.csv": entries})
    narrowed = visit(page.FILMS.path, library=library, show="diary", view=TABLE)
    assert narrowed.dataframe[0].value["title"].tolist() == ["Her", "Heat"]


def test_films_can_be_narrowed_to_a_part() -> None:
    app = visit(page.FILMS.path, library=imported(), view=TABLE)
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


def test_what_tmdb_lists_none_of_is_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    known = sample_films()
    for column in ("directors", "genres", "countries"):
        known[column] = pd.Series([[], *known[column].tolist()[1:]], dtype="object")
    monkeypatch.setattr(films, "films", lambda *_: known)
    with resources.database().cursor() as cursor:
        table = film_table.rows(cursor, demo.open_sample().library_id, EVERYTHING)
    (film,) = table[table["film_id"] == known["film_id"].iloc[0]].to_dict("records")
    assert all(pd.isna(film[column]) for column in ("directors", "genres", "countries", "country_codes"))


def test_a_films_own_page_names_its_countries() -> None:
    known = sample_films()
    number = int(known.loc[known["title"] == "Metropolis", "film_id"].iloc[0])
    shown = html(visit(page.FILMS.path, library="sample", film=str(number)))
    assert "Germany" in shown
    assert "\u00b7 DE" not in shown


def test_films_are_posters_that_lead_to_their_own_pages() -> None:
    library = imported()
    app = visit(page.FILMS.path, library=library)
    assert poster_titles(app) == ["Her", "House", "1917", "Heat"]
    assert f'href="films?library={library}&amp;film=1"' in html(app)
    app.segmented_control(key="shape").set_value("table").run()
    assert app.query_params["view"] == TABLE
    assert not poster_titles(app)
    assert app.dataframe[0].value["title"].tolist() == ["Her", "House", "1917", "Heat"]


@pytest.mark.parametrize(
    ("order", "first"),
    [
        ("highest", ["House", "Her", "1917", "Heat"]),
        ("lowest", ["Her", "House", "1917", "Heat"]),
        ("title", ["1917", "Heat", "Her", "House"]),
        ("newest", ["1917", "Her", "Heat", "House"]),
        ("oldest", ["House", "Heat", "Her", "1917"]),
        ("nonsense", ["Her", "House", "1917", "Heat"]),
    ],
)
def test_an_order_of_films_stands_in_the_address_and_those_without_it_come_last(
    order: str, first: list[str]
) -> None:
    assert poster_titles(visit(page.FILMS.path, library=imported(), view=f"film-order~{order}")) == first


@pytest.mark.parametrize(
    ("order", "titles"),
    [("latest", ["Heat", "1917", "Her", "House"]), ("earliest", ["Heat", "Her", "1917", "House"])],
)
def test_films_of_one_day_stand_in_the_order_of_the_diary_and_those_without_a_day_last(
    order: str, titles: list[str]
) -> None:
    films: dict[str, tuple[str, ...]] = {
        name: ("2024-05-02", name, "2000", f"https://boxd.it/{number}")
        for number, name in enumerate(("House", "Her", "1917", "Heat"))
    }
    watched = (("Heat", "05-01"), ("Her", "05-01"), ("1917", "05-01"), ("Heat", "06-01"))
    diary: list[tuple[str, ...]] = [(*films[name], "", "", "", f"2024-{day}") for name, day in watched]
    library = imported({"watched.csv": list(films.values()), "diary.csv": diary})
    assert poster_titles(visit(page.FILMS.path, library=library, view=f"film-order~{order}")) == titles


def test_of_films_rated_alike_the_liked_and_those_logged_more_often_come_first() -> None:
    known = sample_films().drop_duplicates("title", keep=False).set_index("title")
    shown = poster_titles(visit(page.FILMS.path, library="sample", view="film-order~highest"))
    titles = [html_unescape(title) for title in shown if html_unescape(title) in known.index]
    ranks = known.loc[titles, ["rating", "is_liked", "watch_count"]].to_numpy().tolist()
    assert len(ranks) > 40
    assert ranks == sorted(ranks, reverse=True)


def test_orders_are_offered_where_films_have_what_they_go_by() -> None:
    plain = visit(page.FILMS.path, library=imported({"watched.csv": WATCHED})).selectbox(key="film-order")
    assert plain.options == ["By title", "Newest first", "Oldest first"]
    assert plain.value == "title"
    full = visit(page.FILMS.path, library="sample").selectbox(key="film-order")
    assert len(full.options) == len(film_list.ORDERS)


def test_an_order_says_under_a_poster_what_it_goes_by() -> None:
    app = visit(page.FILMS.path, library="sample", view="film-order~longest")
    lengths = [int(minutes) for minutes in re.findall(r'class="lb-card-note">(\d+) min ', html(app))]
    assert len(lengths) == film_list.PER_PAGE
    assert lengths == sorted(lengths, reverse=True)


@pytest.mark.parametrize(
    ("order", "note"),
    [
        ("earliest", r"\d+&nbsp;\w{3}&nbsp;\d{4} "),
        ("most-logged", r"\d+ entr(y|ies) "),
        ("crowd-highest", r"crowd \d\.\d "),
        ("director", r"\w+"),
    ],
)
def test_every_order_has_a_note_of_its_own(order: str, note: str) -> None:
    shown = html(visit(page.FILMS.path, library="sample", view=f"film-order~{order}"))
    first = re.search(r'class="lb-card-note">(.*?)</span>', shown)
    assert first
    assert re.match(note, first[1])


def test_a_poster_says_why_it_was_found_where_its_title_does_not() -> None:
    shown = html(visit(page.FILMS.path, library="sample", search="animation MIYAZAKI"))
    assert shown.count("<br><bdi>Hayao Miyazaki, Animation</bdi>") == 4
    by_director = "film-order~director"
    shown = html(visit(page.FILMS.path, library="sample", search="animation MIYAZAKI", view=by_director))
    assert shown.count("<br><bdi>Animation</bdi>") == 4
    shown = html(visit(page.FILMS.path, library="sample", search="spirited"))
    assert "Spirited Away" in shown
    assert "<br><bdi>" not in shown


def test_a_film_that_was_found_leads_back_to_what_was_found() -> None:
    app = visit(page.FILMS.path, library="sample", search="varda")
    number = re.search(r'href="films\?library=sample&amp;search=varda&amp;film=(\d+)"', html(app))
    assert number
    app = visit(page.FILMS.path, library="sample", search="varda", film=number[1])
    back = next(link.proto for link in app.main.get("page_link") if "All films" in link.proto.label)
    assert back.query_string == "library=sample&search=varda"


def test_pages_of_posters_stand_in_the_address_until_something_else_is_listed() -> None:
    everything = visit(page.FILMS.path, library="sample", view="film-order~title")
    app = visit(page.FILMS.path, library="sample", view=["film-order~title", "page~3"])
    assert [len(poster_titles(each)) for each in (everything, app)] == [48, 106 - 96]
    assert not set(poster_titles(everything)) & set(poster_titles(app))
    app.segmented_control(key="film-part").set_value("rated").run()
    assert app.query_params["view"] == ["film-order~title", "film-part~rated"]
    app = visit(page.FILMS.path, library="sample", view="page~3")
    app.text_input(key="film-search").set_value("e").run()
    assert dict(app.query_params) == {"library": "sample", "search": "e"}
    app = visit(page.FILMS.path, library="sample", view="page~3")
    app.selectbox(key="scope-watched-year").select(2024).run()
    assert dict(app.query_params) == {"library": "sample", "watched": "2024"}
    assert poster_titles(
        visit(page.FILMS.path, library="sample", view=["film-order~title", "page~9"])
    ) == poster_titles(everything)
