"""One request, when it is the turn of its host → the answer."""

import ssl
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import httpx

from stemma.errors import UsageError
from stemma.fetch.answer import Answer
from stemma.fetch.cache import Page
from stemma.fetch.guard import Guard, RefusedError
from stemma.fetch.limits import USER_AGENT, Limits, Network
from stemma.fetch.network import Deadline, Transport
from stemma.read.unpack import unpack_body

_ACCEPTED: Final = {
    "Accept": "text/html, application/xhtml+xml, application/pdf;q=0.9, "
    "application/rss+xml, application/atom+xml, */*;q=0.5",
    "Accept-Language": "en",
    "Accept-Encoding": "gzip, deflate, br, zstd",
}


class Asker:
    """Asks servers, one request after the other, each host as slowly as it wants.

    Nothing of the environment is heard: no proxy and no certificate but those of `network`.

    Raises:
        UsageError: the certificates or the proxy of `network` are none.
    """

    def __init__(
        self, guard: Guard, limits: Limits, network: Network, sleep: Callable[[float], None]
    ) -> None:
        self._guard = guard
        self._limits = limits
        self._proxy = make_proxy(network.proxy)
        self._agent = USER_AGENT if not network.contact else with_contact(network.contact)
        self._sleep = sleep
        self._cacert = network.cacert
        self._context = None if network.cacert is None else make_context(network.cacert)
        self._asked: dict[str, float] = {}

    def ask(self, url: str, limit: int, *, known: Page | None, pause: float) -> Answer:
        """The answer of a server, its body of at most `limit` bytes unpacked.

        `known` is the page as it was fetched last: the server may say that it is unchanged.

        Raises:
            RefusedError: it is too long or takes too long, or may not be asked.
            InflateError: the body cannot be unpacked.
            httpx.HTTPError: the server was not reached. httpcore has errors of its own.
        """
        self._wait(urlsplit(url).netloc.lower(), pause)
        headers = {"User-Agent": self._agent, **_ACCEPTED}
        if known is not None and known.etag:
            headers["If-None-Match"] = known.etag
        if known is not None and known.last_modified:
            headers["If-Modified-Since"] = known.last_modified
        if self._context is None:
            self._context = make_context(None)
        deadline = Deadline(self._limits.total_seconds)
        transport = Transport(self._guard, deadline, self._context, self._proxy)
        with (
            closing(transport),
            httpx.Client(
                transport=transport, trust_env=False, timeout=self._limits.idle_seconds
            ) as client,
            client.stream("GET", url, headers=headers) as answer,
        ):
            body = b""
            if answer.status_code == 200:
                body = _load(answer, limit, deadline)
            return Answer(
                url,
                answer.status_code,
                httpx.codes.get_reason_phrase(answer.status_code),
                {name.lower(): value for name, value in answer.headers.items()},
                body,
            )

    def _wait(self, host: str, pause: float) -> None:
        """Wait for the turn of a host."""
        last = self._asked.get(host)
        if last is not None:
            left = last + pause - time.monotonic()
            if left > 0:
                self._sleep(left)
        self._asked[host] = time.monotonic()


def make_context(cacert: str | None) -> ssl.SSLContext:
    """Which certificates are trusted: the usual ones, and those in a file.

    Raises:
        UsageError: there are none in the file.
    """
    context = httpx.create_ssl_context(trust_env=False)
    if cacert is not None:
        try:
            context.load_verify_locations(cafile=Path(cacert))
        except OSError as error:
            reason = (error.strerror or "no certificates in it").lower()
            if isinstance(error, ssl.SSLError):
                reason = "no certificates in it"
            raise UsageError(f"--cacert {cacert}: {reason}") from error
    return context


def make_proxy(address: str | None) -> httpx.Proxy | None:
    """The proxy at an address.

    Raises:
        UsageError: it is no address of a proxy.
    """
    if address is None:
        return None
    try:
        found = httpx.Proxy(address)
    except (ValueError, httpx.InvalidURL):
        found = None
    if found is None or found.url.scheme not in {"http", "https"} or not found.url.host:
        raise UsageError(f"--proxy {address}: write it as http://host:port")
    return found


def with_contact(contact: str) -> str:
    """Who is asking, and how to reach the person behind it.

    Raises:
        UsageError: it cannot stand in a header.
    """
    if not contact.isascii() or not contact.isprintable() or set(contact) & set("()\\"):
        raise UsageError(f"--contact {contact}: write an address, as desk@paper.example")
    return f"{USER_AGENT.removesuffix(')')}; {contact})"


def _load(answer: httpx.Response, limit: int, deadline: Deadline) -> bytes:
    """The body of an answer, unpacked.

    Raises:
        RefusedError: it is too long, packed or not, or takes too long.
        InflateError: it cannot be unpacked.
    """
    stated = answer.headers.get("content-length", "")
    if stated.isdigit() and int(stated[:18]) > limit:
        raise RefusedError(f"too large: {stated} bytes, the limit is {limit}")
    pieces, size = [], 0
    for piece in answer.iter_raw():
        deadline.left()
        size += len(piece)
        if size > limit:
            raise RefusedError(f"too large: more than {limit} bytes")
        pieces.append(piece)
    return unpack_body(b"".join(pieces), answer.headers.get("content-encoding"), limit=limit)
