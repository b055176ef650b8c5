"""How long, how much and how often is fetched."""

from dataclasses import dataclass
from typing import Final

from stemma import __version__

ROBOT: Final = "Stemma"
"""The name that a robots.txt knows this program by."""

USER_AGENT: Final = f"{ROBOT}/{__version__} (reads news reports; obeys robots.txt)"
"""Who is asking."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may cost, and how often one host is asked.

    `total_seconds` is for everything from looking up the name to the last byte, `idle_seconds` for
    each step of it; `pause_seconds` lies between two requests to one host, unless its robots.txt
    asks for a longer pause, up to `longest_pause_seconds`.
    """

    total_seconds: float = 30
    idle_seconds: float = 10
    body_bytes: int = 16_000_000
    robots_bytes: int = 512_000
    redirects: int = 5
    pause_seconds: float = 1
    longest_pause_seconds: float = 30


@dataclass(frozen=True, slots=True)
class Network:
    """How the network is reached, where that is not directly.

    `proxy` is the address of a proxy, which then looks up the names of hosts. `cacert` is a file
    with certificates that are trusted beside the usual ones. `contact` is said to servers. With
    `is_offline` nothing is asked: pages come from the cache or not at all.
    """

    proxy: str | None = None
    cacert: str | None = None
    contact: str | None = None
    is_offline: bool = False


DEFAULT: Final = Limits()
DIRECT: Final = Network()
