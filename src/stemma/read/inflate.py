"""Gzip and zstd, undone within limits: no small file fills the memory or takes for ever."""

import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, Final

from stemma.read.limits import MAX_RATIO, RATIO_FREE_BYTES

if TYPE_CHECKING:
    import zstandard

GZIP: Final = b"\x1f\x8b"
ZSTD: Final = b"\x28\xb5\x2f\xfd"
MAGIC: Final = (GZIP, ZSTD)
"""How what is packed begins."""

_BLOCK: Final = 65_536
FED: Final = 4_096
"""Bytes that are given to zstd at once: of 4 it can make 131,072."""

_WINDOW_BYTES: Final = 1 << 27
"""Most that zstd may look back; what is packed with more needs to be told to other readers, too."""


class InflateError(ValueError):
    """What was compressed cannot be undone; the message is the reason. It stays in this layer."""


def inflate(content: bytes, *, limit: int) -> bytes:
    """The bytes of gzip or zstd content, all members of it.

    Raises:
        InflateError: it is damaged, cut off, larger than `limit`, or grows more than any text does.
    """
    return b"".join(unpack_blocks(iter((content,)), limit=limit))


def inflate_file(file: BinaryIO, *, limit: int) -> bytes:
    """The same for an open file, read block by block."""
    return b"".join(unpack_blocks(iter(lambda: file.read(_BLOCK), b""), limit=limit))


def zstd_machine(dictionary: bytes = b"") -> "zstandard.ZstdDecompressor":
    """What undoes zstd, in bounded memory."""
    import zstandard  # noqa: PLC0415 - only what this run needs

    known = zstandard.ZstdCompressionDict(dictionary) if dictionary else None
    return zstandard.ZstdDecompressor(dict_data=known, max_window_size=_WINDOW_BYTES)


def unpack_blocks(blocks: Iterator[bytes], *, limit: int | None = None) -> Iterator[bytes]:
    """What comes out of blocks of gzip or zstd, bit by bit.

    Raises:
        InflateError: it is empty, damaged, cut off, larger than `limit`, or grows too much.
    """
    first = next(blocks, b"")
    taken = given = 0
    found = (_zstd if first.startswith(ZSTD) else _gzip)(_chained(first, blocks))
    for piece, size in found:
        taken += size
        given += len(piece)
        if limit is not None and given > limit:
            raise InflateError(f"too large: more than {limit} bytes when unpacked")
        if given > RATIO_FREE_BYTES and given > MAX_RATIO * taken:
            raise InflateError(f"grows more than {MAX_RATIO} times when unpacked")
        yield piece


def _chained(first: bytes, blocks: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from blocks


def _gzip(blocks: Iterator[bytes]) -> Iterator[tuple[bytes, int]]:
    """(What comes out, how much was taken since the last)."""
    has_come = inside = False
    total = 0
    machine = zlib.decompressobj(wbits=31)
    for block in blocks:
        size = len(block)
        total += size
        left = block
        while left:
            try:
                piece = machine.decompress(left, _BLOCK)
            except zlib.error as error:
                if has_come and not inside:
                    return  # what lies behind the last member is padding
                raise InflateError(f"damaged gzip: {error}") from None
            inside = has_come = True
            yield piece, size
            size = 0
            left = machine.unconsumed_tail
            if machine.eof:
                left = machine.unused_data.lstrip(b"\0")
                machine, inside = zlib.decompressobj(wbits=31), False
    if inside:
        raise InflateError("gzip cut off before its end")
    if total == 0:
        raise InflateError("empty: no bytes of gzip")


def _zstd(blocks: Iterator[bytes]) -> Iterator[tuple[bytes, int]]:
    import zstandard  # noqa: PLC0415 - only what this run needs

    unpack = zstd_machine()
    machine = unpack.decompressobj()
    has_come = inside = False
    for block in blocks:
        at = 0
        while at < len(block):
            fed = block[at : at + FED]
            at += len(fed)
            try:
                piece = machine.decompress(fed)
            except zstandard.ZstdError as error:
                if has_come and not inside:
                    return
                raise InflateError(f"damaged zstd: {error}") from None
            inside = has_come = True
            yield piece, len(fed)
            if machine.eof:
                at -= len(machine.unused_data)
                machine, inside = unpack.decompressobj(), False
    if inside:
        raise InflateError("zstd cut off before its end")
