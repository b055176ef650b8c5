"""A file → its Documents, whatever it holds."""

import io
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from stemma.model import Document, Rejection
from stemma.read.decode import NotTextError, decode
from stemma.read.facts import STAGE
from stemma.read.follow import read_addresses
from stemma.read.formats import SUFFIXES, Format, sniff, split_name
from stemma.read.inflate import MAGIC, InflateError, inflate, inflate_file, unpack_blocks
from stemma.read.limits import (
    MAX_PAGE_BYTES,
    MAX_RECORDS_BYTES,
    MAX_TEXT_BYTES,
)
from stemma.read.options import Options
from stemma.read.payload import Payload
from stemma.read.time_limit import read_within
from stemma.read.whole import read_rows, read_whole

if TYPE_CHECKING:
    from collections.abc import Buffer  # type: ignore[attr-defined] # since Python 3.12

# UTF-16 takes up to twice the bytes of UTF-8, and a byte order mark.
_TEXT_BYTES: Final = 2 * MAX_TEXT_BYTES + 2
_LIMITS: Final = {
    Format.TEXT: _TEXT_BYTES,
    Format.MARKDOWN: _TEXT_BYTES,
    Format.ADDRESSES: _TEXT_BYTES,
    Format.HTML: MAX_PAGE_BYTES,
}
_STREAMS: Final = frozenset({Format.JSONL, Format.CSV, Format.TSV, Format.WARC, Format.WACZ})
"""Formats that are read record by record, however long the file is."""

_SURE: Final = frozenset(
    {Format.HTML, Format.PDF, Format.DOCX, Format.FEED, Format.OPML, Format.WARC}
)
"""What a file can be seen to be by how it begins, whatever it is called."""


def read_file(path: Path, source: str, options: Options) -> Iterator[Document | Rejection]:
    """The documents in a file, which is called `source`."""
    try:
        require_file(path)
        kind, packed = _find_kind(path)
        with _open(path) as file:
            if kind in _STREAMS:
                yield from _read_stream(file, kind, source, options, packed=packed)
                return
            content = _load(file, limit=_LIMITS.get(kind, MAX_RECORDS_BYTES), packed=packed)
            options.tell(os.fstat(file.fileno()).st_size)
    except (OSError, ValueError) as error:
        is_dangling = isinstance(error, FileNotFoundError) and path.is_symlink()
        yield Rejection(source, STAGE, "a link to nothing" if is_dangling else explain(error))
        return
    yield from _read_content(Payload(content, source), kind, options)


def read_input(content: bytes, source: str, options: Options) -> Iterator[Document | Rejection]:
    """The documents in what came on standard input: known by how it begins, else plain text."""
    if len(content) > MAX_RECORDS_BYTES:
        reason = f"too large: more than {MAX_RECORDS_BYTES} bytes on standard input"
        yield Rejection(source, STAGE, reason)
        return
    if content.startswith(MAGIC):
        try:
            content = inflate(content, limit=MAX_RECORDS_BYTES)
        except InflateError as error:
            yield Rejection(source, STAGE, str(error))
            return
    kind = sniff(content) or _find_records(content) or Format.TEXT
    if kind in _STREAMS:
        yield from _read_stream(io.BytesIO(content), kind, source, options, packed=False)
    else:
        yield from _read_content(Payload(content, source), kind, options)


def _find_kind(path: Path) -> tuple[Format, bool]:
    """(What a file holds, whether it is gzipped).

    Raises:
        ValueError: it is nothing that is read.
    """
    suffix, packed = split_name(path.name)
    kind = SUFFIXES.get(suffix)
    if kind is not None:
        return kind, packed
    with _open(path) as file:
        head = file.read(4_096)
    if packed:
        head = next(unpack_blocks(iter((head,))), b"")[:2_048]
    found = sniff(head)
    if found is not None and (found in _SURE or not suffix):
        return found, packed
    if suffix == ".xml":
        raise ValueError("XML that is neither a feed nor a list of feeds")
    called = f"format {suffix}" if suffix else "a file without suffix"
    raise ValueError(f"{called} is not supported")


def _read_content(page: Payload, kind: Format, options: Options) -> Iterator[Document | Rejection]:
    if kind is Format.OPML:
        from stemma.read.listing import ListingError, find_feeds  # noqa: PLC0415 - brings lxml

        try:
            addresses = find_feeds(page.content)
        except ListingError as error:
            yield Rejection(page.source, STAGE, str(error))
            return
        yield from _follow(addresses, page.source, options)
        return
    found = _find_addresses(page.content) if kind in {Format.TEXT, Format.ADDRESSES} else None
    if found is not None:
        yield from _follow(found, page.source, options)
    elif kind is Format.ADDRESSES:
        yield Rejection(page.source, STAGE, "not a list of addresses, one a line")
    else:
        found_here = read_whole(page, kind, published=options.published, asked=options.asked)
        yield from read_within(options.limit_seconds, found_here, page.source)


