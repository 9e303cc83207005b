"""Connections that say when a request has left: the pace counts that instant, not the one it was meant for.

On a busy machine a thread that was told to send may be kept from it for a tenth of a second, and would meet
those behind it at the server's door.
"""

from __future__ import annotations

from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

if TYPE_CHECKING:
    from collections.abc import Callable

    from urllib3.poolmanager import PoolManager
    from urllib3.response import HTTPResponse

on_sent: ContextVar[Callable[[], None]] = ContextVar("on_sent")
"""Called in the sending thread when the whole request has been handed to the system."""


class _Connection(HTTPConnection):
    def getresponse(self) -> HTTPResponse:  # type: ignore[override]  # as urllib3 has it
        """Wait for the answer: everything is sent by now."""
        on_sent.get()()
        return super().getresponse()


class _SecureConnection(HTTPSConnection):
    def getresponse(self) -> HTTPResponse:  # type: ignore[override]  # as urllib3 has it
        """Wait for the answer: everything is sent by now."""
        on_sent.get()()
        return super().getresponse()


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Connection


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _SecureConnection


class Wire(HTTPAdapter):
    """Sends requests over so many connections, each once, and calls `on_sent`."""

    def __init__(self, connections: int) -> None:
        super().__init__(pool_connections=1, pool_maxsize=connections, max_retries=0, pool_block=True)

    def init_poolmanager(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - as in the base
        """Make the pools of connections."""
        super().init_poolmanager(*arguments, **options)
        _use_own_pools(self.poolmanager)

    def proxy_manager_for(self, proxy: str, **options: Any) -> PoolManager:  # noqa: ANN401 - as in the base
        """The pools of connections by way of a proxy."""
        manager: PoolManager = super().proxy_manager_for(proxy, **options)
        _use_own_pools(manager)
        return manager


def _use_own_pools(manager: PoolManager) -> None:
    manager.pool_classes_by_scheme = {"http": _Pool, "https": _SecurePool}
