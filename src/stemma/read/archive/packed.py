"""A file of gzip members or zstd frames → each of them as a stream; damage is stepped over.

Source: RFC 1952 and RFC 8878; the dictionary at the head of a `.warc.zst` as the IIPC's proposal
"Zstandard-compressed WARC files" puts it there.
"""

import os
import zlib
from collections.abc import Iterator
from typing import BinaryIO, Final

import zstandard

from stemma.read.archive.heads import Stream, begins_record
from stemma.read.inflate import FED, GZIP, ZSTD, InflateError, zstd_machine
from stemma.read.limits import MAX_RATIO, RATIO_FREE_BYTES

_BLOCK: Final = 65_536
_MEMBER: Final = {GZIP: b"\x1f\x8b\x08", ZSTD: ZSTD}
"""How a packed file begins → how each of its members does."""

_MEMBER_BYTES: Final = 2_000_000_000
"""Most that one member may hold: some tools pack a whole archive as one."""

_BACK: Final = 1_000_000
"""How far before the place where damage shows the next whole record is looked for."""

_SKIPPED: Final = b"\x5d\x2a\x4d\x18"
"""A frame that readers step over: in a `.warc.zst` it holds the dictionary of all others."""

_DICTIONARY_BYTES: Final = 16_000_000


def is_packed(head: bytes) -> bool:
    """Whether a file that begins so is packed in a way that is read here."""
    return head.startswith((GZIP, ZSTD, _SKIPPED))


def split_members(file: BinaryIO) -> Iterator[Stream | str]:
    """Each member as a stream, to be read to its end before the next; or what is wrong with it.

    What is damaged shows while the stream is read, as an `InflateError`; then the next call steps
    to the next member behind the damage that begins a record.
    """
    file.seek(0)
    head = file.read(8)
    unpack: zstandard.ZstdDecompressor | None = None
    place: int | None = 0
    magic = _MEMBER[GZIP]
    if not head.startswith(GZIP):
        magic = _MEMBER[ZSTD]
        try:
            place, dictionary = _read_dictionary(file, head)
        except InflateError as error:
            yield str(error)
            return
        unpack = zstd_machine(dictionary)
    while place is not None:
        member = _Member(file, place, unpack)
        yield _Stream(member)
        after = member.consumed
        if member.is_damaged:
            place = _find_member(file, max(place + 1, after - _BACK), magic, unpack)
            continue
        file.seek(after)
        if file.read(len(magic)) == magic:
            place = after
            continue
        place = _find_member(file, after, magic, unpack)
        gap = (file.seek(0, os.SEEK_END) if place is None else place) - after
        file.seek(after)
        if file.read(min(gap, _BLOCK)).strip(b"\0\r\n"):
            yield f"damaged: {gap} bytes that hold no record"


def _read_dictionary(file: BinaryIO, head: bytes) -> tuple[int, bytes]:
    """(Where the first frame begins, the dictionary before it, empty where there is none).

    Raises:
        InflateError: the dictionary is cut off, too large or damaged.
    """
    if not head.startswith(_SKIPPED):
        return 0, b""
    size = int.from_bytes(head[4:8], "little")
    if size > _DICTIONARY_BYTES:
        raise InflateError(f"a zstd dictionary of {size} bytes: too large")
    found = file.read(size)
    if len(found) < size:
        raise InflateError("zstd cut off within its dictionary")
    if found.startswith(ZSTD):
        try:
            reader = zstd_machine().stream_reader(found)
            found = reader.read(_DICTIONARY_BYTES)
        except zstandard.ZstdError as error:
            raise InflateError(f"damaged zstd dictionary: {error}") from None
    return 8 + size, found


def _find_member(
    file: BinaryIO, place: int, magic: bytes, unpack: zstandard.ZstdDecompressor | None
) -> int | None:
    """Where the next member that begins as a record begins, from `place` on."""
    file.seek(place)
    seen, base = b"", place
    while block := file.read(_BLOCK):
        seen += block
        at = seen.find(magic)
        while at >= 0:
            if _begins(file, base + at, unpack):
                return base + at
            at = seen.find(magic, at + 1)
        keep = len(magic) - 1
        base += len(seen) - keep
        seen = seen[-keep:]
    return None


