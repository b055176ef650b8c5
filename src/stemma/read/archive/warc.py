"""The pages in a WARC file → Documents."""

import io
import logging
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from warcio.bufferedreaders import ChunkedDataReader
from warcio.recordloader import ArcWarcRecordLoader

from stemma.model import Document, Rejection
from stemma.read.archive.members import Damage, Raw, split_records
from stemma.read.archive.visits import Captures, Visit
from stemma.read.facts import STAGE
from stemma.read.formats import Format, find_format
from stemma.read.inflate import InflateError
from stemma.read.limits import MAX_PAGE_BYTES, MAX_RECORD_BYTES
from stemma.read.payload import Payload
from stemma.read.published import is_published
from stemma.read.time_limit import read_within
from stemma.read.unpack import unpack_body
from stemma.read.whole import read_whole

# It reports on records that are mended here; without a handler Python would print that.
logging.getLogger("warcio").addHandler(logging.NullHandler())

_KINDS: Final = frozenset({"response", "resource"})
_VISIT: Final = "revisit"
_READ: Final = frozenset({Format.HTML, Format.PDF})
"""What of an archive is read; scripts, pictures, feeds and data are passed over, as they are the
page's parts."""


def read_warc(
    file: BinaryIO,
    source: str,
    *,
    published: str | None = None,
    captures: Captures | None = None,
    limit_seconds: float | None = None,
) -> Iterator[Document | Rejection]:
    """The reports on the pages of a WARC or ARC file; that of the third record is `file.warc#3`.

    Only pages and PDFs that were fetched are read: requests, notes, redirects and the parts of
    pages are passed over. `captured` is the time that the record states. One record is held at a
    time.

    A repeated visit, which holds no page as it had not changed, is passed over where its page is
    among what was read; else it is a rejection. `captures` is what was read of other files of the
    same archive: who gives them says at its end which visits are still without a page.
    `limit_seconds` is how long one page may take, `None` where there is no limit.
    """
    known = Captures() if captures is None else captures
    count = 0
    for raw in split_records(file):
        here = f"{source}#{raw.number}"
        if isinstance(raw, Damage):
            count += 1
            yield Rejection(here, STAGE, raw.reason)
            continue
        found = _find_page(raw, here, known)
        if found is None:
            continue
        count += 1
        if isinstance(found, Rejection):
            yield found
        elif isinstance(found, Visit):
            known.add_visit(found)
        else:
            page, kind = found
            pages = read_whole(page, kind, published=published)
            yield from read_within(limit_seconds, pages, here)
    if count == 0:
        yield Rejection(source, STAGE, "an archive without a page")
    if captures is None:
        yield from known.find_lost()


def _find_page(
    raw: Raw, source: str, captures: Captures
) -> tuple[Payload, Format] | Visit | Rejection | None:
    """The page in a record and what it is; `None` where it holds none."""
    try:
        record = ArcWarcRecordLoader(verify_http=False, arc2warc=False).parse_record_stream(
            io.BytesIO(raw.content), known_format="warc"
        )
        if record.rec_type == _VISIT:
            return _find_visit(record, source)
        page = _unpack(record, source) if record.rec_type in _KINDS else None
    except InflateError as error:
        return Rejection(source, STAGE, str(error))
    except Exception as error:  # noqa: BLE001 - a damaged record can provoke anything in its parser
        words = str(error) or type(error).__name__
        return Rejection(source, STAGE, f"damaged record: {words}"[:300])
    found = None if page is None else find_format(page)
    if page is None or found is None or found not in _READ:
        return None
    digest = record.rec_headers.get_header("WARC-Payload-Digest")
    captures.add_page(page.url, page.captured, digest)
    if not raw.is_whole:
        return Rejection(source, STAGE, f"too large: a page of more than {MAX_RECORD_BYTES} bytes")
    return page, found


def _find_visit(record: Any, source: str) -> Visit | None:
    """A repeated visit; `None` where its head says that it is of no page."""
    head = record.http_headers
    media_type = (head.get_header("Content-Type") or "") if head is not None else ""
    named = Payload(b"", source, content_type=media_type)
    if named.media_type and find_format(named) not in _READ:
        return None
    code = head.get_statuscode() if head is not None else ""
    if code.startswith("3") and code != "304":
        return None
    tell = record.rec_headers.get_header
    return Visit(
        source,
        tell("WARC-Target-URI") or "",
        tell("WARC-Refers-To-Target-URI"),
        tell("WARC-Refers-To-Date"),
        tell("WARC-Payload-Digest"),
    )


def _unpack(record: Any, source: str) -> Payload | None:
    """What a record holds; `None` for a redirect and for what is no page by its media type."""
    head = record.http_headers
    status = None
    encoding = None
    content_type = record.rec_headers.get_header("Content-Type")
    if head is not None:
        code = head.get_statuscode()
        status = int(code) if code.isdigit() and len(code) == 3 else None
        if status is not None and 300 <= status < 400:
            return None
        content_type = head.get_header("Content-Type")
        encoding = head.get_header("Content-Encoding")
    captured = record.rec_headers.get_header("WARC-Date")
    page = Payload(
        b"",
        source,
        url=_bare(record.rec_headers.get_header("WARC-Target-URI")),
        captured=captured if captured and is_published(captured) else None,
        content_type=content_type,
        status=status,
    )
    if page.media_type and not page.media_type.startswith(("text/", "application/")):
        return None
    stream = record.raw_stream
    if head is not None and (head.get_header("Transfer-Encoding") or "").lower() == "chunked":
        stream = ChunkedDataReader(stream)
    body = b"".join(iter(lambda: stream.read(65_536), b""))
    body = unpack_body(body, encoding, limit=MAX_PAGE_BYTES)
    return Payload(body, source, page.url, page.captured, page.content_type, page.status)


def _bare(address: str | None) -> str | None:
    """An address without the angle brackets that some tools of WARC 1.0 put around it."""
    return address if address is None else address.strip().removeprefix("<").removesuffix(">")
