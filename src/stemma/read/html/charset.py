"""The bytes of a page → its characters."""

import codecs
import re
from typing import Final

_META: Final = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
_PROLOG: Final = re.compile(rb"\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})")
_HEADER: Final = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_LOOKED_AT: Final = 4096
_ESCAPED: Final = ("iso2022", "hz", "utf_7", "utf7")
"""Encodings whose bytes are all ASCII: they pass for UTF-8 and are not."""

_WINDOWS: Final = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}
"""What browsers take these for, as the WHATWG Encoding Standard says."""


def decode_page(content: bytes, content_type: str | None = None) -> str:
    """The characters of a page.

    A byte order mark decides. Else what is valid UTF-8 is UTF-8, whatever the page or the server
    says: text in another encoding is next to never valid by chance. Else the encoding that the
    server, or the page, names; else Windows-1252. Bytes that fit nowhere become U+FFFD, and NUL is
    left out.
    """
    return _decode(content, content_type).replace("\0", "")


def _decode(content: bytes, content_type: str | None) -> str:
    if content.startswith(codecs.BOM_UTF8):
        return content[len(codecs.BOM_UTF8) :].decode("utf-8", "replace")
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "replace")
    named = _find_named(content, content_type)
    if named is None or not named.startswith(_ESCAPED):
        try:
            return content.decode("utf-8")
        except UnicodeDecodeError:
            pass
    return content.decode(named or "cp1252", "replace")


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
