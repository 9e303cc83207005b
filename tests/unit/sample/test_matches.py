"""The sample's matches: prepared, honest, and enough to make a complete library."""

from lbstats import sample
from lbstats.export.archive import Upload
from lbstats.importing import import_export
from lbstats.model import FilmId, FilmQuery, Kind, MatchState, Rung
from lbstats.store import catalogue, matches
from lbstats.store.database import Database


def query(title: str, year: int | None) -> FilmQuery:
    return FilmQuery(FilmId(7), title, year)


def test_the_same_title_and_year_is_matched() -> None:
    (found,) = sample.matches([query("Chernobyl", 2019)])
    assert (found.film_id, found.state, found.rung, found.distance) == (7, "matched", Rung.KNOWN, 0.0)
    facts = {(each.kind, each.tmdb_id): each for each in sample.facts()}
    assert facts[Kind.SERIES, found.tmdb_id or 0].title == "Chernobyl"


def test_a_film_of_another_year_or_without_one_is_not() -> None:
    found = sample.matches([query("Dune", 1984), query("Dune", None), query("Heat", 1995)])
    assert [each.state for each in found] == [MatchState.UNMATCHED] * 3
    assert [each.tmdb_id for each in found] == [None] * 3


def test_a_namesake_of_the_same_year_is_a_doubt_with_both_as_candidates() -> None:
    (found,) = sample.matches([query("The Fall of the House of Usher", 1928)])
    assert found.state is MatchState.DOUBTFUL
    assert [each.title for each in found.candidates] == ["The Fall of the House of Usher"] * 2
    assert [each.released_on and each.released_on.year for each in found.candidates] == [1928, 1928]
    assert found.tmdb_id == found.candidates[0].tmdb_id
    assert found.candidates[0].vote_count > found.candidates[1].vote_count


def test_a_title_written_otherwise_is_a_doubt() -> None:
    (found,) = sample.matches([query("Where Is the Friend's Home?", 1987)])
    assert (found.state, found.rung) == (MatchState.DOUBTFUL, Rung.SIMILAR)
    assert 0 < (found.distance or 0) < 0.5


def test_a_film_without_facts_is_unmatched_and_names_the_nearest() -> None:
    (found,) = sample.matches([query("A Short Film About Love", 1988)])
    assert (found.state, found.kind, found.tmdb_id) == (MatchState.UNMATCHED, None, None)
    assert [each.title for each in found.candidates] == ["A Short Film About Killing"]


def test_export_facts_and_matches_make_a_library_that_wants_nothing_more(database: Database) -> None:
    library_id = import_export(database, [Upload(*sample.export_zip())], is_sample=True).library_id
    now = database.clock()
    with database.write() as cursor:
        catalogue.write_facts(cursor, sample.facts(), now)
        wanted = matches.films_to_enrich(cursor, library_id, now)
        decided = sample.matches([each.film for each in wanted])
        matches.write_matches(cursor, library_id, decided, now)
    with database.cursor() as cursor:
        counts = matches.match_counts(cursor, library_id)
        assert matches.films_to_enrich(cursor, library_id, now) == []
    assert (counts.films, counts.done) == (106, 106)
    assert (counts.matched, counts.doubtful, counts.unmatched, counts.failed) == (103, 2, 1, 0)
