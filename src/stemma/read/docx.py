"""A Word file → Document."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any, Final

import docx

from stemma.model import Document, Flag, Rejection
from stemma.read.facts import STAGE, Facts, Taken, make_document
from stemma.read.limits import MAX_MEMBERS, MAX_PAGE_BYTES, MAX_RECORDS_BYTES
from stemma.read.payload import Payload

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
GONE: Final = frozenset({f"{W}del", f"{W}moveFrom"})
"""What a tracked change takes out."""
CHANGED: Final = frozenset({*GONE, f"{W}ins", f"{W}moveTo"})
BREAKS: Final = frozenset({f"{W}br", f"{W}cr"})


def read_docx(page: Payload, *, published: str | None = None) -> Document | Rejection:
    """The report in a Word file, a line for each paragraph.

    Tracked changes are read as if all were accepted, and the document is flagged; comments,
    footnotes, headers and footers are left out. The day on which the file was saved is no date of
    publication.
    """
    try:
        require_small(page.content)
        opened = docx.Document(io.BytesIO(page.content))
        title = opened.core_properties.title or None
        paragraphs, is_tracked = _read(opened.element.body)
    except ValueError as error:
        return Rejection(page.source, STAGE, f"not readable as a Word file: {error}"[:300])
    except Exception as error:  # noqa: BLE001 - a damaged file can provoke anything in its parser
        reason = f"not readable as a Word file: {type(error).__name__}: {error}"
        return Rejection(page.source, STAGE, reason[:300])
    text = "\n".join(paragraphs)
    if not text.strip():
        return Rejection(page.source, STAGE, "no text in this Word file")
    flags = frozenset({Flag.TRACKED_CHANGES} if is_tracked else ())
    facts = Facts(title=title, url=page.url, captured=page.captured, flags=flags)
    taken = Taken.of(page.content)
    return make_document(text, page.source, facts, published=published, taken=taken)


def require_small(content: bytes) -> None:
    """Nothing, when a ZIP file unpacks to no more than is read.

    Raises:
        ValueError: it is no ZIP file, or holds too much.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            members = packed.infolist()
    except zipfile.BadZipFile as error:
        raise ValueError(str(error)) from error
    if len(members) > MAX_MEMBERS:
        raise ValueError(f"too large: {len(members)} entries, the limit is {MAX_MEMBERS}")
    if sum(m.file_size for m in members) > MAX_RECORDS_BYTES:
        raise ValueError(f"too large: unpacks to more than {MAX_RECORDS_BYTES} bytes")
    text = [m.file_size for m in members if m.filename == "word/document.xml"]
    if text and text[0] > 2 * MAX_PAGE_BYTES:
        raise ValueError(f"too large: {text[0]} bytes of text")


def _read(body: Any) -> tuple[list[str], bool]:
    """(The paragraphs as they are once all changes are accepted, whether any was tracked)."""
    is_tracked = next(body.iter(*CHANGED), None) is not None
    lines: list[str] = []
    for paragraph in body.iter(f"{W}p"):
        line = " ".join("".join(_pieces(paragraph)).split())
        if line:
            lines.append(line)
    return lines, is_tracked


def _pieces(element: Any) -> Iterator[str]:
    """The text of a paragraph, what was taken out left out; a text box is one of its own."""
    for child in element:
        if child.tag in GONE or child.tag == f"{W}txbxContent":
            continue
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag == f"{W}tab" or child.tag in BREAKS:
            yield " "
        elif child.tag != f"{W}p":
            yield from _pieces(child)
