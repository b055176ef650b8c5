"""Bytes of a known format, held whole → Documents."""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import BinaryIO

from stemma.model import Document, Rejection
from stemma.read.columns import Asked
from stemma.read.facts import STAGE, Facts
from stemma.read.formats import Format
from stemma.read.payload import Payload
from stemma.read.plain import read_bytes


def read_whole(
    page: Payload, kind: Format, *, published: str | None, asked: Asked = ()
) -> Iterator[Document | Rejection]:
    """The documents in bytes that stand for themselves: no archive, no list of addresses.

    Each format's libraries are loaded when its first file arrives: a text needs none of them.
    """
    match kind:
        case Format.TEXT:
            from stemma.read.exports.read import read_export  # noqa: PLC0415

            found = read_export(page, published=published)
            if found is not None:
                yield from found
                return
            facts = Facts(url=page.url, captured=page.captured)
            yield read_bytes(page.content, page.source, published=published, facts=facts)
        case Format.JSON:
            from stemma.read.records import read_records  # noqa: PLC0415

            yield from read_records(page.content, page.source, published=published, asked=asked)
        case Format.JSONL | Format.CSV | Format.TSV:
            yield from read_rows(
                lambda: BytesIO(page.content), kind, page.source, published=published, asked=asked
            )
        case Format.HTML:
            from stemma.read.html.page import read_page  # noqa: PLC0415

            yield read_page(page, published=published)
        case Format.MARKDOWN:
            from stemma.read.markdown import read_markdown  # noqa: PLC0415

            yield read_markdown(page, published=published)
        case Format.PDF:
            from stemma.read.pdf.document import read_pdf  # noqa: PLC0415

            yield from read_pdf(page, published=published)
        case Format.DOCX:
            from stemma.read.docx import read_docx  # noqa: PLC0415

            yield read_docx(page, published=published)
        case Format.FEED:
            from stemma.read.feed import read_feed  # noqa: PLC0415

            yield from read_feed(page, published=published)
        case _:
            yield Rejection(page.source, STAGE, f"{kind.value} in this place is not read")


def read_rows(
    open_file: Callable[[], BinaryIO],
    kind: Format,
    source: str,
    *,
    published: str | None,
    asked: Asked = (),
) -> Iterator[Document | Rejection]:
    """The documents in a file that is read record by record, however long it is.

    `open_file` gives it from its beginning, as often as it is called.
    """
    if kind is Format.JSONL:
        from stemma.read.records import read_lines  # noqa: PLC0415

        yield from read_lines(open_file, source, published=published, asked=asked)
        return
    from stemma.read.table import read_table  # noqa: PLC0415

    mark = "\t" if kind is Format.TSV else ","
    yield from read_table(open_file, source, published=published, delimiter=mark, asked=asked)
