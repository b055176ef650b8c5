"""The part of a page that is the same for all who read it, rendered once and packed once.

What differs from one reader to the next (a name, the secret of the forms, the number of the style)
stands before and after it, or at a mark inside, which no text of a report can hold, as every `<` of
a text is escaped. A page is sent packed (`deflate`) where its middle has no such mark: the middle
is kept packed, what stands around it goes as it is. So nothing secret is ever packed together with
what somebody else wrote (BREACH), and packing costs nothing.

Source: RFC 1950 and 1951 for the format, RFC 9110 8.4.1.2 for its name.
"""

from __future__ import annotations

import re
import zlib
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import Final

from starlette.responses import Response

CSRF: Final = "<!--csrf-->"
"""Stands where the secret of the forms belongs."""
PLACE: Final = "<!--body-->"
"""Stands in a page where its middle belongs."""
LEAST_PACKED: Final = 4_000
"""Bytes below which packing spares nothing."""
MOST_BYTES: Final = 64_000_000
LOCKS: Final = 16
LEVEL: Final = 3
"""Of zlib: a page of 2 MB takes some 12 ms, and is an eighth as long; a higher one takes longer."""
_NONE: Final = re.compile(r"q=0(?:\.0{0,3})?")
_HEAD: Final = b"\x78\x01"
_LONGEST: Final = 65_535
_ADLER: Final = 65_521


@dataclass(frozen=True)
class Body:
    """The middle of a page: its title and its HTML."""

    title: str
    html: bytes
    has_secret: bool

    @cached_property
    def packed(self) -> tuple[bytes, int]:
        """(the middle as blocks of a stream that goes on, the sum of what is in them)."""
        packing = zlib.compressobj(LEVEL, zlib.DEFLATED, -15)
        blocks = packing.compress(self.html) + packing.flush(zlib.Z_FULL_FLUSH)
        return blocks, zlib.adler32(self.html)


class Bodies:
    """Bodies by what they hang on, those asked for last. Safe among threads."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most = most_bytes
        self._kept: OrderedDict[Hashable, Body] = OrderedDict()
        self._size = 0
        self._lock = Lock()
        self._making = [Lock() for _ in range(LOCKS)]

    def find(self, key: Hashable) -> Body | None:
        """The body of this name, if it is kept."""
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def get(self, key: Hashable, make: Callable[[], tuple[str, str]]) -> Body:
        """The body of this name; `make` gives its title and HTML. Of two at once, one makes it."""
        with self._making[hash(key) % LOCKS]:
            found = self.find(key)
            if found is not None:
                return found
            title, html = make()
            body = Body(title, _bytes(html), CSRF in html)
            with self._lock:
                self._kept[key] = body
                self._size += len(body.html)
                while self._size > self._most and len(self._kept) > 1:
                    _, old = self._kept.popitem(last=False)
                    self._size -= len(old.html)
            return body


def respond(frame: str, body: Body, csrf: str, accepted: str) -> Response:
    """The page: what stands around the middle, and the middle; packed where that is understood."""
    before, _, after = frame.partition(PLACE)
    first, last = _bytes(before), _bytes(after)
    headers = {"Vary": "Accept-Language, Accept-Encoding, Cookie"}
    if body.has_secret or len(body.html) < LEAST_PACKED or not takes_deflate(accepted):
        middle = body.html.replace(CSRF.encode(), csrf.encode()) if body.has_secret else body.html
        return Response(b"".join((first, middle, last)), 200, headers, "text/html")
    headers["Content-Encoding"] = "deflate"
    return Response(pack_around(first, body, last), 200, headers, "text/html")


def pack_around(first: bytes, body: Body, last: bytes) -> bytes:
    r"""A zlib stream of three parts, of which only the middle is packed.

    >>> import zlib
    >>> zlib.decompress(pack_around(b"<p>", Body("", b"x" * 9, has_secret=False), b"</p>"))
    b'<p>xxxxxxxxx</p>'
    """
    blocks, middle = body.packed
    total = join_sums(zlib.adler32(first), middle, len(body.html))
    total = join_sums(total, zlib.adler32(last), len(last))
    return b"".join((
        _HEAD, _store(first), blocks, _store(last), b"\x01\x00\x00\xff\xff",
        total.to_bytes(4, "big"),
    ))  # fmt: skip


def join_sums(left: int, right: int, right_length: int) -> int:
    """The Adler-32 of two texts one after the other, of their own and the length of the second.

    Source: `adler32_combine` of zlib 1.2.3, by the definition in RFC 1950 8.2.

    >>> join_sums(zlib.adler32(b"dam"), zlib.adler32(b" held"), 5) == zlib.adler32(b"dam held")
    True
    """
    low_left, low_right = left & 0xFFFF, right & 0xFFFF
    low = (low_left + low_right - 1) % _ADLER
    high = ((left >> 16) + (right >> 16) + right_length * (low_left - 1)) % _ADLER
    return high << 16 | low


def takes_deflate(accepted: str) -> bool:
    """Whether whoever sends this `Accept-Encoding` takes `deflate`, and says so.

    >>> takes_deflate("gzip, deflate, br"), takes_deflate("deflate;q=0, gzip"), takes_deflate("*")
    (True, False, False)
    """
    for part in accepted[:200].lower().split(","):
        name, _, weight = part.partition(";")
        if name.strip() == "deflate":
            return _NONE.fullmatch(weight.strip()) is None
    return False


def _store(content: bytes) -> bytes:
    """Blocks of a stream that goes on, which hold bytes as they are."""
    out = bytearray()
    for start in range(0, len(content), _LONGEST):
        piece = content[start : start + _LONGEST]
        length = len(piece)
        out += b"\x00" + length.to_bytes(2, "little") + (length ^ 0xFFFF).to_bytes(2, "little")
        out += piece
    return bytes(out)


def _bytes(html: str) -> bytes:
    """A text may hold what UTF-8 cannot write."""
    return html.encode("utf-8", "backslashreplace")
