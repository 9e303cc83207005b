"""Taste, People and World, run whole: every switch, one person's page, too little, what follows the scope."""

from __future__ import annotations

import re
from html import unescape as html_unescape

import pytest

from lbstats.importing import import_export
from lbstats.model import FilmId, Kind, Match, MatchState, Rung, TitleFacts
from lbstats.stats import people, taste
from lbstats.stats.measure import Measure
from lbstats.stats.taste import Facet
from lbstats.store import catalogue, libraries, matches
from lbstats.ui import demo, page, resources
from lbstats.ui.faces import role_choice
from lbstats.ui.people_sections import ROLES
from lbstats.ui.sections import MEASURES
from lbstats.ui.taste_sections import FACETS
from tests.app.visiting import html, in_every_tab, visit
from tests.fakes.exports import make_upload

PATHS = [page.TASTE.path, page.PEOPLE.path, page.WORLD.path]


def with_one_enriched_film(facts: TitleFacts) -> str:
    """The token of a library of one unrated film with these facts."""
    upload = make_upload({"watched.csv": [("2024-01-02", "Her", "2013", "https://boxd.it/h0")]})
    database = resources.database()
    token = import_export(database, [upload]).token
    library_id = libraries.open_library(database, token).library_id
    match = Match(FilmId(1), MatchState.MATCHED, Rung.SWEEP, Kind.FILM, facts.tmdb_id, 0.0)
    with database.write() as cursor:
        catalogue.write_facts(cursor, [facts], database.clock())
        matches.write_matches(cursor, library_id, [match], database.clock())
        libraries.bump_version(cursor, library_id)
    return token


@pytest.mark.parametrize("facet", FACETS)
def test_every_group_can_be_compared_by_every_measure(facet: taste.Facet) -> None:
    app = visit(page.TASTE.path, library="sample")
    app.segmented_control(key="taste-facet").set_value(facet).run()
    for measure in Measure:
        app.segmented_control(key="taste-measure").set_value(measure).run()
        assert not app.exception
        assert not app.error
        assert app.segmented_control(key="taste-measure").value == measure
        assert len(app.get("plotly_chart")) >= 3


@pytest.mark.parametrize("role", ROLES)
def test_every_role_has_a_ranking_by_every_measure_or_a_sentence(role: people.Role) -> None:
    app = visit(page.PEOPLE.path, library="sample")
    app.segmented_control(key="people-role").set_value(role).run()
    for measure in MEASURES:
        app.segmented_control(key="people-measure").set_value(measure).run()
        assert not app.exception
        assert not app.error
        shown = html(app)
        assert f'aria-label="{ROLES[role][0]}"' in shown or "lb-empty" in shown


def test_a_longer_ranking_is_there_for_whoever_wants_it() -> None:
    app = visit(page.PEOPLE.path, library="sample")
    app.segmented_control(key="people-role").set_value(people.Role.ACTOR).run()
    assert html(app).count('<li><span class="lb-faces">') == 30
    app.toggle(key="people-all").set_value(True).run()
    assert html(app).count('<li><span class="lb-faces">') == 110


def test_of_people_by_average_both_ends_are_listed_with_their_places() -> None:
    chosen = ["people-role~actor", "people-measure~fair"]
    app = visit(page.PEOPLE.path, library="sample", view=chosen, least="1")
    shown = html(app)
    gap = re.search(r'<li class="lb-rank-gap">… ([\d,]+) between</li>', shown)
    assert gap
    places = [int(place) for place in re.findall(r"counter-set:rank (\d+)", shown)]
    first = 11 + int(gap[1].replace(",", ""))
    assert places == list(range(first, first + 10))
    app.toggle(key="people-all").set_value(True).run()
    assert html(app).count("counter-set:rank") == 50


