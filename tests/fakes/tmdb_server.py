"""A stand-in for TMDB on loopback: scripted answers, a small world for the rest, a record of requests.

    with TmdbServer() as server:                       # serves `World()`, accepts the key `server.key`
        server.script("/movie/101", Answer(503), Answer(body=b"<html>"))   # the next two answers there
        settings = Settings(tmdb_base_url=server.base_url, tmdb_api_key=server.key)
        …
        assert server.paths == ["/movie/101", …]

`server.down = True` answers 503 to everybody; `server.latency_s` delays every answer.
"""

from __future__ import annotations

import json
import socket
import struct
import threading
import time
from collections import defaultdict, deque
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import parse_qsl, urlsplit

from tests.fakes.tmdb_world import World

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

KEY = "0123456789abcdef0123456789abcdef"
"""A made-up key of 32 hexadecimal digits."""


@dataclass(frozen=True)
class Answer:
    """One scripted answer.

    Attributes:
        status: HTTP status.
        body: Sent as JSON, or as it is when bytes.
        headers: More headers.
        delay_s: Seconds before answering.
        is_reset: Break the connection instead of answering.
    """

    status: int = 200
    body: object = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    delay_s: float = 0.0
    is_reset: bool = False


@dataclass(frozen=True)
class Received:
    """One request as it arrived; `query` without the credential, which stands in `credential`."""

    path: str
    query: dict[str, str]
    headers: dict[str, str]
    credential: str
    at: float


class TmdbServer:
    """The server; a context manager.

    Attributes:
        key: The credential it accepts; change it to revoke.
        world: Answers what no script answers; None gives 404.
        received: All requests in the order of arrival.
        down: Answer 503 to everybody.
        latency_s: Seconds before every answer.
    """

    def __init__(self, world: World | None = None, key: str = KEY) -> None:
        self.key = key
        self.world = World() if world is None else world
        self.received: list[Received] = []
        self.down = False
        self.latency_s = 0.0
        self._scripts: dict[str, deque[Answer]] = defaultdict(deque)
        self._lasting: dict[str, Answer] = {}
        self._lock = threading.Lock()
        self._http = _Http(self)

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_address[1]}/3"

    @property
    def paths(self) -> list[str]:
        """Paths asked for, in order, without `/3`."""
        with self._lock:
            return [one.path for one in self.received]

    def script(self, path: str, *answers: Answer) -> None:
        """Queue the next answers for a path (below the base, such as `/movie/101`)."""
        with self._lock:
            self._scripts[path].extend(answers)

    def always(self, path: str, answer: Answer) -> None:
        """Answer a path like this whenever its queue is empty."""
        with self._lock:
            self._lasting[path] = answer

    def respond(self, request: Received) -> Answer:
        """Record a request and choose its answer."""
        with self._lock:
            self.received.append(request)
            if self._scripts[request.path]:
                return self._scripts[request.path].popleft()
            lasting = self._lasting.get(request.path)
        if self.down:
            return Answer(503, {"success": False, "status_code": 9, "status_message": "Service offline"})
        if lasting is not None:
            return lasting
        if request.credential != self.key:
            return Answer(401, {"success": False, "status_code": 7, "status_message": "Invalid API key"})
        return Answer(*self.world.answer(request.path, request.query))

    def __enter__(self) -> Self:
        threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.shutdown()
        self._http.server_close()


class _Http(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self, owner: TmdbServer) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.owner = owner

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - as the base class has it
        """Say nothing about a client that went away."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Http

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, ANN401 - as the base class has it
        """Be quiet."""

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        query = dict(parse_qsl(parts.query))
        bearer = self.headers.get("Authorization", "").removeprefix("Bearer ")
        credential = query.pop("api_key", "") or bearer
        path = parts.path.removeprefix("/3")
        received = Received(path, query, dict(self.headers.items()), credential, time.monotonic())
        answer = self.server.owner.respond(received)
        if wait_s := answer.delay_s + self.server.owner.latency_s:
            time.sleep(wait_s)
        if answer.is_reset:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
            self.close_connection = True
            return
        self._send(answer)

    def _send(self, answer: Answer) -> None:
        is_raw = isinstance(answer.body, bytes)
        body = answer.body if isinstance(answer.body, bytes) else json.dumps(answer.body).encode()
        kind = "text/html" if is_raw else "application/json;charset=utf-8"
        self.send_response(answer.status)
        for name, value in {"Content-Type": kind, **answer.headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
