"""Gzip, undone within limits: no small file fills the memory or takes for ever."""

import zlib
from collections.abc import Iterator
from typing import BinaryIO, Final

from stemma.read.limits import MAX_RATIO, RATIO_FREE_BYTES

MAGIC: Final = b"\x1f\x8b"
_BLOCK: Final = 65_536


class InflateError(ValueError):
    """What was compressed cannot be undone; the message is the reason. It stays in this layer."""


def inflate(content: bytes, *, limit: int) -> bytes:
    """The bytes of gzip content, all members of it.

    Raises:
        InflateError: it is damaged, cut off, larger than `limit`, or grows more than any text does.
    """
    pieces = list(_pieces(iter((content,)), limit))
    return b"".join(pieces)


def inflate_file(file: BinaryIO, *, limit: int) -> bytes:
    """The same for an open file, read block by block."""
    return b"".join(_pieces(iter(lambda: file.read(_BLOCK), b""), limit))


def _pieces(blocks: Iterator[bytes], limit: int) -> Iterator[bytes]:
    taken = given = 0
    inside = False
    machine = zlib.decompressobj(wbits=31)
    for block in blocks:
        taken += len(block)
        left = block
        while left:
            try:
                piece = machine.decompress(left, _BLOCK)
            except zlib.error as error:
                if given and not inside:
                    return  # what lies behind the last member is padding
                raise InflateError(f"damaged gzip: {error}") from None
            inside = True
            given += len(piece)
            if given > limit:
                raise InflateError(f"too large: more than {limit} bytes when unpacked")
            if given > RATIO_FREE_BYTES and given > MAX_RATIO * taken:
                raise InflateError(f"grows more than {MAX_RATIO} times when unpacked")
            yield piece
            left = machine.unconsumed_tail
            if machine.eof:
                left = machine.unused_data.lstrip(b"\0")
                machine, inside = zlib.decompressobj(wbits=31), False
    if inside:
        raise InflateError("gzip cut off before its end")
    if taken == 0:
        raise InflateError("empty: no bytes of gzip")
