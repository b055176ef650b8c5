"""The encodings in which servers send bodies, undone within limits."""

import zlib
from collections.abc import Callable
from typing import Final

from stemma.read.inflate import GZIP, ZSTD, InflateError, inflate
from stemma.read.limits import MAX_RATIO, RATIO_FREE_BYTES

_BLOCK: Final = 65_536
_PLAIN: Final = (b"<", b"\xef\xbb\xbf", b"{", b"[", b"%PDF-")
"""How a page begins that was never packed, or that the archive has unpacked."""


def unpack_body(body: bytes, encoding: str | None, *, limit: int) -> bytes:
    """A body as it was before the server packed it.

    `encoding` is the `Content-Encoding`: what was done to it, in that order. A body that says it is
    packed and is not stays as it is: archives keep the head of what they have unpacked.

    Raises:
        InflateError: it is damaged, grows too much, or is packed in a way that is not known.
    """
    for name in reversed([part.strip().lower() for part in (encoding or "").split(",")]):
        match name:
            case "" | "identity" | "none" | "utf-8":
                continue
            case "gzip" | "x-gzip":
                if body.startswith(GZIP):
                    body = inflate(body, limit=limit)
            case "zstd":
                if body.startswith(ZSTD):
                    body = inflate(body, limit=limit)
            case "br":
                body = _unless_plain(body, _brotli, limit=limit)
            case "deflate":
                body = _unless_plain(body, _deflate, limit=limit)
            case _:
                raise InflateError(f"packed in a way that is not read: {name[:20]}")
    return body


def _unless_plain(body: bytes, undo: Callable[[bytes, int], bytes], *, limit: int) -> bytes:
    """A body undone; as it is where it cannot be, and begins as a page does."""
    try:
        return undo(body, limit)
    except InflateError:
        # Neither brotli nor deflate has a mark at its head.
        if body.lstrip().startswith(_PLAIN):
            return body
        raise


def _brotli(body: bytes, limit: int) -> bytes:
    import brotli  # noqa: PLC0415 - only what this run needs

    machine = brotli.Decompressor()
    pieces: list[bytes] = []
    given, waiting = 0, body
    try:
        while not machine.is_finished():
            piece = machine.process(waiting, output_buffer_limit=_BLOCK)
            if not piece and machine.can_accept_more_data():
                raise InflateError("brotli cut off before its end")
            waiting = b""
            given += len(piece)
            _require_size(given, len(body), limit)
            pieces.append(piece)
    except brotli.error:
        raise InflateError("damaged brotli") from None
    return b"".join(pieces)


def _deflate(body: bytes, limit: int) -> bytes:
    """A body that is packed as zlib does it, or, as some servers do, without zlib's frame."""
    for bits in (15, -15):
        machine = zlib.decompressobj(wbits=bits)
        try:
            found = machine.decompress(body, limit + 1)
        except zlib.error:
            continue
        _require_size(len(found), len(body), limit)
        if machine.eof:
            return found
    raise InflateError("damaged deflate")


def _require_size(given: int, taken: int, limit: int) -> None:
    """Nothing, when no more came out than may.

    Raises:
        InflateError: it is larger than `limit`, or grew more than any text does.
    """
    if given > limit:
        raise InflateError(f"too large: more than {limit} bytes when unpacked")
    if given > RATIO_FREE_BYTES and given > MAX_RATIO * taken:
        raise InflateError(f"grows more than {MAX_RATIO} times when unpacked")
