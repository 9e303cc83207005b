"""The rungs one by one, where a table of titles does not show their edges."""

import pytest

from lbstats.matching import (
    decide_by_search,
    decide_by_sweep,
    decide_by_year_search,
    decide_known,
    decide_nearest,
    failed,
    gone,
    is_known_pair,
)
from lbstats.matching.ladder import CANDIDATES_KEPT
from lbstats.model import Candidate, FilmId, FilmQuery, Kind, MatchState, Rung
from tests.fakes.title_index import film, series

QUERY = FilmQuery(FilmId(7), "Low Tide", 2016)


def test_a_known_pair_is_matched_at_no_distance() -> None:
    match = decide_known(QUERY, Kind.FILM, 5)
    assert (match.film_id, match.state, match.rung, match.tmdb_id, match.distance) == (
        7, MatchState.MATCHED, Rung.KNOWN, 5, 0.0
    )  # fmt: skip


@pytest.mark.parametrize(("votes", "is_taken"), [(49, False), (50, True)])
def test_the_sweep_takes_a_film_from_fifty_votes_on(votes: int, *, is_taken: bool) -> None:
    match = decide_by_sweep(QUERY, [film(1, "Low Tide", 2016, votes)])
    assert (match is not None) is is_taken


@pytest.mark.parametrize(("second", "state"), [(100, MatchState.MATCHED), (101, MatchState.DOUBTFUL)])
def test_of_two_films_of_a_year_the_one_with_ten_times_the_votes_is_taken(
    second: int, state: MatchState
) -> None:
    match = decide_by_sweep(QUERY, [film(2, "Low Tide", 2016, second), film(1, "Low Tide", 2016, 1000)])
    assert match is not None
    assert (match.state, match.tmdb_id) == (state, 1)
    assert not is_known_pair(match)


def test_an_exact_title_beats_an_exact_original_title_with_more_votes() -> None:
    match = decide_by_sweep(
        QUERY, [film(1, "Low Tide", 2016, 80), film(2, "Ebb", 2016, 300, original_title="Low Tide")]
    )
    assert match is not None
    assert (match.state, match.tmdb_id) == (MatchState.MATCHED, 1)


@pytest.mark.parametrize(("famous", "is_taken"), [(9_999, True), (10_000, False)])
def test_the_sweep_leaves_a_film_whose_namesake_of_the_next_year_is_a_hundred_times_as_known(
    famous: int, *, is_taken: bool
) -> None:
    found = [film(1, "Low Tide", 2016, 100), film(2, "Low Tide", 2017, famous)]
    assert (decide_by_sweep(QUERY, found) is not None) is is_taken


def test_only_single_candidates_of_the_first_rungs_are_known_to_other_libraries() -> None:
    single = decide_by_sweep(QUERY, [film(1, "Low Tide", 2016)])
    beside = decide_by_year_search(QUERY, [film(1, "Low Tide", 2017)])
    similar = decide_nearest(QUERY, [film(1, "Low Tides", 2016)])
    assert single is not None
    assert beside is not None
    assert [is_known_pair(match) for match in (single, beside, similar)] == [True, False, False]


def test_a_hardly_known_film_of_the_year_waits_for_a_look_at_the_series() -> None:
    found = [film(1, "Low Tide", 2016, 9)]
    assert decide_by_year_search(QUERY, found) is None
    alone = decide_by_search(QUERY, found, is_whole=True)
    assert alone is not None
    assert alone.state is MatchState.MATCHED
    beside = decide_by_search(QUERY, [*found, series(2, "Low Tide", 2016, 50)], is_whole=True)
    assert beside is not None
    assert (beside.state, beside.kind) == (MatchState.DOUBTFUL, Kind.SERIES)


@pytest.mark.parametrize("others", [0, 1, 5])
def test_a_film_nobody_voted_for_is_not_far_ahead_of_another(others: int) -> None:
    found = [film(1, "Low Tide", 2016, 5), film(2, "Low Tide", 2017, others)]
    match = decide_by_search(QUERY, found, is_whole=True)
    assert match is not None
    assert match.state is MatchState.DOUBTFUL


