"""A PDF → Document."""

import io
import logging
import re
from statistics import median
from typing import Final

from pypdf import PdfReader, apply_configuration

from stemma.model import Document, Flag, Rejection
from stemma.read.facts import STAGE, Facts, Taken, make_document
from stemma.read.html.quality import SHORT_WORDS
from stemma.read.limits import MAX_CONTENT_BYTES, MAX_PAGES, MAX_TEXT_BYTES
from stemma.read.payload import Payload

# It reports on files that are rejections here; without a handler Python would print that.
logging.getLogger("pypdf").addHandler(logging.NullHandler())

_ENDS: Final = re.compile(r"[.!?:;][\"'”’)\]]*\Z")
_HYPHEN: Final = re.compile(r"[^\W\d_]-\Z")
_LOWER: Final = re.compile(r"[^\W\d_A-Z]")
_NUMBER: Final = re.compile(r"\W*(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W*\Z", re.IGNORECASE)
_FULL_SCORE: Final = 0.75
"""A line this long, compared with most, ran to the margin: the paragraph goes on after it."""


def read_pdf(page: Payload, *, published: str | None = None) -> Document | Rejection:
    """The report in a PDF, its lines joined to paragraphs.

    Title and author are taken as the file states them. The day on which the file was made is not
    the day on which a report appeared, so it is no date of publication. A PDF of pictures has no
    text and is a rejection.
    """
    try:
        # The settings hold inside: what is drawn on a page is taken apart word by word.
        with apply_configuration(
            zlib_maximum_output_length=MAX_CONTENT_BYTES,
            lzw_maximum_output_length=MAX_CONTENT_BYTES,
            run_length_maximum_output_length=MAX_CONTENT_BYTES,
            array_based_stream_maximum_output_length=MAX_CONTENT_BYTES,
        ):
            pages, title, author = _load(page.content)
    except ValueError as error:
        return Rejection(page.source, STAGE, str(error))
    except Exception as error:  # noqa: BLE001 - a damaged PDF can provoke anything in its parser
        reason = f"not readable as a PDF: {type(error).__name__}: {error}"
        return Rejection(page.source, STAGE, reason[:300])
    text = join_lines(pages)
    if not text.strip():
        return Rejection(page.source, STAGE, "no text in this PDF: its pages may be pictures")
    short = len(text.split()) < SHORT_WORDS
    facts = Facts(
        title=title,
        byline=author,
        url=page.url,
        captured=page.captured,
        flags=frozenset({Flag.TOO_SHORT} if short else ()),
    )
    taken = Taken.of(page.content)
    return make_document(text, page.source, facts, published=published, taken=taken)


def _load(content: bytes) -> tuple[list[str], str | None, str | None]:
    """(The text of every page, title, author).

    Raises:
        ValueError: it is no PDF, is locked, or holds too much; the message is the reason.
        Exception: whatever the parser meets with in a damaged file.
    """
    if b"%PDF-" not in content[:1024]:
        raise ValueError("not a PDF")
    try:
        reader = PdfReader(io.BytesIO(content))
        is_locked = reader.is_encrypted and not reader.decrypt("")
        count = 0 if is_locked else len(reader.pages)
    except ValueError as error:
        raise RuntimeError(str(error)) from error
    if is_locked:
        raise ValueError("a PDF with a password")
    if count > MAX_PAGES:
        raise ValueError(f"too large: {count} pages, the limit is {MAX_PAGES}")
    pages: list[str] = []
    size = 0
    for one in reader.pages:
        pages.append(one.extract_text())
        size += len(pages[-1])
        if size > MAX_TEXT_BYTES:
            raise ValueError("too large: too much text in this PDF")
    return pages, *_find_known(reader)


def _find_known(reader: PdfReader) -> tuple[str | None, str | None]:
    """(title, author) as the file states them; names of files and programs are none."""
    known = reader.metadata
    if known is None:
        return None, None
    title, author = (
        " ".join(str(words).split())[:1_000] or None if words else None
        for words in (known.title, known.author)
    )
    if title and re.search(
        r"\.(?:docx?|pdf|indd|qxd|odt)\Z|\AMicrosoft Word|\Auntitled\Z", title, re.IGNORECASE
    ):
        title = None
    return title, author


def join_lines(pages: list[str]) -> str:
    r"""The lines of pages as paragraphs, a line each.

    A line goes on in the next one when it ran to the margin, or stops in the middle of a sentence;
    a word that is cut at its end is put together. Page numbers on lines of their own are left out.

    >>> join_lines(["The dam in the east of the coun-\ntry broke on Tuesday.\n1"])
    'The dam in the east of the country broke on Tuesday.'
    """
    lines: list[str] = []
    for page in pages:
        lines += [
            " ".join(line.replace("\0", "").split())
            for line in page.split("\n")
            if not _NUMBER.match(line)
        ]
    lengths = [len(line) for line in lines if line]
    full = _FULL_SCORE * median(lengths) if lengths else 0
    paragraphs: list[list[str]] = []
    goes_on = False
    for line in lines:
        if not line:
            # A page ends in the middle of a sentence; a paragraph does not.
            goes_on = goes_on and not _ENDS.search(paragraphs[-1][-1])
            continue
        if goes_on and paragraphs:
            _join(paragraphs[-1], line)
        else:
            paragraphs.append([line])
        ends = _ENDS.search(line) is not None
        is_heading = not ends and len(line) < full / 2
        goes_on = not is_heading and (len(line) >= full or not ends)
    return "\n".join(" ".join(pieces) for pieces in paragraphs)


def _join(pieces: list[str], line: str) -> None:
    """Put a line behind the pieces of a paragraph; a word cut at the end is put together."""
    if _HYPHEN.search(pieces[-1]) and _LOWER.match(line):
        pieces[-1] = pieces[-1][:-1] + line
    else:
        pieces.append(line)
