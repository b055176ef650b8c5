"""Markdown with front matter → Document."""

import re
import tomllib
from datetime import date, datetime
from typing import Any, Final

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from stemma.model import Document, Rejection
from stemma.read.decode import NotTextError, decode
from stemma.read.facts import STAGE, Facts, Taken, make_document
from stemma.read.payload import Payload
from stemma.read.sourcemap import find_plain_words, map_text
from stemma.read.stamp import parse_stamp

_FRONT: Final = re.compile(r"\A(---|\+\+\+)[ \t]*\r?\n(.*?)(?:^|\n)\1[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_LONGEST_FRONT: Final = 20_000
_NAMES: Final = {
    "title": ("title", "headline"),
    "outlet": ("outlet", "publisher", "publication", "site"),
    "byline": ("byline", "author", "authors"),
    "url": ("url", "link", "canonical", "source"),
    "language": ("language", "lang"),
    "id": ("id",),
}
_PUBLISHED: Final = ("published", "date", "pubdate", "publishdate", "datepublished")
_UPDATED: Final = ("updated", "modified", "lastmod", "datemodified")


def read_markdown(page: Payload, *, published: str | None = None) -> Document | Rejection:
    """The report in a Markdown file: its words without the marks, a line a block.

    Front matter (YAML between `---`, TOML between `+++`) states what is known beside the text; one
    that does not parse is a rejection, as its date would be lost. A first heading of level 1
    is the title when no title is stated, and no part of the text either way.
    """
    try:
        source = decode(page.content)
    except NotTextError as error:
        return Rejection(page.source, STAGE, str(error))
    found = _FRONT.match(source[:_LONGEST_FRONT])
    stated: dict[str, Any] = {}
    if found:
        parsed = _parse_front(found[1], found[2])
        if isinstance(parsed, str):
            return Rejection(page.source, STAGE, f"front matter does not parse: {parsed}")
        stated = {str(key).strip().lower(): value for key, value in parsed.items()}
    start = found.end() if found else 0
    try:
        blocks = _find_blocks(source[start:])
    except RecursionError:
        return Rejection(page.source, STAGE, "Markdown nested too deep")
    heading = blocks.pop(0)[1] if blocks and blocks[0][0] == "h1" else None
    text = "\n".join(words for _, words in blocks)
    facts = _find_facts(stated, heading, page)
    spans = map_text(text, find_plain_words(source, start))
    taken = Taken.of(page.content, spans)
    return make_document(text, page.source, facts, published=published, taken=taken)


def _parse_front(mark: str, written: str) -> dict[str, Any] | str:
    """What front matter states, or why it does not parse."""
    try:
        # Every value stays a string: a date is kept as it is written.
        parsed: Any = (
            tomllib.loads(written) if mark == "+++" else yaml.load(written, yaml.BaseLoader)  # noqa: S506 - it makes strings only
        )
    except (yaml.YAMLError, tomllib.TOMLDecodeError) as error:
        return " ".join(str(error).split())[:200]
    except RecursionError:
        return "nested too deep"
    if parsed is None or parsed == "":
        return {}
    return parsed if isinstance(parsed, dict) else "a list of keys and values is wanted"


def _find_facts(stated: dict[str, Any], heading: str | None, page: Payload) -> Facts:
    words = {
        name: next((value for key in keys if (value := _words(stated.get(key)))), None)
        for name, keys in _NAMES.items()
    }
    if words["title"] is None:
        words["title"] = heading
    if words["url"] is None or not re.match(r"https?://", words["url"]):
        words["url"] = page.url
    return Facts(
        id=words["id"],
        title=words["title"],
        outlet=words["outlet"],
        byline=words["byline"],
        url=words["url"],
        language=words["language"],
        published=_find_stamp(stated, _PUBLISHED),
        updated=_find_stamp(stated, _UPDATED),
        captured=page.captured,
    )


def _find_stamp(stated: dict[str, Any], keys: tuple[str, ...]) -> str | None:
    for key in keys:
        found = parse_stamp(_words(stated.get(key)) or "")
        if found:
            return found
    return None


def _words(value: object) -> str | None:
    """A value as words; a list of names with commas between. Lists in lists say nothing.

    An alias may make a list that holds itself, or one that is a million long when written out: only
    what one list holds is looked at.
    """
    if isinstance(value, (list, tuple)):
        return ", ".join(words for one in value[:50] if (words := _word(one))) or None
    return _word(value)


def _word(value: object) -> str | None:
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return " ".join(str(value).split())[:1_000] or None if isinstance(value, (str, int)) else None


def _find_blocks(source: str) -> list[tuple[str, str]]:
    """(tag, words) of every block in order; HTML, rules and pictures are left out."""
    found: list[tuple[str, str]] = []
    tag = "p"
    for token in MarkdownIt("commonmark").enable("table").parse(source):
        if token.type == "heading_open":
            tag = token.tag
        elif token.type == "heading_close":
            tag = "p"
        elif token.type == "inline":
            words = "".join(map(_inline, token.children or ()))
            lines = (" ".join(line.split()) for line in words.split("\n"))
            joined = "\n".join(line for line in lines if line)
            if joined:
                found.append((tag, joined))
        elif token.type in {"fence", "code_block"} and token.content.strip():
            found.append(("pre", token.content.strip("\n")))
    return found


def _inline(token: Token) -> str:
    match token.type:
        case "text" | "code_inline":
            return token.content
        case "softbreak":
            return " "
        case "hardbreak":
            return "\n"
    return ""