def test_bars_of_people_against_the_crowd_begin_in_the_middle() -> None:
    chosen = ["people-role~actor", "people-measure~residual"]
    shown = html(visit(page.PEOPLE.path, library="sample", view=chosen, least="1"))
    bars = re.findall(
        r'<b>(.)[\d.]+ ★</b><span class="lb-rank-sides"><span class="lb-rank-bar( lb-below)?" '
        r'style="margin-inline-start:([\d.]+)%;width:([\d.]+)%">',
        shown,
    )
    assert {sign for sign, *_ in bars} == {"+", "\N{MINUS SIGN}"}
    for sign, below, begins, width in bars:
        assert bool(below) == (sign != "+")
        assert float(begins) + (float(width) if below else 0) == pytest.approx(50, abs=0.11)
    assert max(float(width) for *_, width in bars) == 50


def test_a_person_is_found_by_part_of_the_name_and_leads_to_their_page() -> None:
    app = visit(page.PEOPLE.path, library="sample")
    app.text_input(key="people-search").set_value("agnes VARDA").run()
    shown = html(app)
    assert '<ul class="lb-gallery">' in shown
    assert "Agnès Varda" in shown
    assert "people?library=sample&amp;person=" in shown
    app.text_input(key="people-search").set_value("nobody of that name").run()
    assert "Nobody of that name made any of these films." in html(app)


def test_a_persons_page_has_their_films_and_ratings() -> None:
    sample = demo.open_sample()
    with resources.database().cursor() as cursor:
        (first,) = people.search_people(cursor, sample.library_id, text="Hayao Miyazaki").to_dict("records")
    app = visit(page.PEOPLE.path, library="sample", person=str(first["person_id"]))
    assert not app.exception
    shown = html(app)
    assert "<h2><bdi>Hayao Miyazaki</bdi></h2>" in shown
    assert "Director of 4 films" in shown
    assert shown.count('class="lb-card"') == 4
    assert [tab.label for tab in app.tabs] == ["By release year", "As you watched"]
    assert [len(each.get("plotly_chart")) for each in in_every_tab(app)] == [1, 1]


@pytest.mark.parametrize(
    ("role", "films", "average"), [("", 4, "3.50"), ("director", 3, "3.33"), ("writer", 4, "3.50")]
)
def test_a_persons_ratings_are_those_of_the_role_that_is_chosen(role: str, films: int, average: str) -> None:
    with resources.database().cursor() as cursor:
        found = people.search_people(cursor, demo.open_sample().library_id, text="Greta Gerwig")
    app = visit(page.PEOPLE.path, library="sample", person=str(found["person_id"].iloc[0]), role=role)
    shown = html(app)
    assert "3.50 ★ on average over 4 rated films, in any role" in shown
    assert f"{average} on average." in shown
    assert f"n = {films} rated films" in shown


def test_a_link_that_names_a_role_leads_to_it_whatever_was_chosen_before() -> None:
    with resources.database().cursor() as cursor:
        found = people.search_people(cursor, demo.open_sample().library_id, text="Greta Gerwig")
    number = int(found["person_id"].iloc[0])
    app = visit(page.PEOPLE.path, library="sample", person=str(number), view=f"{role_choice(number)}~writer")
    assert "n = 4 rated films" in html(app)
    app.query_params.clear()
    app.query_params.update({"library": "sample"})
    app.run()
    (link,) = set(re.findall(rf'href="(people[^"]*person={number}&amp;role=director)"', html(app)))
    assert "view" not in link
    assert link.startswith("people?library=sample&amp;")


def test_the_way_back_from_a_person_keeps_every_value_of_the_scope() -> None:
    with resources.database().cursor() as cursor:
        found = people.search_people(cursor, demo.open_sample().library_id, text="Hayao Miyazaki")
    person = str(found["person_id"].iloc[0])
    app = visit(page.PEOPLE.path, library="sample", person=person, genre=["Animation", "Drama"])
    del app.query_params["person"]
    app.run()
    assert app.query_params["genre"] == ["Animation", "Drama"]


