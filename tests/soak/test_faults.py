"""TMDB that fails, is down, refuses, or takes the key away."""

from __future__ import annotations

import json
import sqlite3
import threading
import time
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks.replica import running_replica
from lbstats.model import JobState
from tests.soak.conftest import LARGE, SMALL, after

if TYPE_CHECKING:
    from collections.abc import Callable

    from lbstats.model import Progress
    from tests.soak.conftest import Bench

    Undisturbed = Callable[[str], tuple[Progress, tuple[list[Any], list[Any]], int]]

FAULTS = ("500:0.05", "503:0.03", "reset:0.03", "garbage:0.02", "hang:0.01")
REFUSALS = [("int",), ("float",), ("date",), ("none",), ("int", "--html-errors"), ("none", "--html-errors")]


@pytest.mark.parametrize("export", [SMALL, LARGE])
def test_with_every_fault_at_once_each_film_comes_out_as_without(
    export: str, bench: Bench, undisturbed: Undisturbed
) -> None:
    faults = [word for fault in FAULTS for word in ("--fault", fault)]
    with running_replica(*faults, "--latency", "0.05", "--limit", "20/1") as replica:
        progress = bench.enrich(bench.add(export)[0], replica, rate=35)
        seen = replica.stats()
    assert progress.failed == 0
    assert bench.state() == undisturbed(export)[1]
    assert sum(seen["faults"].values()) > 0.08 * seen["requests"]
    kept = sqlite3.connect(bench.data_dir / "tmdb_cache.sqlite")
    answers = [(status, json.loads(body)) for status, body in kept.execute("select status, body from kept")]
    kept.close()
    assert answers
    assert {status for status, _ in answers} <= {200, 404}
    assert all(isinstance(body, dict) for _, body in answers)


def test_an_outage_of_a_minute_is_waited_for_and_said(bench: Bench, undisturbed: Undisturbed) -> None:
    said: set[str] = set()
    with running_replica("--limit", "40/1", "--latency", "0.08") as replica:
        library_id, _ = bench.add(SMALL)
        down = after(4, lambda: replica.set(down=True))
        up = after(64, lambda: replica.set(down=False))
        began = time.monotonic()
        with down, up:
            progress = bench.enrich(library_id, replica, on_progress=lambda now: said.add(now.message))
    assert 60 < time.monotonic() - began < 100
    assert any(message.startswith("TMDB does not answer; trying again in") for message in said)
    assert progress.failed == 0
    assert bench.state() == undisturbed(SMALL)[1]


@pytest.mark.parametrize("form", REFUSALS)
def test_refusals_of_every_form_cost_no_film(
    form: tuple[str, ...], bench: Bench, undisturbed: Undisturbed
) -> None:
    with running_replica("--limit", "19/1", "--latency", "0.08", "--retry-after", *form) as replica:
        progress = bench.enrich(bench.add(SMALL)[0], replica)
        seen = replica.stats()
    assert progress.failed == 0
    assert 0 < seen["statuses"]["429"] < 0.05 * seen["requests"]
    assert bench.state() == undisturbed(SMALL)[1]


def test_half_of_the_configured_rate_costs_under_one_percent_of_refusals(
    bench: Bench, undisturbed: Undisturbed
) -> None:
    with running_replica("--limit", "19/1", "--latency", "0.08") as replica:
        progress = bench.enrich(bench.add(LARGE)[0], replica)
        seen = replica.stats()
    assert progress.failed == 0
    assert 0 < seen["statuses"]["429"] < 0.01 * seen["requests"]
    assert bench.state() == undisturbed(LARGE)[1]


def test_a_key_revoked_in_the_middle_stops_within_a_second_and_another_goes_on(
    bench: Bench, undisturbed: Undisturbed
) -> None:
    library_id, _ = bench.add(SMALL)
    with (
        running_replica("--limit", "40/1", "--latency", "0.08") as replica,
        bench.service(bench.settings(replica)) as service,
    ):
        job_id = service.start_job(library_id)
        threading.Event().wait(4)
        replica.set(key="another")
        revoked_at = time.monotonic()
        progress = service.wait(job_id, 30)
        assert time.monotonic() - revoked_at < 1
        assert progress is not None
        assert progress.state is JobState.NEEDS_KEY
        assert progress.message.startswith("TMDB does not accept this key.")
        progress = service.wait(service.resume(library_id, "another"), 60)
        assert progress is not None
        assert (progress.state, progress.failed) == (JobState.COMPLETE, 0)
    assert bench.state() == undisturbed(SMALL)[1]
