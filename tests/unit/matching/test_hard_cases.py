"""Titles that must come out right: searched for in a small index that holds them beside their namesakes.

Figures of votes are rough and written for the tests; numbers are made up.
"""

import pytest

from lbstats.matching import decide_by_sweep
from lbstats.model import FilmId, FilmQuery, Kind, MatchState
from tests.fakes.title_index import TitleIndex, film, series

INDEX = TitleIndex(
    [
        film(1, "Whiplash", 2014, 16_000), film(2, "Whiplash", 2013, 300), film(3, "Whiplash", 2014, 1),
        film(10, "House", 1977, 900, "ハウス"), film(11, "The Fun House", 1977, 25),
        film(12, "Animal House", 1978, 3000), film(13, "House", 1985, 20), film(14, "House", 1986, 700),
        film(20, "Salò, or the 120 Days of Sodom", 1976, 1800, "Salò o le 120 giornate di Sodoma"),
        film(30, "Split", 2017, 18_000), film(31, "Split", 2016, 12), film(32, "Banana Split", 2018, 400),
        film(40, "Anna", 2019, 2900), film(41, "Anna", 2013, 900), film(42, "Anna", 2019, 3),
        film(43, "Anna", 1951, 30),
        film(50, "Suspiria", 1977, 3000), film(51, "Suspiria", 2018, 2500),
        film(60, "Superman", 1978, 4500), film(61, "Superman", 2025, 4000), film(62, "Superman", 1948, 40),
        film(70, "Mean Girls", 2004, 9000), film(71, "Mean Girls", 2024, 700),
        film(72, "Mean Girls 2", 2011, 1400),
        film(80, "Dune", 1984, 3500), film(81, "Dune", 2021, 14_000), film(82, "Dune: Part Two", 2024, 7000),
        film(83, "Planet Dune", 2021, 60), film(84, "Dune", 2020, 0),
        film(90, "It", 2017, 20_000), series(91, "It", 1990), film(92, "It Follows", 2015, 6000),
        film(93, "It Chapter Two", 2019, 9000),
        film(100, "Kill Bill: Vol. 1", 2003, 18_000), film(101, "Kill Bill: Vol. 2", 2004, 14_000),
        film(102, "Kill Bill: The Whole Bloody Affair", 2004, 300),
        film(110, "Nymphomaniac: Vol. I", 2013, 3300), film(111, "Nymphomaniac: Vol. II", 2013, 3000),
        film(120, "Gangs of Wasseypur - Part 1", 2012, 500),
        film(121, "Gangs of Wasseypur - Part 2", 2012, 400),
        film(130, "Harry Potter and the Deathly Hallows: Part 1", 2010, 19_000),
        film(131, "Harry Potter and the Deathly Hallows: Part 2", 2011, 21_000),
        film(140, "Mission: Impossible - Dead Reckoning Part One", 2023, 4700),
        film(141, "Mission: Impossible - Fallout", 2018, 8000),
        film(150, "Glass Onion: A Knives Out Mystery", 2022, 6200), film(151, "Glass Onion", 1988, 2),
        film(160, "Se7en", 1995, 22_000, "Seven"), film(161, "Seven", 1979, 12),
        film(170, "Birdman or (The Unexpected Virtue of Ignorance)", 2014, 12_000),
        film(180, "Dìdi (弟弟)", 2024, 170), film(190, "1917", 2019, 13_000), film(191, "1917", 1970, 1),
        film(200, "21", 2008, 4900), film(201, "21 Bridges", 2019, 2800),
        film(202, "21 Jump Street", 2012, 10_000),
        film(210, "300", 2007, 14_000), film(211, "300: Rise of an Empire", 2014, 7000),
        film(220, "Up", 2009, 21_000), film(221, "Up in the Air", 2009, 4000),
        film(222, "Step Up", 2006, 4000),
        film(230, "Flow", 2024, 2400, "Straume"), film(231, "Flow", 2024, 4), film(232, "Overflow", 2020, 90),
        film(240, "Moonlight", 2016, 6600), film(241, "Moonlight", 2002, 14),
        film(250, "Nomadland", 2021, 3000), film(260, "Frances Ha", 2013, 1300),
        film(270, "Ex Machina", 2015, 13_800), film(271, "Deus Ex Machina", 2014, 2),
        film(280, "Roma", 2018, 3900), film(281, "Roma", 1972, 400), film(282, "Roma", 2018, 5, "Рома"),
        series(290, "Chernobyl", 2019, 6000), film(291, "Chernobyl", 2019, 2),
        film(292, "Chernobyl: Abyss", 2021, 400),
        series(300, "Black Mirror", 2011, 5000), film(301, "Black Mirror: Bandersnatch", 2018, 2600),
        film(310, "★", 2016, 20), film(311, "…", 2020, 70),
        film(320, "Spirited Away", 2001, 17_000, "千と千尋の神隠し"), film(321, "弟弟", 2019, 60),
        film(330, "Mother", 2009, 1100, "마더"), film(331, "mother!", 2017, 5600),
        film(332, "Mother", 2017, 3),
        film(340, "Face/Off", 1997, 5000),
        film(350, "Amélie", 2001, 11_000, "Le Fabuleux Destin d'Amélie Poulain"),
        film(360, "Alone", 2020, 700), film(361, "Alone", 2020, 400),
        film(370, "Pride & Prejudice", 2005, 8000), series(371, "Pride and Prejudice", 1995, 700),
        film(380, "The Class", 2007, 60, "Klass"), film(381, "Django", 1966, 900),
        film(390, "Red Balloon Weather", 2012, 0),
    ]
)  # fmt: skip

