"""Fetching for the command line: set up when the first address comes, with the user's cache."""

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

            self._fetcher = Fetcher(cache=Cache(find_cache_folder()))
        return self._fetcher(address)


def find_cache_folder() -> Path:
    """Where fetched pages are kept, as the XDG Base Directory Specification has it."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    # A path that is not absolute is to be passed over.
    folder = Path(base) if Path(base).is_absolute() else Path.home() / ".cache"
    return folder / "stemma" / "pages"
