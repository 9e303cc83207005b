"""The pace is arithmetic over a clock; the line in front of it is first come, first served."""

from __future__ import annotations

import itertools
import threading
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lbstats.errors import StoppedError, TmdbUnavailableError
from lbstats.settings import RateLimit
from lbstats.tmdb.pacing import Pace, Pacer
from lbstats.tmdb.ticket import Ticket, Timing

if TYPE_CHECKING:
    from tests.fakes.fake_time import FakeTime

FULL = RateLimit(40, 1.0)
INTERVAL_S = 0.025 / 0.99
"""Between two requests when nobody is late: a hundredth is kept for making up."""


def leave(pace: Pace, now: float, count: int) -> list[float]:
    """Instants at which so many requests leave, each as soon as it may."""
    left = []
    for _ in range(count):
        now += pace.delay(now)
        pace.depart(now)
        left.append(now)
    return left


def busiest_second(instants: list[float]) -> int:
    return max(sum(start <= one < start + 1.0 - 1e-6 for one in instants) for start in instants)


def test_requests_leave_at_even_intervals() -> None:
    left = leave(Pace(FULL), 100.0, 400)
    gaps = [after - before for before, after in itertools.pairwise(left)]
    assert gaps == pytest.approx([INTERVAL_S] * 399)


def test_no_two_leave_at_once_not_even_at_the_start() -> None:
    left = leave(Pace(FULL), 100.0, 400)
    assert min(after - before for before, after in itertools.pairwise(left)) >= 0.75 * 0.025 - 1e-6


def test_a_limit_over_ten_seconds_is_spread_over_them() -> None:
    left = leave(Pace(RateLimit(40, 10.0)), 0.0, 81)
    gaps = [after - before for before, after in itertools.pairwise(left)]
    assert gaps == pytest.approx([10 * INTERVAL_S] * 80)


def test_waking_up_late_does_not_lower_the_rate() -> None:
    """Most wake within a millisecond, every tenth a good deal later."""
    pace, now, left = Pace(FULL), 0.0, list[float]()
    for number in range(1200):
        now += pace.delay(now) + (0.015 if number % 10 == 0 else 0.001)
        pace.depart(now)
        left.append(now)
    per_second = Counter(int(one) for one in left)
    assert min(per_second[second] for second in range(1, int(left[-1]))) >= 37
    assert len(left) / left[-1] >= 0.97 * 40


@given(st.lists(st.sampled_from([0.0, 0.001, 0.02, 0.1, 0.7, 3.0]), min_size=60, max_size=300))
def test_no_window_ever_holds_more_than_the_limit(late_s: list[float]) -> None:
    pace, now, left = Pace(FULL), 0.0, list[float]()
    for late in late_s:
        now += pace.delay(now) + late
        pace.depart(now)
        left.append(now)
    assert busiest_second(left) <= 40


def test_a_stall_is_made_up_in_its_own_second_and_the_rush_behind_it_fades() -> None:
    pace, left = Pace(FULL), list[float]()
    before = leave(pace, 0.0, 200)
    stalled_until = before[-1] + 0.125
    left = leave(pace, stalled_until, 2000)
    assert sum(before[-1] - 0.1 < one <= before[-1] + 0.9 for one in [*before, *left]) >= 0.9 * 40
    gaps = [after - before for before, after in itertools.pairwise(left[-100:])]
    assert gaps == pytest.approx([INTERVAL_S] * 99)
    assert len(left) / (left[-1] - before[-1]) == pytest.approx(0.99 * 40, rel=0.001)


def test_a_request_that_is_sent_late_counts_from_when_it_was_sent() -> None:
    pace = Pace(FULL)
    first, *others = leave(pace, 100.0, 39)
    pace.note_sent(first, first + 0.5)
    later = leave(pace, others[-1], 40)
    sent = [first + 0.5, *others, *later]
    assert busiest_second(sent) <= 40


def test_a_request_of_long_ago_that_is_sent_now_changes_nothing() -> None:
    pace = Pace(FULL)
    left = leave(pace, 100.0, 100)
    delay_s = pace.delay(left[-1])
    pace.note_sent(left[0], left[-1])
    assert pace.delay(left[-1]) == delay_s


def test_a_refusal_pauses_everybody_for_as_long_as_it_asks() -> None:
    pace = Pace(FULL)
    pace.depart(10.0)
    pace.refuse(10.1, departed_at=10.0, retry_after_s=8.0)
    assert pace.delay(10.1) == pytest.approx(8.0)
    assert pace.pause_left(12.1) == pytest.approx(6.0)


def test_a_refusal_lowers_the_rate_which_recovers_slowly_after_the_pause() -> None:
    pace = Pace(FULL)
    pace.refuse(10.0, departed_at=9.9, retry_after_s=5.0)
    assert pace.rate(15.0) == pytest.approx(38.0)
    assert pace.rate(17.0) == pytest.approx(38.8)
    assert pace.rate(20.0) == 40.0


