"""A WARC file, gzipped or not → its records as bytes, one at a time; damage costs what it hits."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final, Protocol

from stemma.read.inflate import InflateError
from stemma.read.limits import MAX_RATIO, MAX_RECORD_BYTES, RATIO_FREE_BYTES

_BLOCK: Final = 65_536
_GZIP: Final = b"\x1f\x8b\x08"
_START: Final = b"WARC/"
_LONGEST_HEAD: Final = 65_536
_MEMBER_BYTES: Final = 2_000_000_000
"""Most that one gzip member may hold: some tools pack a whole archive as one."""

_BACK: Final = 1_000_000
"""How far before the place where damage shows the next whole record is looked for."""

_MOST_DAMAGES: Final = 500
"""An archive with more damage than this is given up: looking for the rest would take too long."""


@dataclass(frozen=True, slots=True)
class Raw:
    """One record as it stands in the archive: its own head, then at most `MAX_RECORD_BYTES`.

    `number` counts from 1. `is_whole` is false where the record is longer than that.
    """

    number: int
    content: bytes
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class Damage:
    """A place where no record could be read: its number among the records, and why."""

    number: int
    reason: str


class _Lines(Protocol):
    """What is read line by line and piece by piece."""

    def readline(self, size: int, /) -> bytes: ...

    def read(self, size: int, /) -> bytes: ...


def split_records(file: BinaryIO) -> Iterator[Raw | Damage]:
    """The records of a WARC file in their order; `file` must be able to seek."""
    damages = 0
    pieces = _split_packed(file) if file.read(2) == _GZIP[:2] else _split_plain(file)
    file.seek(0)
    for number, piece in enumerate(pieces, start=1):
        if isinstance(piece, str):
            damages += 1
            yield Damage(number, piece)
            if damages >= _MOST_DAMAGES:
                yield Damage(number + 1, f"damaged in {damages} places: the rest is not read")
                return
        else:
            yield Raw(number, *piece)


_Piece = tuple[bytes, bool] | str
"""(content, whether it is whole), or why there is none."""


def _split_plain(file: _Lines) -> Iterator[_Piece]:
    """The records of a stream that is not packed."""
    line = file.readline(_LONGEST_HEAD)
    while line:
        if not line.strip():
            line = file.readline(_LONGEST_HEAD)
            continue
        if not line.startswith(_START):
            yield f"not a WARC record: {line[:20].decode('ascii', 'replace').strip()!r}"
            line = _find_line(file)
            continue
        head, length = _read_head(file, line)
        if length is None:
            yield "a record whose head is damaged or does not say how long it is"
            line = _find_line(file)
            continue
        block = file.read(min(length, MAX_RECORD_BYTES))
        if len(block) < min(length, MAX_RECORD_BYTES):
            yield f"cut off: {len(block)} of {length} bytes of the record are there"
            return
        yield head + block, length <= MAX_RECORD_BYTES
        _skip(file, length - len(block))
        line = file.readline(_LONGEST_HEAD)


def _read_head(file: _Lines, line: bytes) -> tuple[bytes, int | None]:
    """(The head of a record with the empty line behind it, the length it states)."""
    lines, size, length = [line], len(line), None
    while size < _LONGEST_HEAD:
        line = file.readline(_LONGEST_HEAD)
        size += len(line)
        lines.append(line)
        if not line.strip():
            return b"".join(lines), length if line else None
        key, colon, value = line.partition(b":")
        if colon and key.strip().lower() == b"content-length":
            value = value.strip()
            length = int(value) if value.isdigit() and len(value) < 16 else None
    return b"", None


def _find_line(file: _Lines) -> bytes:
    """The first line of the next record, empty where there is none."""
    is_start = True
    while line := file.readline(_BLOCK):
        if is_start and line.startswith(_START):
            return line
        is_start = line.endswith(b"\n")
    return b""


def _skip(file: _Lines, count: int) -> None:
    while count > 0:
        block = file.read(min(count, _BLOCK))
        if not block:
            return
        count -= len(block)


def _split_packed(file: BinaryIO) -> Iterator[_Piece]:
    """The records of a file of gzip members, one or several in each."""
    place: int | None = 0
    while place is not None:
        member = _Member(file, place)
        try:
            yield from _split_plain(_Stream(member))
            member.finish()
        except InflateError as error:
            yield str(error)
            after = max(place + 1, member.consumed - _BACK)
        else:
            after = member.consumed
        place = _find_member(file, after)


def _find_member(file: BinaryIO, place: int) -> int | None:
    """Where the next member that begins as a record begins, from `place` on."""
    file.seek(place)
    seen, base = b"", place
    while block := file.read(_BLOCK):
        seen += block
        at = seen.find(_GZIP)
        while at >= 0:
            if _begins(file, base + at):
                return base + at
            at = seen.find(_GZIP, at + 1)
        keep = len(_GZIP) - 1
        base += len(seen) - keep
        seen = seen[-keep:]
    return None


def _begins(file: BinaryIO, place: int) -> bool:
    """Whether a gzip member with a record begins there; the file stays where it is."""
    here = file.tell()
    file.seek(place)
    machine = zlib.decompressobj(wbits=31)
    try:
        return machine.decompress(file.read(4_096), len(_START)) == _START
    except zlib.error:
        return False
    finally:
        file.seek(here)


class _Member:
    """One gzip member, unpacked as it is read."""

    def __init__(self, file: BinaryIO, place: int) -> None:
        self._file = file
        self._machine = zlib.decompressobj(wbits=31)
        self._place = place
        self._taken = self._given = 0
        self._waiting = b""

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
        while not self._machine.eof:
            block = self._waiting
            if not block:
                self._file.seek(self._place + self._taken)
                block = self._file.read(_BLOCK)
                self._taken += len(block)
                if not block:
                    raise InflateError("gzip cut off before its end")
            try:
                piece = self._machine.decompress(block, _BLOCK)
            except zlib.error as error:
                raise InflateError(f"damaged gzip: {error}") from None
            self._waiting = self._machine.unconsumed_tail
            self._given += len(piece)
            grown = self._given > RATIO_FREE_BYTES and self._given > MAX_RATIO * self._taken
            if grown or self._given > _MEMBER_BYTES:
                raise InflateError("a gzip member that grows too much when unpacked")
            if piece:
                return piece
        return b""

    def finish(self) -> None:
        """Read to the end of the member; what is left in it was not asked for."""
        while self.read_block():
            pass


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
