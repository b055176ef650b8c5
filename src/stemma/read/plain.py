"""Plain text → Document."""

from hashlib import sha256

from stemma.model import Document, PublishedFrom, Rejection, identify
from stemma.read.decode import NotTextError, decode, require_report, require_text, scrub_surrogates

STAGE = "read"


def read_bytes(
    content: bytes, source: str, *, published: str | None = None
) -> Document | Rejection:
    """The document in the bytes of a plain-text file, called `source`.

    Its canonical text is the decoded content unchanged, but for a byte order mark at the start.
    """
    try:
        text = decode(content)
    except NotTextError as error:
        return Rejection(source, STAGE, str(error))
    return read_text(text, source, published=published)


def read_text(
    text: str, source: str, *, published: str | None = None, title: str | None = None
) -> Document | Rejection:
    """The document in `text`, called `source`; `published` is a date that the caller gives."""
    text = scrub_surrogates(text)
    try:
        require_text(text)
        require_report(text)
    except NotTextError as error:
        return Rejection(source, STAGE, str(error))
    digest = digest_text(text)
    return Document(
        id=identify("document", source, digest),
        source=source,
        text=text,
        sha256=digest,
        title=title,
        published=published,
        published_from=PublishedFrom.UNKNOWN if published is None else PublishedFrom.GIVEN,
    )


def digest_text(text: str) -> str:
    """The SHA-256 of a text in UTF-8, in hexadecimal."""
    return sha256(text.encode("utf-8")).hexdigest()
