"""PDFs with words at given places: columns, headlines, pictures, passwords; made for tests."""

import hashlib
import random
import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

_WIDTHS = dict(
    zip(
        "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
        (278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, *[556] * 10,
         278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667,
         556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 556, 556, 500,
         556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556,
         500, 722, 500, 500, 500),
        strict=True,
    )
)  # fmt: skip
SPACE = 278


def width(text: str, size: float) -> float:
    """How wide Helvetica sets a text, in points."""
    return sum(SPACE if c == " " else _WIDTHS.get(c, 556) for c in text) * size / 1000


@dataclass
class Placed:
    """A line of text: where its letters begin and stand, how large, bold, how much more a space."""

    text: str
    x: float
    y: float
    size: float = 10
    bold: bool = False
    spaced: float = 0


@dataclass
class Sheet:
    """A page; `drawn` are drawing commands of other things."""

    lines: list[Placed] = field(default_factory=list)
    drawn: str = ""
    rotate: int = 0
    picture: bool = False


def wrap(text: str, room: float, size: float, *, cut: int = 0) -> list[str]:
    """The lines of a text in a column; with `cut`, words may be cut behind so many letters."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if width(longer, size) <= room:
            line = longer
            continue
        if cut and word.isalpha() and len(word) >= 2 * cut:
            start = f"{line} {word[:cut]}-".strip()
            if width(start, size) <= room:
                lines.append(start)
                line = word[cut:]
                continue
        lines.append(line)
        line = word
    return [*lines, line]


def column(
    lines: Sequence[str], x: float, y: float, room: float, *, size: float = 10,
    leading: float = 1.2, justified: bool = False,
) -> list[Placed]:  # fmt: skip
    """A column of lines from its upper left corner."""
    placed = []
    for number, line in enumerate(lines):
        spaces = line.count(" ")
        more = 0.0
        if justified and spaces and number < len(lines) - 1:
            more = max(room - width(line, size), 0) / spaces
        placed.append(Placed(line, x, y - number * leading * size, size, spaced=min(more, 4)))
    return placed


def by_rows(*columns: Sequence[Placed]) -> list[Placed]:
    """The lines of columns as programs draw them that go across the page."""
    rows = zip_longest(*columns)
    return [line for row in rows for line in row if line is not None]


def sheets_pdf(
    *sheets: Sheet | Iterable[Placed],
    title: str | None = None,
    password: str | None = None,
    made: random.Random | None = None,
) -> bytes:
    """A PDF of pages; with `password`, even an empty one, it is encrypted (RC4, 40 bits)."""
    pages = [sheet if isinstance(sheet, Sheet) else Sheet([*sheet]) for sheet in sheets]
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>"
    picture = (
        b"<< /Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray"
        b" /BitsPerComponent 8 /Length 64 >>"
    )
    objects: list[tuple[bytes, bytes]] = [
        (b"", b""),
        (b"", b""),
        (font % b"Helvetica", b""),
        (font % b"Helvetica-Bold", b""),
        (picture, b"\x80" * 64),
    ]
    kids = []
    for sheet in pages:
        lines = [*sheet.lines]
        if made is not None:
            made.shuffle(lines)
        drawn = b"\n".join(_draw(line) for line in lines) + sheet.drawn.encode()
        if sheet.picture:
            drawn += b"\nq 400 0 0 500 100 150 cm /Im0 Do Q"
        objects.append((b"<< /Length %d >>" % len(drawn), drawn))
        objects.append((
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Rotate %d /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R /F2 4 0 R >> /XObject << /Im0 5 0 R >> >> >>"
            % (sheet.rotate, len(objects)), b"",
        ))  # fmt: skip
        kids.append(len(objects))
    objects[0] = (b"<< /Type /Catalog /Pages 2 0 R >>", b"")
    objects[1] = (
        b"<< /Type /Pages /Count %d /Kids [%s] >>"
        % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids)), b"",
    )  # fmt: skip
    return _written(objects, title, password)


def _draw(line: Placed) -> bytes:
    text = line.text.encode("cp1252", "replace").replace(b"\\", rb"\\")
    text = text.replace(b"(", rb"\(").replace(b")", rb"\)")
    font = 2 if line.bold else 1
    place = f"BT /F{font} {line.size:g} Tf {line.spaced:.3f} Tw {line.x:.2f} {line.y:.2f} Td ("
    return place.encode() + text + b") Tj ET"


_PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def _rc4(key: bytes, content: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    out = bytearray()
    for byte in content:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def _written(objects: list[tuple[bytes, bytes]], title: str | None, password: str | None) -> bytes:
    identity = b"0123456789abcdef"
    key = b""
    if password is not None:
        # Algorithms 2, 3 and 4 of ISO 32000-1, revision 2.
        user = (password.encode() + _PAD)[:32]
        owner = _rc4(hashlib.md5(_PAD).digest()[:5], user)  # noqa: S324 - what the format has
        allowed = struct.pack("<i", -4)
        key = hashlib.md5(user + owner + allowed + identity).digest()[:5]  # noqa: S324
        locks = (
            b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >>"
            % (owner.hex().encode(), _rc4(key, _PAD).hex().encode())
        )  # fmt: skip
    else:
        objects.append((b"<< /Title (%s) >>" % (title or "").encode(), b""))
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, (head, stream) in enumerate(objects, start=1):
        places.append(len(out))
        if stream and key:
            tail = number.to_bytes(3, "little") + b"\0\0"
            stream = _rc4(hashlib.md5(key + tail).digest()[:10], stream)  # noqa: PLW2901, S324
        body = head + (b"\nstream\n%s\nendstream" % stream if stream else b"")
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    told = (
        b"/Encrypt %s /ID [<%s> <%s>]" % (locks, identity.hex().encode(), identity.hex().encode())
        if key
        else b"/Info %d 0 R" % len(objects)
    )
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, told, start,
    )  # fmt: skip
    return bytes(out)