FILM, SERIES, EPISODE = Kind.FILM, Kind.SERIES, Kind.EPISODE
SURE = [
    ("Whiplash", 2013, FILM, 2), ("Whiplash", 2014, FILM, 1),
    ("House", 1977, FILM, 10), ("Salò, or the 120 Days of Sodom", 1975, FILM, 20),
    ("Suspiria", 1977, FILM, 50), ("Suspiria", 2018, FILM, 51),
    ("Superman", 1978, FILM, 60), ("Superman", 2025, FILM, 61),
    ("Anna", 2019, FILM, 40),
    ("Mean Girls", 2004, FILM, 70), ("Mean Girls", 2024, FILM, 71),
    ("Dune", 1984, FILM, 80), ("Dune", 2021, FILM, 81),
    ("It", 2017, FILM, 90), ("It", 1990, SERIES, 91),
    ("Kill Bill: Vol. 1", 2003, FILM, 100), ("Kill Bill: Vol. 2", 2004, FILM, 101),
    ("Nymphomaniac: Vol. I", 2013, FILM, 110), ("Nymphomaniac: Vol. II", 2013, FILM, 111),
    ("Gangs of Wasseypur – Part 1", 2012, FILM, 120),  # noqa: RUF001 - an en dash
    ("Gangs of Wasseypur - Part 2", 2012, FILM, 121),
    ("Harry Potter and the Deathly Hallows: Part 1", 2010, FILM, 130),
    ("Harry Potter and the Deathly Hallows: Part 2", 2011, FILM, 131),
    ("Se7en", 1995, FILM, 160), ("Seven", 1995, FILM, 160),
    ("Birdman or (The Unexpected Virtue of Ignorance)", 2014, FILM, 170),
    ("Dìdi (弟弟)", 2024, FILM, 180), ("1917", 2019, FILM, 190), ("21", 2008, FILM, 200),
    ("300", 2007, FILM, 210), ("Up", 2009, FILM, 220), ("Flow", 2024, FILM, 230),
    ("Moonlight", 2016, FILM, 240), ("Nomadland", 2020, FILM, 250), ("Frances Ha", 2012, FILM, 260),
    ("Ex Machina", 2014, FILM, 270), ("Ex Machina", 2015, FILM, 270), ("Roma", 2018, FILM, 280),
    ("Roma", 1972, FILM, 281),
    ("Black Mirror: San Junipero", 2016, EPISODE, 300), ("Black Mirror: Bandersnatch", 2018, FILM, 301),
    ("★", 2016, FILM, 310), ("…", 2020, FILM, 311), ("...", 2020, FILM, 311),
    ("千と千尋の神隠し", 2001, FILM, 320), ("弟弟", 2019, FILM, 321), ("Mother", 2009, FILM, 330),
    ("mother!", 2017, FILM, 331), ("Face Off", 1997, FILM, 340), ("Amelie", 2001, FILM, 350),
    ("Pride & Prejudice", 2005, FILM, 370), ("Pride and Prejudice", 1995, SERIES, 371),
    ("Red Balloon Weather", 2011, FILM, 390), ("Red Balloon Weather", 2012, FILM, 390),
]  # fmt: skip
IN_DOUBT = [
    ("Split", 2016, 30),  # a film of 2016 that few know stands beside the famous one of 2017
    ("Salò o le 120 giornate di Sodoma", 1975, 20),  # by its original title, and a year off
    ("Mission: Impossible – Dead Reckoning", 2023, 140),  # noqa: RUF001 - an en dash
    ("Glass Onion", 2022, 150),
    ("Birdman", 2014, 170),
    ("Alone", 2020, 360),  # two films of one year, both known
    ("Mother", 2017, 331),  # the obscure one has the title, the famous one has a `!` more
    ("The Class", 2008, 380),  # TMDB's is of the year before: another film as often as not
    ("Nomadland", None, 250),  # a title alone is no match
    ("House", 1985, 14),  # of the very year, but few know it
    ("Chernobyl", 2019, 290),  # an obscure film bears the title and the year too
]
NOWHERE = [
    ("Django", 2017), ("Superman", 1955), ("Kill Bill: Vol. 3", 2005), ("Quiet Weather Over Lund", 1999),
    ("Black Mirror: Long After Its End", 2044), ("♥", 2016), ("Up", 1984),
]  # fmt: skip


