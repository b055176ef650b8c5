"""A text file that is an export of a news database → its Documents."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from stemma.model import Document, Flag, Rejection
from stemma.read.decode import Decoded, NotTextError, decode_bytes
from stemma.read.exports.factiva import find_factiva
from stemma.read.exports.labelled import find_labelled
from stemma.read.exports.nexis import find_nexis
from stemma.read.exports.story import Story, split_lines
from stemma.read.facts import Facts, Taken, make_document
from stemma.read.payload import Payload

_KINDS: Final = (find_nexis, find_factiva, find_labelled)


def find_stories(content: str) -> list[Story] | None:
    """The stories of an export, in their order; `None` where the text is none that is known."""
    lines = split_lines(content)
    return next((found for find in _KINDS if (found := find(lines))), None)


def read_export(
    page: Payload, *, published: str | None = None
) -> Iterator[Document | Rejection] | None:
    """The documents of an export, the third called `file.txt#3`; `None` where it is none.

    What stands in the head of a story, or behind it, is no part of its text.
    """
    try:
        decoded = decode_bytes(page.content)
    except NotTextError:
        return None
    stories = find_stories(decoded.text)
    if stories is None:
        return None
    return _make(stories, decoded, page, published)


def _make(
    stories: list[Story], decoded: Decoded, page: Payload, published: str | None
) -> Iterator[Document | Rejection]:
    whole = Taken.of(page.content)
    for number, story in enumerate(stories, start=1):
        facts = _tidy(story.facts)
        facts = replace(facts, flags=facts.flags | decoded.flags)
        if facts.date_words:
            facts = replace(facts, flags=facts.flags | {Flag.DOUBTFUL_DATE})
        taken = Taken(whole.bytes_sha256, story.source_map())
        source = f"{page.source}#{number}" if len(stories) > 1 else page.source
        yield make_document(
            story.text(decoded.text), source, facts, published=published, taken=taken
        )


def _tidy(facts: Facts) -> Facts:
    """The facts with single spaces in their words."""
    title, outlet, byline = (
        " ".join(words.split()) if words else None
        for words in (facts.title, facts.outlet, facts.byline)
    )
    return replace(facts, title=title, outlet=outlet, byline=byline)
