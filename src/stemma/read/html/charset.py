"""The bytes of a page → its characters."""

import codecs
import re
from typing import Final

from stemma.read.decode import Decoded, find_text, find_utf16

_META: Final = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
_PROLOG: Final = re.compile(rb"\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})")
_DECLARED: Final = re.compile(r"(?<=\A<\?xml)([^>]{0,200}?)\sencoding\s*=\s*[\"'][^\"']{0,40}[\"']")
_HEADER: Final = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_LOOKED_AT: Final = 4096
_ESCAPED: Final = ("iso2022", "hz", "utf_7", "utf7")
"""Encodings whose bytes are all ASCII: they pass for UTF-8 and are not."""

_WIDE: Final = (
    codecs.BOM_UTF16_LE,
    codecs.BOM_UTF16_BE,
    codecs.BOM_UTF32_LE,
    codecs.BOM_UTF32_BE,
)

_WINDOWS: Final = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}
"""What browsers take these for, as the WHATWG Encoding Standard says."""


def decode_page(content: bytes, content_type: str | None = None) -> str:
    """The characters of a page alone: see `decode_told`."""
    return decode_told(content, content_type).text


def decode_told(content: bytes, content_type: str | None = None) -> Decoded:
    """The characters of a page, and whether its encoding was guessed.

    A byte order mark decides. Else what is valid UTF-8 is UTF-8, whatever the page or the server
    says: text in another encoding is next to never valid by chance. Else the encoding in which it
    reads best, the one that the server, or the page, names before the others; else Windows-1252.
    Bytes that fit nowhere become U+FFFD, and NUL is left out. What was encoded twice is put right.
    """
    named = _find_named(content, content_type)
    if named is not None and named.startswith(_ESCAPED):
        return Decoded(content.decode(named, "replace").replace("\0", ""))
    # UTF-16 has NUL bytes of its own.
    is_wide = content.startswith(_WIDE) or find_utf16(content) is not None
    found = find_text(content if is_wide else content.replace(b"\0", b""), named)
    if found is None:
        return Decoded(
            content.decode(named or "cp1252", "replace").replace("\0", ""), is_guessed=True
        )
    return Decoded(found.text.replace("\0", ""), found.is_guessed)


def as_utf8(content: bytes, content_type: str | None = None) -> tuple[bytes, dict[str, str]]:
    """XML in UTF-8 that says so, and the head of a response that says so too."""
    text = decode_page(content, content_type)
    told = _DECLARED.sub(r"\1", text[:_LOOKED_AT], count=1) + text[_LOOKED_AT:]
    media_type = (content_type or "application/xml").partition(";")[0].strip()
    return told.encode("utf-8", "replace"), {"content-type": f"{media_type}; charset=utf-8"}


def _find_named(content: bytes, content_type: str | None) -> str | None:
    """The encoding that the server or the page names, if Python has it and it is one of text."""
    head = content[:_LOOKED_AT]
    names = []
    if content_type:
        names += _HEADER.findall(content_type)
    names += [
        found.decode("ascii", "replace") for found in (*_PROLOG.findall(head), *_META.findall(head))
    ]
    for name in names:
        try:
            codec = codecs.lookup(name)
            "".encode(codec.name)  # refuses what is no encoding of text, such as base64
        except (LookupError, ValueError, TypeError):
            continue
        # UTF-8 was tried, and failed. UTF-16 cannot name itself in ASCII.
        if not codec.name.startswith(
            ("utf", "idna", "punycode", "unicode", "raw", "undefined")
        ) or (codec.name in _ESCAPED):
            return _WINDOWS.get(codec.name, codec.name)
    return None
