"""A piece of HTML inside a feed → its words, a line a block."""

from typing import Final

from lxml import etree
from lxml.html import HtmlElement, fragment_fromstring

_BLOCKS: Final = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "td",
        "th",
        "tr",
        "ul",
    ]
)
_UNSEEN: Final = frozenset({"script", "style", "noscript", "template", "iframe", "svg", "form"})


def read_fragment(written: str) -> str:
    r"""The words of a piece of HTML; all of it is the report's own, so nothing is chosen.

    >>> read_fragment("<p>The dam <b>broke</b>.</p><p>Six died.<br>Nine are missing.</p>")
    'The dam broke.\nSix died.\nNine are missing.'
    """
    written = written.replace("\0", "")
    if not written.strip():
        return ""
    try:
        tree = fragment_fromstring(written, create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return " ".join(written.split())
    return "\n".join(find_lines(tree))


def find_lines(tree: HtmlElement, *, also: frozenset[str] = frozenset()) -> list[str]:
    """The words under an element, a line a block; elements named in `also` are blocks as well."""
    pieces: list[str] = []
    _gather(tree, pieces, _BLOCKS | also)
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return [line for line in lines if line]


def _gather(tree: HtmlElement, pieces: list[str], blocks: frozenset[str]) -> None:
    hidden = 0
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        if event in {"comment", "pi"}:
            pieces.append("" if hidden else _inner(element.tail))
            continue
        if event == "start":
            hidden += element.tag in _UNSEEN
            if not hidden:
                pieces.append("\n" if element.tag in blocks else "")
                pieces.append(_inner(element.text))
            continue
        hidden -= element.tag in _UNSEEN
        if element is not tree:
            pieces.append("\n" if element.tag in blocks else "")
            pieces.append("" if hidden else _inner(element.tail))


def _inner(words: str | None) -> str:
    """Words between tags: their line breaks are spaces."""
    return (words or "").replace("\n", " ").replace("\r", " ")