def settle(title: str, year: int | None) -> tuple[MatchState, Kind | None, int | None]:
    match = INDEX.settle(FilmQuery(FilmId(7), title, year))
    return match.state, match.kind, match.tmdb_id


@pytest.mark.parametrize(("title", "year", "kind", "tmdb_id"), SURE)
def test_a_title_that_can_be_told_apart_is_matched(title: str, year: int, kind: Kind, tmdb_id: int) -> None:
    assert settle(title, year) == (MatchState.MATCHED, kind, tmdb_id)


@pytest.mark.parametrize(("title", "year", "tmdb_id"), IN_DOUBT)
def test_a_title_that_could_be_another_film_is_doubtful_and_shows_the_likeliest(
    title: str, year: int | None, tmdb_id: int
) -> None:
    match = INDEX.settle(FilmQuery(FilmId(7), title, year))
    assert (match.state, match.tmdb_id) == (MatchState.DOUBTFUL, tmdb_id)
    assert match.reason.endswith(".")
    assert match.candidates


@pytest.mark.parametrize(("title", "year"), NOWHERE)
def test_a_title_tmdb_has_not_is_left_unmatched_with_a_reason(title: str, year: int) -> None:
    match = INDEX.settle(FilmQuery(FilmId(7), title, year))
    assert (match.state, match.kind, match.tmdb_id) == (MatchState.UNMATCHED, None, None)
    assert match.reason.endswith(".")


def test_the_sweep_never_takes_what_a_search_would_doubt() -> None:
    swept = [each for each in INDEX.titles if each.kind is Kind.FILM and each.vote_count >= 50]
    for title, year, _ in IN_DOUBT:
        query = FilmQuery(FilmId(7), title, year)
        match = decide_by_sweep(query, swept)
        assert match is None or match.state is MatchState.DOUBTFUL, title


def test_a_title_of_several_words_costs_one_search_and_a_lone_word_at_most_three() -> None:
    for title, year, _, _ in SURE:
        index = TitleIndex(INDEX.titles)
        index.settle(FilmQuery(FilmId(7), title, year))
        assert len(index.asked) <= (2 if " " in title else 3), title
