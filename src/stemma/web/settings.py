"""What the one who starts the server decides."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

LOOPBACK_NAMES: Final = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one request, one visitor and one text may be.

    `body_bytes` is all that one request sends, `file_count` the files in it; `idle_seconds` is the
    longest pause between two pieces of a request, `total_seconds` the time for all of it. The rates
    are requests a minute and visitor. A session ends when it was not used for `session_seconds`,
    and `session_longest_seconds` after it began.
    """

    body_bytes: int = 24_000_000
    file_count: int = 200
    address_count: int = 100
    idle_seconds: float = 15
    total_seconds: float = 120
    reads_a_minute: int = 600
    writes_a_minute: int = 120
    logins_a_minute: int = 10
    session_seconds: float = 12 * 3600
    session_longest_seconds: float = 7 * 24 * 3600
    session_count: int = 10_000


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the server listens, by which names it is reached, and who may come in.

    `names` are further host names that it answers to. `is_secure` says that browsers reach it by
    https (a proxy before it does that): cookies are then sent over nothing else. `examples` is the
    folder of the coverages to try, `None` where there are none. `language` is that of the
    interface; empty takes the one that a browser asks for. `is_proxied` says that a proxy stands
    before it.
    """

    host: str = "127.0.0.1"
    port: int = 8710
    names: tuple[str, ...] = ()
    is_secure: bool = False
    examples: Path | None = None
    language: str = ""
    is_proxied: bool = False
    limits: Limits = field(default_factory=Limits)

    @property
    def needs_login(self) -> bool:
        """Whether people must say who they are: always, unless this machine alone reaches it.

        Where there is a name, or a proxy before it, others do, though it listens on loopback.
        """
        is_alone = not (self.names or self.is_secure or self.is_proxied)
        return not (is_loopback(self.host) and is_alone)

    def answers_to(self, host: str) -> bool:
        """Whether a `Host` header names this server; without that, any site could be its name.

        A number is no name, so no site can take it over: where the server listens beyond loopback,
        each is good. A name must be one that was given.
        """
        name = host_name(host)
        if name is None:
            return False
        if name in LOOPBACK_NAMES or name in {known.casefold() for known in self.names}:
            return True
        return not is_loopback(self.host) and _is_number(name)


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address.

    >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def host_name(host: str) -> str | None:
    """The name in a `Host` header or the place of an `Origin`, without its port.

    >>> host_name("[::1]:8710"), host_name("News.Example:80"), host_name("a b"), host_name("")
    ('::1', 'news.example', None, None)
    """
    if host.startswith("["):
        name, closed, port = host[1:].partition("]")
        port = port.removeprefix(":") if port.startswith(":") else ("" if not port else "x")
        if not closed:
            return None
    else:
        name, _, port = host.partition(":")
    if port and not (port.isascii() and port.isdigit()):
        return None
    if not name or len(name) > 253 or not all(c.isalnum() or c in ".-:_" for c in name):
        return None
    return name.casefold()


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
