"""What can be set from outside, read once, checked, and handed on as a value.

The only place that reads the environment or a mapping shaped like Streamlit's secrets. Values of the
environment win over secrets. Nothing here is ever logged; the key hides itself from `repr`.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from lbstats.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Mapping

TMDB_BASE_URL = "https://api.themoviedb.org/3"
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


@dataclass(frozen=True, slots=True)
class RateLimit:
    """So many requests in so many seconds."""

    count: int
    seconds: float

    @property
    def per_second(self) -> float:
        """Requests a second."""
        return self.count / self.seconds

    @classmethod
    def parse(cls, text: str) -> RateLimit:
        """Read `COUNT/SECONDS`, such as `35/1`; the seconds may be left out.

        Raises:
            SettingsError: Not two positive numbers.
        """
        count, _, seconds = text.partition("/")
        try:
            limit = cls(int(count), float(seconds or 1))
        except ValueError:
            limit = cls(0, 0.0)
        if limit.count <= 0 or not 0 < limit.seconds < float("inf"):
            raise SettingsError(
                f"TMDB_RATE_LIMIT is {text!r}.", "Write it as COUNT/SECONDS, for example 35/1 or 40/10."
            )
        return limit


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings.

    Attributes:
        data_dir: Where the database and the cache lie (`LBSTATS_DATA_DIR`, default `data`).
        tmdb_api_key: TMDB's key or read access token (`TMDB_API_KEY`), or None.
        tmdb_base_url: Where TMDB is (`TMDB_BASE_URL`), no slash at the end.
        rate_limit: Requests allowed, one budget for the process (`TMDB_RATE_LIMIT`, default 35/1).
        personal: One's own machine: Home lists the libraries and they never expire (`LBSTATS_PERSONAL`).
        log_level: `LBSTATS_LOG_LEVEL`, default WARNING.
    """

    data_dir: Path = Path("data")
    tmdb_api_key: str | None = field(default=None, repr=False)
    tmdb_base_url: str = TMDB_BASE_URL
    rate_limit: RateLimit = RateLimit(35, 1.0)
    personal: bool = False
    log_level: str = "WARNING"

    @classmethod
    def load(
        cls, environment: Mapping[str, str] | None = None, secrets: Mapping[str, object] | None = None
    ) -> Settings:
        """Read the settings.

        Args:
            environment: Variables; the process's own when None.
            secrets: A mapping like Streamlit's secrets, consulted where the environment is silent.

        Raises:
            SettingsError: A value makes no sense.
        """
        environment = os.environ if environment is None else environment
        secrets = secrets or {}

        def value(name: str) -> str:
            return str(environment.get(name) or secrets.get(name) or "").strip()

        level = (value("LBSTATS_LOG_LEVEL") or "WARNING").upper()
        if level not in LOG_LEVELS:
            raise SettingsError(f"LBSTATS_LOG_LEVEL is {level!r}.", f"Use one of {', '.join(LOG_LEVELS)}.")
        base_url = value("TMDB_BASE_URL") or TMDB_BASE_URL
        if not base_url.startswith(("http://", "https://")):
            raise SettingsError("TMDB_BASE_URL is not a web address.", "It starts with https:// or http://.")
        rate_limit = value("TMDB_RATE_LIMIT")
        return cls(
            data_dir=Path(value("LBSTATS_DATA_DIR") or "data").expanduser(),
            tmdb_api_key=value("TMDB_API_KEY") or None,
            tmdb_base_url=base_url.rstrip("/"),
            rate_limit=RateLimit.parse(rate_limit) if rate_limit else RateLimit(35, 1.0),
            personal=value("LBSTATS_PERSONAL").lower() in ("1", "true", "yes", "on"),
            log_level=level,
        )
