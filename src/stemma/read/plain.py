"""Plain text → Document."""

from dataclasses import replace

from stemma.model import Document, Rejection
from stemma.read.decode import NotTextError, decode_bytes
from stemma.read.facts import (
    AS_GIVEN,
    NOTHING,
    STAGE,
    Facts,
    Taken,
    digest_text,
    make_document,
)

__all__ = ["STAGE", "digest_text", "read_bytes", "read_text"]


def read_bytes(
    content: bytes, source: str, *, published: str | None = None, facts: Facts = NOTHING
) -> Document | Rejection:
    """The document in the bytes of a plain-text file, called `source`.

    Its canonical text is the decoded content unchanged, but for a byte order mark at the start.
    """
    try:
        found = decode_bytes(content)
    except NotTextError as error:
        return Rejection(source, STAGE, str(error))
    facts = replace(facts, flags=facts.flags | found.flags)
    return make_document(found.text, source, facts, published=published, taken=Taken.of(content))


def read_text(
    text: str, source: str, *, published: str | None = None, title: str | None = None
) -> Document | Rejection:
    """The document in `text`, called `source`; `published` is a date that the caller gives."""
    facts = NOTHING if title is None else Facts(title=title)
    return make_document(text, source, facts, published=published, taken=AS_GIVEN)
