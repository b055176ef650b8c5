"""Bytes packed, with a sum that tells whether they are still what they were."""

from __future__ import annotations

from hashlib import blake2b
from typing import Final

import zstandard

from stemma.errors import StoreError

LEVEL: Final = 6
SUM: Final = 8
"""Bytes of the sum in front."""
LONGEST: Final = 512 * 1024 * 1024
"""Most that is unpacked: more was never packed here."""


def pack(content: bytes) -> bytes:
    """The bytes packed; equal bytes give equal ones."""
    packed = zstandard.ZstdCompressor(level=LEVEL).compress(content)
    return _sum(packed) + packed


def unpack(packed: bytes) -> bytes:
    """The bytes that were packed.

    Raises:
        StoreError: they are not whole.
    """
    found, body = packed[:SUM], packed[SUM:]
    if len(found) != SUM or found != _sum(body):
        raise StoreError("what was saved is damaged: its sum is not that of its bytes")
    try:
        return zstandard.ZstdDecompressor().decompress(body, max_output_size=LONGEST)
    except zstandard.ZstdError as error:
        raise StoreError(f"what was saved is damaged: {error}") from error


def _sum(content: bytes) -> bytes:
    return blake2b(content, digest_size=SUM).digest()
