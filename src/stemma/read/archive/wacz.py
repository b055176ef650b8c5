"""The pages in a WACZ file → Documents. Nothing of it is ever written under a name of its own."""

import tempfile
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import PurePosixPath
from typing import BinaryIO, Final

from stemma.model import Document, Rejection
from stemma.read.archive.visits import Captures
from stemma.read.archive.warc import read_warc
from stemma.read.facts import STAGE
from stemma.read.limits import MAX_MEMBERS, MAX_RATIO, RATIO_FREE_BYTES

Read = Callable[..., Iterator[Document | Rejection]]

_FOLDER: Final = "archive"
_ARCHIVES: Final = tuple(
    f"{suffix}{packed}" for suffix in (".warc", ".arc") for packed in ("", ".gz", ".zst")
)
_NESTED: Final = (".zip", ".wacz")
_HELD_BYTES: Final = 16_000_000
_MOST_BYTES: Final = 8_000_000_000
_BLOCK: Final = 1_000_000


def read_wacz(
    file: BinaryIO,
    source: str,
    *,
    published: str | None = None,
    limit_seconds: float | None = None,
) -> Iterator[Document | Rejection]:
    """The reports on the pages of a WACZ file: those of the WARC files in its folder `archive`.

    An entry whose name leads out of the archive, that is packed in another, or that grows more than
    any text does is a rejection; everything else in the file is passed over. `limit_seconds` is how
    long one page may take, `None` where there is no limit.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_MEMBERS:
                reason = f"too many entries: {len(entries)}, the limit is {MAX_MEMBERS}"
                yield Rejection(source, STAGE, reason)
                return
            read = partial(read_warc, published=published, limit_seconds=limit_seconds)
            yield from _read_entries(archive, entries, source, read)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        yield Rejection(source, STAGE, f"not readable as WACZ: {error}"[:300])


def _read_entries(
    archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], source: str, read: Read
) -> Iterator[Document | Rejection]:
    count = 0
    captures = Captures()
    read = partial(read, captures=captures)
    for entry in entries:
        if entry.filename.endswith("/"):
            continue
        here = f"{source}/{entry.filename}"
        problem = _find_problem(entry)
        if problem is not None:
            count += 1
            yield Rejection(here, STAGE, problem)
        elif _is_archive(entry.filename):
            count += 1
            yield from _read_entry(archive, entry, here, read)
    yield from captures.find_lost()
    if count == 0:
        yield Rejection(source, STAGE, "a WACZ file without a WARC file")


def _read_entry(
    archive: zipfile.ZipFile,
    entry: zipfile.ZipInfo,
    source: str,
    read: Read,
) -> Iterator[Document | Rejection]:
    """The reports of one WARC file, from a nameless copy that can seek."""
    with tempfile.SpooledTemporaryFile(max_size=_HELD_BYTES) as copy:
        try:
            with archive.open(entry) as packed:
                size = 0
                while block := packed.read(_BLOCK):
                    size += len(block)
                    if size > RATIO_FREE_BYTES and size > MAX_RATIO * max(entry.compress_size, 1):
                        reason = f"grows more than {MAX_RATIO} times when unpacked"
                        yield Rejection(source, STAGE, reason)
                        return
                    copy.write(block)
        except Exception as error:  # noqa: BLE001 - damaged entries fail in every way there is
            # What was unpacked before the damage is still read.
            yield Rejection(source, STAGE, f"damaged entry: {error}"[:300])
        copy.seek(0)
        yield from read(copy, source)


def _is_archive(name: str) -> bool:
    path = PurePosixPath(name)
    return path.parts[:1] == (_FOLDER,) and name.lower().endswith(_ARCHIVES)


def _find_problem(entry: zipfile.ZipInfo) -> str | None:
    """Why an entry is not looked into, `None` where nothing is wrong."""
    name = entry.filename
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if not parts or parts[0] == "/" or ".." in parts or ":" in parts[0]:
        return "its name leads out of the archive"
    if name.lower().endswith(_NESTED):
        return "an archive inside an archive is not read"
    return _find_bomb(entry) if _is_archive(name) else None


def _find_bomb(entry: zipfile.ZipInfo) -> str | None:
    if entry.flag_bits & 1:
        return "an entry with a password"
    if entry.file_size > _MOST_BYTES:
        return f"too large: {entry.file_size} bytes, the limit is {_MOST_BYTES}"
    if entry.file_size > RATIO_FREE_BYTES and entry.file_size > MAX_RATIO * entry.compress_size:
        return f"grows more than {MAX_RATIO} times when unpacked"
    return None
