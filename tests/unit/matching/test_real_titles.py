"""Titles that are hard to tell apart, among 34,000 real ones with TMDB's own numbers.

Each line was looked at by hand: what the film is, not what the program makes of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lbstats.model import FilmId, FilmQuery, Kind, MatchState
from tests.fakes.replica_index import REPLICA, ReplicaIndex

if TYPE_CHECKING:
    from lbstats.model import Match

pytestmark = pytest.mark.shared

FILM, SERIES, EPISODE = Kind.FILM, Kind.SERIES, Kind.EPISODE

REMAKES = [
    ("Suspiria", 1977, FILM, 11906), ("Suspiria", 2018, FILM, 361292),
    ("Superman", 1978, FILM, 1924), ("Superman", 2025, FILM, 1061474),
    ("Mean Girls", 2004, FILM, 10625), ("Mean Girls", 2024, FILM, 673593),
    ("Dune", 1984, FILM, 841), ("Dune", 2021, FILM, 438631), ("Carrie", 1976, FILM, 7340),
    ("Carrie", 2013, FILM, 133805), ("Halloween", 1978, FILM, 948), ("Halloween", 2007, FILM, 2082),
    ("Halloween", 2018, FILM, 424139), ("The Thing", 1982, FILM, 1091), ("The Thing", 2011, FILM, 60935),
    ("The Fly", 1958, FILM, 11815), ("The Fly", 1986, FILM, 9426), ("A Star Is Born", 1937, FILM, 22692),
    ("A Star Is Born", 1954, FILM, 3111), ("A Star Is Born", 2018, FILM, 332562),
    ("Little Women", 1933, FILM, 39938), ("Little Women", 1994, FILM, 9587),
    ("Little Women", 2019, FILM, 331482), ("Beauty and the Beast", 1991, FILM, 10020),
    ("Beauty and the Beast", 2017, FILM, 321612), ("The Lion King", 1994, FILM, 8587),
    ("The Lion King", 2019, FILM, 420818), ("Oldboy", 2003, FILM, 670), ("Oldboy", 2013, FILM, 87516),
    ("The Girl with the Dragon Tattoo", 2009, FILM, 15472),
    ("The Girl with the Dragon Tattoo", 2011, FILM, 65754), ("West Side Story", 1961, FILM, 1725),
    ("West Side Story", 2021, FILM, 511809), ("King Kong", 1933, FILM, 244),
    ("King Kong", 1976, FILM, 10730), ("King Kong", 2005, FILM, 254), ("Godzilla", 1998, FILM, 929),
    ("Godzilla", 2014, FILM, 124905), ("Psycho", 1960, FILM, 539), ("Psycho", 1998, FILM, 11252),
    ("Funny Games", 1997, FILM, 10234), ("Les Misérables", 2012, FILM, 82695),
    ("Les Misérables", 2019, FILM, 586863), ("The Mummy", 1932, FILM, 15849),
    ("The Mummy", 1999, FILM, 564), ("The Mummy", 2017, FILM, 282035), ("Parasite", 1982, FILM, 48311),
    ("Parasite", 2019, FILM, 496243), ("Holiday", 1938, FILM, 16274),
    ("I Spit on Your Grave", 2010, FILM, 43947), ("The Double", 2011, FILM, 73499),
    ("The Signal", 2014, FILM, 242095), ("Nosferatu", 2024, FILM, 426063),
]  # fmt: skip
NAMESAKES_OF_ONE_YEAR = [
    ("Dracula", 2025, FILM, 1246049), ("Snow White", 2025, FILM, 447273), ("Black Sheep", 2006, FILM, 3603),
    ("The Visit", 2015, FILM, 298312), ("The Guest", 2014, FILM, 241848), ("Passion", 2012, FILM, 109099),
    ("Anna", 2019, FILM, 484641), ("Moonlight", 2016, FILM, 376867), ("Flow", 2024, FILM, 823219),
    ("Roma", 2018, FILM, 426426),
]  # fmt: skip
POPULAR_NAMESAKES_FIRST = [
    ("House", 1977, FILM, 25623), ("It", 2017, FILM, 346364), ("Up", 2009, FILM, 14160),
    ("21", 2008, FILM, 8065), ("1917", 2019, FILM, 530915), ("Her", 2013, FILM, 152601),
    ("Room", 2015, FILM, 264644), ("The Room", 2003, FILM, 17473), ("Heat", 1995, FILM, 949),
    ("Crash", 1996, FILM, 884), ("Alien", 1979, FILM, 348), ("Big", 1987, FILM, 57918),
    ("Big", 1988, FILM, 2280), ("Home", 2009, FILM, 62320), ("Spider", 2002, FILM, 9613),
    ("Star Wars", 1977, FILM, 11), ("Titanic", 1997, FILM, 597), ("Gladiator", 2000, FILM, 98),
]  # fmt: skip
PARTS = [
    ("Kill Bill: Vol. 1", 2003, FILM, 24), ("Kill Bill: Vol. 2", 2004, FILM, 393),
    ("Nymphomaniac: Vol. I", 2013, FILM, 110414), ("Nymphomaniac: Vol. II", 2013, FILM, 249397),
    ("Harry Potter and the Deathly Hallows: Part 1", 2010, FILM, 12444),
    ("Harry Potter and the Deathly Hallows: Part 2", 2011, FILM, 12445),
    ("Mission: Impossible – Dead Reckoning Part One", 2023, FILM, 575264),  # noqa: RUF001 - an en dash
    ("Gladiator II", 2024, FILM, 558449), ("The Godfather Part II", 1974, FILM, 240),
    ("The Godfather Part III", 1990, FILM, 242), ("Rocky II", 1979, FILM, 1367),
    ("Rocky III", 1982, FILM, 1371), ("Rocky IV", 1985, FILM, 1374),
    ("Back to the Future Part II", 1989, FILM, 165), ("Back to the Future Part III", 1990, FILM, 196),
    ("Star Wars: Episode II – Attack of the Clones", 2002, FILM, 1894),  # noqa: RUF001 - an en dash
    ("Star Wars: Episode III - Revenge of the Sith", 2005, FILM, 1895),
    ("Dune: Part Two", 2024, FILM, 693134), ("Decalogue V", 1989, FILM, 118665),
    ("Decalogue IX", 1989, FILM, 118669), ("Aliens", 1986, FILM, 679), ("Alien³", 1992, FILM, 8077),
    ("V/H/S", 2012, FILM, 84348), ("V/H/S/2", 2013, FILM, 159117), ("[REC]²", 2009, FILM, 10664),
    ("The Naked Gun 2½: The Smell of Fear", 1991, FILM, 37137), ("8½", 1963, FILM, 422),
]  # fmt: skip
OTHER_SCRIPTS_AND_LANGUAGES = [
    ("Dìdi (弟弟)", 2024, FILM, 1158915), ("Didi (弟弟)", 2024, FILM, 1158915),
    ("Дерсу Узала", 1975, FILM, 9764), ("Сталкер", 1979, FILM, 1398), ("장화, 홍련", 2003, FILM, 4552),
    ("告白", 2010, FILM, 54186), ("飲食男女", 1994, FILM, 10451), ("耳をすませば", 1995, FILM, 37797),
    ("WΔZ", 2007, FILM, 15069), ("Spirited Away", 2001, FILM, 129), ("千と千尋の神隠し", 2001, FILM, 129),
    ("기생충", 2019, FILM, 496243), ("Rashômon", 1950, FILM, 548), ("Amelie", 2001, FILM, 194),
    ("Le Fabuleux Destin d'Amélie Poulain", 2001, FILM, 194), ("Mother", 2009, FILM, 30018),
    ("Let the Right One In", 2008, FILM, 13310), ("Léon: The Professional", 1994, FILM, 101),
    ("Les Miserables", 1995, FILM, 48750), ("#Alive", 2020, FILM, 614696),
]  # fmt: skip
PUNCTUATION_AND_SPACES = [
    ("mother!", 2017, FILM, 381283), ("Emma.", 2020, FILM, 556678), ("Face/Off", 1997, FILM, 754),
    ("Face Off", 1997, FILM, 754), ("WALL·E", 2008, FILM, 10681), ("WALL-E", 2008, FILM, 10681),
    ("M*A*S*H", 1970, FILM, 651), ("Frost/Nixon", 2008, FILM, 11499), ("50/50", 2011, FILM, 40807),
    ("Three Amigos!", 1986, FILM, 8388), ("*batteries not included", 1987, FILM, 11548),
    ("Romeo + Juliet", 1996, FILM, 454), ("Juror #2", 2024, FILM, 1106739), ("Ever After", 1998, FILM, 9454),
    ("Et Dieu... créa la femme", 1956, FILM, 8420), ("Pride and Prejudice", 1940, FILM, 43818),
    ("Pride & Prejudice", 2005, FILM, 4348), ("[REC] 2", 2009, FILM, 10664),
    ("The Godfather: Part II", 1974, FILM, 240), ("Thunderbolts*", 2025, FILM, 986056),
    ("Finding ʻOhana", 2021, FILM, 644092), ("Se7en", 1995, FILM, 807),  # noqa: RUF001 - an okina
    ("Mission: Impossible – Fallout", 2018, FILM, 353081),  # noqa: RUF001 - an en dash
    ("Birdman or (The Unexpected Virtue of Ignorance)", 2014, FILM, 194662),
    ("Birdman", 2014, FILM, 194662), ("Glass Onion: A Knives Out Mystery", 2022, FILM, 661374),
]  # fmt: skip
THE_YEAR_BEFORE = [
    ("Split", 2016, FILM, 381288), ("Nomadland", 2020, FILM, 581734), ("Frances Ha", 2012, FILM, 121986),
    ("Ex Machina", 2014, FILM, 264660), ("300", 2006, FILM, 1271), ("House", 1985, FILM, 11415),
    ("Funny Games", 2007, FILM, 8461), ("Crash", 2004, FILM, 1640), ("Saw", 2003, FILM, 176),
]  # fmt: skip
SHORTS_AND_FEATURES = [
    ("Whiplash", 2013, FILM, 367412), ("Whiplash", 2014, FILM, 244786), ("Saw", 2004, FILM, 176),
    ("Saw", 2005, FILM, 246355), ("Les Misérables", 2017, FILM, 444424),
    ("Dr. Jekyll and Mr. Hyde", 1912, FILM, 130523), ("Dr. Jekyll and Mr. Hyde", 1931, FILM, 3019),
    ("Dr. Jekyll and Mr. Hyde", 1941, FILM, 3022), ("The Immigrant", 1917, FILM, 47653),
    ("The Immigrant", 2013, FILM, 152599), ("Jack Frost", 1979, FILM, 26538),
    ("Jack Frost", 1997, FILM, 27318), ("Jack Frost", 1998, FILM, 9745), ("Talk to Me", 2023, FILM, 1008042),
    ("Unfriended", 2014, FILM, 277685),
]  # fmt: skip
SERIES_AND_EPISODES = [
    ("It", 1990, SERIES, 19614), ("Chernobyl", 2019, SERIES, 87108), ("Band of Brothers", 2001, SERIES, 4613),
    ("Over the Garden Wall", 2014, SERIES, 61617), ("Black Mirror: San Junipero", 2016, EPISODE, 42009),
    ("Black Mirror: White Bear", 2013, EPISODE, 42009), ("Black Mirror: USS Callister", 2017, EPISODE, 42009),
    ("Black Mirror: Bandersnatch", 2018, FILM, 569547),
    ("Twin Peaks: Fire Walk with Me", 1992, FILM, 1923),
    ("Sherlock: The Abominable Bride", 2016, FILM, 379170),
]  # fmt: skip
SURE = [
    *REMAKES, *NAMESAKES_OF_ONE_YEAR, *POPULAR_NAMESAKES_FIRST, *PARTS, *OTHER_SCRIPTS_AND_LANGUAGES,
    *PUNCTUATION_AND_SPACES, *THE_YEAR_BEFORE, *SHORTS_AND_FEATURES, *SERIES_AND_EPISODES,
]  # fmt: skip

IN_DOUBT = [
    # TMDB shows it under another name, or a longer one.
    ("Salò, or the 120 Days of Sodom", 1975, 5336), ("Seven", 1995, 807), ("Glass Onion", 2022, 661374),
    ("Mission: Impossible – Dead Reckoning", 2023, 575264),  # noqa: RUF001 - an en dash
    ("Nosferatu", 1922, 653), ("Nosferatu the Vampyre", 1979, 6404), ("I Spit on Your Grave", 1978, 25239),
    ("Waking Ned Devine", 1998, 10162), ("Cure", 1997, 36095), ("The Host", 2006, 1255),
    ("The Exterminating Angel", 1962, 29264), ("Brother 2", 2000, 20993), ("Babette's Feast", 1987, 11832),
    ("The Cabinet of Dr. Caligari", 1920, 234), ("The Double Life of Véronique", 1991, 1600),
    ("2010: The Year We Make Contact", 1984, 4437), ("Bride of Frankenstein", 1935, 229),
    ("Romeo & Juliet", 1996, 454),
    # Two known films of one title and year.
    ("Dracula", 1931, 138), ("Drácula", 1931, 39259), ("Emma", 1996, 3573), ("Escape Room", 2017, 449664),
    ("Beneath", 2013, 257874), ("Sweetheart", 2019, 463843), ("Body", 2015, 319999), ("Rita", 2024, 1241752),
    # An obscure one has the year, a known one the year beside it.
    ("Talk to Me", 2022, 1008042), ("The King", 2018, 504949), ("The Double", 2013, 146015),
    # TMDB's is of the year before: 0.14 % of films are.
    ("Whiplash", 2015, 244786), ("Gladiator", 2001, 98),
]  # fmt: skip

NOT_THERE = [
    # TMDB has the title, and each time it is another film.
    ("Superman", 1955), ("Up", 1984), ("Psycho", 1970), ("Suspiria", 1997), ("Nosferatu", 1950),
    ("Kill Bill: Vol. 3", 2005), ("Decalogue II", 1989), ("Rocky VII", 1995), ("Alien 7", 2030),
    ("Sharknado 2: The Second One", 2014), ("Ju-on: The Grudge", 2002), ("Faust", 1926),
    ("Black Mirror: Long After Its End", 2044),
]  # fmt: skip


@pytest.fixture(scope="module")
def index() -> ReplicaIndex:
    if not REPLICA.is_dir():
        pytest.skip(f"the index of real titles is not at {REPLICA}")
    return ReplicaIndex()


def settle(index: ReplicaIndex, title: str, year: int) -> Match:
    return index.settle(FilmQuery(FilmId(7), title, year))


@pytest.mark.parametrize(("title", "year", "kind", "tmdb_id"), SURE)
def test_a_title_that_can_be_told_apart_is_matched(
    title: str, year: int, kind: Kind, tmdb_id: int, index: ReplicaIndex
) -> None:
    match = settle(index, title, year)
    assert (match.state, match.kind, match.tmdb_id) == (MatchState.MATCHED, kind, tmdb_id)


@pytest.mark.parametrize(("title", "year", "tmdb_id"), IN_DOUBT)
def test_what_is_probably_meant_is_shown_as_doubtful(
    title: str, year: int, tmdb_id: int, index: ReplicaIndex
) -> None:
    match = settle(index, title, year)
    assert (match.state, match.tmdb_id) == (MatchState.DOUBTFUL, tmdb_id)
    assert match.reason.endswith(".")
    assert tmdb_id in [each.tmdb_id for each in match.candidates]


@pytest.mark.parametrize(("title", "year"), NOT_THERE)
def test_a_namesake_is_not_taken_for_a_film_tmdb_has_not(title: str, year: int, index: ReplicaIndex) -> None:
    match = settle(index, title, year)
    assert (match.state, match.tmdb_id) == (MatchState.UNMATCHED, None)
    assert match.reason.endswith(".")


def test_all_together_as_one_library_swept_by_year_none_is_wrong(index: ReplicaIndex) -> None:
    """In a library each title and year stands once, and two on one film are both doubtful."""
    wanted = {(title, year): tmdb_id for title, year, _, tmdb_id in SURE}
    wanted |= {(title, year): tmdb_id for title, year, tmdb_id in IN_DOUBT}
    films = [FilmQuery(FilmId(number), *key) for number, key in enumerate([*wanted, *NOT_THERE])]
    matches = index.settle_all(films)
    for film in films:
        match = matches[film.film_id]
        if match.state is MatchState.MATCHED:
            assert match.tmdb_id == wanted.get((film.title, film.year or 0)), film
    assert sum(match.state is MatchState.MATCHED for match in matches.values()) >= 0.6 * len(films)


def test_the_table_holds_what_was_promised() -> None:
    cases = {(title, year) for title, year, *_ in [*SURE, *IN_DOUBT, *NOT_THERE]}
    assert len(cases) == len(SURE) + len(IN_DOUBT) + len(NOT_THERE) >= 120
