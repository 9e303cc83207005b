"""Runs one enrichment to its end in front of a person: starts it, shows how it goes, says what it came to."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, NoReturn

from tqdm import tqdm

from lbstats.enrichment.service import EnrichmentService
from lbstats.errors import LibraryError, TmdbError
from lbstats.model import JobState

if TYPE_CHECKING:
    from lbstats.model import LibraryId, Progress
    from lbstats.settings import Settings
    from lbstats.store.database import Database

_MINUTE_S = 60


def run_enrichment(database: Database, settings: Settings, library_id: LibraryId) -> dict[str, Any]:
    """Enrich a library, or go on where an earlier run of it stopped.

    Shows a progress bar when a person is at the terminal.

    Returns:
        films, matched, doubtful, unmatched and failed, films being the sum of the four; requests and seconds,
        over all runs it took.

    Raises:
        CredentialError: There is no key.
        TmdbError: The job ended before all films were tried, such as by a key TMDB does not accept.
        LibraryError: The library was deleted meanwhile.
    """
    service = EnrichmentService(database, settings)
    try:
        service.start(resume=False)
        job_id = service.start_job(library_id)
        with _Bar() as bar:
            end = service.wait(job_id, on_progress=bar.show)
    finally:
        service.close()
    if end is None:
        raise LibraryError("The library was deleted meanwhile.")
    if end.state is not JobState.COMPLETE:
        raise TmdbError(end.message or f"The enrichment is {end.state}.", "Run the command again to go on.")
    counts = {name: getattr(end, name) for name in ("matched", "doubtful", "unmatched", "failed")}
    return {
        "films": sum(counts.values()),
        **counts,
        "requests": end.requests,
        "seconds": round(end.seconds, 3),
    }


class _Bar:
    """A bar on stderr; nothing where stderr is no terminal."""

    def __init__(self) -> None:
        self._bar: tqdm[NoReturn] | None = None

    def __enter__(self) -> _Bar:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.close()

    def show(self, progress: Progress) -> None:
        """Say where the job stands, as soon as it is known how many films there are."""
        if not progress.films:
            return
        if self._bar is None:
            self._bar = tqdm(
                total=progress.films,
                file=sys.stderr,
                disable=not sys.stderr.isatty(),
                dynamic_ncols=True,
                bar_format="{percentage:3.0f} % |{bar}| {n_fmt} of {total_fmt} films{postfix}",
            )
        self._bar.n = progress.done
        self._bar.set_postfix_str(progress.message or _counts(progress))


def _counts(progress: Progress) -> str:
    counts = f"{progress.matched} matched, {progress.doubtful} doubtful, {progress.unmatched} not found"
    if progress.seconds_left is None:
        return counts
    minutes, seconds = divmod(round(progress.seconds_left), _MINUTE_S)
    return f"{counts}, {minutes}:{seconds:02} left"
