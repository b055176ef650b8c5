"""A web server on this machine for tests, and a fetcher that may reach it and nothing else."""

import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from stemma.fetch import Fetcher, Guard, Limits
from stemma.fetch.cache import Cache
from stemma.fetch.guard import Resolve
from stemma.fetch.limits import DIRECT, Network

Route = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Answers as the routes of its server say."""

    routes: Mapping[str, Route] = {}
    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        with suppress(BrokenPipeError, ConnectionResetError):
            self.routes.get(self.path, not_found)(self)

    def log_message(self, *_: object) -> None:
        """A test prints nothing."""

    def answer(self, body: bytes, status: int = 200, **headers: str) -> None:
        """A whole answer; underscores in the names of headers stand for hyphens."""
        self.send_response(status)
        for name, value in {"Content_Type": "text/html", **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        if "Content_Length" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def not_found(handler: Handler) -> None:
    handler.answer(b"none", 404)


def page(body: bytes, **headers: str) -> Route:
    return lambda handler: handler.answer(body, 200, **headers)


def redirect(target: str, status: int = 302) -> Route:
    return lambda handler: handler.answer(b"", status, Location=target)


def endless(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    while True:
        handler.wfile.write(b"x" * 65_536)


def dripping(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    for _ in range(300):
        handler.wfile.write(b"x")
        time.sleep(0.05)


def slow_head(handler: Handler) -> None:
    for _ in range(300):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n"[:1])
        time.sleep(0.05)


def silent(_: Handler) -> None:
    time.sleep(3)


class Site:
    """A server that is up, and who asked it for what."""

    def __init__(self, port: int, asked: list[str]) -> None:
        self.port = port
        self.asked = asked
        self.pauses: list[float] = []
        self.names = {"norwire.example": ["127.0.0.1"]}

    def url(self, path: str, host: str = "norwire.example") -> str:
        return f"http://{host}:{self.port}{path}"

    def resolve(self, host: str, _port: int) -> list[str]:
        if host not in self.names:
            raise OSError("no such host")
        return self.names[host]

    def fetcher(
        self,
        *,
        cache: Cache | None = None,
        resolve: Resolve | None = None,
        network: Network = DIRECT,
        now: str = "2031-03-19T00:00:00Z",
        **limits: float,
    ) -> Fetcher:
        return Fetcher(
            guard=Guard(resolve or self.resolve, frozenset({("127.0.0.1", self.port)})),
            limits=Limits(**{"pause_seconds": 0.0, **limits}),  # type: ignore[arg-type]
            cache=cache,
            network=network,
            sleep=self.pauses.append,
            now=lambda: now,
        )


@contextmanager
def serve(routes: Mapping[str, Route], context: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A server with these routes, on a port that is free; over TLS with a `context`."""
    asked: list[str] = []
    handler = type("Routed", (Handler,), {"routes": dict(routes), "asked": asked})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    server.daemon_threads = True
    server.block_on_close = False
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield Site(server.server_address[1], asked)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
