"""A PDF → the Documents in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium

from stemma.model import Document, Flag, PublishedFrom, Rejection
from stemma.read.facts import STAGE, Facts, Taken, make_document
from stemma.read.html.quality import SHORT_WORDS
from stemma.read.limits import MAX_PAGES, MAX_TEXT_BYTES
from stemma.read.payload import Payload
from stemma.read.pdf.columns import find_blocks
from stemma.read.pdf.lines import Line, find_lines, is_spread, join_paragraphs
from stemma.read.pdf.margins import Margins
from stemma.read.pdf.stories import Story, find_stories
from stemma.read.pdf.streams import find_excess
from stemma.read.pdf.words import find_words

_LOCKED: Final = (
    "a PDF with a password: open it with the password, save it without one, and give that file"
)
_PICTURES: Final = (
    "no text in this PDF: its pages are pictures; run character recognition over it first, for"
    " instance: ocrmypdf in.pdf out.pdf"
)
_FILE_NAME: Final = re.compile(
    r"\.(?:docx?|pdf|indd|qxd|odt|rtf|tex|pages)\Z|\AMicrosoft Word|\Auntitled\Z", re.IGNORECASE
)
_SPREAD: Final = 3
"""Lines with a wide gap between words of prose from which on their order is doubted."""

_LOST: Final = 0.2
"""Share of the letters of a PDF that its fonts do not name, from which on it is not read."""


@dataclass(frozen=True, slots=True)
class _Loaded:
    """What was found on the pages: lines in reading order, pages that are pictures, doubts."""

    lines: list[Line]
    pictures: list[int]
    is_doubted: bool
    title: str | None
    author: str | None


def read_pdf(page: Payload, *, published: str | None = None) -> Iterator[Document | Rejection]:
    """The reports in a PDF: columns in reading order, lines joined to paragraphs, stories apart.

    Headline, byline and day are taken as they are printed, else title and author as the file states
    them. The day on which the file was made is not the day on which a report appeared, so it is no
    date of publication. One story is called as the file is; of several, the third is `a.pdf#3`. A
    page that is a picture is a rejection.
    """
    try:
        loaded = _load(page.content)
    except ValueError as error:
        yield Rejection(page.source, STAGE, str(error))
        return
    except Exception as error:  # noqa: BLE001 - a damaged PDF can provoke anything in its parser
        reason = f"not readable as a PDF: {type(error).__name__}: {error}"
        yield Rejection(page.source, STAGE, reason[:300])
        return
    stories, margins = find_stories(loaded.lines)
    stories = [story for story in stories if story.lines]
    if not stories:
        reason = _PICTURES if loaded.pictures else "no text in this PDF: its pages are empty"
        yield Rejection(page.source, STAGE, reason)
        return
    taken = Taken.of(page.content)
    for number, story in enumerate(stories, start=1):
        source = page.source if len(stories) == 1 else f"{page.source}#{number}"
        facts = _facts(page, story, margins, loaded, is_first=number == 1)
        text = "\n".join(join_paragraphs(story.lines))
        yield make_document(text, source, facts, published=published, taken=taken)
    if loaded.pictures:
        numbers = ", ".join(str(number) for number in loaded.pictures[:20])
        reason = f"pages that are pictures are not read: {numbers}"
        yield Rejection(page.source, STAGE, reason)


def _facts(
    page: Payload, story: Story, margins: Margins, loaded: _Loaded, *, is_first: bool
) -> Facts:
    flags = set()
    if sum(len(line.words) for line in story.lines) < SHORT_WORDS:
        flags.add(Flag.TOO_SHORT)
    if loaded.is_doubted:
        flags.add(Flag.ORDER_UNKNOWN)
    return Facts(
        title=story.title or (loaded.title if is_first else None),
        byline=story.byline or (loaded.author if is_first else None),
        outlet=story.outlet,
        url=page.url or margins.url,
        captured=page.captured,
        published=story.published,
        found=PublishedFrom.METADATA if story.is_stated else PublishedFrom.TEXT,
        flags=frozenset(flags),
    )


def _load(content: bytes) -> _Loaded:
    """What is on the pages.

    Raises:
        ValueError: it is no PDF, is locked, or holds too much; the message is the reason.
        Exception: whatever the parser meets with in a damaged file.
    """
    if b"%PDF-" not in content[:1024]:
        raise ValueError("not a PDF")
    excess = find_excess(content)
    if excess is not None:
        raise ValueError(f"too large: {excess}")
    try:
        file = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD:
            raise ValueError(_LOCKED) from None
        raise RuntimeError(str(error)) from error
    try:
        return _read_pages(file)
    finally:
        file.close()


def _read_pages(file: Any) -> _Loaded:
    if len(file) > MAX_PAGES:
        raise ValueError(f"too large: {len(file)} pages, the limit is {MAX_PAGES}")
    lines: list[Line] = []
    pictures: list[int] = []
    size = lost = spread = 0
    for number in range(len(file)):
        page = file[number]
        letters = page.get_textpage()
        words = find_words(letters)
        size += sum(len(word.text) for word in words)
        lost += sum(word.text.count("\ufffd") for word in words)
        if size > MAX_TEXT_BYTES:
            raise ValueError("too large: too much text in this PDF")
        if not words and _has_picture(page):
            pictures.append(number + 1)
        for place, block in enumerate(find_blocks(words)):
            found = find_lines(block, page=number, number=place)
            spread += sum(map(is_spread, found))
            lines += found
        letters.close()
        page.close()
    if lost > _LOST * max(size, 1):
        raise ValueError(
            "the fonts of this PDF do not say which letters they draw: run character recognition"
            " over it, for instance: ocrmypdf --force-ocr in.pdf out.pdf"
        )
    known = file.get_metadata_dict()
    title, author = (
        " ".join(known.get(key, "").split())[:1_000] or None for key in ("Title", "Author")
    )
    if title and _FILE_NAME.search(title):
        title = None
    return _Loaded(lines, pictures, spread >= _SPREAD, title, author)


def _has_picture(page: Any) -> bool:
    """Whether a picture, or drawing in its place, is on a page."""
    count = pdfium.FPDFPage_CountObjects(page)
    return any(
        pdfium.FPDFPageObj_GetType(pdfium.FPDFPage_GetObject(page, number))
        in {pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM}
        for number in range(min(count, 200))
    )