def _begins(file: BinaryIO, place: int, unpack: zstandard.ZstdDecompressor | None) -> bool:
    """Whether a member with a record begins there; the file stays where it is."""
    here = file.tell()
    file.seek(place)
    machine = _machine(unpack)
    try:
        start = machine.decompress(file.read(FED)).lstrip(b"\r\n")
        # zstd gives nothing before it has a whole block, which may be longer.
        return begins_record(start.partition(b"\n")[0]) if start else not machine.eof
    except (zlib.error, zstandard.ZstdError):
        return False
    finally:
        file.seek(here)


class _Gzip:
    """zlib's machine, with a bound on what comes out at once."""

    def __init__(self) -> None:
        self._machine = zlib.decompressobj(wbits=31)

    @property
    def eof(self) -> bool:
        return self._machine.eof

    @property
    def unused_data(self) -> bytes:
        return self._machine.unused_data

    @property
    def waiting(self) -> bytes:
        return self._machine.unconsumed_tail

    def decompress(self, data: bytes, /) -> bytes:
        return self._machine.decompress(data, _BLOCK)


class _Zstd:
    """The same of zstd, which is fed little at a time."""

    def __init__(self, unpack: zstandard.ZstdDecompressor) -> None:
        self._machine = unpack.decompressobj()
        self.waiting = b""

    @property
    def eof(self) -> bool:
        return self._machine.eof

    @property
    def unused_data(self) -> bytes:
        return self._machine.unused_data + self.waiting

    def decompress(self, data: bytes, /) -> bytes:
        self.waiting = data[FED:]
        return self._machine.decompress(data[:FED])


def _machine(unpack: zstandard.ZstdDecompressor | None) -> _Gzip | _Zstd:
    return _Gzip() if unpack is None else _Zstd(unpack)


class _Member:
    """One member, unpacked as it is read."""

    def __init__(
        self, file: BinaryIO, place: int, unpack: zstandard.ZstdDecompressor | None
    ) -> None:
        self._file = file
        self._name = "gzip" if unpack is None else "zstd"
        self._machine = _machine(unpack)
        self._place = place
        self._taken = self._given = 0
        self._waiting = b""
        self.is_damaged = False

    @property
    def consumed(self) -> int:
        """Where in the file reading stands: behind the member, once it is read to its end."""
        left = self._machine.unused_data if self._machine.eof else self._waiting
        return self._place + self._taken - len(left)

    def read_block(self) -> bytes:
        """The next unpacked bytes, empty at the end of the member.

        Raises:
            InflateError: the member is damaged, cut off or grows too much.
        """
        try:
            return self._read_block()
        except InflateError:
            self.is_damaged = True
            raise

    def _read_block(self) -> bytes:
        while not self._machine.eof:
            block = self._waiting
            if not block:
                self._file.seek(self._place + self._taken)
                block = self._file.read(_BLOCK)
                self._taken += len(block)
                if not block:
                    raise InflateError(f"{self._name} cut off before its end")
            try:
                piece = self._machine.decompress(block)
            except (zlib.error, zstandard.ZstdError) as error:
                raise InflateError(f"damaged {self._name}: {error}") from None
            self._waiting = self._machine.waiting
            self._given += len(piece)
            grown = self._given > RATIO_FREE_BYTES and self._given > MAX_RATIO * self._taken
            if grown or self._given > _MEMBER_BYTES:
                raise InflateError(f"a {self._name} member that grows too much when unpacked")
            if piece:
                return piece
        return b""


class _Stream:
    """A member as a stream of lines and bytes."""

    def __init__(self, member: _Member) -> None:
        self._member = member
        self._held = b""

    def readline(self, size: int, /) -> bytes:
        """The next line, at most `size` bytes of it; empty at the end."""
        while b"\n" not in self._held and len(self._held) < size:
            block = self._member.read_block()
            if not block:
                break
            self._held += block
        end = self._held.find(b"\n") + 1 or len(self._held)
        return self._take(min(end, size))

    def read(self, size: int, /) -> bytes:
        """The next `size` bytes, fewer at the end."""
        pieces, length = [self._held], len(self._held)
        while length < size:
            block = self._member.read_block()
            if not block:
                break
            pieces.append(block)
            length += len(block)
        self._held = b"".join(pieces)
        return self._take(size)

    def _take(self, size: int) -> bytes:
        taken, self._held = self._held[:size], self._held[size:]
        return taken
