"""What the process shares: the settings, the one database, the one enrichment service.

Opened by the first visit, closed when the process ends. A start that fails (another process has the
database open) is a sentence for this visit and is tried again by the next one: Streamlit keeps results,
never exceptions. Nothing that belongs to one visitor lies here.
"""

from __future__ import annotations

import atexit
import logging
import sys
import threading
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from lbstats.enrichment.service import EnrichmentService
from lbstats.settings import Settings
from lbstats.store import catalogue, libraries
from lbstats.store.database import Database
from lbstats.store.prepared import PreparedViews
from lbstats.tmdb.client import TmdbClient
from lbstats.tmdb.session import TmdbSession

if TYPE_CHECKING:
    from collections.abc import Mapping

log = logging.getLogger("lbstats")


@dataclass(frozen=True, slots=True, eq=False)
class Services:
    """The long-lived objects of this process.

    Attributes:
        settings: As read at the start.
        database: The one open database.
        prepared: Its views, prepared for the libraries looked at.
        tmdb: The one way to TMDB, whose pace all requests share.
        enrichment: The one enrichment service, started.
        closing: Closes everything, the last opened first.
    """

    settings: Settings
    database: Database
    prepared: PreparedViews
    tmdb: TmdbSession
    enrichment: EnrichmentService
    closing: ExitStack

    def close(self) -> None:
        """Stop the workers and let go of the file; a second call does nothing."""
        atexit.unregister(self.close)
        self.closing.close()


@st.cache_resource(show_spinner=False, on_release=Services.close)
def services() -> Services:
    """The services of this process, started by the first call.

    Raises:
        SettingsError: A setting makes no sense.
        StoreError: The database cannot be opened.
    """
    settings = Settings.load(secrets=_secrets())
    with ExitStack() as stack:
        stack.callback(log.removeHandler, _start_log(settings.log_level))
        database = Database.open(settings.data_dir)
        stack.callback(database.close)
        _remove_expired(database, personal=settings.personal)
        tmdb = TmdbSession(settings, stop=threading.Event())
        enrichment = EnrichmentService(database, settings, session=tmdb)
        stack.callback(enrichment.close)  # and with it the session
        enrichment.start()
        started = Services(settings, database, PreparedViews(database), tmdb, enrichment, stack.pop_all())
    atexit.register(started.close)
    return started


def settings() -> Settings:
    """The settings of this process."""
    return services().settings


def database() -> Database:
    """The one database of this process."""
    return services().database


def prepared() -> PreparedViews:
    """The views of the libraries looked at, prepared in memory."""
    return services().prepared


def enrichment() -> EnrichmentService:
    """The one enrichment service of this process."""
    return services().enrichment


def tmdb_client(credential: str) -> TmdbClient:
    """A way to TMDB for somebody at a screen: it gives up soon when TMDB does not answer.

    Raises:
        CredentialError: The credential cannot stand in a request at all.
    """
    return TmdbClient(services().tmdb, credential, is_patient=False)


def _secrets() -> Mapping[str, object]:
    """Streamlit's secrets, empty when there is no file of them (which is usual)."""
    return dict(st.secrets) if st.secrets.load_if_toml_exists() else {}


def _start_log(level: str) -> logging.Handler:
    """Write the project's log to stderr at the level asked for; the handler, to be removed at the end."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    log.addHandler(handler)
    log.setLevel(level)
    return handler


def _remove_expired(database: Database, *, personal: bool) -> None:
    """Remove the libraries nobody came back to, and the facts older than TMDB's terms allow."""
    libraries.remove_expired(database, personal=personal)
    with database.write() as cursor:
        catalogue.expire(cursor, database.clock())
