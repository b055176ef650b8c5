"""An address → what stands there, or why it was not fetched."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import Final, TypeVar
from urllib.parse import urljoin, urlsplit

import httpcore
import httpx
from protego import Protego

from stemma.fetch.answer import BUSY, Answer, Fetched, Known, find_wait
from stemma.fetch.asker import Asker
from stemma.fetch.cache import Cache, Page
from stemma.fetch.fresh import find_fresh_until, is_fresh, may_be_kept
from stemma.fetch.guard import Guard, RefusedError
from stemma.fetch.limits import DEFAULT, DIRECT, ROBOT, Limits, Network
from stemma.model import Rejection
from stemma.read.inflate import InflateError
from stemma.read.payload import Payload

STAGE: Final = "fetch"

T = TypeVar("T")

_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_LASTING: Final = frozenset({301, 308})


class _RobotsError(Exception):
    """The rules of a site forbid an address, or cannot be had."""


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


class Fetcher:
    """Fetches one address after the other; a failure is a `Rejection`, and the next one is tried.

    `cache` keeps pages; a page that the server says is unchanged comes from there, with the time of
    its first capture; one that its server says may be kept for a while is not asked for until then.
    A server that is busy is asked once more, after the time that it asks for, if that is short.
    `network` says how it is reached. `sleep` keeps the pauses, `now` is written down as `captured`.
    """

    def __init__(
        self,
        *,
        guard: Guard | None = None,
        limits: Limits = DEFAULT,
        cache: Cache | None = None,
        network: Network = DIRECT,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], str] = _now,
    ) -> None:
        self._guard = guard or Guard()
        self._limits = limits
        self._cache = cache
        self._asker = Asker(self._guard, limits, network, sleep)
        self._is_offline = network.is_offline
        self._sleep = sleep
        self._now = now
        self._rules: dict[str, Protego | str] = {}

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

        first = address.partition("#")[0]
        kept = None if cache is None else cache.load(cache.follow(first))
        if self._is_offline:
            reason = "not among the pages kept, and nothing is asked with --offline"
            return Rejection(address, STAGE, reason) if kept is None else self._make(address, kept)
        if kept is not None and is_fresh(kept.captured, kept.fresh_until, self._now()):
            return self._make(address, kept)
        answer = self._patiently(address, known)
        if answer.status == 304:
            page = known(answer.url)
            if page is not None and cache is not None:
                until = find_fresh_until(answer.headers, self._now())
                if until is not None:
                    cache.save(replace(page, fresh_until=until))
                return self._make(address, page)
        if answer.status != 200:
            reason = f"the server answered {answer.status} {answer.reason}".strip()
            return Rejection(address, STAGE, reason)
        page = self._page(answer)
        if cache and may_be_kept(answer.headers):
            cache.save(page)
            if page.url != first:
                cache.save_lead(first, page.url)
        return self._make(address, page)

    def _patiently(self, address: str, known: Callable[[str], Page | None]) -> Answer:
        """The answer at the end of the redirects; of a server that was busy, its second."""
        answer, _ = self._follow(address, known)
        if answer.status not in BUSY:
            return answer
        wait = find_wait(answer.headers, datetime.fromisoformat(self._now()))
        if wait is None:
            return answer
        if wait > self._limits.longest_pause_seconds:
            words = f"{answer.reason}; it asks to be left alone for {wait:g} seconds"
            return replace(answer, reason=words)
        self._sleep(wait)
        return self._follow(address, known)[0]

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
            answer = self._asker.ask(url, self._limits.body_bytes, known=known(url), pause=pause)
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
        now = self._now()
        return Page(
            answer.url,
            answer.content,
            now,
            answer.headers.get("content-type"),
            answer.headers.get("etag"),
            answer.headers.get("last-modified"),
            find_fresh_until(answer.headers, now),
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
                answer = self._asker.ask(url, self._limits.robots_bytes, known=None, pause=pause)
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


_CORE_ERRORS: Final = (
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.ProxyError,
    httpcore.UnsupportedProtocol,
    httpcore.TimeoutException,
)
