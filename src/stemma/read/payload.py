"""Bytes on their way to become documents, and what is known of them beforehand."""

from collections.abc import Callable
from dataclasses import dataclass

from stemma.model import Rejection


@dataclass(frozen=True, slots=True)
class Payload:
    """The bytes of one page, file or record.

    `source` is how the documents in it are called. `url` is where it was found, `captured` when it
    was fetched, by an archive or by this program. `content_type` is the media type as the server
    gave it, parameters and all; `status` the HTTP status.
    """

    content: bytes
    source: str
    url: str | None = None
    captured: str | None = None
    content_type: str | None = None
    status: int | None = None

    @property
    def media_type(self) -> str:
        """`text/html` and the like, in lower case; empty where nobody gives one."""
        return (self.content_type or "").partition(";")[0].strip().lower()


Fetch = Callable[[str], Payload | Rejection]
"""An address → what stands there. What may be fetched, and how politely, is the fetcher's matter;
nothing in `stemma.read` touches the network by itself."""