def test_a_little_known_film_of_the_next_year_is_taken_only_when_it_is_the_only_one_of_its_title() -> None:
    found = [film(1, "Low Tide", 2017, 3)]
    assert decide_by_year_search(QUERY, found) is None
    states = [
        match.state
        for match in (
            decide_by_search(QUERY, found, is_whole=True),
            decide_by_search(QUERY, found, is_whole=False),
            decide_by_search(QUERY, [*found, film(2, "Low Tide", 1980, 3)], is_whole=True),
        )
        if match is not None
    ]
    assert states == [MatchState.MATCHED, MatchState.DOUBTFUL, MatchState.DOUBTFUL]


def test_two_films_of_the_years_beside_are_doubtful_however_far_ahead_one_is() -> None:
    match = decide_by_search(
        QUERY, [film(1, "Low Tide", 2017, 9000), film(2, "Low Tide", 2015, 3)], is_whole=True
    )
    assert match is not None
    assert (match.state, match.rung, match.tmdb_id) == (MatchState.DOUBTFUL, Rung.SEARCH_NEAR_YEAR, 1)


def test_a_namesake_of_a_remote_year_is_unmatched_and_the_reason_names_the_years() -> None:
    match = decide_nearest(
        QUERY, [film(1, "Low Tide", 1999), film(2, "Low Tide", 2021), film(3, "High Tide", 1950)]
    )
    assert (match.state, match.tmdb_id) == (MatchState.UNMATCHED, None)
    assert "1999, 2021" in match.reason
    assert [each.tmdb_id for each in match.candidates] == [1, 2, 3]


def test_at_most_eight_candidates_are_kept_nearest_first() -> None:
    found = [film(number, "Low Tide" + "s" * number, 1990) for number in range(12, 0, -1)]
    assert [each.tmdb_id for each in decide_nearest(QUERY, found).candidates] == list(range(1, 9))


def test_nothing_found_says_so() -> None:
    match = decide_nearest(QUERY, [])
    assert (match.state, match.distance, match.candidates) == (MatchState.UNMATCHED, None, ())
    assert match.reason == "TMDB found nothing under this title."


def test_a_film_gone_from_tmdb_is_unmatched_and_a_failed_one_has_no_number() -> None:
    undone = gone(decide_known(QUERY, Kind.FILM, 5))
    assert (undone.state, undone.kind, undone.tmdb_id) == (MatchState.UNMATCHED, None, None)
    missing = failed(QUERY, "TMDB did not answer.")
    assert (missing.state, missing.tmdb_id, missing.reason) == (
        MatchState.FAILED,
        None,
        "TMDB did not answer.",
    )


def test_the_only_film_tmdb_finds_under_a_title_it_does_not_show_is_doubtful() -> None:
    match = decide_nearest(QUERY, [film(1, "Ebbe und Flut", 2017), film(2, "Low Tide Rising High", 1999)])
    assert (match.state, match.rung, match.tmdb_id) == (MatchState.DOUBTFUL, Rung.SIMILAR, 1)
    assert match.reason == "TMDB finds “Ebbe und Flut” (2017) when asked for “Low Tide”."


@pytest.mark.parametrize(
    "found",
    [
        [film(1, "Ebbe und Flut", 2018)],
        [film(1, "Ebbe und Flut", None)],
        [film(1, "Ebbe und Flut", 2016), film(2, "Strand", 2016)],
        [film(1, "Ebbe und Flut 2", 2016)],
        [film(1, "At Low Tide We Wait for the Boats", 2016)],
    ],
    ids=["another year", "no year", "two of them", "another part", "its own words"],
)
def test_a_film_of_other_words_is_not_taken_when_it_could_be_any(found: list[Candidate]) -> None:
    assert decide_nearest(QUERY, found).state is MatchState.UNMATCHED


def test_the_film_taken_is_among_the_candidates_kept_however_many_are_nearer() -> None:
    nearer = [film(number, "Low Tide", 1950 + number) for number in range(1, 12)]
    match = decide_nearest(QUERY, [*nearer, film(99, "Ebbe und Flut", 2016)])
    assert match.tmdb_id == 99
    assert [each.tmdb_id for each in match.candidates].count(99) == 1
    assert len(match.candidates) == CANDIDATES_KEPT
