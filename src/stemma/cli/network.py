"""Fetching for the command line: set up when the first address comes, with the user's cache."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from stemma.model import Rejection
from stemma.read import Payload

if TYPE_CHECKING:
    from stemma.fetch import Fetcher


class LateFetcher:
    """Fetches addresses; a run without one loads nothing of it."""

    def __init__(self) -> None:
        self._fetcher: Fetcher | None = None

    def __call__(self, address: str) -> Payload | Rejection:
        """What stands at an address, or why it was not fetched."""
        if self._fetcher is None:
            from stemma.fetch import Fetcher  # noqa: PLC0415
            from stemma.fetch.cache import Cache  # noqa: PLC0415

            folder = find_cache_folder()
            self._fetcher = Fetcher(cache=None if folder is None else Cache(folder))
        return self._fetcher(address)


def follow_fetcher() -> Fetcher:
    """A fetcher for one pass over what is followed: what a server said before is in the store."""
    from stemma.fetch import Fetcher  # noqa: PLC0415

    return Fetcher()


def find_cache_folder() -> Path | None:
    """Where fetched pages are kept, as the XDG Base Directory Specification has it.

    `None` where the user has no home: nothing is kept then.
    """
    base = os.environ.get("XDG_CACHE_HOME", "")
    # A path that is not absolute is to be passed over.
    try:
        folder = Path(base) if Path(base).is_absolute() else Path.home() / ".cache"
    except RuntimeError:
        return None
    return folder / "stemma" / "pages" if folder.is_absolute() else None
