"""A path → what is in it."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from stemma.model import Document, Rejection
from stemma.read.limits import MAX_RECORDS_BYTES, MAX_TEXT_BYTES
from stemma.read.plain import STAGE, read_bytes
from stemma.read.record import read_records

STANDARD_INPUT = "-"

# UTF-16 takes up to twice the bytes of UTF-8, and a byte order mark.
_LIMITS = {".txt": 2 * MAX_TEXT_BYTES + 2, ".json": MAX_RECORDS_BYTES}


def read_sources(
    sources: Iterable[str], *, published: str | None = None, standard_input: bytes | None = None
) -> Iterator[Document | Rejection]:
    """The documents of several sources, in order, each under an id of its own.

    A later document whose id is taken gets `~2`, `~3` … added. The source `-` stands for
    `standard_input`, plain text that the caller has read.
    """
    taken: set[str] = set()
    for source in sources:
        if source == STANDARD_INPUT and standard_input is not None:
            found = iter((read_bytes(standard_input, source, published=published),))
        else:
            found = read_source(source, published=published)
        for item in found:
            if isinstance(item, Rejection):
                yield item
                continue
            identifier, number = item.id, 1
            while identifier in taken:
                number += 1
                identifier = f"{item.id}~{number}"
            taken.add(identifier)
            yield item if number == 1 else replace(item, id=identifier)


def read_source(source: str, *, published: str | None = None) -> Iterator[Document | Rejection]:
    """The documents in a file or a folder; what cannot be read comes as a `Rejection`.

    A file is `.txt`, plain text, or `.json`, one record or a list of them. Any other suffix is a
    rejection. A folder stands for the `.txt` and `.json` files in it and in the folders below,
    in the order of their paths; other files there and names that start with a dot are passed
    over, links to folders are not followed.

    `published` is the date of documents that have none. The dates of files are never used: they
    tell when a file was copied, not when a report appeared.
    """
    if not source:
        yield Rejection(source, STAGE, "no such file or folder: the name is empty")
        return
    path = Path(source)
    try:
        is_folder = path.is_dir()
    except (OSError, ValueError):
        is_folder = False
    if not is_folder:
        yield from _read_file(path, _printable(source), published=published)
        return
    count = 0
    for item in _find_files(path):
        count += 1
        if isinstance(item, Rejection):
            yield item
        else:
            yield from _read_file(item, _printable(str(item)), published=published)
    if count == 0:
        yield Rejection(_printable(source), STAGE, "no .txt or .json file in this folder")


def _find_files(folder: Path) -> Iterator[Path | Rejection]:
    """The files of a folder that are meant to be read, and the folders that cannot be listed."""
    problems: list[OSError] = []
    found: list[Path] = []
    for place, folders, names in os.walk(folder, onerror=problems.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [
            Path(place, name)
            for name in names
            if not name.startswith(".") and Path(name).suffix.lower() in _LIMITS
        ]
    for problem in sorted(problems, key=lambda problem: str(problem.filename)):
        yield Rejection(_printable(str(problem.filename)), STAGE, _explain(problem))
    yield from sorted(found, key=lambda path: path.parts)


def _read_file(path: Path, source: str, *, published: str | None) -> Iterator[Document | Rejection]:
    suffix = path.suffix.lower()
    try:
        _require_file(path)
        if suffix not in _LIMITS:
            called = f"format {suffix}" if suffix else "a file without suffix"
            yield Rejection(source, STAGE, f"{called} is not supported yet; .txt and .json are")
            return
        content = _load(path, limit=_LIMITS[suffix])
    except (OSError, ValueError) as error:
        is_dangling = isinstance(error, FileNotFoundError) and path.is_symlink()
        yield Rejection(source, STAGE, "a link to nothing" if is_dangling else _explain(error))
        return
    if suffix == ".json":
        yield from read_records(content, source, published=published)
    else:
        yield read_bytes(content, source, published=published)


def _require_file(path: Path) -> None:
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode):
        raise ValueError("not a file: a device, pipe or socket")


def _load(path: Path, *, limit: int) -> bytes:
    """The bytes of a file.

    Raises:
        OSError: it cannot be opened or read.
        ValueError: it is not a plain file, or holds more than `limit` bytes.
    """
    # The file may have been changed for a pipe since it was looked at: do not wait for a writer.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise ValueError("not a file: a device, pipe or socket")
        content = b"" if status.st_size > limit else file.read(limit + 1)
    size = max(status.st_size, len(content))
    if size > limit:
        raise ValueError(f"too large: {size} bytes, the limit is {limit}")
    return content


def _explain(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, OSError):
        return (error.strerror or type(error).__name__).lower()
    return str(error)


def _printable(name: str) -> str:
    """A path as text: bytes of it that are not UTF-8 become U+FFFD."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
