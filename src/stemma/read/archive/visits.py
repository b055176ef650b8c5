"""Repeated visits to a page, which an archive keeps without the page: is it there elsewhere?"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from stemma.model import Rejection
from stemma.read.address import bare_address
from stemma.read.facts import STAGE

_MOST_TOLD: Final = 100
"""Visits without a page that are told one by one; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit that found what an earlier one had: at which address, and where that one was.

    `first` and `on` are the address and time of the earlier visit, `digest` is of what both found;
    `None` where the record does not say.
    """

    source: str
    url: str
    first: str | None = None
    on: str | None = None
    digest: str | None = None


class Captures:
    """The pages of an archive so far, by address and by content, and the visits that repeat them.

    A page takes about 200 bytes, however long it is.
    """

    def __init__(self) -> None:
        self._known: set[bytes] = set()
        self._visits: list[Visit] = []

    def add_page(self, url: str | None, captured: str | None, digest: str | None) -> None:
        """Take a page that is in the archive."""
        if url is not None:
            address = bare_address(url)
            self._known.add(_key("address", address))
            self._known.add(_key("capture", address, captured or ""))
        if digest is not None:
            self._known.add(_key("content", digest.lower()))

    def add_visit(self, visit: Visit) -> None:
        """Take a visit, unless what it repeats is known already."""
        if not self._has(visit):
            self._visits.append(visit)

    def find_lost(self) -> Iterator[Rejection]:
        """The visits whose page was not in the archive, each a rejection, in their order."""
        lost = [visit for visit in self._visits if not self._has(visit)]
        for visit in lost[:_MOST_TOLD]:
            on = f" of {visit.on}" if visit.on else ""
            reason = (
                f"a repeated visit to {visit.first or visit.url}: its first capture{on} is not in"
                " this archive, and nothing else holds the page; add the file that has it"
            )
            yield Rejection(visit.source, STAGE, reason[:400])
        if len(lost) > _MOST_TOLD:
            more = len(lost) - _MOST_TOLD
            reason = f"{more} more repeated visits whose first captures are not in this archive"
            yield Rejection(lost[_MOST_TOLD].source, STAGE, reason)

    def _has(self, visit: Visit) -> bool:
        """Whether the page is there: the same content, or, where no digest tells, the address."""
        address = bare_address(visit.first or visit.url)
        if visit.digest is None:
            return _key("address", address) in self._known
        return not self._known.isdisjoint(
            (_key("content", visit.digest.lower()), _key("capture", address, visit.on or ""))
        )


def _key(*parts: str) -> bytes:
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=12).digest()
