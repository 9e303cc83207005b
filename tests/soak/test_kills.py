"""The process killed at any moment, and started again."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks.replica import KEY, Replica, running_replica
from tests.browser.app_process import ROOT
from tests.soak.conftest import LARGE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lbstats.model import Progress, Token
    from tests.soak.conftest import Bench

RUNS = 20
RATE = 100
WHOLE_RUN_S = 26.0
"""About how long an undisturbed run takes at that rate; a kill that comes too late is none."""
MORE = 0.02


def enrich(bench: Bench, token: Token, replica: Replica) -> subprocess.Popen[bytes]:
    environment = {
        **os.environ,
        "LBSTATS_DATA_DIR": str(bench.data_dir),
        "TMDB_BASE_URL": replica.base_url,
        "TMDB_API_KEY": KEY,
        "TMDB_RATE_LIMIT": f"{RATE}/1",
    }
    return subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-m", "lbstats", "enrich", token, "--json"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@pytest.fixture(scope="module")
def replica() -> Iterator[Replica]:
    with running_replica("--latency", "0.05") as running:
        yield running


@pytest.mark.parametrize("seed", range(RUNS))
def test_a_killed_run_ends_as_an_undisturbed_one_and_asks_for_hardly_anything_twice(
    seed: int,
    replica: Replica,
    bench: Bench,
    undisturbed: Callable[[str], tuple[Progress, tuple[list[Any], list[Any]], int]],
) -> None:
    _, state, requests = undisturbed(LARGE)
    _, token = bench.add(LARGE)
    replica.reset()
    first = enrich(bench, token, replica)
    try:
        first.wait(random.Random(seed).uniform(0.5, WHOLE_RUN_S))  # noqa: S311 - nothing secret
    except subprocess.TimeoutExpired:
        first.kill()
        first.wait()
    assert enrich(bench, token, replica).wait(300) == 0
    assert replica.stats()["requests"] <= (1 + MORE) * requests
    assert bench.state() == state
