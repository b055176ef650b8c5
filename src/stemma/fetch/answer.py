"""What a server said when it was asked, and what an asker knows beforehand."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

from stemma.read.payload import Payload

GONE: Final = frozenset({404, 410})
BUSY: Final = frozenset({429, 503})
"""Statuses by which a server asks to be left alone for a while."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said: status, headers with names in lower case, body unpacked."""

    url: str
    status: int
    reason: str
    headers: Mapping[str, str]
    content: bytes


@dataclass(frozen=True, slots=True)
class Known:
    """What a server wants to hear to say whether a page has changed; `None` where it gave none."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """What stands at an address now.

    `status` is that of HTTP, after redirects. `page` is what stands there, `None` unless it is 200.
    `known` is to be said the next time. `wait_seconds` is how long a server that is busy asks to be
    left alone, `None` where it does not say. `moved_to` is the address that took the place of the
    one asked for good, by redirects that say so.
    """

    status: int
    reason: str
    page: Payload | None = None
    known: Known = Known()
    wait_seconds: float | None = None
    moved_to: str | None = None

    @property
    def is_unchanged(self) -> bool:
        """Whether the server says that nothing changed."""
        return self.status == 304

    @property
    def is_gone(self) -> bool:
        """Whether the server says that nothing stands there."""
        return self.status in GONE


def find_wait(headers: Mapping[str, str], now: datetime) -> float | None:
    """The seconds of a Retry-After, at least 0; `None` where there is none to be read.

    Source: RFC 9110, section 10.2.3.

    >>> at = datetime(2031, 3, 4, 6, 30, tzinfo=UTC)
    >>> find_wait({"retry-after": "120"}, at)
    120.0
    >>> find_wait({"retry-after": "Tue, 04 Mar 2031 06:31:00 GMT"}, at)
    60.0
    """
    written = headers.get("retry-after", "").strip()
    if written.isascii() and written.isdigit():
        return float(written[:9])
    try:
        then = parsedate_to_datetime(written)
    except (ValueError, TypeError, IndexError):
        return None
    if then.tzinfo is None:
        then = then.replace(tzinfo=UTC)
    return max(0.0, (then - now).total_seconds())