def _follow(addresses: list[str], source: str, options: Options) -> Iterator[Document | Rejection]:
    """What stands at the addresses of a list; one that was only found in a folder is not asked."""
    if options.fetch is None:
        reason = "a list of addresses; nothing is fetched here"
        yield Rejection(source, STAGE, reason)
    elif options.is_in_folder:
        reason = "a list of addresses in a folder; to fetch them, name it itself"
        yield Rejection(source, STAGE, reason)
    else:
        yield from read_addresses(
            addresses,
            published=options.published,
            fetch=options.fetch,
            asked=options.asked,
            limit_seconds=options.limit_seconds,
        )


def _find_addresses(content: bytes) -> list[str] | None:
    if not content[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"http", b"#")):
        return None
    from stemma.read.listing import find_addresses  # noqa: PLC0415 - brings lxml

    try:
        return find_addresses(decode(content))
    except NotTextError:
        return None


def _find_records(content: bytes) -> Format | None:
    """Whether content is JSON or JSONL with reports in it."""
    import json  # noqa: PLC0415 - a text needs it not

    from stemma.read.opened import holds_reports  # noqa: PLC0415

    head = content[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head.startswith((b"{", b"[")):
        return None
    for kind, piece in (
        (Format.JSON, content),
        (Format.JSONL, content.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")[0]),
    ):
        try:
            parsed = json.loads(piece)
        except (ValueError, RecursionError):
            continue
        if holds_reports(parsed):
            return kind
    return None


def _read_stream(
    file: BinaryIO, kind: Format, source: str, options: Options, *, packed: bool
) -> Iterator[Document | Rejection]:
    published = options.published
    if kind is Format.WARC:
        from stemma.read.archive.warc import read_warc  # noqa: PLC0415 - only what this run needs

        limit = options.limit_seconds
        found = read_warc(file, source, published=published, limit_seconds=limit)
    elif kind is Format.WACZ:
        from stemma.read.archive.wacz import read_wacz  # noqa: PLC0415

        limit = options.limit_seconds
        found = read_wacz(file, source, published=published, limit_seconds=limit)
    else:

        def open_again() -> BinaryIO:
            file.seek(0)
            return io.BufferedReader(_Unpacked(file), 1 << 20) if packed else file

        found = read_rows(open_again, kind, source, published=published, asked=options.asked)
    before = 0
    try:
        for item in found:
            # An archive in an archive is read from a copy: there the place says nothing.
            here = file.tell()
            options.tell(max(here - before, 0))
            before = max(here, before)
            yield item
    except (OSError, EOFError, ValueError) as error:
        yield Rejection(source, STAGE, f"damaged from here on: {error}"[:300])
    options.tell(max(file.seek(0, os.SEEK_END) - before, 0))


class _Unpacked(io.RawIOBase):
    """A packed file, unpacked as it is read, as long as it does not grow more than any text."""

    def __init__(self, file: BinaryIO) -> None:
        self._blocks = unpack_blocks(iter(lambda: file.read(1 << 16), b""))
        self._held = memoryview(b"")

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def readinto(self, buffer: "Buffer", /) -> int:
        """The next bytes; how many.

        Raises:
            InflateError: it is damaged or grows too much.
        """
        while not self._held:
            piece = next(self._blocks, None)
            if piece is None:
                return 0
            self._held = memoryview(piece)
        place = memoryview(buffer)
        size = min(len(place), len(self._held))
        place[:size] = self._held[:size]
        self._held = self._held[size:]
        return size


def _open(path: Path) -> BinaryIO:
    """A plain file, opened.

    Raises:
        OSError: it cannot be opened.
        ValueError: it is not a plain file.
    """
    # The file may have been changed for a pipe since it was looked at: do not wait for a writer.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    file = os.fdopen(descriptor, "rb")
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        file.close()
        raise ValueError("not a file: a device, pipe or socket")
    return file


def _load(file: BinaryIO, *, limit: int, packed: bool) -> bytes:
    """The bytes of an open file.

    Raises:
        OSError: it cannot be read.
        ValueError: it holds more than `limit` bytes, or is damaged gzip.
    """
    if packed:
        return inflate_file(file, limit=limit)
    size = os.fstat(file.fileno()).st_size
    content = b"" if size > limit else file.read(limit + 1)
    size = max(size, len(content))
    if size > limit:
        raise ValueError(f"too large: {size} bytes, the limit is {limit}")
    return content


def require_file(path: Path) -> None:
    """Nothing, when a path leads to a plain file.

    Raises:
        OSError: it leads nowhere.
        ValueError: it is something else.
    """
    if not stat.S_ISREG(path.stat().st_mode):
        raise ValueError("not a file: a device, pipe or socket")


def explain(error: OSError | ValueError) -> str:
    """The reason of a rejection."""
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, OSError):
        return (error.strerror or type(error).__name__).lower()
    return str(error)
