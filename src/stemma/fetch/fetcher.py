"""An address → what stands there, or why it was not fetched."""

import ssl
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from typing import Final, TypeVar
from urllib.parse import urljoin, urlsplit

import httpcore
import httpx
from protego import Protego

from stemma.fetch.answer import BUSY, Answer, Fetched, Known, find_wait
from stemma.fetch.cache import Cache, Page
from stemma.fetch.guard import Guard, RefusedError
from stemma.fetch.limits import DEFAULT, ROBOT, USER_AGENT, Limits
from stemma.fetch.network import Deadline, Transport
from stemma.model import Rejection
from stemma.read.inflate import InflateError
from stemma.read.payload import Payload
from stemma.read.unpack import ACCEPTED, unpack_body

STAGE: Final = "fetch"

T = TypeVar("T")

_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_LASTING: Final = frozenset({301, 308})
_HEADERS: Final = {
    "User-Agent": USER_AGENT,
    "Accept": "text/html, application/xhtml+xml, application/pdf;q=0.9, "
    "application/rss+xml, application/atom+xml, */*;q=0.5",
    "Accept-Language": "en",
    "Accept-Encoding": ACCEPTED,
}


class _RobotsError(Exception):
    """The rules of a site forbid an address, or cannot be had."""


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


class Fetcher:
    """Fetches one address after the other; a failure is a `Rejection`, and the next one is tried.

    `cache` keeps pages; a page that the server says is unchanged comes from there, with the time of
    its first capture. `clock` and `sleep` keep the pauses, `now` is written down as `captured`.
    """

    def __init__(
        self,
        *,
        guard: Guard | None = None,
        limits: Limits = DEFAULT,
        cache: Cache | None = None,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], str] = _now,
    ) -> None:
        self._guard = guard or Guard()
        self._limits = limits
        self._cache = cache
        self._sleep = sleep
        self._now = now
        # Nothing of the environment is heard: no proxies, no other certificates.
        self._context: ssl.SSLContext | None = None
        self._rules: dict[str, Protego | str] = {}
        self._asked: dict[str, float] = {}

    def __call__(self, address: str) -> Payload | Rejection:
        """What stands at an address, redirects followed."""
        return self._guarded(address, self._fetch)

    def ask(self, address: str, known: Known | None = None) -> Fetched | Rejection:
        """What stands at an address, or the status that a server answers in its place.

        `known` is what came with the page when it was fetched last; the cache is not looked at. A
        rejection is an address that was not reached, or may not be asked.
        """
        return self._guarded(address, partial(self._look, known=known or Known()))

    def _guarded(self, address: str, work: Callable[[str], T]) -> T | Rejection:
        try:
            return work(address.strip())
        except (RefusedError, _RobotsError, InflateError) as error:
            reason = str(error)
        except (httpcore.TimeoutException, httpx.TimeoutException):
            reason = "the server did not answer in time"
        except (httpx.HTTPError, httpx.InvalidURL, OSError, *_CORE_ERRORS) as error:
            reason = f"not reached: {str(error) or type(error).__name__}"
        except Exception as error:  # noqa: BLE001 - whatever one server sends, the others are asked
            reason = f"{type(error).__name__}: {error}"
        return Rejection(address, STAGE, reason[:300])

    def _fetch(self, address: str) -> Payload | Rejection:
        cache = self._cache

        def known(url: str) -> Page | None:
            return cache.load(url) if cache else None

        answer, _ = self._follow(address, known)
        if answer.status == 304:
            page = known(answer.url)
            if page is not None:
                return self._make(address, page)
        if answer.status != 200:
            reason = f"the server answered {answer.status} {answer.reason}".strip()
            return Rejection(address, STAGE, reason)
        page = self._page(answer)
        if cache:
            cache.save(page)
        return self._make(address, page)

    def _look(self, address: str, known: Known) -> Fetched:
        first = address.partition("#")[0]
        page = Page(first, b"", "", None, known.etag, known.last_modified)
        # What is known is of the page at the end of the redirects, whose address may be another.
        answer, moved = self._follow(address, lambda _: page)
        after = Known(answer.headers.get("etag"), answer.headers.get("last-modified"))
        now = datetime.fromisoformat(self._now())
        return Fetched(
            answer.status,
            answer.reason,
            self._make(address, self._page(answer)) if answer.status == 200 else None,
            after if answer.status == 200 else known,
            find_wait(answer.headers, now) if answer.status in BUSY else None,
            moved,
        )

    def _follow(
        self, address: str, known: Callable[[str], Page | None]
    ) -> tuple[Answer, str | None]:
        """The answer at the end of the redirects, and where those that last lead to.

        Raises:
            RefusedError: there are too many, or they lead in a circle.
        """
        url = address.partition("#")[0]
        seen: list[str] = []
        lasting: str | None = None
        lasts = True
        for _ in range(self._limits.redirects + 1):
            self._guard.require_url(url)
            pause = self._require_robots(url)
            answer = self._ask(url, self._limits.body_bytes, known=known(url), pause=pause)
            seen.append(url)
            if answer.status not in _REDIRECTS:
                return answer, lasting
            url = self._find_next(answer)
            lasts = lasts and answer.status in _LASTING
            lasting = url if lasts else lasting
            if url in seen:
                raise RefusedError("redirects that lead in a circle")
        raise RefusedError(f"more than {self._limits.redirects} redirects")

    def _page(self, answer: Answer) -> Page:
        return Page(
            answer.url,
            answer.content,
            self._now(),
            answer.headers.get("content-type"),
            answer.headers.get("etag"),
            answer.headers.get("last-modified"),
        )

    def _make(self, address: str, page: Page) -> Payload:
        return Payload(page.content, address, page.url, page.captured, page.content_type, 200)

    def _find_next(self, answer: Answer) -> str:
        target = answer.headers.get("location")
        if not target:
            raise RefusedError("a redirect that leads nowhere")
        try:
            return urljoin(answer.url, target.strip()).partition("#")[0]
        except ValueError as error:
            raise RefusedError(f"a redirect that leads nowhere: {error}") from None

    def _require_robots(self, url: str) -> float:
        """The pause that a site asks for, when its rules allow an address.

        Raises:
            _RobotsError: they do not, or cannot be had although they may be there (RFC 9309).
        """
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc.lower()}"
        if site not in self._rules:
            self._rules[site] = self._load_robots(site)
        rules = self._rules[site]
        if isinstance(rules, str):
            raise _RobotsError(rules)
        if not rules.can_fetch(url, ROBOT):
            raise _RobotsError("the robots.txt of the site forbids it")
        asked = rules.crawl_delay(ROBOT) or 0
        return min(max(self._limits.pause_seconds, asked), self._limits.longest_pause_seconds)

    def _load_robots(self, site: str) -> Protego | str:
        """The rules of a site, or why they cannot be had."""
        url = f"{site}/robots.txt"
        for _ in range(self._limits.redirects + 1):
            self._guard.require_url(url)
            try:
                pause = self._limits.pause_seconds
                answer = self._ask(url, self._limits.robots_bytes, known=None, pause=pause)
            except RefusedError as error:
                return str(error)
            except (httpx.HTTPError, OSError, InflateError, *_CORE_ERRORS) as error:
                words = str(error) or type(error).__name__
                return f"not reached, nor its robots.txt: {words}"
            if answer.status in _REDIRECTS:
                url = self._find_next(answer)
            elif answer.status >= 500:
                return f"the robots.txt of the site cannot be had: {answer.status}"
            else:
                found = answer.content if answer.status == 200 else b""
                return Protego.parse(found.decode("utf-8", "replace"))
        return "the robots.txt of the site redirects too often"

    def _ask(self, url: str, limit: int, *, known: Page | None, pause: float) -> Answer:
        """One request, when it is the turn of its host."""
        self._wait(urlsplit(url).netloc.lower(), pause)
        headers = dict(_HEADERS)
        if known is not None and known.etag:
            headers["If-None-Match"] = known.etag
        if known is not None and known.last_modified:
            headers["If-Modified-Since"] = known.last_modified
        if self._context is None:
            self._context = httpx.create_ssl_context(trust_env=False)
        deadline = Deadline(self._limits.total_seconds)
        transport = Transport(self._guard, deadline, self._context)
        with (
            closing(transport),
            httpx.Client(
                transport=transport, trust_env=False, timeout=self._limits.idle_seconds
            ) as client,
            client.stream("GET", url, headers=headers) as answer,
        ):
            body = b""
            if answer.status_code == 200:
                body = self._load(answer, limit, deadline)
            return Answer(
                url,
                answer.status_code,
                httpx.codes.get_reason_phrase(answer.status_code),
                {name.lower(): value for name, value in answer.headers.items()},
                body,
            )

    @staticmethod
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
        encoding = answer.headers.get("content-encoding")
        return unpack_body(b"".join(pieces), encoding, limit=limit)

    def _wait(self, host: str, pause: float) -> None:
        """Wait for the turn of a host."""
        last = self._asked.get(host)
        if last is not None:
            left = last + pause - time.monotonic()
            if left > 0:
                self._sleep(left)
        self._asked[host] = time.monotonic()


_CORE_ERRORS: Final = (
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.ProxyError,
    httpcore.UnsupportedProtocol,
    httpcore.TimeoutException,
)
