"""Lists of addresses: OPML, and plain lists with an address a line."""

import re
from typing import Final

from lxml import etree

from stemma.read.limits import MAX_ADDRESSES

_LINE: Final = re.compile(r"https?://\S+")
_DECLARED: Final = re.compile(rb"<!(?:ENTITY|ELEMENT|ATTLIST)", re.IGNORECASE)


class ListingError(ValueError):
    """A list that cannot be read; the message is the reason. It stays in this layer."""


def find_addresses(text: str) -> list[str] | None:
    r"""The addresses of a plain list, each once; `None` where the text is no such list.

    Every line is an address, empty, or a remark behind `#`.

    >>> find_addresses("# dams\nhttps://norwire.example/1\n")
    ['https://norwire.example/1']
    >>> find_addresses("https://norwire.example/1 has more.") is None
    True
    """
    if not text.lstrip("\ufeff \t\r\n").startswith(("http://", "https://", "#")):
        return None
    found: dict[str, None] = {}
    for line in map(str.strip, text.lstrip("\ufeff").splitlines()):
        if not line or line.startswith("#"):
            continue
        if not _LINE.fullmatch(line):
            return None
        found[line] = None
    return list(found) or None


def find_feeds(content: bytes) -> list[str]:
    """The addresses of the feeds in an OPML file, each once.

    Raises:
        ListingError: it is not OPML, it declares entities, or it names no feed.
    """
    if _DECLARED.search(content):
        raise ListingError("XML that declares entities is not read")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        tree = etree.fromstring(content.strip(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ListingError(f"not OPML: {error}") from None
    if tree is None or str(tree.tag).lower() != "opml":
        raise ListingError("not OPML")
    found: dict[str, None] = {}
    for outline in tree.iter("outline"):
        known = {str(key).lower(): str(value) for key, value in outline.attrib.items()}
        address = known.get("xmlurl", "").strip()
        if address:
            found[address] = None
    if not found:
        raise ListingError("an OPML file that names no feed")
    if len(found) > MAX_ADDRESSES:
        raise ListingError(f"too many feeds: {len(found)}, the limit is {MAX_ADDRESSES}")
    return list(found)
