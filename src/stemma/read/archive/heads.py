"""The heads of records in WARC and ARC files, and how long each record is.

Source: ISO 28500 (WARC), and the "ARC file format" of the Internet Archive (1996): a record begins
with one line of address, IP address, time, media type, in version 2 four more, and length.
"""

import re
from dataclasses import dataclass
from typing import Final, Protocol

LONGEST: Final = 65_536
"""Most bytes of a head."""

_WARC: Final = b"WARC/"
_ARC: Final = re.compile(
    rb"(?P<url>[A-Za-z][A-Za-z0-9+.-]{1,11}:[^\r\n]{0,8192}?) [0-9a-fA-F.:-]{1,45}"
    rb" (?P<date>\d{8,14}) (?P<type>[^\s;]{1,100}(?:;[^\r\n]{0,200}?)?)"
    rb"(?: (?:\d{3}|-) [^\r\n ]{1,64} [^\r\n ]{1,2048} \d{1,15} [^\r\n ]{1,512})?"
    rb" (?P<length>\d{1,15})\r?\n?\Z"
)
_DESCRIBES: Final = b"filedesc:"
"""The address of the first record of an ARC file, which describes the file."""


class Stream(Protocol):
    """What is read line by line and piece by piece."""

    def readline(self, size: int, /) -> bytes:
        """The next line, at most `size` bytes of it; empty at the end."""

    def read(self, size: int, /) -> bytes:
        """The next `size` bytes, fewer at the end."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a record as written, and the length that it states of what follows.

    `arc` are address, time and media type where it is a line of an ARC file.
    """

    written: bytes
    length: int
    arc: tuple[bytes, bytes, bytes] | None = None

    def record(self, block: bytes) -> bytes:
        """The record as WARC has it: its head, then what follows it."""
        if self.arc is None:
            return self.written + block
        url, date, media_type = self.arc
        kind = b"response"
        if url.startswith(_DESCRIBES):
            kind = b"warcinfo"
        elif block.startswith(b"HTTP/"):
            media_type = b"application/http; msgtype=response"
        else:
            kind = b"resource"
        return (
            b"WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: %s\r\n"
            b"Content-Type: %s\r\nContent-Length: %d\r\n\r\n%s"
        ) % (kind, url, _stamp(date), media_type, len(block), block)


def begins_record(line: bytes) -> bool:
    """Whether a record begins with this line.

    >>> begins_record(b"WARC/1.1"), begins_record(b"The dam broke.")
    (True, False)
    >>> begins_record(b"https://norwire.example/1 10.0.0.1 20310319000000 text/html 1500")
    True
    """
    return line.startswith(_WARC) or _ARC.match(line) is not None


def read_head(file: Stream, line: bytes) -> Head | None:
    """The head that begins with `line`; `None` where it is damaged or states no length."""
    found = None if line.startswith(_WARC) else _ARC.match(line)
    if found is not None:
        return Head(line, int(found["length"]), (found["url"], found["date"], found["type"]))
    lines, size, length = [line], len(line), None
    while size < LONGEST:
        line = file.readline(LONGEST)
        size += len(line)
        lines.append(line)
        if not line.strip():
            return Head(b"".join(lines), length) if line and length is not None else None
        key, colon, value = line.partition(b":")
        if colon and key.strip().lower() == b"content-length":
            value = value.strip()
            length = int(value) if value.isdigit() and len(value) < 16 else None
    return None


def _stamp(digits: bytes) -> bytes:
    """A time of 8 to 14 digits in ISO 8601; what is left out is nought.

    >>> _stamp(b"20310506200000"), _stamp(b"20310506")
    (b'2031-05-06T20:00:00Z', b'2031-05-06')
    """
    year, month, day = digits[:4], digits[4:6], digits[6:8]
    if len(digits) < 12:
        return b"-".join((year, month, day))
    second = digits[12:14] if len(digits) == 14 else b"00"
    return b"%s-%s-%sT%s:%s:%sZ" % (year, month, day, digits[8:10], digits[10:12], second)