@pytest.mark.parametrize("number", ["0", "99", "-99999", "abc", "1' or 1=1", "9" * 30, "²"])
def test_a_person_number_that_is_none_gets_a_sentence(number: str) -> None:
    app = visit(page.PEOPLE.path, library="sample", person=number)
    assert not app.exception
    assert "Nobody of that number made one of your films." in html(app)


def test_one_unrated_film_without_a_country_is_said_in_sentences() -> None:
    token = with_one_enriched_film(TitleFacts(Kind.FILM, 152601, "Her", "Her", None))
    for path in PATHS:
        app = visit(path, library=token)
        assert not app.exception
        assert not app.error
        assert "lb-empty" in html(app)


def test_a_figure_of_groups_says_which_films_it_counts_and_keeps_what_was_chosen() -> None:
    app = visit(page.TASTE.path, library="sample")
    assert re.search(r"n = \d+ watched films with a known genre\.", html(app))
    app.segmented_control(key="taste-facet").set_value(Facet.DECADE).run()
    assert "n = 106 watched films with a release year." in html(app)
    app.switch_page(page.PEOPLE.path).run()
    app.switch_page(page.TASTE.path).run()
    assert not app.exception
    assert "with a release year." in html(app)


def test_pages_follow_the_scope_of_the_address() -> None:
    whole = html(visit(page.WORLD.path, library="sample"))
    narrow = html(visit(page.WORLD.path, library="sample", country="JP"))
    assert "n = 105 watched films with a country" in whole
    assert "n = 12 watched films with a country" in narrow


def test_countries_the_map_cannot_draw_are_named() -> None:
    assert "Not on the map: Czechoslovakia (1 film) and Soviet Union (1 film)." in html(
        visit(page.WORLD.path, library="sample")
    )


def test_what_the_continents_leave_out_is_said() -> None:
    shown = html(visit(page.WORLD.path, library="sample"))
    listed = re.findall(r'aria-label="Countries and areas of ([\w ]+) seen"', shown)
    assert len(listed) == 6
    places = [int(place) for place in re.findall(r"<span>\d+ of (\d+)</span>", shown)]
    (every,) = re.findall(r"Films from \d+ of (\d+) countries and areas\.", shown)
    assert "Antarctica's 5 are not listed." in html_unescape(shown)
    assert sum(places) + 5 == int(every)


@pytest.mark.parametrize("measure", ["fair", "residual"])
def test_where_no_country_has_what_the_map_would_show_a_sentence_says_so(measure: str) -> None:
    app = visit(page.WORLD.path, library="sample", released="1927", view=f"world-measure~{measure}")
    assert not app.exception
    assert '<p class="lb-empty">No' in html(app) if measure == "fair" else "Nothing to compare" in html(app)
    assert not [chart for chart in app.get("plotly_chart") if "countries-by" in chart.proto.id]
    assert app.segmented_control(key="world-measure").value == measure
    app.selectbox(key="world-country").set_value("DE").run()
    assert "><bdi>Germany</bdi> <small>1 film</small></h3>" in html(app)


@pytest.mark.parametrize("measure", ["films", "fair", "residual"])
def test_where_the_map_can_draw_none_of_the_countries_a_sentence_names_them(measure: str) -> None:
    app = visit(page.WORLD.path, library="sample", country="SU", view=f"world-measure~{measure}")
    assert "Not on the map: Soviet Union (1 film)." in html(app)
    assert not [chart for chart in app.get("plotly_chart") if "countries-by" in chart.proto.id]


def test_a_country_chosen_by_name_opens_its_films() -> None:
    app = visit(page.WORLD.path, library="sample")
    app.selectbox(key="world-country").set_value("JP").run()
    assert not app.exception
    assert "><bdi>Japan</bdi> <small>12 films</small></h3>" in html(app)


def test_a_quadrant_opens_its_films() -> None:
    app = visit(page.TASTE.path, library="sample")
    app.pills(key="taste-quadrant").set_value("obscure_high").run()
    assert not app.exception
    assert "<bdi>Less known, rated high</bdi> <small>" in html(app)
