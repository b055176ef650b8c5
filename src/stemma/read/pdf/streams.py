"""How much the packed parts of a PDF hold, before its parser unpacks them."""

import base64
import re
import zlib
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from stemma.read.limits import MAX_CONTENT_BYTES

_STREAM: Final = re.compile(rb"stream\r?\n")
_BEFORE: Final = 1_024
"""Bytes before a stream in which its dictionary is looked for."""

_PICTURE: Final = re.compile(rb"/Subtype\s*/Image")
_FILTERS: Final = re.compile(rb"/Filter\s*(/\w+|\[[^\]]{0,400}\])")
_NAME: Final = re.compile(rb"/(\w+)")
_ALL_BYTES: Final = 256_000_000
"""Most that all parts that are no pictures may hold together."""

_MOST_CODES: Final = 1_000_000
"""Codes of LZW that are counted in one part; what still draws with LZW is short."""


def find_excess(content: bytes) -> str | None:
    """What there is too much of in a PDF; `None` where nothing is.

    Its text is drawn by streams that may be packed several times over; one that grows beyond
    `MAX_CONTENT_BYTES` draws no report. Pictures are not unpacked for text.
    """
    total = 0
    for found in _STREAM.finditer(content):
        start = found.end()
        head = content[max(found.start() - _BEFORE, 0) : found.start()].rpartition(b"obj")[2]
        if _PICTURE.search(head):
            continue
        end = content.find(b"endstream", start)
        piece = content[start : len(content) if end < 0 else end]
        for name in _filters(head):
            if len(piece) > MAX_CONTENT_BYTES:
                break
            piece = _UNPACK[name](piece)
            total += len(piece)
        if len(piece) > MAX_CONTENT_BYTES:
            return f"a part of this PDF holds more than {MAX_CONTENT_BYTES} bytes"
        if total > _ALL_BYTES:
            return f"its parts hold more than {_ALL_BYTES} bytes"
    return None


def _filters(head: bytes) -> list[bytes]:
    """The names of the filters of a stream, as far as they unpack; deflate where none is given."""
    told = _FILTERS.search(head)
    if told is None:
        return [b"FlateDecode"]
    return [name for name in _NAME.findall(told[1]) if name in _UNPACK]


def _flate(piece: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(piece.lstrip(b"\r\n"), MAX_CONTENT_BYTES + 1)
    except zlib.error:
        return b""


def _hex(piece: bytes) -> bytes:
    digits = re.sub(rb"[^0-9A-Fa-f]", b"", piece.partition(b">")[0])
    return bytes.fromhex((digits[: len(digits) // 2 * 2]).decode())


def _ascii85(piece: bytes) -> bytes:
    try:
        return base64.a85decode(piece.partition(b"~>")[0].strip().removeprefix(b"<~"))
    except ValueError:
        return b""


def _run_length(piece: bytes) -> bytes:
    """Only as long as it would be: what comes of it matters to what unpacks it again."""
    out: list[bytes] = []
    place = given = 0
    while place < len(piece) and piece[place] != 128 and given <= MAX_CONTENT_BYTES:
        count = piece[place]
        if count < 128:
            out.append(piece[place + 1 : place + 2 + count])
            place += count + 2
        else:
            out.append(piece[place + 1 : place + 2] * (257 - count))
            place += 2
        given += len(out[-1])
    return b"".join(out)


def _lzw(piece: bytes) -> bytes:
    """LZW as PDF has it: codes of 9 to 12 bits, 256 to begin anew, 257 at the end."""
    out: list[bytes] = []
    table: list[bytes] = []
    before = b""
    bits = held = given = 0
    width = 9
    codes = 0
    for byte in piece:
        held, bits = (held << 8 | byte) & 0xFFFFFFF, bits + 8
        if bits < width:
            continue
        bits -= width
        code = held >> bits & (1 << width) - 1
        codes += 1
        if code == 257 or given > MAX_CONTENT_BYTES or codes > _MOST_CODES:
            break
        if code == 256:
            table, width, before = [], 9, b""
            continue
        if code < 256:
            entry = bytes((code,))
        elif code - 258 < len(table):
            entry = table[code - 258]
        elif code - 258 == len(table) and before:
            entry = before + before[:1]
        else:
            break
        if before and len(table) < 3_838:
            table.append(before + entry[:1])
        out.append(entry)
        given += len(entry)
        before = entry
        width = min(12, max(9, (len(table) + 259).bit_length()))
    if codes > _MOST_CODES:
        return b"\0" * (MAX_CONTENT_BYTES + 1)
    return b"".join(out)


_UNPACK: Final[Mapping[bytes, Callable[[bytes], bytes]]] = MappingProxyType(
    {
        b"FlateDecode": _flate, b"Fl": _flate, b"ASCIIHexDecode": _hex, b"AHx": _hex,
        b"ASCII85Decode": _ascii85, b"A85": _ascii85, b"RunLengthDecode": _run_length,
        b"RL": _run_length, b"LZWDecode": _lzw, b"LZW": _lzw,
    }
)  # fmt: skip
