"""Fetching for the command line: set up when the first address comes, with the user's cache."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from stemma.cli.folders import find_cache_folder
from stemma.model import Rejection
from stemma.read import Payload

if TYPE_CHECKING:
    from stemma.fetch import Fetcher
    from stemma.fetch.limits import Network


class LateFetcher:
    """Fetches addresses; a run without one loads nothing of it.

    `network` says how the network is reached: directly unless given.
    """

    def __init__(self, network: Network | None = None) -> None:
        self._network = network
        self._fetcher: Fetcher | None = None

    def __call__(self, address: str) -> Payload | Rejection:
        """What stands at an address, or why it was not fetched."""
        if self._fetcher is None:
            from stemma.fetch import Fetcher  # noqa: PLC0415
            from stemma.fetch.cache import Cache  # noqa: PLC0415
            from stemma.fetch.limits import DIRECT  # noqa: PLC0415

            folder = find_cache_folder()
            self._fetcher = Fetcher(
                cache=None if folder is None else Cache(folder), network=self._network or DIRECT
            )
        return self._fetcher(address)


Proxy = Annotated[
    str | None,
    typer.Option(
        metavar="ADDRESS",
        help="Fetch through this proxy, which looks up the names of hosts itself.",
        show_default=False,
    ),
]
Cacert = Annotated[
    str | None,
    typer.Option(
        metavar="FILE",
        help="Trust the certificates in this file beside the usual ones.",
        show_default=False,
    ),
]
Contact = Annotated[
    str | None,
    typer.Option(
        metavar="ADDRESS", help="Tell servers how to reach who is asking.", show_default=False
    ),
]
Offline = Annotated[
    bool, typer.Option("--offline", help="Ask nobody: take pages that were fetched before.")
]


def make_fetcher(
    proxy: str | None, cacert: str | None, contact: str | None, *, offline: bool
) -> LateFetcher:
    """A fetcher for a run with these options."""
    if (proxy, cacert, contact, offline) == (None, None, None, False):
        return LateFetcher()
    from stemma.fetch.limits import Network  # noqa: PLC0415 - only what this run needs

    return LateFetcher(Network(proxy, cacert, contact, offline))


def follow_fetcher(proxy: str | None, cacert: str | None, contact: str | None) -> Fetcher:
    """A fetcher for one pass over what is followed: what a server said before is in the store."""
    from stemma.fetch import Fetcher  # noqa: PLC0415
    from stemma.fetch.limits import Network  # noqa: PLC0415

    return Fetcher(network=Network(proxy, cacert, contact))
