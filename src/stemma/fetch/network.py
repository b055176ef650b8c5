"""Connections that go where the guard has looked, and end when their time is up."""

import ssl
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

import httpcore
import httpx

from stemma.fetch.guard import Guard, RefusedError, resolve

Clock = Callable[[], float]
"""Seconds that only go forward."""


class Deadline:
    """When everything that one address takes must be done."""

    def __init__(self, seconds: float, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._end = clock() + seconds
        self._seconds = seconds

    def left(self, most: float | None = None) -> float:
        """The seconds left, at most `most`.

        Raises:
            RefusedError: none are.
        """
        left = self._end - self._clock()
        if left <= 0:
            raise RefusedError(f"took more than {self._seconds:g} seconds")
        return left if most is None else min(left, most)


class _Stream(httpcore.NetworkStream):
    """A connection whose every step is bounded by the deadline."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = self._deadline.left(timeout)
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, left), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class _Backend(httpcore.NetworkBackend):
    """Resolves a name once, has every address checked, and connects to one of those.

    Without a guard, none is checked.
    """

    def __init__(self, guard: Guard | None, deadline: Deadline) -> None:
        self._guard = guard
        self._deadline = deadline
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to one of the addresses of a host; the next is tried where one fails."""
        guard = self._guard
        find = (
            (lambda: resolve(host, port))
            if guard is None
            else (lambda: guard.find_addresses(host, port))
        )
        addresses = _within(self._deadline.left(timeout), find)
        problem: Exception | None = None
        for address in addresses:
            try:
                stream = self._inner.connect_tcp(
                    address, port, self._deadline.left(timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                problem = error
            else:
                return _Stream(stream, self._deadline)
        raise problem or httpcore.ConnectError("no address")

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        """None: what lies in the file system is not fetched."""
        del timeout, socket_options
        raise RefusedError(f"a socket in the file system is not fetched: {path}")

    def sleep(self, seconds: float) -> None:
        self._inner.sleep(self._deadline.left(seconds))


class Transport(httpx.BaseTransport):
    """How httpx reaches the network here: one guarded connection an address, none kept."""

    def __init__(
        self,
        guard: Guard,
        deadline: Deadline,
        context: ssl.SSLContext,
        proxy: httpx.Proxy | None = None,
    ) -> None:
        if proxy is None:
            self._pool = httpcore.ConnectionPool(
                ssl_context=context,
                max_connections=1,
                max_keepalive_connections=0,
                network_backend=_Backend(guard, deadline),
            )
            return
        # Whoever names a proxy may have it anywhere; it looks up the hosts itself.
        self._pool = httpcore.HTTPProxy(
            str(proxy.url),
            proxy_auth=proxy.raw_auth,
            proxy_ssl_context=context if proxy.url.scheme == "https" else None,
            ssl_context=context,
            max_connections=1,
            max_keepalive_connections=0,
            network_backend=_Backend(None, deadline),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The answer to a request, its body not read yet."""
        url = request.url
        answer = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
                ),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Body(answer), extensions={}
        )

    def close(self) -> None:
        """Close the connection."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Any:
        return iter(self._answer.iter_stream())

    def close(self) -> None:
        self._answer.close()


def _within(seconds: float, work: Callable[[], list[str]]) -> list[str]:
    """What work gives, if it gives it in time: looking up a name has no limit of its own.

    Raises:
        RefusedError: it took longer.
        Exception: whatever the work raises.
    """
    found: list[list[str]] = []
    problems: list[Exception] = []

    def run() -> None:
        try:
            found.append(work())
        except Exception as error:  # noqa: BLE001 - it is raised again where it is waited for
            problems.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if problems:
        raise problems[0]
    if not found:
        raise RefusedError("looking up the name of the host took too long")
    return found[0]
