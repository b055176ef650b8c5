"""The encodings in which servers send bodies, undone within limits."""

import zlib
from typing import Final

from stemma.read.inflate import MAGIC, InflateError, inflate
from stemma.read.limits import MAX_RATIO, RATIO_FREE_BYTES

ACCEPTED: Final = "gzip, deflate"
"""What a server is asked for: the encodings that are undone here."""


def unpack_body(body: bytes, encoding: str | None, *, limit: int) -> bytes:
    """A body as it was before the server packed it.

    `encoding` is the `Content-Encoding`. A body that says it is packed and is not stays as it is:
    archives keep the head of what they have unpacked.

    Raises:
        InflateError: it is damaged, grows too much, or is packed in a way that is not known.
    """
    for name in reversed([part.strip().lower() for part in (encoding or "").split(",")]):
        match name:
            case "" | "identity":
                continue
            case "gzip" | "x-gzip":
                if body.startswith(MAGIC):
                    body = inflate(body, limit=limit)
            case "deflate":
                body = _deflate(body, limit=limit)
            case _:
                raise InflateError(f"packed in a way that is not read: {name[:20]}")
    return body


def _deflate(body: bytes, *, limit: int) -> bytes:
    """A body that is packed as zlib does it, or, as some servers do, without zlib's frame."""
    for bits in (15, -15):
        machine = zlib.decompressobj(wbits=bits)
        try:
            found = machine.decompress(body, limit + 1)
        except zlib.error:
            continue
        if len(found) > limit:
            raise InflateError(f"too large: more than {limit} bytes when unpacked")
        if len(found) > RATIO_FREE_BYTES and len(found) > MAX_RATIO * len(body):
            raise InflateError(f"grows more than {MAX_RATIO} times when unpacked")
        if machine.eof:
            return found
    raise InflateError("damaged deflate")