@pytest.mark.parametrize(("after_s", "cut"), [(1.0, 0.75), (6.0, 0.9), (29.0, 0.9)])
def test_another_refusal_cuts_the_deeper_the_sooner_it_comes_and_recovery_is_slow(
    after_s: float, cut: float
) -> None:
    pace = Pace(FULL)
    pace.refuse(10.0, departed_at=9.9, retry_after_s=5.0)
    again_at = 15.0 + after_s
    before = pace.rate(again_at)
    pace.refuse(again_at, departed_at=again_at - 0.1, retry_after_s=5.0)
    assert pace.rate(again_at) == pytest.approx(before * cut)
    assert pace.rate(again_at + 15.0) == pytest.approx(before * cut + 1.6)


def test_a_refusal_in_a_long_calm_is_a_hiccup_each_time() -> None:
    pace = Pace(FULL)
    for now in (10.0, 50.0, 90.0):
        pace.refuse(now, departed_at=now - 0.1, retry_after_s=5.0)
        assert pace.rate(now) == pytest.approx(38.0)


def test_refusals_of_requests_that_left_before_the_cut_do_not_cut_again() -> None:
    pace = Pace(FULL)
    for answered_at in (10.0, 10.01, 10.02):
        pace.refuse(answered_at, departed_at=9.9, retry_after_s=1.0)
    assert pace.rate(10.02) == pytest.approx(38.0)
    assert pace.pause_left(10.02) == pytest.approx(1.0)


def test_a_refusal_without_a_time_pauses_longer_each_time_until_one_succeeds() -> None:
    pace, pauses = Pace(FULL), []
    for now in (10.0, 20.0, 30.0):
        pace.refuse(now, departed_at=now - 0.1, retry_after_s=None)
        pauses.append(pace.pause_left(now))
    pace.succeed()
    pace.refuse(60.0, departed_at=59.9, retry_after_s=None)
    assert [*pauses, pace.pause_left(60.0)] == pytest.approx([1.0, 2.0, 4.0, 1.0])


def test_the_rate_never_falls_to_nothing() -> None:
    pace = Pace(FULL)
    for now in range(0, 1000, 10):
        pace.refuse(float(now), departed_at=now - 0.1, retry_after_s=10.0)
    assert pace.rate(1000.0) >= 0.8


def test_half_of_what_is_configured_costs_under_one_percent_of_refusals() -> None:
    """A server that allows 19 a second in a sliding window against a pace of 38, answers taking 80 ms."""
    pace = Pace(RateLimit(38, 1.0))
    now, refused, admitted = 0.0, 0, list[float]()
    for _ in range(2700):
        now += pace.delay(now)
        pace.depart(now)
        admitted = [one for one in admitted if now - one < 1.0]
        if len(admitted) < 19:
            admitted.append(now)
            pace.succeed()
        else:
            refused += 1
            pace.refuse(now + 0.003, departed_at=now, retry_after_s=1.0)
    assert 0 < refused < 27
    assert 2700 / now > 0.8 * 19


def ticket(time: FakeTime, *stops: threading.Event) -> Ticket:
    return Ticket("key", stops, Timing(time.clock, time.sleep), bool)


def test_many_threads_share_one_budget_and_are_served_in_turn(time: FakeTime) -> None:
    pacer = Pacer(FULL, Timing(time.clock, time.sleep))
    left: list[tuple[float, int]] = []

    def pull(worker: int) -> None:
        left.extend((pacer.acquire(ticket(time)), worker) for _ in range(20))

    threads = [threading.Thread(target=pull, args=(worker,), daemon=True) for worker in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(5)
    instants = sorted(one for one, _ in left)
    assert pacer.departed == len(instants) == 120
    assert instants[-1] - instants[0] == pytest.approx(119 / 40, abs=0.05)
    assert busiest_second(instants) <= 40


def test_a_person_at_a_screen_is_not_kept_waiting_for_a_long_pause(time: FakeTime) -> None:
    pacer = Pacer(FULL, Timing(time.clock, time.sleep))
    hurried = replace(ticket(time), is_patient=False)
    pacer.refuse(time.now, retry_after_s=2.0)
    pacer.acquire(hurried)
    pacer.refuse(time.now, retry_after_s=60.0)
    with pytest.raises(TmdbUnavailableError, match="Try again in 60 seconds"):
        pacer.acquire(hurried)
    assert pacer.departed == 1


def test_whoever_stops_waiting_gives_the_place_to_the_next(time: FakeTime) -> None:
    pacer = Pacer(FULL, Timing(time.clock, time.sleep))
    stop = threading.Event()
    stop.set()
    pacer.refuse(time.now, retry_after_s=30.0)
    with pytest.raises(StoppedError):
        pacer.acquire(ticket(time, stop))
    assert pacer.acquire(ticket(time)) == pytest.approx(1030.0)
